package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class SpectraFigureTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4960, 1, 81);

	@Test
	void meanAndDeviationLeaveNaNOut() {
		final EnergyGrid grid = EnergyGrid.of(1, 2, 3);
		final float nan = Float.NaN;
		final SpectraBand band = SpectraBand.of("group", Spectra.named(grid, List.of("a", "b", "c"), new float[] { //
			1, 5, nan, //
			2, nan, nan, //
			3, Float.POSITIVE_INFINITY, nan }));
		assertArrayEquals(new float[] { 2, 5, nan }, band.mean());
		assertArrayEquals(new float[] { 1, 0, nan }, band.std());
	}

	@Test
	void drawsALineAndABandForEveryGroup() {
		final BufferedImage image = SpectraFigure.draw(List.of(band("low", 0, 0.1f), band("high", 1, 0.1f)), true).image();
		assertEquals(1600, image.getWidth());
		assertEquals(1100, image.getHeight());
		for (int g = 0; g < 2; g++) {
			assertTrue(Pixels.in(image, FigureStyle.color(g)) > 2000, "line " + g);
			assertTrue(Pixels.in(image, Pixels.onWhite(FigureStyle.pale(FigureStyle.color(g)))) > 50_000, "band " + g);
		}
		assertEquals(0, Pixels.in(image, FigureStyle.color(2)));
	}

	@Test
	void groupsBeyondThePaletteAreDashed() {
		final SpectraBand[] bands = new SpectraBand[8];
		Arrays.setAll(bands, g -> band("group " + g, g, 0));
		final BufferedImage image = SpectraFigure.draw(List.of(bands), true).image();
		final long solid = Pixels.in(image, FigureStyle.color(1));
		final long solidAndDashed = Pixels.in(image, FigureStyle.color(0));
		assertTrue(solidAndDashed > 1.2 * solid && solidAndDashed < 1.9 * solid, solid + " " + solidAndDashed);
	}

	@Test
	void naNInterruptsLineAndBand() {
		final SpectraBand whole = band("whole", 0, 0.1f);
		final SpectraBand broken = band("broken", 0, 0.1f);
		Arrays.fill(broken.mean(), 35, 46, Float.NaN);
		Arrays.fill(broken.std(), 35, 46, Float.NaN);
		final BufferedImage unbroken = SpectraFigure.draw(List.of(whole), false).image();
		final BufferedImage image = SpectraFigure.draw(List.of(broken), false).image();
		final int middle = image.getWidth() / 2 + 60;
		assertTrue(Pixels.inColumn(unbroken, middle, FigureStyle.color(0)) > 0);
		assertEquals(0, Pixels.inColumn(image, middle, FigureStyle.color(0)));
		assertEquals(0, Pixels.inColumn(image, middle, Pixels.onWhite(FigureStyle.pale(FigureStyle.color(0)))));
		assertTrue(Pixels.inColumn(image, middle + 400, FigureStyle.color(0)) > 0);
	}

	@Test
	void refusesToDrawNothing() {
		final float[] nan = new float[GRID.size()];
		Arrays.fill(nan, Float.NaN);
		final Throwable thrown = assertThrows(XasException.class, () -> SpectraBand.of("left half", Spectra.named(GRID, List
			.of("a"), nan)));
		assertTrue(thrown.getMessage().contains("\"left half\""), thrown.getMessage());
		assertThrows(XasException.class, () -> SpectraFigure.draw(List.of(), true));
	}

	@Test
	void savesWhatItShows(@TempDir final Path folder) throws IOException {
		final Figure figure = SpectraFigure.draw(List.of(band("a", 0, 0.1f)), true);
		figure.save(folder.resolve("spectra.png"));
		final BufferedImage saved = ImageIO.read(folder.resolve("spectra.png").toFile());
		final BufferedImage shown = figure.image();
		assertEquals(shown.getWidth(), saved.getWidth());
		for (int y = 0; y < shown.getHeight(); y += 7) {
			for (int x = 0; x < shown.getWidth(); x += 7) assertEquals(shown.getRGB(x, y), saved.getRGB(x, y));
		}
	}

	private static SpectraBand band(final String name, final float level, final float std) {
		final float[] mean = new float[GRID.size()];
		final float[] deviation = new float[GRID.size()];
		Arrays.fill(mean, level);
		Arrays.fill(deviation, std);
		return new SpectraBand(name, GRID, mean, deviation);
	}
}
