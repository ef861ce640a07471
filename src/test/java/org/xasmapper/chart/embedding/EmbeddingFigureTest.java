package org.xasmapper.chart.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.FigureStyle;
import org.xasmapper.chart.Pixels;
import org.xasmapper.spectrum.XasException;

class EmbeddingFigureTest {

	/** Of a figure with a square embedding: left and upper side of the frame, and its length. */
	private static final int LEFT = 80, TOP = 30, SIDE = 1150;

	@Test
	void dotsAreWhereTheirSpectraAre() {
		final BufferedImage image = draw(List.of("a", "b", "a", "a"), 0, 0, 1, 1, 0, 1, 1, 0).image();
		assertEquals(dot(FigureStyle.color(0)), at(image, 40, SIDE - 40));
		assertEquals(dot(FigureStyle.color(1)), at(image, SIDE - 40, 40));
		assertEquals(dot(FigureStyle.color(0)), at(image, 40, 40));
		assertEquals(Color.WHITE, at(image, SIDE / 2, SIDE / 2));
	}

	@Test
	void bothAxesHaveTheSameScale() {
		final BufferedImage image = draw(List.of("a", "a", "a"), 0, 0, 10, 0, 5, 4).image();
		final int perUnit = (SIDE - 80) / 10;
		final int middle = (int) (0.55 * SIDE) / 2;
		assertEquals(dot(FigureStyle.color(0)), at(image, SIDE / 2, middle - 2 * perUnit));
		assertEquals(dot(FigureStyle.color(0)), at(image, 40, middle + 2 * perUnit));
	}

	@Test
	void unknownDotsAreGreyAndBelow() {
		final BufferedImage alone = draw(List.of("", "a", "a"), 0.5f, 0.5f, 0, 0, 1, 1).image();
		final BufferedImage covered = draw(List.of("", "a", "a", "a"), 0.5f, 0.5f, 0, 0, 1, 1, 0.5f, 0.5f).image();
		assertEquals(dot(PointColors.NONE), at(alone, SIDE / 2, SIDE / 2));
		final Color above = at(covered, SIDE / 2, SIDE / 2);
		assertTrue(OkLab.of(above).distance(OkLab.of(FigureStyle.color(0))) < 0.1, above.toString());
	}

	@Test
	void zeroValentIsLargerOutlinedAndOnTop() {
		final BufferedImage image = EmbeddingFigure.draw(new float[] { 0, 0, 1, 1, 0.5f, 0.5f, 0.5f, 0.5f }, 2, PointColors.of(
			"OS", List.of("3", "4", "0", "4"))).image();
		final int middle = TOP + SIDE / 2;
		int black = 0;
		for (int x = LEFT + SIDE / 2 - 20; x < LEFT + SIDE / 2 + 20; x++) {
			if (new Color(image.getRGB(x, middle)).getRed() < 60) black++;
		}
		assertTrue(black >= 2 && black <= 8, "outline on two sides: " + black);
		assertEquals(new Color(0xE69F00), at(image, SIDE / 2, SIDE / 2));
	}

	@Test
	void noGroupHidesAnother() {
		final int count = 4000;
		final Random random = new Random(3);
		final float[] coordinates = new float[2 * count];
		for (int i = 0; i < coordinates.length; i++) coordinates[i] = random.nextFloat() / 10;
		final List<String> halves = IntStream.range(0, count).mapToObj(i -> i < count / 2 ? "a" : "b").toList();
		final BufferedImage image = EmbeddingFigure.draw(coordinates, 2, PointColors.of("half", halves)).image();
		final long first = like(image, FigureStyle.color(0));
		final long second = like(image, FigureStyle.color(1));
		assertEquals(1, (double) first / second, 0.1);
	}

	@Test
	void theSameFigureEveryTime() {
		final float[] coordinates = new float[200];
		for (int i = 0; i < coordinates.length; i++) coordinates[i] = i * 7919 % 101;
		final List<String> cells = IntStream.range(0, 100).mapToObj(i -> "group " + i % 9).toList();
		final BufferedImage one = draw(cells, coordinates).image();
		final BufferedImage two = draw(cells, coordinates).image();
		assertArrayEquals(pixels(one), pixels(two));
	}

