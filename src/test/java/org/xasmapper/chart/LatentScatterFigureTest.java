package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xasmapper.chart.LatentScatter.Sample;
import org.xasmapper.spectrum.XasException;

class LatentScatterFigureTest {

	private static final Color TRAINING = FigureStyle.color(0);
	private static final Color HELD_OUT = FigureStyle.color(1);

	@Test
	void drawsTrainingAndHeldOutInTheirColors() {
		final BufferedImage both = LatentScatterFigure.draw(List.of(new LatentScatter("MOOD (Å)", sample(400), sample(100))))
			.image();
		final BufferedImage training = LatentScatterFigure.draw(List.of(new LatentScatter("MOOD (Å)", sample(400),
			sample(0)))).image();
		final Color dot = Pixels.onWhite(new Color(HELD_OUT.getRed(), HELD_OUT.getGreen(), HELD_OUT.getBlue(), (int) (255 *
			0.7)));
		assertTrue(Pixels.in(both, dot) > 50 * 20, "dots of some area");
		assertEquals(0, Pixels.in(training, dot));
		assertTrue(Pixels.in(training, TRAINING) > 200, "legend");
	}

	@Test
	void panelsStandInAGrid() {
		final LatentScatter scatter = new LatentScatter("CN", sample(50), sample(10));
		final int[][] sizes = { { 1, 800, 744 }, { 3, 2400, 744 }, { 4, 1600, 1488 }, { 5, 2400, 1488 } };
		for (final int[] size : sizes) {
			final BufferedImage image = LatentScatterFigure.draw(Collections.nCopies(size[0], scatter)).image();
			assertEquals(size[1], image.getWidth());
			assertEquals(size[2], image.getHeight());
		}
	}

	@Test
	void fewValuesAreSpreadIntoStrips() {
		final Strips strips = new Strips(new double[] { 4, 6, Double.NaN }, new double[] { 5, 6 });
		double sum = 0;
		for (int i = 0; i < 1000; i++) {
			final double place = strips.place(5, i, 0.1, 0.4);
			assertTrue(place >= 5.1 && place < 5.4);
			sum += place;
		}
		assertEquals(5.25, sum / 1000, 0.001);
		final double[] many = new Random(1).doubles(13).toArray();
		assertEquals(many[3], new Strips(many).place(many[3], 7, 0.1, 0.4), 0);
		assertEquals(3, new Strips(new double[0]).place(3, 7, 0.1, 0.4), 0);
	}

	@Test
	void refusesToDrawNothing() {
		assertThrows(XasException.class, () -> LatentScatterFigure.draw(List.of()));
		assertThrows(XasException.class, () -> LatentScatterFigure.draw(List.of(new LatentScatter("CN", sample(0), sample(
			0)))));
		assertThrows(XasException.class, () -> new Sample(new double[2], new double[3], 0));
	}

	private static Sample sample(final int count) {
		final Random random = new Random(count);
		return new Sample(random.doubles(count, 2, 3).toArray(), random.doubles(count, -2, 2).toArray(), 0.8);
	}
}
