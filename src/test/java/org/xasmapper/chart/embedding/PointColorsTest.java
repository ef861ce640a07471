package org.xasmapper.chart.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.chart.ColorScale;
import org.xasmapper.chart.FigureStyle;

class PointColorsTest {

	@Test
	void wordsAreGroupsWithCountsAndNoneIsLast() {
		final PointColors colors = PointColors.of("element", List.of("V", "", "Ti", "None", "V", "nan"));
		assertEquals(List.of("Ti (1)", "V (2)", "None (3)"), texts(colors));
		assertFalse(colors.isKnown(1));
		assertEquals(colors.color(0), colors.color(4));
		assertNotEquals(colors.color(0), colors.color(2));
		assertNull(colors.bar());
	}

	@Test
	void aLongNameIsShownByItsBeginning() {
		final PointColors colors = PointColors.of("comment", List.of("a".repeat(50_000), "b".repeat(40)));
		assertEquals(List.of("a".repeat(40) + "… (1)", "b".repeat(40) + " (1)"), texts(colors));
	}

	@Test
	void fewNumbersAreLevelsInTheirOrder() {
		final PointColors colors = PointColors.of("CN", List.of("10", "4.0", "6", "4", "none"));
		assertEquals(List.of("4 (2)", "6 (1)", "10 (1)", "None (1)"), texts(colors));
		assertEquals(ColorScale.LINES.at(0), colors.color(1));
		assertEquals(ColorScale.LINES.at(0.5), colors.color(2));
		assertEquals(ColorScale.LINES.at(1), colors.color(0));
	}

	@Test
	void manyNumbersHaveAColorBar() {
		final List<String> cells = new ArrayList<>(IntStream.rangeClosed(0, 100).mapToObj(Integer::toString).toList());
		cells.add("none");
		final PointColors colors = PointColors.of("CN", cells);
		assertNotNull(colors.bar());
		assertEquals(List.of("None (1)"), texts(colors));
		assertEquals(ColorScale.LINES.at(0.5), colors.color(50));
		assertFalse(colors.isEmphasized(0));
	}

	@Test
	void zeroStandsOutAmongOxidationStatesOnly() {
		final PointColors levels = PointColors.of("OS", List.of("0", "2", "0.0", "3"));
		assertTrue(levels.isEmphasized(0) && levels.isEmphasized(2) && !levels.isEmphasized(1));
		assertTrue(levels.entries().get(0).outlined());
		final List<String> many = IntStream.rangeClosed(0, 30).mapToObj(i -> String.valueOf(i / 10.0)).toList();
		final PointColors bar = PointColors.of("OS", many);
		assertTrue(bar.isEmphasized(0) && !bar.isEmphasized(1));
		assertEquals(List.of("0 (1)"), texts(bar));
		assertFalse(PointColors.of("charge", List.of("0", "2")).isEmphasized(0));
	}

	@Test
	void clustersAreGroupsAlthoughTheyAreNumbers() {
		final PointColors colors = PointColors.groups("cluster", List.of("2", "10", "1", "none"));
		assertEquals(List.of("1 (1)", "2 (1)", "10 (1)", "None (1)"), texts(colors));
		assertEquals(FigureStyle.color(0), colors.color(2));
	}

	@Test
	void theSmallestOfTooManyGroupsAreOthers() {
		final List<String> cells = new ArrayList<>();
		for (int g = 0; g < 100; g++) {
			for (int i = 0; i <= g; i++) cells.add("group " + g);
		}
		final PointColors colors = PointColors.of("parent", cells);
		assertEquals(73, colors.entries().size());
		assertTrue(texts(colors).get(72).startsWith("28 others ("), texts(colors).get(72));
		assertEquals(colors.color(0), colors.color(1));
	}

	/** Two colours of 47 elements differ by at least twice the just noticeable difference of OKLab, 0.02. */
	@Test
	void fortySevenGroupsCanBeToldApart() {
		final List<Color> palette = GroupPalette.of(47);
		for (int i = 0; i < 47; i++) {
			for (int j = 0; j < i; j++) {
				final double distance = OkLab.of(palette.get(i)).distance(OkLab.of(palette.get(j)));
				assertTrue(distance > 0.06, i + " and " + j + " differ by " + distance);
			}
			assertTrue(OkLab.of(palette.get(i)).distance(OkLab.of(Color.WHITE)) > 0.15);
		}
		assertEquals(palette.subList(0, 9), GroupPalette.of(9), "groups keep their colours when others are added");
	}

	@Test
	void pointsEmbeddedEarlierFollowInGrey() {
		final PointColors colors = PointColors.of("element", List.of("V", "Ti")).before(3);
		assertEquals(5, colors.count());
		assertFalse(colors.isKnown(4));
		assertEquals(List.of("Ti (1)", "V (1)", "Embedded earlier (3)"), texts(colors));
	}

	private static List<String> texts(final PointColors colors) {
		return colors.entries().stream().map(LegendEntry::text).toList();
	}
}
