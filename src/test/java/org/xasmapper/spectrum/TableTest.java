package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

	private final Table table = Table.empty(4).with("phase", List.of("4", "rutile"), new int[] { 0, -1, 1, 0 }).with("size",
		new float[] { 1, 2.5f, Float.NaN, 4 });

	@Test
	void wordsAreKeptOnceAndReadAsEver() {
		assertEquals(List.of("4", "none", "rutile", "4"), table.column("phase"));
		assertEquals(List.of("rutile", "4", "none"), table.select(2, 0, 1).column("phase"));
		assertEquals(List.of("1.0", "2.5", "NaN", "4.0"), table.column("size"));
	}

	@Test
	void wordsThatAreNumbersAreNumbers() {
		assertArrayEquals(new double[] { 4, Double.NaN, 4 }, table.select(0, 1, 3).numbers("phase"));
		assertArrayEquals(new double[] { 2.5, 1 }, table.select(1, 0).numbers("size"));
		final String message = assertThrows(XasException.class, () -> table.numbers("phase")).getMessage();
		assertTrue(message.contains("\"phase\", row 3: \"rutile\" is not a number"), message);
	}

	@Test
	void aColumnHasAsManyValuesAsTheTableHasRows() {
		assertThrows(XasException.class, () -> table.with("short", List.of("a"), new int[3]));
		assertThrows(XasException.class, () -> table.with("short", new double[5]));
	}

	@Test
	void textsAreGivenBackAsTheyWere() {
		final List<String> cells = List.of("", "TiO₂, \"rutile\"", "\n", "𝜇", "", "1.50");
		final Table table = Table.empty(6).with("name", cells);
		assertEquals(cells, table.column("name"));
		assertEquals(List.of("1.50", "", "𝜇", "𝜇"), table.select(5, 0, 3, 3).column("name"));
		final TextColumn.Builder builder = new TextColumn.Builder();
		for (int i = 0; i < 1000; i++) builder.add("site " + i);
		final List<String> first = builder.build();
		builder.add("one more");
		assertEquals(1000, first.size());
		assertEquals("site 999", first.get(999));
		assertEquals("one more", builder.build().get(1000));
	}
}
