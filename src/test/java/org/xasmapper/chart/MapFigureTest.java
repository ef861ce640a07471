package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

class MapFigureTest {

	private static final int FRAME_LEFT = 150;
	private static final int FRAME_TOP = 70;
	private static final int SIDE = 470;

	@Test
	void everyPixelHasTheColorOfItsValue() {
		final BufferedImage image = MapFigure.draw(List.of(new MapPanel("ramp", "", new float[] { 0, 1, 2, 3 }, 0, 3,
			ColorScale.VIRIDIS)), 2).image();
		for (int p = 0; p < 4; p++) {
			final int x = FRAME_LEFT + (p % 2 == 0 ? SIDE / 4 : 3 * SIDE / 4);
			final int y = FRAME_TOP + (p < 2 ? SIDE / 4 : 3 * SIDE / 4);
			assertEquals(ColorScale.VIRIDIS.at(p / 3.0), new Color(image.getRGB(x, y)), "pixel " + p);
		}
	}

	@Test
	void maskedPixelsAreWhite() {
		final float[] values = { Float.NaN, Float.POSITIVE_INFINITY, 2, 3 };
		final BufferedImage image = MapFigure.draw(List.of(MapPanel.of("half", "", values)), 2).image();
		assertEquals(Color.WHITE, new Color(image.getRGB(FRAME_LEFT + SIDE / 4, FRAME_TOP + SIDE / 4)));
		assertEquals(Color.WHITE, new Color(image.getRGB(FRAME_LEFT + 3 * SIDE / 4, FRAME_TOP + SIDE / 4)));
		assertThrows(XasException.class, () -> MapPanel.of("all", "", new float[] { Float.NaN }));
	}

	@Test
	void aLargeMapIsAveraged() {
		final float[] checkered = new float[1880 * 1880];
		for (int p = 0; p < checkered.length; p++) checkered[p] = (p / 1880 + p) % 2;
		final BufferedImage image = MapFigure.draw(List.of(MapPanel.of("checkered", "", checkered)), 1880).image();
		assertEquals(ColorScale.VIRIDIS.at(0.5), new Color(image.getRGB(FRAME_LEFT + 100, FRAME_TOP + 100)));
		assertEquals(ColorScale.VIRIDIS.at(0.5), new Color(image.getRGB(FRAME_LEFT + 101, FRAME_TOP + 100)));
	}

	@Test
	void theAutomaticRangeLeavesOutHotAndDeadPixels() {
		final float[] values = new float[1001];
		for (int p = 0; p < values.length; p++) values[p] = p;
		values[1000] = 1e9f;
		final MapPanel panel = MapPanel.of("hot", "eV", values);
		assertEquals(10, panel.low(), 0);
		assertEquals(990, panel.high(), 0);
		final MapPanel constant = MapPanel.of("constant", "", new float[] { 5, 5, Float.NaN });
		assertTrue(constant.low() < 5 && constant.high() > 5);
		assertThrows(XasException.class, () -> panel.in(1, 1));
	}

	@Test
	void aBarIsPointedWhereValuesLieBeyond() {
		final MapPanel within = new MapPanel("within", "", new float[] { 0, 1 }, 0, 1, ColorScale.VIRIDIS);
		final MapPanel above = within.in(0, 0.5);
		final int corner = FRAME_LEFT + SIDE + 24 + 4;
		final BufferedImage flat = MapFigure.draw(List.of(within), 2).image();
		final BufferedImage pointed = MapFigure.draw(List.of(above), 2).image();
		assertEquals(Color.WHITE, new Color(pointed.getRGB(corner, FRAME_TOP + 4)));
		assertEquals(ColorScale.VIRIDIS.at(1).getRed(), new Color(flat.getRGB(corner, FRAME_TOP + 4)).getRed(), 12);
	}

	@Test
	void panelsStandInColumns() {
		final MapPanel map = MapPanel.of("map", "", new float[] { 0, 1, 2, 3 });
		final int[][] sizes = { { 1, 800, 660 }, { 2, 1600, 660 }, { 3, 2400, 660 }, { 4, 1600, 1320 }, { 5, 2400, 1320 }, { 7, 2400, 1980 } };
		for (final int[] size : sizes) {
			final BufferedImage image = MapFigure.draw(Collections.nCopies(size[0], map), 2).image();
			assertEquals(size[1], image.getWidth());
			assertEquals(size[2], image.getHeight());
		}
	}

	@Test
	void refusesMapsOfDifferentSizes() {
		final MapPanel four = MapPanel.of("four", "", new float[] { 0, 1, 2, 3 });
		final MapPanel six = MapPanel.of("six", "", new float[] { 0, 1, 2, 3, 4, 5 });
		final Throwable thrown = assertThrows(XasException.class, () -> MapFigure.draw(List.of(four, six), 2));
		assertTrue(thrown.getMessage().contains("\"six\""), thrown.getMessage());
		assertThrows(XasException.class, () -> MapFigure.draw(List.of(four), 3));
		assertThrows(XasException.class, () -> MapFigure.draw(List.of(four), 0));
		assertThrows(XasException.class, () -> MapFigure.draw(List.of(), 2));
	}
}
