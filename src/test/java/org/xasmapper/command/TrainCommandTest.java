package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.train.SyntheticDatabase;

/** Training through the command where it cannot succeed: what it says, and that it leaves nothing behind. */
class TrainCommandTest {

	private static final Path WAFER = Path.of("test-data", "wafer").toAbsolutePath();

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	private Path output;

	@BeforeEach
	void nameTheOutput() {
		output = folder.resolve("model");
	}

	@Test
	void saysWhatToInstallWherePyTorchIsMissing() throws Exception {
		for (final String missing : List.of("pytorch-", "pytorch-jni", "pytorch-native-cpu")) {
			final MacroRun run = train("", "-Xmx512m", "-cp", classPathWithout(missing));
			assertEquals(1, run.status());
			assertTrue(run.err().contains("Training needs PyTorch, which is not installed") && run.err().contains(
				"files from Maven Central into the jars folder") && run.err().contains("Prediction works without them"), run.err());
			for (final String jar : jars("pytorch-")) {
				assertTrue(run.err().contains(jar.replaceFirst("(-(linux|win|osx)-.*)?\\.jar$", "")), jar + " is not in: " + run.err());
			}
			assertFalse(Files.exists(output), missing + ": the output folder was left behind");
		}
	}

	@Test
	void predictionWorksWithoutPyTorch() throws Exception {
		assertPredicts("-cp", classPathWithout("pytorch-"));
	}

	@Test
	void predictionDoesNotStartPyTorchWhereItIsInstalled() throws Exception {
		final Path classes = folder.resolve("classes.txt");
		assertPredicts("-Xlog:class+load:file=" + classes);
		final List<String> loaded = Files.readAllLines(classes);
		assertTrue(loaded.stream().anyMatch(line -> line.contains(" ai.djl.onnxruntime.engine.OrtEngine ")));
		assertEquals(List.of(), loaded.stream().filter(line -> line.contains(" ai.djl.pytorch.engine.PtEngine ") || line
			.contains(" ai.djl.pytorch.jni.")).toList());
	}

	@Test
	void tooLittleMemoryForTheTrainingIsToldAndLeavesNoModel() throws Exception {
		// The database is small, but a model of a step of 1 meV is not.
		final MacroRun run = train("step=0.001", "-Xmx256m");
		assertEquals(1, run.status());
		assertTrue(run.err().contains("not enough memory to train on 200 spectra") && run.err().contains(
			"coarser grid or fewer spectra"), run.err());
		assertFalse(Files.exists(output), "the output folder was left behind");
		assertTrue(run.out().contains("XAS RankAAE Train: ") && run.out().contains(" keV"), run.out());
	}

	@Test
	void aDatabaseThatNothingCanBeLearntFromIsRefused() throws IOException {
		final Spectra good = SyntheticDatabase.spectra();
		final Table table = good.table();
		final int n = good.count();
		fails("\"OS\" is always 4.0", good.withTable(table.with("OS", Collections.nCopies(n, "4"))));
		fails("at least 100", good.select(1, 2, 3));
		fails("\"six\" is not a number", good.withTable(table.with("CN", Collections.nCopies(n, "six"))));
		fails("no column \"parent\" to split it by", good.withTable(Table.empty(n).with("OS", table.column("OS")).with("CN",
			table.column("CN"))));
	}

	@Test
	void textAmongTheSpectraIsRefusedWithItsLine() throws IOException {
		final Path database = database(SyntheticDatabase.spectra());
		final List<String> lines = Files.readAllLines(database);
		lines.set(2, lines.get(2).replaceFirst(",[^,]*$", ",x"));
		Files.write(database, lines);
		fails("line 3", database);
	}

	@Test
	void aColumnThatDoesNotExistIsRefusedWithThoseThatDo() throws IOException {
		fails("There is no column \"OCN\". There are: parent, OS, CN", database(SyntheticDatabase.spectra()), "ranked",
			"OS,OCN");
	}

	@Test
	void whatIsLeftOutIsAskedForBeforeTheTraining() throws IOException {
		final Path database = database(SyntheticDatabase.spectra());
		fails("Choose a spectral database", database, "database", "");
		fails("Choose an output folder", database, "output", "");
		fails("by its symbol, such as Ti.", database, "element", "");
		fails("got \"titanium\"", database, "element", "titanium");
		fails("effects=false", database, "strangers", database.toString(), "effects", false);
		fails("holds spectra of Ti as the database does", database, "strangers", database.toString());
	}

	private void fails(final String words, final Spectra database) throws IOException {
		fails(words, database(database));
	}

	private void fails(final String words, final Path database, final Object... more) {
		final Object[] inputs = Arrays.copyOf(new Object[] { "database", database.toString(), "element", "Ti", "ranked",
			"OS,CN", "output", output.toString() }, 8 + more.length);
		System.arraycopy(more, 0, inputs, 8, more.length);
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(TrainCommand.class, inputs));
		assertTrue(e.getMessage().contains(words), "\"" + words + "\" is not in: " + e.getMessage());
		assertFalse(Files.exists(output), "the output folder was left behind");
	}

	/** Trains in a process of its own, a single epoch on the synthetic database with its energies in keV. */
	private MacroRun train(final String options, final String... java) throws IOException, InterruptedException {
		final Path database = database(SyntheticDatabase.spectra());
		Files.writeString(database, Pattern.compile("mu_(\\d)(\\d{3})\\.(\\d+)").matcher(Files.readString(database)).replaceAll(
			"mu_$1.$2$3 keV"));
		return MacroRun.headless(folder, "run(\"XAS RankAAE Train...\", \"database=[" + database + "] element=Ti ranked=OS,CN epochs=1 encoders=1 members=2 " + options + " output=[" + output + "]\");", "", java);
	}

	private void assertPredicts(final String... java) throws IOException, InterruptedException {
		final MacroRun run = MacroRun.headless(folder, "open(\"" + WAFER.resolve("wafer.tif") + "\");" +
			"run(\"XAS Normalize...\"); run(\"XAS RankAAE Predict...\", \"model=ti-k-edge output=[" + output + "]\");", "", java);
		assertEquals(0, run.status(), run.err());
		assertTrue(Files.exists(output.resolve("OS_mean.tif")));
	}

	private Path database(final Spectra spectra) throws IOException {
		final Path file = folder.resolve("database.csv");
		SpectraWriter.writeRows(file, spectra, 6);
		return file;
	}

	/** @return the tests' class path without the jars whose names start so */
	private static String classPathWithout(final String start) {
		return classPath().filter(entry -> !fileName(entry).startsWith(start)).collect(Collectors.joining(File.pathSeparator));
	}

	/** @return names of the jars on the tests' class path that start so */
	private static List<String> jars(final String start) {
		return classPath().map(TrainCommandTest::fileName).filter(name -> name.startsWith(start)).toList();
	}

	private static Stream<String> classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
	}

	private static String fileName(final String entry) {
		return Path.of(entry).getFileName().toString();
	}
}
