package org.xasmapper.ij.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The macro that repeats a run: no name, history or path in it becomes code, and ImageJ reads back what was written. */
class RunMacroTest {

	/** What ends a string, a comment, a line or a value, in one language or another. */
	private static final String[] HOSTILE = { "\"", "\\", "\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u0000", "\u001b", "]",
		"[", "'", "*/", "/*", "//", "\");", "exit(\"injected\");", "#@ String x", "@int y", " seed=7 ", "=", "%", "\\n", "\\\"", "é", "Ω",
		"\ud83d\ude00", "\ud83d", "`", "${x}", "\t", "fromCharCode(65)" };

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void imageJReadsBackWhatWasWritten(final long seed) throws Exception {
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < 25; i++) {
			final String text = hostile(random);
			assertEquals(codes(text), evaluated(RunMacro.literal(text)), () -> codes(text));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14, 15, 16, 17, 18 })
	void aHostileNameStaysInItsQuotes(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < 25; i++) {
			final String text = macro(hostile(random), hostile(random)).remark(hostile(random)).text(folder);
			for (final String line : text.split("[\\n\\r\\u0085\\u2028\\u2029]")) assertTrue(isExpected(line), line);
		}
	}

	@Test
	void theCodeIsAscii() {
		final String text = macro("größe", "Ω").text(folder.resolve("Öfen"));
		assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text), text);
		assertTrue(text.contains("\"gr\" + fromCharCode(246) + \"\" + fromCharCode(223) + \"e\""), text);
	}

	@Test
	void valuesWithBracketsAreQuotedAsImageJReadsThem() {
		assertTrue(macro("t", "a [b] c").text(folder).contains("label=[a [b] c] "));
		assertTrue(macro("t", "a] b").text(folder).contains("label='a] b' "));
		final String impossible = macro("t", "it's [").text(folder);
		assertTrue(impossible.contains("exit(\"The option label of this run cannot be written in a macro"), impossible);
		assertFalse(impossible.contains("run(\"XAS"), impossible);
	}

	@Test
	void namesItsOwnFolderOnlyIfItIsThatMacro() throws Exception {
		final Path written = Files.createDirectories(folder.resolve("written"));
		final Path moved = Files.createDirectories(folder.resolve("moved"));
		final Path other = Files.createDirectories(folder.resolve("other"));
		final String text = macro("t", "x").text(written);
		Files.writeString(moved.resolve(RunMacro.FILE), text);
		Files.writeString(other.resolve(RunMacro.FILE), macro("t", "y").text(other));
		assertEquals(slashed(moved), folderOf(text, moved.resolve(RunMacro.FILE).toString()));
		assertEquals(slashed(written), folderOf(text, other.resolve(RunMacro.FILE).toString()));
		assertEquals(slashed(written), folderOf(text, folder.resolve("gone").resolve(RunMacro.FILE).toString()));
		assertEquals(slashed(written), folderOf(text, "null"));
	}

	private static RunMacro macro(final String title, final String label) {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("seed", 1);
		options.put("label", label);
		return new RunMacro("XAS Wafer Map...", options).open("stack.tif", new ImagePlus(title, new ij.process.FloatProcessor(1,
			1)));
	}

	/** @return a name made of what is dangerous and of harmless letters */
	private static String hostile(final SplittableRandom random) {
		return random.ints(6, 0, HOSTILE.length * 2).mapToObj(i -> i < HOSTILE.length ? HOSTILE[i] : "name " + i).collect(
			Collectors.joining());
	}

	private static boolean isExpected(final String line) {
		final List<String> code = List.of("folder = \"", "file = getInfo(\"macro.filepath\");",
			"if (endsWith(file, \"run.ijm\") && File.exists(file)) {", "\tif (indexOf(File.openAsString(file), \"", "}",
			"open(folder + \"stack.tif\");", "rename(\"", "run(\"XAS Wafer Map...\", \"", "exit(\"The option label of this run");
		return code.stream().anyMatch(line::startsWith) || line.matches("// (Repeats|step \\d+: ).*");
	}

	private static String codes(final String text) {
		return text.chars().mapToObj(Integer::toString).collect(Collectors.joining(" "));
	}

	/** @return the characters of the value that ImageJ's interpreter finds in an expression */
	private static String evaluated(final String expression) {
		return new Interpreter().run("text = " + expression + ";\ncodes = \"\";\nfor (i = 0; i < lengthOf(text); i++) " +
			"codes = codes + \" \" + charCodeAt(text, i);\nreturn codes;\n", "").trim();
	}

	private static String folderOf(final String macro, final String file) {
		final String known = macro.substring(0, macro.indexOf("open(folder")).replace("getInfo(\"macro.filepath\")", RunMacro
			.literal(file));
		return new Interpreter().run(known + "return folder;", "");
	}

	private static String slashed(final Path folder) {
		return folder.toString().replace(IJ.isWindows() ? '\\' : '/', '/') + "/";
	}
}
