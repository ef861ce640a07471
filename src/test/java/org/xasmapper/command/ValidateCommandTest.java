package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.xasmapper.SharedData;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.model.Measured;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.model.SmallModel;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** A model is tried on spectra whose truth is known, and its copy knows what came out. */
class ValidateCommandTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4880, 0.5, 401);
	private static final int SPECTRA = 12;

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	private Path model;
	private Path output;
	private Prediction predicted;

	@BeforeEach
	void predictByHand() throws IOException {
		model = SmallModel.in(folder);
		output = folder.resolve("output");
		try (OnnxModel opened = OnnxModel.open(model)) {
			predicted = new Predictor(opened).predict(spectra(Table.empty(SPECTRA)), Progress.NONE);
		}
	}

	/** Flattened edges from 4968 to 4973.5 eV. */
	private static Spectra spectra(final Table table) {
		final float[] values = new float[SPECTRA * GRID.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (1 / (1 + Math.exp(2 * (4968 + 0.5 * (i / GRID.size()) - GRID.energy(i % GRID.size())))));
		}
		return new Spectra(GRID, values, table);
	}

	/** What is known of them: OS is off by 1, 2, 3 … error bars; CN by half a bar, and unknown of the last one. */
	private Table truth() {
		final List<String> os = IntStream.range(0, SPECTRA).mapToObj(i -> Double.toString(predicted.mean()[0][i] + (i + 1) * (double) predicted
			.std()[0][i])).toList();
		final List<String> cn = IntStream.range(0, SPECTRA).mapToObj(i -> i == SPECTRA - 1 ? "" : Double.toString(predicted
			.mean()[1][i] + 0.5 * predicted.std()[1][i])).toList();
		final List<String> domain = IntStream.range(0, SPECTRA).mapToObj(i -> i < 8 ? "Ti-O" : "metal").toList();
		return Table.empty(SPECTRA).with("OS", os).with("CN", cn).with("domain", domain);
	}

	/** @return the spectra as files, and the table that names them */
	private Path labels() throws IOException {
		final Spectra spectra = spectra(truth());
		final StringBuilder table = new StringBuilder("file,OS,CN,domain,state\n");
		for (int i = 0; i < SPECTRA; i++) {
			final StringBuilder text = new StringBuilder("energy,mu\n");
			for (int k = 0; k < GRID.size(); k++) text.append(GRID.energy(k)).append(',').append(spectra.value(i, k)).append('\n');
			Files.writeString(folder.resolve("s" + i + ".csv"), text);
			table.append("s").append(i).append(".csv,").append(spectra.table().column("OS").get(i)).append(',').append(spectra.table().column(
				"CN").get(i)).append(',').append(spectra.table().column("domain").get(i)).append(",flattened\n");
		}
		return Files.writeString(folder.resolve("labels.csv"), table.append("missing.csv,4,6,Ti-O,raw\n"));
	}

	@Test
	void writesWhatWasFoundAndACopyOfTheModelThatKnowsIt() throws Exception {
		final CommandModule run = COMMANDS.run(ValidateCommand.class, "database", labels().toString(), "model", model.toString(), "uncertainty",
			"ensemble", "output", output.toString());
		try (Stream<Path> files = Files.list(output)) {
			assertEquals(new TreeSet<>(Set.of("spectra.csv", "scores.csv", "calibration.csv", "left_out.csv", "parity.png",
				"calibration.png", "calibration_OS.png", "calibration_CN.png", "small_measured.onnx", "small_measured.json",
				"validation.json", "run.ijm", "report.html")), files.map(file -> file.getFileName().toString()).collect(Collectors
					.toCollection(TreeSet::new)));
		}
		final Table scores = (Table) run.getOutput("scores");
		assertEquals(List.of("all", "Ti-O", "metal", "all", "Ti-O", "metal"), scores.column("domain"));
		final double[] within2 = scores.numbers("within2");
		assertEquals(2 / 12.0, within2[0], 1e-12);
		assertEquals(2 / 8.0, within2[1], 1e-12);
		assertEquals(0, within2[2], 1e-12);
		assertEquals(1, within2[3], 1e-12);
		assertEquals(List.of("12", "8", "4", "11", "8", "3"), scores.column("spectra"));
		final double expected = IntStream.range(0, SPECTRA).mapToDouble(i -> (i + 1) * predicted.std()[0][i]).average().getAsDouble();
		assertEquals(expected, scores.numbers("mean_absolute_error")[0], 1e-3 * expected);
		assertEquals(-expected, scores.numbers("mean_difference")[0], 1e-3 * expected);
		final Table spectra = TableReader.read(output.resolve("spectra.csv"));
		assertEquals(predicted.mean()[0][3], spectra.numbers("OS_mean")[3], 1e-4);
		assertEquals(4, spectra.numbers("OS_in_bars")[3], 1e-2);
		assertEquals(1, ((Table) run.getOutput("leftOut")).rows());
		assertTrue(run.getOutput("parity") instanceof ImagePlus && run.getOutput("calibration") instanceof ImagePlus);
		try (OnnxModel copy = OnnxModel.open(((File) run.getOutput("measured")).toPath())) {
			final Measured measured = copy.card().measured();
			assertEquals(6, measured.accuracies().size());
			assertEquals("labels.csv", measured.references());
			assertEquals(List.of(), measured.scales());
			assertEquals(2 / 12.0, measured.accuracies().get(0).within2(), 1e-12);
		}
		final String report = Files.readString(output.resolve("report.html"));
		assertTrue(report.contains("missing.csv") && report.contains("CN is missing") && report.contains("parity.png"), report);
	}

	@Test
	void rescaledErrorBarsHoldAndTheCopyDrawsThem() throws Exception {
		final CommandModule run = COMMANDS.run(ValidateCommand.class, "database", labels().toString(), "model", model.toString(), "uncertainty",
			"ensemble", "rescale", true, "output", output.toString());
		final Table scores = (Table) run.getOutput("scores");
		// Of twelve errors of 1 to 12 bars the ninth leaves nine of thirteen below or at it.
		assertEquals(9, scores.numbers("factor")[0], 0.02);
		assertEquals(0.5, scores.numbers("factor")[3], 0.01, "bars that are too long become shorter");
		final double[] leftOut = IntStream.rangeClosed(1, SPECTRA).mapToDouble(error -> error <= 9 ? error / 10.0 : error / 9.0).toArray();
		assertEquals(IntStream.range(0, SPECTRA).filter(i -> leftOut[i] <= 1).count() / 12.0, scores.numbers("within1")[0], 1e-12);
		assertEquals(1 / 12.0, scores.numbers("within1_before")[0], 0.09);
		try (OnnxModel copy = OnnxModel.open(((File) run.getOutput("measured")).toPath())) {
			assertEquals(2, copy.card().measured().scales().size());
			final double scale = copy.card().measured().scale("OS", false);
			assertEquals(9, scale, 0.02);
			final Prediction scaled = new Predictor(copy).predict(spectra(Table.empty(SPECTRA)), Progress.NONE);
			for (int i = 0; i < SPECTRA; i++) assertEquals(scale * predicted.std()[0][i], scaled.std()[0][i], 1e-4 * scale);
		}
		// A copy that is tried again is scaled by what is still wrong: nothing.
		final CommandModule again = COMMANDS.run(ValidateCommand.class, "database", labels().toString(), "model", output.resolve(
			"small_measured.onnx").toString(), "uncertainty", "ensemble", "rescale", true, "output", output.toString());
		assertEquals(1, ((Table) again.getOutput("scores")).numbers("factor")[0], 1e-3);
		assertEquals(9, card(output.resolve("small_measured.json")).measured().scale("OS", false), 0.03);
	}

	private static ModelCard card(final Path json) throws IOException {
		return ModelCard.fromJson(Files.readString(json), json.toString());
	}

	@Test
	void aStackIsComparedWithItsTable() throws Exception {
		final StackMetadata metadata = new StackMetadata("Ti", "K", StackMetadata.FLATTENED, List.of(), truth());
		final ImagePlus stack = SpectralStack.of("line", spectra(Table.empty(SPECTRA)), metadata).toImage();
		final CommandModule run = COMMANDS.run(ValidateCommand.class, "image", stack, "model", model.toString(), "domain", " Ti-O , ",
			"uncertainty", "ensemble");
		final Table scores = (Table) run.getOutput("scores");
		assertEquals(2 / 8.0, scores.numbers("within2")[0], 1e-12);
		assertEquals(8, ((Table) run.getOutput("spectra")).rows());
		assertEquals(null, run.getOutput("measured"));
	}

	@Test
	void withABasisBothWaysAreCompared() throws Exception {
		final Spectra spectra = spectra(Table.empty(SPECTRA));
		final StringBuilder basis = new StringBuilder("energy,early,late\n");
		for (int k = 0; k < GRID.size(); k++) {
			basis.append(GRID.energy(k)).append(',').append(spectra.value(0, k)).append(',').append(spectra.value(SPECTRA - 1, k)).append(
				'\n');
		}
		final Path file = Files.writeString(folder.resolve("basis.csv"), basis);
		final CommandModule run = COMMANDS.run(ValidateCommand.class, "database", labels().toString(), "model", model.toString(), "basis",
			file.toString(), "starts", 5, "rescale", true, "output", output.toString());
		assertEquals(Set.of("off", "on"), Set.copyOf(((Table) run.getOutput("scores")).column("sdm")));
		assertTrue(Files.exists(output.resolve("parity_with_sdm.png")) && Files.exists(output.resolve("spectra_with_sdm.csv")));
		final Measured measured = card(output.resolve("small_measured.json")).measured();
		assertEquals("basis.csv", measured.basis());
		assertTrue(measured.scale("OS", true) != measured.scale("OS", false));
	}

	@Test
	void whatCannotBeValidatedIsRefusedInASentence() throws Exception {
		fails("Choose a table of reference spectra", "model", model.toString());
		final ImagePlus stack = SpectralStack.of("bare", spectra(Table.empty(SPECTRA)), new StackMetadata("Ti", "K",
			StackMetadata.FLATTENED, List.of(), null)).toImage();
		fails("has no table", "image", stack, "model", model.toString());
		fails("labels.csv", "database", folder.resolve("no").resolve("labels.csv").toString(), "model", model.toString());
		assertFalse(Files.exists(output));
	}

	private void fails(final String words, final Object... inputs) {
		final Object[] all = Stream.concat(Stream.of(inputs), Stream.of("output", output.toString())).toArray();
		final String message = assertThrows(XasException.class, () -> COMMANDS.run(ValidateCommand.class, all)).getMessage();
		assertTrue(message.contains(words), message);
	}

	/** The shared set: Ti spectra of several beamlines and forms, and as many of other elements, which are told one by one. */
	@Test
	void theSharedMeasuredSetIsReadWhole() throws Exception {
		final Path labels = SharedData.file("measured/labels.csv");
		final CommandModule run = COMMANDS.run(ValidateCommand.class, "database", labels.toString(), "output", output.toString());
		final Table spectra = (Table) run.getOutput("spectra");
		assertEquals(15, spectra.rows());
		assertEquals(15, ((Table) run.getOutput("leftOut")).rows());
		final Table scores = (Table) run.getOutput("scores");
		assertEquals(List.of("all", "Ti-O", "Ti-Cl/O mixed", "no oxygen", "Ti-O/N", "metal"), scores.column("domain").subList(0, 6));
		assertEquals("9", scores.column("spectra").get(1));
		final int anatase = spectra.column("name").indexOf("ti/LC08_Anatase.csv");
		try (OnnxModel shipped = ModelSource.open("ti-k-edge")) {
			final Spectra flattened = SpectraReader.read(labels.resolveSibling("ti/LC08_Anatase.csv"), EnergyUnit.AUTO, Progress.NONE)
				.content();
			final Prediction direct = new Predictor(shipped).predict(flattened, Progress.NONE);
			assertEquals(direct.mean()[0][0], spectra.numbers("OS_mean")[anatase], 1e-4);
			assertTrue(spectra.numbers("CN_std")[anatase] > direct.std()[1][0], "noise, energy scale and fit ranges count, too");
		}
		assertNotNull(run.getOutput("report"));
	}
}
