package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;

/** The single commands on the simulated wafer, as a headless macro, compared with the truth and with the rooms below. */
class StepByStepMacroTest {

	private static final Path WAFER = Path.of("test-data", "wafer").toAbsolutePath();

	@TempDir
	static Path folder;

	private static Path output;

	@BeforeAll
	static void runTheCommands() throws Exception {
		output = folder.resolve("results of the wafer");
		final MacroRun run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Step_by_Step.ijm")), WAFER +
			"," + output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
	}

	@Test
	void writesTheFilesOfEveryCommandAndNothingElse() throws IOException {
		try (Stream<Path> files = Files.list(output)) {
			assertEquals(new TreeSet<>(Set.of("stack.tif", "normalized.tif", "edge_step.tif", "e0.tif", "noise.tif",
				"normalize.json", "weights.tif", "weights_std.tif", "misfit.tif", "basis.csv", "starts.csv", "basis.png", "sdm.tif",
				"spectra.png", "spectra.csv")), files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(
					TreeSet::new)));
		}
	}

	@Test
	void normalizesAsTheNormalizerDoes() {
		final SpectralCube raw = SpectralStack.of(TiffFiles.open(WAFER.resolve("wafer.tif"))).cube();
		final SpectralCube expected = SpectralCube.inMemory(raw.width(), raw.height(), raw.energies());
		final NormalizationResult result = new Normalizer(NormalizationSettings.automatic()).normalize(raw, expected,
			Progress.NONE);

		final SpectralStack normalized = SpectralStack.of(TiffFiles.open(output.resolve("normalized.tif")));

		assertEquals("flattened", normalized.metadata().normalization());
		assertEquals("Ti", normalized.metadata().element());
		for (int y = 0; y < raw.height(); y++) {
			for (int x = 0; x < raw.width(); x++) {
				assertArrayEquals(expected.spectrum(x, y), normalized.cube().spectrum(x, y));
			}
		}
		assertArrayEquals(result.edgeStep(), pixels("edge_step.tif", 1));
	}

	@Test
	void findsTheTrueWeights() {
		final ImagePlus truth = TiffFiles.open(WAFER.resolve("truth_weights.tif"));
		for (int component = 1; component <= 4; component++) {
			final float[] expected = (float[]) truth.getStack().getPixels(component);
			final float[] found = pixels("weights.tif", component);
			double error = 0;
			int count = 0;
			for (int p = 0; p < found.length; p++) {
				if (Float.isNaN(found[p])) continue;
				error += Math.abs(found[p] - expected[p]);
				count++;
			}
			// The basis is the mean over other materials, and not as measured, so a tenth is what can be hoped for.
			assertTrue(error / count < 0.11, "component " + component + ": mean error " + error / count);
			assertTrue(correlation(found, expected) > 0.98, "component " + component);
		}
	}

	@Test
	void keepsTheNamesOfTheComponents() {
		final Spectra basis = SpectraReader.read(WAFER.resolve("basis.csv"), EnergyUnit.AUTO, Progress.NONE).content();
		final ImagePlus weights = TiffFiles.open(output.resolve("weights.tif"));
		for (int i = 0; i < basis.count(); i++) {
			assertEquals(basis.names().get(i), weights.getStack().getSliceLabel(i + 1));
		}
	}

	@Test
	void masksDeadPixelsAndTheSurroundingsEverywhere() {
		final int[] masked = { 20 + 14 * 64, 37 * 64 + 12, 0, 64 * 64 - 1 };
		for (final int pixel : masked) {
			assertTrue(Float.isNaN(pixels("weights.tif", 2)[pixel]), "weights of pixel " + pixel);
			assertTrue(Float.isNaN(pixels("weights_std.tif", 2)[pixel]), "spread of pixel " + pixel);
			assertTrue(Float.isNaN(pixels("sdm.tif", 50)[pixel]), "SDM of pixel " + pixel);
			assertTrue(Float.isNaN(pixels("e0.tif", 1)[pixel]), "E0 of pixel " + pixel);
		}
	}

	@Test
	void mapsSpectraToMixturesOfTheSimulatedBasis() {
		final Spectra basis = SpectraReader.read(output.resolve("basis.csv"), EnergyUnit.AUTO, Progress.NONE).content();
		final SpectralStack mapped = SpectralStack.of(TiffFiles.open(output.resolve("sdm.tif")));
		assertEquals(basis.energies(), mapped.cube().energies());
		final int pixel = 30 + 30 * 64;
		final float[] spectrum = mapped.cube().spectrum(30, 30);
		for (int k = 0; k < spectrum.length; k++) {
			double expected = 0;
			for (int i = 0; i < 4; i++) expected += pixels("weights.tif", i + 1)[pixel] * (double) basis.value(i, k);
			assertEquals(expected, spectrum[k], 1e-6);
		}
	}

	private static float[] pixels(final String file, final int slice) {
		return (float[]) TiffFiles.open(output.resolve(file)).getStack().getPixels(slice);
	}

	private static double correlation(final float[] a, final float[] b) {
		double n = 0;
		double sumA = 0;
		double sumB = 0;
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int p = 0; p < a.length; p++) {
			if (Float.isNaN(a[p]) || Float.isNaN(b[p])) continue;
			n++;
			sumA += a[p];
			sumB += b[p];
			ab += (double) a[p] * b[p];
			aa += (double) a[p] * a[p];
			bb += (double) b[p] * b[p];
		}
		return (n * ab - sumA * sumB) / Math.sqrt((n * aa - sumA * sumA) * (n * bb - sumB * sumB));
	}
}
