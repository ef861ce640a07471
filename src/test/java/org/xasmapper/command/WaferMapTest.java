package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.io.text.TableText;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Table;

/** The main job on the simulated wafer, as a headless macro with the shipped model, compared with the truth. */
class WaferMapTest {

	private static final Path WAFER = Path.of("test-data", "wafer").toAbsolutePath();

	@TempDir
	static Path folder;

	private static Path output;

	@BeforeAll
	static void runTheMainJob() throws Exception {
		output = folder.resolve("results of the wafer");
		final MacroRun run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Simulated_Wafer.ijm")), WAFER +
			"," + output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
	}

	@Test
	void writesAllMapsTablesFiguresAndTheReport() throws Exception {
		final Set<String> expected = new TreeSet<>(Set.of("stack.tif", "normalized.tif", "edge_step.tif", "e0.tif",
			"noise.tif", "normalize.json", "weights.tif", "weights_std.tif", "misfit.tif", "basis.csv", "starts.csv", "sdm.tif", "spectra.png",
			"basis.png", "basis_descriptors.csv", "OS_difference.tif", "CN_difference.tif", "doubts.png", "descriptors.png", "latent.png", "maps.png", "report.html", "run.ijm"));
		for (final String sdm : new String[] { "without-sdm", "with-sdm" }) {
			for (final String map : new String[] { "OS_mean.tif", "OS_std.tif", "CN_mean.tif", "CN_std.tif", "trust.tif",
				"reconstruction_error.tif", "predictions.csv" }) expected.add(sdm + "/" + map);
			for (final String descriptor : new String[] { "OS", "CN" }) {
				for (final UncertaintyPart part : UncertaintyPart.values()) {
					final boolean known = part.compareTo(UncertaintyPart.RANGES) <= 0 || sdm.equals("with-sdm");
					if (known) expected.add(sdm + "/" + descriptor + "_std_" + part.key() + ".tif");
				}
			}
		}
		try (Stream<Path> files = Files.walk(output)) {
			assertEquals(expected, files.filter(Files::isRegularFile).map(file -> output.relativize(file).toString().replace('\\',
				'/')).collect(Collectors.toCollection(TreeSet::new)));
		}
	}

	/** With E0 on the edge, and so normalized rightly, the oxidation state is near the truth without SDM as well. */
	@Test
	void sdmBringsTheCoordinationNearerToTheTruth() {
		final double with = error("with-sdm", "CN");
		final double without = error("without-sdm", "CN");
		assertTrue(with < without, with + " with SDM, " + without + " without");
		assertTrue(error("without-sdm", "OS") < 0.15, "OS without SDM: " + error("without-sdm", "OS"));
		assertTrue(error("with-sdm", "OS") < 0.15, "OS: " + error("with-sdm", "OS"));
		assertTrue(error("with-sdm", "CN") < 0.25, "CN: " + error("with-sdm", "CN"));
	}

	@Test
	void everyLivePixelHasAnErrorBarAndDeadOnesAreNaN() {
		final float[] mean = pixels("with-sdm/CN_mean.tif");
		final float[] std = pixels("with-sdm/CN_std.tif");
		for (int p = 0; p < mean.length; p++) {
			assertEquals(Float.isNaN(mean[p]), Float.isNaN(std[p]), "pixel " + p);
			assertTrue(Float.isNaN(mean[p]) || std[p] > 0, "pixel " + p);
		}
		for (final int dead : new int[] { 20 + 14 * 64, 37 * 64 + 12, 0 }) assertTrue(Float.isNaN(mean[dead]));
	}

	@Test
	void theMacroInTheFolderRepeatsTheRun() throws Exception {
		final float[] before = pixels("with-sdm/OS_mean.tif");
		final MacroRun again = MacroRun.headless(folder, Files.readString(output.resolve("run.ijm")), "", "-Xmx1g");
		assertEquals(0, again.status(), again.out() + again.err());
		assertArrayEquals(before, pixels("with-sdm/OS_mean.tif"));
	}

	@Test
	void theReportNamesParametersFiguresAndNumbers() throws Exception {
		final String report = Files.readString(output.resolve("report.html"));
		for (final String part : new String[] { "spectra.png", "basis.png", "basis_descriptors.csv", "OS_difference.tif", "CN_difference.tif", "doubts.png", "descriptors.png", "latent.png", "fidelity",
			"ti-k-edge", "valid pixels were unmixed", "OS with SDM", "CN without SDM" })
		{
			assertTrue(report.contains(part), part);
		}
	}

	private static float[] pixels(final String file) {
		return (float[]) TiffFiles.open(output.resolve(file)).getProcessor().getPixels();
	}

	/** @return mean absolute error over the live pixels */
	private static double error(final String sdm, final String descriptor) {
		final Table truth = truth();
		final double[] x = truth.numbers("x");
		final double[] y = truth.numbers("y");
		final double[] expected = truth.numbers(descriptor);
		final float[] found = pixels(sdm + "/" + descriptor + "_mean.tif");
		double sum = 0;
		int count = 0;
		for (int i = 0; i < expected.length; i++) {
			final float value = found[(int) x[i] + (int) y[i] * 64];
			if (Float.isNaN(value)) continue;
			sum += Math.abs(value - expected[i]);
			count++;
		}
		assertTrue(count > 2600, "only " + count + " pixels were predicted");
		return sum / count;
	}

	private static Table truth() {
		try {
			return TableText.parse(Files.readString(WAFER.resolve("truth.csv")));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
