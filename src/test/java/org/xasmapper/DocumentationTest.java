package org.xasmapper;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.xasmapper.ij.bridge.MacroOptions;

/** What the README, the pages and the macros tell people to type is there to be typed. */
class DocumentationTest {

	private static final Pattern MACRO_LINE = Pattern.compile("run\\(\"(XAS [^\"]+)\", \"([^\"]*)\"");
	private static final Pattern MAIN_CLASS = Pattern.compile("-Dexec\\.mainClass=([\\w.]+)");
	private static final Pattern BENCHMARK = Pattern.compile("-Dbench='?([\\w|]+)'?");
	private static final Pattern OWN_FILE = Pattern.compile("(?<![\\w/.-])((?:macros|src|test-data|docs)/[\\w/.-]*\\w)");
	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

	@Test
	void everyMacroLineNamesACommandAndItsKeys() {
		try (Context context = Contexts.create()) {
			final List<CommandInfo> commands = context.service(CommandService.class).getCommands();
			int lines = 0;
			for (final Path page : pagesAndMacros()) {
				for (final Matcher run = MACRO_LINE.matcher(text(page)); run.find(); lines++) {
					final String label = run.group(1);
					final CommandInfo command = commands.stream().filter(info -> label.equals(info.getLabel())).findFirst()
						.orElse(null);
					assertNotNull(command, page + " runs \"" + label + "\", which is no command");
					final String options = run.group(2);
					assertDoesNotThrow(() -> MacroOptions.checkKeys(MacroOptions.parse(closed(options)), command), page + ": " + run.group());
				}
			}
			assertTrue(lines > 10, "only " + lines + " macro lines were found");
		}
	}

	@Test
	void everyProgramThatIsPrintedCanBeRun() {
		int programs = 0;
		for (final Path page : pages()) {
			for (final String command : shellCommands(text(page))) {
				for (final Matcher main = MAIN_CLASS.matcher(command); main.find(); programs++) {
					final Path source = source(main.group(1));
					assertTrue(Files.exists(source), page + " names " + main.group(1) + ", which is not there");
					assertTrue(text(source).contains("public final class"), main.group(1) + " is not public, so Maven cannot run it");
					assertTrue(text(source).contains("public static void main("), main.group(1) + " has no public main");
					assertTrue(!source.startsWith("src/bench") || command.contains("-Pbench"), page + ": only with -Pbench is there a " +
						main.group(1));
				}
			}
		}
		assertTrue(programs > 3, "only " + programs + " programs were found");
	}

	@Test
	void everyBenchmarkThatIsPrintedExists() {
		final String benchmarks = files(Path.of("src/bench/java"), ".java").stream().map(Path::toString).collect(Collectors.joining(
			" "));
		for (final Path page : pages()) {
			for (final Matcher bench = BENCHMARK.matcher(text(page)); bench.find();) {
				for (final String name : bench.group(1).split("\\|")) {
					assertTrue(benchmarks.contains(name), page + " names the benchmark " + name + ", which is not there");
				}
			}
		}
	}

	@Test
	void everyFileThatIsNamedExists() {
		for (final Path page : pages()) {
			for (final Matcher file = OWN_FILE.matcher(text(page)); file.find();) {
				assertTrue(Files.exists(Path.of(file.group(1))), page + " names " + file.group(1) + ", which is not there");
			}
			for (final Matcher link = LINK.matcher(text(page)); link.find();) {
				final Path target = page.resolveSibling(link.group(1));
				assertTrue(Files.exists(target), page + " links to " + link.group(1) + ", which is not there");
			}
		}
	}

	@Test
	void noPageNamesAFolderOfOneMachine() {
		for (final Path page : pagesAndMacros()) {
			assertFalse(Pattern.compile("(?<![\\w.])/(home|root|tmp|work|Users)/").matcher(text(page)).find(), page.toString());
		}
	}

	/** @return indented lines that call a program, with their continuations */
	private static List<String> shellCommands(final String page) {
		final List<String> commands = new ArrayList<>();
		for (final String line : page.replace("\\\n", " ").split("\n")) {
			if (line.startsWith("    ")) commands.add(line.trim());
		}
		return commands;
	}

	private static Path source(final String type) {
		final Function<String, Path> in = folder -> Path.of("src/" + folder + "/java/" + type.replace('.', '/') + ".java");
		return Stream.of("main", "test", "bench").map(in).filter(Files::exists).findFirst().orElse(in.apply("main"));
	}

	private static List<Path> pages() {
		final List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
		pages.addAll(files(Path.of("test-data"), ".md"));
		pages.add(Path.of("README.md"));
		return pages;
	}

	private static List<Path> pagesAndMacros() {
		final List<Path> all = pages();
		all.addAll(files(Path.of("macros"), ".ijm"));
		return all;
	}

	private static List<Path> files(final Path folder, final String ending) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return the options, of which a macro may put the rest together later, with their last bracket closed */
	private static String closed(final String options) {
		return options.lastIndexOf('[') > options.lastIndexOf(']') ? options + "]" : options;
	}
}
