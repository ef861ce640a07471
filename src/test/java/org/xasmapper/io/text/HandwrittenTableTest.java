package org.xasmapper.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.XasException;

class HandwrittenTableTest {

	@TempDir
	private Path folder;

	@Test
	void aLineThatIsLongerOrShorterIsToldAndCostsNoOther() throws IOException {
		final HandwrittenTable read = read("file,OS,note\na.csv,4,\nb.csv,3,\"one, two\"\nc.csv,2,ln(i0/it), as measured, twice\nd.csv,4\n");
		assertEquals(List.of("a.csv", "b.csv", "c.csv", "d.csv"), read.table().column("file"));
		assertEquals(List.of("4", "3", "2", "4"), read.table().column("OS"));
		assertEquals(List.of("", "one, two", "ln(i0/it), as measured, twice", ""), read.table().column("note"));
		assertEquals(2, read.notes().size(), read.notes().toString());
		assertTrue(read.notes().get(0).startsWith("labels.csv, line 4 has 5 cells where there are 3 columns; those in excess were taken " +
			"as part of the last one (note)."), read.notes().get(0));
		assertTrue(read.notes().get(1).contains("line 5 has 2 cells"), read.notes().get(1));
	}

	@Test
	void aTableWithoutFaultsHasNoNotes() throws IOException {
		assertEquals(List.of(), read("file\tOS\na.csv\t4\nb.csv\t3\n").notes());
		assertEquals(List.of(), read("# my references\n\nfile;OS;\na.csv;4;\n;;\n").notes());
	}

	/** A row is never lost without a word, though it begins as comments do. */
	@Test
	void aRowThatIsMarkedIsToldAndAnEmptyFirstCellIsNoMark() throws IOException {
		final HandwrittenTable read = read("file;OS\n;4\n# b.csv;3\n# a remark\nc.csv;2\n");
		assertEquals(List.of("", "c.csv"), read.table().column("file"));
		assertEquals(List.of("labels.csv, line 3 is marked as a comment and was left out."), read.notes());
	}

	/** However few the rows are, and however few of their cells hold numbers. */
	@Test
	void theFirstLineNamesTheColumns() throws IOException {
		assertEquals(List.of("file", "os", "CN", "note"), read("file,os,CN,note\nraw.csv,0,,foil\nb.csv,4+,6,\nc.csv,NaN,none,\n").table()
			.names());
		assertEquals(List.of("4"), read("file,OS\na.csv,4\n").table().column("OS"));
		assertEquals(List.of("1 2"), read("file;OS;3\n\"a;b\";1 2;\n").table().column("OS"));
	}

	@Test
	void withoutRowsOrWithANameTwiceItIsNoTable() {
		assertThrows(XasException.class, () -> read("file,OS\n"));
		assertThrows(XasException.class, () -> read("# nothing\n"));
		assertThrows(XasException.class, () -> read("file,OS,OS\na.csv,4,4\n"));
	}

	private HandwrittenTable read(final String text) throws IOException {
		return HandwrittenTable.read(Files.writeString(folder.resolve("labels.csv"), text));
	}
}
