package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class SpectraByCompositionFigureTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4960, 1, 81);
	private static final Color LOWEST = ColorScale.LINES.at(0);
	private static final Color HIGHEST = ColorScale.LINES.at(1);
	private static final int MIDDLE = Part.LEFT + 600;

	@Test
	void colorsRunWithComposition() {
		final BufferedImage image = SpectraByCompositionFigure.draw(levels(3), new double[] { 0.7, 0.1, 0.4 }, "Ti fraction")
			.image();
		assertEquals(1600, image.getWidth());
		assertEquals(1100, image.getHeight());
		// Level 0, at the bottom, has the highest Ti fraction.
		assertTrue(rowOf(image, HIGHEST) > rowOf(image, ColorScale.LINES.at(0.5)) + 100);
		assertTrue(rowOf(image, LOWEST) > 0 && rowOf(image, LOWEST) < rowOf(image, HIGHEST) - 100);
	}

	@Test
	void ofManySpectraSixtyAreChosenEvenlyOverComposition() {
		final double[] composition = new double[5000];
		// Half of all pixels have nearly the same composition.
		Arrays.setAll(composition, i -> i < 2500 ? 1e-5 * i / 2500 : i / 5000.0);
		final BufferedImage image = SpectraByCompositionFigure.draw(levels(5000), composition, "Ti fraction").image();
		long lines = 0;
		for (int y = 1; y < 980; y++) {
			if (isWhite(image, y - 1) && !isWhite(image, y)) lines++;
		}
		// The frame's top; 31 spectra from 0.5 to 1; of the many near 0 only the two next to a step.
		assertEquals(1 + 31 + 2, lines);
	}

	@Test
	void leavesOutWhatIsUnknown() {
		final Spectra spectra = levels(3);
		spectra.values()[5] = Float.NaN;
		final BufferedImage image = SpectraByCompositionFigure.draw(spectra, new double[] { 0.1, Double.NaN, 0.4 },
			"Ti fraction").image();
		assertEquals(0, Pixels.inColumn(image, MIDDLE, LOWEST));
		assertThrows(XasException.class, () -> SpectraByCompositionFigure.draw(spectra, new double[] { 0.1, Double.NaN,
			Double.NaN }, "Ti fraction"));
		assertThrows(XasException.class, () -> SpectraByCompositionFigure.draw(spectra, new double[2], "Ti fraction"));
	}

	private static boolean isWhite(final BufferedImage image, final int y) {
		return image.getRGB(MIDDLE, y) == Color.WHITE.getRGB();
	}

	private static int rowOf(final BufferedImage image, final Color color) {
		for (int y = 0; y < image.getHeight(); y++) {
			if (image.getRGB(MIDDLE, y) == color.getRGB()) return y;
		}
		return -1;
	}

	/** Spectrum i is i everywhere. */
	private static Spectra levels(final int count) {
		final float[] values = new float[count * GRID.size()];
		for (int j = 0; j < values.length; j++) values[j] = j / GRID.size();
		return new Spectra(GRID, values, Table.empty(count));
	}
}
