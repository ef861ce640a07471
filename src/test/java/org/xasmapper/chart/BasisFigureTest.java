package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class BasisFigureTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4960, 1, 81);
	private static final Color RED = new Color(0xD62728);
	private static final Color SHADE = new Color(0xE4E9F0);

	@Test
	void drawsAPanelForEverySpectrum() {
		final BufferedImage two = BasisFigure.draw(basis(2, 0, 0), basis(2, 0.2f, 20)).image();
		final BufferedImage four = BasisFigure.draw(basis(4, 0, 0), basis(4, 0.2f, 20)).image();
		assertEquals(1600, four.getWidth());
		assertTrue(four.getHeight() > two.getHeight() + 600);
		// The legend's red line is in both, so not quite twice as many.
		assertTrue(Pixels.in(four, RED) > 1.7 * Pixels.in(two, RED));
	}

	@Test
	void simulatedLiesOverExperimental() {
		final BufferedImage image = BasisFigure.draw(basis(1, 0, 0), basis(1, 0, 0)).image();
		final int beforeTheEdge = 400;
		assertEquals(0, Pixels.inColumn(image, beforeTheEdge, RED));
		assertTrue(Pixels.inColumn(image, beforeTheEdge, Color.BLACK) > 0);
	}

	@Test
	void shadesWhereTheyDiffer() {
		// The legend shows the shade too: a patch of 70 × 28 pixels.
		final long same = Pixels.in(BasisFigure.draw(basis(1, 0, 0), basis(1, 0, 0)).image(), SHADE);
		final long different = Pixels.in(BasisFigure.draw(basis(1, 0, 0), basis(1, 0.2f, 20)).image(), SHADE);
		assertTrue(same > 0 && same <= 70 * 28, "same: " + same);
		assertTrue(different > 30 * same, "different: " + different);
	}

	@Test
	void naNInterruptsALine() {
		final Spectra experimental = basis(1, 0.2f, 80);
		Arrays.fill(experimental.values(), 35, 46, Float.NaN);
		final BufferedImage image = BasisFigure.draw(basis(1, 0, 0), experimental).image();
		final int middle = image.getWidth() / 2 + 60;
		assertEquals(0, Pixels.inColumn(image, middle, RED));
		assertTrue(Pixels.inColumn(image, middle - 400, RED) > 0);
	}

	@Test
	void refusesWhatDoesNotCorrespond() {
		assertThrows(XasException.class, () -> BasisFigure.draw(basis(2, 0, 0), basis(3, 0, 0)));
		final Spectra nothing = basis(1, 0, 0);
		Arrays.fill(nothing.values(), Float.NaN);
		assertThrows(XasException.class, () -> BasisFigure.draw(nothing, nothing));
	}

	/** Edges at 5000 eV; the first points lie higher by {@code excess}. */
	private static Spectra basis(final int count, final float excess, final int points) {
		final float[] values = new float[count * GRID.size()];
		for (int j = 0; j < values.length; j++) {
			final int k = j % GRID.size();
			values[j] = (k < 40 ? 0 : 1) + (k < points ? excess : 0);
		}
		final String[] names = new String[count];
		Arrays.setAll(names, i -> "TiO" + i);
		return Spectra.named(GRID, List.of(names), values);
	}
}
