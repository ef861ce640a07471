package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.model.SmallModel;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;

/** Predicting through the command: its files, and what it refuses. The models have random weights. */
class PredictCommandTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	private Path model;
	private Path output;

	@BeforeEach
	void saveModel() throws IOException {
		model = SmallModel.in(folder);
		output = folder.resolve("output");
	}

	@Test
	void writesMapsWithMaskedPixelsAndATable() throws Exception {
		COMMANDS.run(PredictCommand.class, "image", stack("Ti", StackMetadata.FLATTENED, 4950, 4), "model", model.toString(),
			"output", output.toString());
		try (Stream<Path> files = Files.list(output)) {
			assertEquals(new TreeSet<>(Set.of("OS_mean.tif", "OS_std.tif", "OS_std_ensemble.tif", "OS_std_noise.tif",
				"OS_std_energy.tif", "OS_std_ranges.tif", "CN_mean.tif", "CN_std.tif", "CN_std_ensemble.tif", "CN_std_noise.tif",
				"CN_std_energy.tif", "CN_std_ranges.tif", "reconstruction_error.tif", "predictions.csv")), files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(
					TreeSet::new)));
		}
		final float[] os = (float[]) TiffFiles.open(output.resolve("OS_mean.tif")).getProcessor().getPixels();
		assertTrue(Float.isFinite(os[0]) && Float.isNaN(os[4]), Arrays.toString(os));
		final List<String> rows = Files.readAllLines(output.resolve("predictions.csv"));
		assertEquals("x,y,OS_mean,OS_std,CN_mean,CN_std,reconstruction_error,latent_OS,latent_CN,latent_free", rows.get(0));
		assertEquals(1 + 8, rows.size(), "a row per pixel that is not masked");
	}

	/** A shift by hand is as if the stack had been calibrated: the model sees other energies, and the maps tell. */
	@Test
	void aShiftIsAppliedAndTold() throws Exception {
		final CommandModule run = COMMANDS.run(PredictCommand.class, "image", stack("Ti", StackMetadata.FLATTENED, 4950, 4), "model", model
			.toString(), "shift", 1.5);
		final ImagePlus shifted = (ImagePlus) run.getOutput("OS_mean");
		assertEquals("shifted by +1.50 ± 0.30 eV (hand (shift=))", StackMetadata.of(shifted).energyScale().toString());
		assertEquals("Energies shifted by +1.50 eV by hand (shift=)", StackMetadata.of(shifted).history().get(0));
		final ImagePlus calibrated = (ImagePlus) COMMANDS.run(CalibrateCommand.class, "image", stack("Ti", StackMetadata.FLATTENED, 4950,
			4), "method", "given", "shift", 1.5).getOutput("calibrated");
		assertEquals(os(calibrated), os(shifted, 0), 1e-5);
		assertNotEquals(os(stack("Ti", StackMetadata.FLATTENED, 4950, 4)), os(shifted, 0), 1e-4);
	}

	private float os(final ImagePlus stack) throws Exception {
		return os((ImagePlus) COMMANDS.run(PredictCommand.class, "image", stack, "model", model.toString()).getOutput("OS_mean"), 0);
	}

	private static float os(final ImagePlus map, final int pixel) {
		return map.getProcessor().getf(pixel);
	}

	@Test
	void whatIsCalibratedIsNotAlignedByItsPreEdge() {
		final ImagePlus calibrated = stack("Ti", StackMetadata.FLATTENED, 4950, 4);
		new StackMetadata("Ti", "K", StackMetadata.FLATTENED, List.of(), null).withEnergyScale(new EnergyScale(0.2, 0.1, "Ti foil"))
			.writeTo(calibrated);
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(PredictCommand.class, "image", calibrated, "model", model
			.toString(), "align", "preedge"));
		assertTrue(e.getMessage().contains("Ti foil") && e.getMessage().contains("known better"), e.getMessage());
	}

	@Test
	void errorBarsOfTheNetworksAloneHaveNoParts() throws Exception {
		COMMANDS.run(PredictCommand.class, "image", stack("Ti", StackMetadata.FLATTENED, 4950, 4), "model", model.toString(),
			"uncertainty", "ensemble", "output", output.toString());
		try (Stream<Path> files = Files.list(output)) {
			assertEquals(new TreeSet<>(Set.of("OS_mean.tif", "OS_std.tif", "CN_mean.tif", "CN_std.tif", "reconstruction_error.tif",
				"predictions.csv")), files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(
					TreeSet::new)));
		}
	}

	/** The shipped model knows no edge without structure. */
	@Test
	void refusesAMapOfStrangersUnlessForced() throws Exception {
		final ImagePlus steps = stack("Ti", StackMetadata.FLATTENED, EnergyGrid.regular(4950, 0.5, 170), 4);
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(PredictCommand.class, "image", steps, "model",
			"ti-k-edge"));
		assertTrue(e.getMessage().contains("of 8 spectra") && e.getMessage().contains("not of a kind that the model knows"), e.getMessage());
		final CommandModule run = COMMANDS.run(PredictCommand.class, "image", steps, "model", "ti-k-edge", "force", true);
		final ImagePlus trust = (ImagePlus) run.getOutput("trust");
		assertTrue(trust.getProcessor().getf(0) < 0.3 && Float.isNaN(trust.getProcessor().getf(4)), trust.getProcessor().getf(0) + "");
	}

	@Test
	void refusesAnotherElement() {
		fails("The model is for the Ti K-edge", stack("Fe", StackMetadata.FLATTENED, 4950, 4));
	}

	@Test
	void refusesAnotherEdge() {
		final ImagePlus image = stack("Ti", StackMetadata.FLATTENED, 4950, 4);
		image.setProp("xas.edge", "L3");
		fails("The model is for the Ti K-edge, but the spectra are of Ti L3", image);
	}

	@Test
	void refusesAnotherNormalizationWithTheRemedy() {
		fails("Run XAS Normalize... with flatten on", stack("Ti", StackMetadata.RAW, 4950, 4));
	}

	@Test
	void refusesAStackThatDoesNotCoverTheModelsGrid() {
		fails("never extrapolated", stack("Ti", StackMetadata.FLATTENED, 4970, 4));
	}

	@Test
	void refusesAnImageThatIsMaskedThroughout() {
		fails("masked", stack("Ti", StackMetadata.FLATTENED, 4950, -1));
	}

	@Test
	void refusesAModelThatIsTruncatedOrNoModel() throws IOException {
		Files.write(model, Arrays.copyOf(new SmallModel().bytes(), 500));
		fails("small.onnx", stack("Ti", StackMetadata.FLATTENED, 4950, 4));
		Files.writeString(model, "energy,mu\n");
		fails("small.onnx", stack("Ti", StackMetadata.FLATTENED, 4950, 4));
		Files.delete(model);
		fails("small.onnx", stack("Ti", StackMetadata.FLATTENED, 4950, 4));
	}

	@Test
	void refusesAModelWhoseCardLiesOrWhoseWeightsAreNan() throws IOException {
		Files.write(model, SmallModel.withALyingCard());
		fails("by its card it must be", stack("Ti", StackMetadata.FLATTENED, 4950, 4));
		Files.write(model, SmallModel.withNanWeights());
		fails("NaN or infinite numbers in its weights", stack("Ti", StackMetadata.FLATTENED, 4950, 4));
	}

	private void fails(final String words, final ImagePlus image) {
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(PredictCommand.class, "image", image,
			"model", model.toString(), "output", output.toString()));
		assertTrue(e.getMessage().contains(words), "\"" + words + "\" is not in: " + e.getMessage());
		assertFalse(Files.exists(output), "the output folder was left behind");
	}

	/** @param masked the pixel that is NaN; -1 = all */
	private static ImagePlus stack(final String element, final String state, final double first, final int masked) {
		return stack(element, state, EnergyGrid.regular(first, 0.5, 80), masked);
	}

	private static ImagePlus stack(final String element, final String state, final EnergyGrid energies, final int masked) {
		final SpectralCube cube = SpectralCube.inMemory(3, 3, energies);
		for (int k = 0; k < energies.size(); k++) {
			final float[] plane = new float[9];
			for (int p = 0; p < 9; p++) {
				plane[p] = p == masked || masked < 0 ? Float.NaN : (float) (1 / (1 + Math.exp((4975 + p - energies.energy(k)) / 2)));
			}
			cube.writeRows(k, 0, 3, plane);
		}
		return new SpectralStack("made", cube, new StackMetadata(element, "K", state, List.of(), null)).toImage();
	}
}