	@Test
	void moreDotsAreSmallerAndFainter() {
		final DotStyle few = DotStyle.of(50, 1e-5);
		final DotStyle some = DotStyle.of(4000, 0.05);
		final DotStyle many = DotStyle.of(74_000, 0.5);
		assertTrue(few.diameter() > some.diameter() && some.diameter() > many.diameter());
		assertTrue(few.opacity() >= some.opacity() && some.opacity() > many.opacity());
		assertEquals(3.5, many.diameter(), 0);
	}

	@Test
	void manyGroupsAreNamedAtTheirDots() {
		final float[] coordinates = new float[2 * 90];
		for (int i = 0; i < 90; i++) {
			coordinates[2 * i] = i % 9 * 10 + 0.01f * i;
			coordinates[2 * i + 1] = i % 9 % 3 * 10;
		}
		final List<String> nine = IntStream.range(0, 90).mapToObj(i -> "W" + i % 9).toList();
		final List<String> three = IntStream.range(0, 90).mapToObj(i -> "W" + i % 9 % 3).toList();
		assertTrue(blackInside(draw(nine, coordinates).image()) > 500);
		assertEquals(0, blackInside(draw(three, coordinates).image()));
	}

	@Test
	void threeComponentsAreThreeProjections() {
		final float[] cube = { 0, 0, 0, 2, 1, 0.5f, 1, 1, 0.25f };
		final BufferedImage image = EmbeddingFigure.draw(cube, 3, PointColors.of("c", List.of("a", "b", "a"))).image();
		assertEquals(920, image.getHeight());
		final int[] lefts = { 80, 80 + 920, 80 + 2 * 920 };
		for (final int left : lefts) assertEquals(Color.BLACK, new Color(image.getRGB(left, TOP + 400)), "frame at " + left);
	}

	@Test
	void pointsThatWereNotEmbeddedAreLeftOut() {
		final BufferedImage image = draw(List.of("a", "b", "a"), 0, 0, Float.NaN, Float.NaN, 1, 1).image();
		assertTrue(like(image, FigureStyle.color(1)) < 500, "only in the legend");
	}

	@Test
	void refusesWhatCannotBeDrawn() {
		assertThrows(XasException.class, () -> draw(List.of("a"), 0, 0, 1, 1));
		final Throwable thrown = assertThrows(XasException.class, () -> draw(List.of("a"), Float.NaN, Float.NaN));
		assertTrue(thrown.getMessage().contains("no points"), thrown.getMessage());
		assertThrows(XasException.class, () -> EmbeddingFigure.draw(new float[0], 2, PointColors.of("none", Collections
			.emptyList())));
	}

	@Test
	void pointsInOnePlaceAreDrawn() {
		assertEquals(dot(FigureStyle.color(0)), at(draw(List.of("a"), 3, 3).image(), (int) (0.55 * SIDE / 2), (int) (0.55 *
			SIDE / 2)));
	}

	private static Figure draw(final List<String> cells, final float... coordinates) {
		return EmbeddingFigure.draw(coordinates, 2, PointColors.of("group", cells));
	}

	private static Color at(final BufferedImage image, final int x, final int y) {
		return new Color(image.getRGB(LEFT + x, TOP + y));
	}

	/** A lone dot is drawn with the strongest opacity. */
	private static Color dot(final Color color) {
		return Pixels.onWhite(new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(0.85 * 255)));
	}

	private static long like(final BufferedImage image, final Color color) {
		final OkLab wanted = OkLab.of(color);
		return Arrays.stream(pixels(image)).filter(rgb -> OkLab.of(new Color(rgb)).distance(wanted) < 0.08).count();
	}

	private static int[] pixels(final BufferedImage image) {
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	private static long blackInside(final BufferedImage image) {
		long black = 0;
		for (int y = TOP + 10; y < image.getHeight() - 110; y++) {
			for (int x = LEFT + 10; x < LEFT + SIDE - 10; x++) {
				if (image.getRGB(x, y) == Color.BLACK.getRGB()) black++;
			}
		}
		return black;
	}
}
