package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;

/** The macro in a folder of results makes the very same files again, in this folder and in another one. */
class ReplayTest {

	private static final Path WAFER = Path.of("test-data", "wafer");
	private static final Path DATABASE = Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz");

	@TempDir
	Path folder;

	/** A history that would be code, names that end strings and options, a composition that is a window, relative paths. */
	@Test
	void aWaferMap() throws Exception {
		final Path output = folder.resolve("it's [the] wafer");
		final String title = "Ti \\\"x\\\" [\\\\ frac'tion]*/ seed=9";
		run("open('" + WAFER.toAbsolutePath() + "/ti_fraction.tif');\n" + CROP + "rename(\"" + title + "\");\n" +
			"run('XAS Open...', 'file=" + WAFER + "/wafer.tif element=Ti');\n" + CROP + "rename(\"a \\\"wafer\\\"\\n.tif\");\n" +
			"Property.set('xas.history', 'XAS Open\\rexit(\"injected\");\\n@int x');\n" + "run('XAS Wafer Map...', \"basis=" + WAFER +
			"/basis.csv starts=4 sample=60 composition=[" + title + "] output=[" + output + "]\");\n");
		final Map<String, byte[]> first = files(output);
		assertTrue(new String(first.get("run.ijm"), StandardCharsets.US_ASCII).contains("basis=[" + WAFER.resolve("basis.csv")
			.toAbsolutePath() + "]"));

		run(new String(first.get("run.ijm"), StandardCharsets.US_ASCII));
		assertSame(first, files(output));

		final Path moved = Files.move(output, folder.resolve("moved"));
		run("runMacro('" + moved + "/run.ijm');");
		final Map<String, byte[]> again = files(moved);
		// These name the folder.
		for (final String file : new String[] { "run.ijm", "report.html" }) again.put(file, first.get(file));
		assertSame(first, again);
		assertTrue(Files.notExists(output), "the folder of old is back");
	}

	@Test
	void aCurationAndAnEmbeddingOfADatabase() throws Exception {
		final Path curated = folder.resolve("curated");
		final Path embedded = folder.resolve("embedded");
		run("run('XAS Curate...', 'database=" + DATABASE + " sample=120 output=[" + curated + "]');\n" +
			"run('XAS UMAP...', 'database=[" + curated + "/curated.csv] epochs=20 color=CN output=[" + embedded + "]');\n");
		final Map<String, byte[]> first = files(curated);
		final Map<String, byte[]> embedding = files(embedded);
		run("runMacro('" + curated + "/run.ijm');\nrunMacro('" + embedded + "/run.ijm');\n");
		assertSame(first, files(curated));
		assertSame(embedding, files(embedded));
	}

	private static final String CROP = "makeRectangle(16, 20, 24, 12);\nrun('Crop');\n";

	private void run(final String macro) throws IOException, InterruptedException {
		final MacroRun run = MacroRun.headless(folder, macro, "", "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
	}

	private static Map<String, byte[]> files(final Path folder) throws IOException {
		final Map<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
			}
		}
		return files;
	}

	private static void assertSame(final Map<String, byte[]> expected, final Map<String, byte[]> actual) {
		assertEquals(expected.keySet(), actual.keySet());
		expected.forEach((name, bytes) -> assertArrayEquals(undated(name, bytes), undated(name, actual.get(name)), name));
	}

	/** The report says on which day it was made. */
	private static byte[] undated(final String name, final byte[] bytes) {
		if (!name.equals("report.html")) return bytes;
		return new String(bytes, StandardCharsets.UTF_8).replaceAll("\\d{4}-\\d\\d-\\d\\d", "a day").getBytes(
			StandardCharsets.UTF_8);
	}
}
