package org.xasmapper.chart.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

class EmbeddingMapFigureTest {

	private static final float[] PLACES = { 0, 0, 4, 0, Float.NaN, Float.NaN, 4, 4 };

	/** Equal distances in the embedding are equal distances in OKLab, up to the rounding of colours to bytes. */
	@Test
	void colorsDifferAsMuchAsPlacesDo() {
		final PlaneColors colors = new PlaneColors(new PlaneBox(-3, 5, 0, 8));
		final OkLab first = OkLab.of(colors.at(-3, 0));
		final double perUnit = first.distance(OkLab.of(colors.at(5, 0))) / 8;
		for (double x = -3; x <= 5; x += 0.5) {
			for (double y = 0; y <= 8; y += 0.5) {
				final OkLab color = OkLab.of(colors.at(x, y));
				assertEquals(Math.hypot(x + 3, y) * perUnit, first.distance(color), 0.006);
				assertEquals(0.63, color.lightness(), 0.004, "lightness");
			}
		}
		assertTrue(perUnit * 8 > 0.28, "the colours' range: " + perUnit * 8);
	}

	@Test
	void pixelsHaveTheColorsOfTheirPlacesAndMaskedOnesAreWhite() {
		final EmbeddingMap map = new EmbeddingMap(2, PLACES, 2, PLACES);
		final PlaneColors colors = new PlaneColors(new PlaneBox(0, 4, 0, 4));
		assertEquals(colors.at(0, 0).getRGB(), map.rgb()[0]);
		assertEquals(colors.at(4, 0).getRGB(), map.rgb()[1]);
		assertEquals(Color.WHITE.getRGB(), map.rgb()[2]);
		assertEquals(colors.at(4, 4).getRGB(), map.rgb()[3]);
	}

	@Test
	void mapsInTheSameEmbeddingHaveTheSameColors() {
		final float[] embedded = { -10, -10, 10, 10 };
		final EmbeddingMap one = new EmbeddingMap(1, new float[] { 1, 2, 3, 4 }, 2, embedded);
		final EmbeddingMap other = new EmbeddingMap(1, new float[] { 1, 2, -9, 9 }, 2, embedded);
		assertEquals(one.rgb()[0], other.rgb()[0]);
	}

	@Test
	void mapAndKeyHaveTheSameColors() {
		final BufferedImage image = EmbeddingMapFigure.draw("map", new EmbeddingMap(2, PLACES, 2, PLACES)).image();
		final PlaneColors colors = new PlaneColors(new PlaneBox(0, 4, 0, 4));
		assertEquals(colors.at(0, 0), new Color(image.getRGB(150 + 175, 70 + 175)));
		assertEquals(Color.WHITE, new Color(image.getRGB(150 + 175, 70 + 525)));
		final int keyLeft = 150 + 700 + 130;
		assertNear(colors.at(1, 3), new Color(image.getRGB(keyLeft + 125, 70 + 125)));
		assertNear(colors.at(3, 1), new Color(image.getRGB(keyLeft + 375, 70 + 375)));
	}

	@Test
	void aLargeMapIsAveragedWithoutItsMaskedPixels() {
		final float[] places = new float[2 * 1400 * 1400];
		for (int p = 0; p < places.length / 2; p++) {
			places[2 * p] = p % 2 == 0 ? 0 : Float.NaN;
			places[2 * p + 1] = 0;
		}
		final EmbeddingMap map = new EmbeddingMap(1400, places, 2, new float[] { -1, -1, 1, 1 });
		final Color expected = new PlaneColors(new PlaneBox(-1, 1, -1, 1)).at(0, 0);
		assertEquals(expected, new Color(EmbeddingMapFigure.draw("map", map).image().getRGB(400, 400)));
	}

	@Test
	void refusesAMapThatIsMaskedThroughout() {
		assertThrows(XasException.class, () -> new EmbeddingMap(1, new float[] { Float.NaN, Float.NaN }, 2, PLACES));
	}

	private static void assertNear(final Color expected, final Color actual) {
		assertTrue(OkLab.of(expected).distance(OkLab.of(actual)) < 0.01, expected + " " + actual);
	}
}
