package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class PixelTableTest {

	private static final int SIDE = 300;

	@TempDir
	Path folder;

	@Test
	void takesCellsAsTheyStandInAnyOrderOfRows() throws IOException {
		final Table pixels = PixelTable.with(Table.empty(6).with("known", new int[6]), file("y,phase,x\n1,rutile,2\n0,007,0\n"),
			"phase", 3);
		assertEquals(List.of("known", "phase"), pixels.names());
		assertEquals(List.of("007", "none", "none", "none", "none", "rutile"), pixels.column("phase"));
	}

	@Test
	void veryManyDifferentNumbersStayNumbers() throws IOException {
		final double[] numbers = PixelTable.with(Table.empty(SIDE * SIDE), file(rows("", 80_000) + "5,299,none\n"), "OS", SIDE)
			.numbers("OS");
		assertEquals(0.25, numbers[0]);
		assertEquals(79_999.25, numbers[79_999]);
		assertTrue(Double.isNaN(numbers[80_000]) && Double.isNaN(numbers[5 + 299 * SIDE]));
	}

	@Test
	void veryManyDifferentNamesStayNames() throws IOException {
		final List<String> names = PixelTable.with(Table.empty(SIDE * SIDE), file(rows("grain ", 80_000)), "OS", SIDE).column("OS");
		assertEquals("grain 79999.25", names.get(79_999));
		assertEquals("none", names.get(80_000));
	}

	@Test
	void tellsWhatIsWrongAndWhere() throws IOException {
		fails("table.csv, line 3 is of pixel (3, 0), which the map of 3 × 2 pixels", "x,y,OS\n0,0,4\n3,0,4\n");
		fails("pixel (0.5, 0)", "x,y,OS\n0.5,0,4\n");
		fails("\"left\" is not a number", "x,y,OS\nleft,0,4\n");
		fails("no column \"OS\". There are: x, y, CN.", "x,y,CN\n0,0,4\n");
		fails("two columns are called \"OS\"", "x,y,OS,OS\n0,0,4,3\n");
		fails("names of its columns", "0,0,4\n0,1,4\n");
		final XasException word = assertThrows(XasException.class, () -> PixelTable.with(Table.empty(SIDE * SIDE), file(rows("",
			80_000) + "5,299,rutile\n"), "OS", SIDE));
		assertTrue(word.getMessage().contains("line 80002") && word.getMessage().contains("\"rutile\" is not a number"), word
			.getMessage());
	}

	private void fails(final String words, final String text) throws IOException {
		final Path file = file(text);
		final XasException e = assertThrows(XasException.class, () -> PixelTable.with(Table.empty(6), file, "OS", 3));
		assertTrue(e.getMessage().contains(words), e.getMessage());
	}

	/** @return a table of the first pixels of a map, each with another value */
	private static String rows(final String word, final int count) {
		final StringBuilder text = new StringBuilder("x,y,OS\n");
		for (int p = 0; p < count; p++) {
			text.append(p % SIDE).append(',').append(p / SIDE).append(',').append(word).append(p).append(".25\n");
		}
		return text.toString();
	}

	private Path file(final String text) throws IOException {
		return Files.writeString(folder.resolve("table.csv"), text);
	}
}
