package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

class LossFigureTest {

	private static final LossCurve FALLING = curve("reconstruction", 1, 0.01);
	private static final LossCurve NEGATIVE = curve("rank", 0, -0.8);

	@Test
	void lossesBelowZeroHaveAPanelOfTheirOwn() {
		final int positive = LossFigure.draw(List.of(FALLING), 50).image().getHeight();
		final int negative = LossFigure.draw(List.of(NEGATIVE), 50).image().getHeight();
		final BufferedImage both = LossFigure.draw(List.of(FALLING, NEGATIVE), 50).image();
		assertTrue(negative < positive && positive < both.getHeight());
		assertTrue(Pixels.in(both, FigureStyle.color(0)) > 1000);
		assertTrue(Pixels.in(both, FigureStyle.color(1)) > 1000);
	}

	@Test
	void aHundredthLiesTwoDecadesBelowOne() {
		final LossCurve one = curve("one", 1, 1);
		final LossCurve tenth = curve("tenth", 0.1, 0.1);
		final LossCurve hundredth = curve("hundredth", 0.01, 0.01);
		final BufferedImage image = LossFigure.draw(List.of(one, tenth, hundredth), 50).image();
		final int top = rowOf(image, 0);
		assertEquals(2 * (rowOf(image, 1) - top), rowOf(image, 2) - top, 3);
	}

	@Test
	void epochsWithoutALossAreBridged() {
		final double[] sparse = new double[100];
		Arrays.setAll(sparse, i -> i % 10 == 0 ? 0.1 : Double.NaN);
		final BufferedImage image = LossFigure.draw(List.of(new LossCurve("validation", sparse)), 50).image();
		assertTrue(Pixels.in(image, FigureStyle.color(0)) > 1000);
	}

	@Test
	void refusesToDrawNothing() {
		assertThrows(XasException.class, () -> LossFigure.draw(List.of(), 1));
		assertThrows(XasException.class, () -> LossFigure.draw(List.of(new LossCurve("short", new double[] { 1 })), 1));
	}

	/** Below the legend, in the first quarter, where the line is without anything else. */
	private static int rowOf(final BufferedImage image, final int group) {
		for (int y = 200; y < image.getHeight(); y++) {
			if (image.getRGB(500, y) == FigureStyle.color(group).getRGB()) return y;
		}
		throw new AssertionError("no line " + group);
	}

	private static LossCurve curve(final String name, final double first, final double last) {
		final double[] losses = new double[100];
		Arrays.setAll(losses, i -> first + (last - first) * i / 99);
		return new LossCurve(name, losses);
	}
}
