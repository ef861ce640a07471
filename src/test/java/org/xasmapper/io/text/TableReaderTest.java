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
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class TableReaderTest {

	@TempDir
	Path folder;

	@Test
	void readsColumnsAsTheyStand() throws IOException {
		final Table table = TableReader.read(file("x,y,formula\n0,1,\"Ti O,2\"\n1,1,\n"));
		assertEquals(List.of("x", "y", "formula"), table.names());
		assertEquals(List.of("Ti O,2", ""), table.column("formula"));
	}

	@Test
	void tellsWhatIsWrongAndWhere() throws IOException {
		fails("line 3 has 2 cells", "x,y,CN\n0,1,4\n0,1\n");
		fails("names of its columns", "0,1,4\n0,2,4\n");
		fails("two columns are called \"x\"", "x,x\n0,1\n");
	}

	private void fails(final String words, final String text) throws IOException {
		final Path file = file(text);
		final XasException e = assertThrows(XasException.class, () -> TableReader.read(file));
		assertTrue(e.getMessage().contains(words), e.getMessage());
	}

	private Path file(final String text) throws IOException {
		return Files.writeString(folder.resolve("table.csv"), text);
	}
}
