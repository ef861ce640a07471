package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.basis.BasisSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.CbssSettings;

/** Maps mixed of the four Ti motifs with known weights, one percent of noise, some pixels masked. */
class MapUnmixingTest {

	private static final int WIDTH = 20;
	private static final int HEIGHT = 12;
	private static final int MASKED = 47;
	private static final CbssSettings SETTINGS = CbssSettings.defaults().withStarts(20);

	private static Spectra motifs;
	private static double[][] truth;
	private static SpectralCube map;

	@BeforeAll
	static void mix() {
		motifs = BasisSource.ofFile(Path.of("test-data", "ti-k-feff", "ti_motifs.csv"), 0.7).read(Progress.NONE).content();
		truth = weights();
		final EnergyGrid energies = EnergyGrid.regular(4960, 0.5, 140);
		final Spectra pure = Resampler.between(motifs.energies(), 0, energies).apply(motifs);
		map = SpectralCube.inMemory(WIDTH, HEIGHT, energies);
		final SplittableRandom noise = new SplittableRandom(11);
		final float[] plane = new float[WIDTH * HEIGHT];
		for (int k = 0; k < energies.size(); k++) {
			for (int p = 0; p < plane.length; p++) {
				double mu = 0.01 * noise.nextGaussian();
				for (int i = 0; i < 4; i++) mu += truth[i][p] * pure.value(i, k);
				plane[p] = p == MASKED ? Float.NaN : (float) mu;
			}
			map.writeRows(k, 0, HEIGHT, plane);
		}
	}

	/** Composition gradients with nearly pure corners. */
	private static double[][] weights() {
		final double[][] weights = new double[4][WIDTH * HEIGHT];
		for (int p = 0; p < WIDTH * HEIGHT; p++) {
			final double x = (p % WIDTH) / (WIDTH - 1.0);
			final double y = (p / WIDTH) / (HEIGHT - 1.0);
			final double[] w = { x * y, x * (1 - y), (1 - x) * y, (1 - x) * (1 - y) };
			final double sum = Arrays.stream(w).map(v -> v * v * v).sum();
			for (int i = 0; i < 4; i++) weights[i][p] = w[i] * w[i] * w[i] / sum;
		}
		return weights;
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "0.5, 1.1", "-0.5, 1.1", "0.5, 0.9", "-0.5, 0.9" })
	void recoversTheWeightsFromABasisThatIsShiftedAndRescaled(final double shift, final float factor) {
		final double[] energies = Arrays.stream(motifs.energies().toArray()).map(e -> e + shift).toArray();
		final float[] values = motifs.values().clone();
		for (int i = 0; i < values.length; i++) values[i] *= factor;
		final Spectra wrong = new Spectra(EnergyGrid.of(energies), values, motifs.table());

		final MapUnmixing found = MapUnmixing.of(map, wrong, null, 0, 0.6, SETTINGS, Progress.NONE);

		final double error = meanError(found);
		assertTrue(error < (shift == 0 ? 0.03 : 0.05), "mean error " + error + "; " + found.notes());
	}

	/** A shift beyond what calibration allows may be chemistry: it stops at the bound, with a warning. */
	@Test
	void aChemicalShiftIsNotTakenAwayInSilence() {
		final MapUnmixing found = MapUnmixing.of(map.shifted(1), motifs, null, 0, 0.5, SETTINGS, Progress.NONE);
		assertEquals(-0.5, found.alignment().shift(), 0.02);
		assertTrue(found.alignment().isAtBound());
		assertTrue(found.notes().toString().contains("allowed: ± 0.50 eV"), found.notes().toString());
		assertTrue(found.warnings().get(0).contains("chemical shift") && found.warnings().get(0).contains("XAS Calibrate"), found
			.warnings().toString());

		final MapUnmixing asked = MapUnmixing.of(map.shifted(1), motifs, null, 0, 2, SETTINGS, Progress.NONE);
		assertEquals(-1, asked.alignment().shift(), 0.05);
		assertFalse(asked.alignment().isAtBound());
		assertEquals(List.of(), asked.warnings());
		assertEquals(0, MapUnmixing.of(map, motifs, null, 0, 0, SETTINGS, Progress.NONE).alignment().shift());
	}

	@Test
	void fitsEveryPixelWithTheBasisOfASample() {
		final MapUnmixing found = MapUnmixing.of(map, motifs, null, 60, 0.5, SETTINGS, Progress.NONE);
		assertTrue(meanError(found) < 0.02, "mean error " + meanError(found));
		assertTrue(found.notes().contains("60 of 239 valid pixels were unmixed."), found.notes().toString());
	}

	@Test
	void weightsSumToOneAndMaskedPixelsStayMasked() {
		for (final int sample : new int[] { 0, 60 }) {
			final MapUnmixing found = MapUnmixing.of(map, motifs, null, sample, 0, SETTINGS, Progress.NONE);
			for (int p = 0; p < map.pixels(); p++) {
				final int pixel = p;
				final double sum = Arrays.stream(found.maps().weights()).mapToDouble(w -> w[pixel]).sum();
				if (p == MASKED) assertTrue(Double.isNaN(sum) && Float.isNaN(found.maps().error()[p]));
				else assertEquals(1, sum, 1e-5);
			}
		}
	}

	@Test
	void theSameSeedGivesTheSameResult() {
		final MapUnmixing once = MapUnmixing.of(map, motifs, null, 60, 0.5, SETTINGS, Progress.NONE);
		final MapUnmixing again = MapUnmixing.of(map, motifs, null, 60, 0.5, SETTINGS, Progress.NONE);
		for (int i = 0; i < 4; i++) assertArrayEquals(once.maps().weights()[i], again.maps().weights()[i]);
	}

	@Test
	void aMapThatIsMaskedThroughoutIsRefused() {
		final SpectralCube empty = SpectralCube.inMemory(3, 3, map.energies());
		for (int k = 0; k < map.energies().size(); k++) {
			final float[] plane = new float[9];
			Arrays.fill(plane, Float.NaN);
			empty.writeRows(k, 0, 3, plane);
		}
		final XasException e = assertThrows(XasException.class, () -> MapUnmixing.of(empty, motifs, null, 0, 0.6, SETTINGS,
			Progress.NONE));
		assertTrue(e.getMessage().contains("masked"), e.getMessage());
	}

	private static double meanError(final MapUnmixing found) {
		double error = 0;
		for (int i = 0; i < 4; i++) {
			for (int p = 0; p < map.pixels(); p++) {
				if (p != MASKED) error += Math.abs(found.maps().weights()[i][p] - truth[i][p]);
			}
		}
		return error / 4 / (map.pixels() - 1);
	}
}
