package org.xasmapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.xasmapper.curate.CurationResult;
import org.xasmapper.embed.Embedding;
import org.xasmapper.ij.bridge.Menu;
import org.xasmapper.io.text.TableText;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.MapUnmixing;
import org.xasmapper.spectrum.Table;
import org.xasmapper.unmix.CbssResult;

/** XAS Mapper from a script: the examples run, and its page tells the truth. */
class LibraryTest {

	private static final Path TEST_DATA = Path.of("test-data");
	private static final Path PAGE = Path.of("docs", "library.md");

	/** The part of the wafer that the examples take: its first pixel, and its size. */
	private static final int X = 16;
	private static final int Y = 20;
	private static final int WIDTH = 24;
	private static final int HEIGHT = 12;

	@Test
	void theLibraryGoesFromAnIntervalToOxidationStates() throws Exception {
		final Map<?, ?> results = (Map<?, ?>) run("library.groovy", new Binding());
		final Prediction prediction = (Prediction) results.get("prediction");
		assertEquals(WIDTH * HEIGHT, prediction.mean()[0].length);
		assertTrue(errorOfOs(prediction.mean()[0]) < 0.2, "OS: " + errorOfOs(prediction.mean()[0]));
		final MapUnmixing unmixing = (MapUnmixing) results.get("unmixing");
		final double sum = Stream.of(unmixing.maps().weights()).mapToDouble(weights -> weights[5]).sum();
		assertEquals(1, sum, 1e-5);
		assertEquals(60, ((CbssResult) results.get("unmixed")).weights()[0].length);
		assertEquals(60 * 2, ((Embedding) results.get("embedding")).coordinates().length);
		final CurationResult curation = (CurationResult) results.get("curation");
		assertEquals(60, curation.kept().size() + curation.steps().stream().mapToInt(step -> step.removed()).sum());
	}

	@Test
	void theCommandsReturnTheirResultsByName() throws Exception {
		try (Context context = Contexts.create()) {
			final Binding binding = new Binding();
			binding.setVariable("command", context.service(CommandService.class));
			final Map<?, ?> results = (Map<?, ?>) run("commands.groovy", binding);
			final ImagePlus os = (ImagePlus) results.get("OS");
			assertTrue(errorOfOs((float[]) os.getProcessor().getPixels()) < 0.2);
			assertTrue(results.get("bars") instanceof ImagePlus);
			assertEquals(5, ((Map<?, ?>) results.get("maps")).size());
		}
	}

	@Test
	void thePageNamesTheOutputsOfEveryCommand() throws IOException {
		final Map<String, String> declared = new TreeMap<>();
		for (final CommandInfo info : Menu.commands()) {
			final String name = info.getClassName().substring("org.xasmapper.command.".length());
			declared.put(name, Stream.of(names(info.outputs())).sorted().collect(Collectors.joining(" ")));
		}
		final Map<String, String> told = new TreeMap<>();
		for (final String line : Files.readAllLines(PAGE)) {
			final String[] cells = line.split("\\|");
			if (cells.length < 3 || !cells[1].contains("Command`")) continue;
			told.put(cells[1].replace("`", "").trim(), Stream.of(cells[2].split("`")).filter(cell -> cell.matches("\\w+")).sorted()
				.collect(Collectors.joining(" ")));
		}
		assertEquals(declared, told);
	}

	@Test
	void everyRoomSaysWhetherItIsPublic() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
			for (final Path file : files.filter(path -> path.endsWith("package-info.java")).toList()) {
				final String text = Files.readString(file);
				assertTrue(text.contains("Public API") != text.contains("Internal"), file.toString());
			}
		}
	}

	private static String[] names(final Iterable<ModuleItem<?>> items) {
		final Stream.Builder<String> names = Stream.builder();
		for (final ModuleItem<?> item : items) names.add(item.getName());
		return names.build().toArray(String[]::new);
	}

	/** Runs a script as Fiji does, which fills in the lines that begin with #@. */
	private static Object run(final String script, final Binding binding) throws IOException {
		binding.setVariable("data", TEST_DATA.toAbsolutePath().toFile());
		final String text = Files.readString(Path.of("docs", "examples", script)).replaceAll("(?m)^#@.*$", "");
		return new GroovyShell(LibraryTest.class.getClassLoader(), binding).evaluate(text, script);
	}

	/** @return mean absolute error of the oxidation states over the live pixels of the part */
	private static double errorOfOs(final float[] map) throws IOException {
		final Table truth = TableText.parse(Files.readString(TEST_DATA.resolve("wafer/truth.csv")));
		final double[] x = truth.numbers("x");
		final double[] y = truth.numbers("y");
		final double[] os = truth.numbers("OS");
		double sum = 0;
		int count = 0;
		for (int i = 0; i < os.length; i++) {
			final int column = (int) x[i] - X;
			final int row = (int) y[i] - Y;
			if (column < 0 || column >= WIDTH || row < 0 || row >= HEIGHT) continue;
			final float value = map[column + row * WIDTH];
			if (Float.isNaN(value)) continue;
			sum += Math.abs(value - os[i]);
			count++;
		}
		assertTrue(count > WIDTH * HEIGHT / 2, count + " pixels");
		return sum / count;
	}
}
