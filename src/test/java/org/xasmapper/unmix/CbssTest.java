package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class CbssTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.regular(4962, 0.25, 273);

	private final CbssSettings settings = CbssSettings.defaults().withStarts(20);

	@Test
	void recoversAKnownMixture() {
		final Mixture mixture = new Mixture(species(0, 1), 100);
		final CbssResult result = Cbss.unmix(mixture.noisy(0.01), mixture.basis, settings, Progress.NONE);
		assertTrue(mixture.meanError(result) < 0.01, "mean error " + mixture.meanError(result));
		assertTrue(mixture.largestError(result) < 0.05, "largest error " + mixture.largestError(result));
		assertEquals(mixture.basis.names(), result.names());
		assertEquals(mixture.basis.names(), result.basis().names());
		assertArrayEquals(mixture.basis.spectrum(0), result.basis().spectrum(0), 0.02f);
	}

	@Test
	void recoversItFromABasisThatIsShiftedAndRescaled() {
		final Mixture mixture = new Mixture(species(0, 1), 100);
		final CbssResult result = Cbss.unmix(mixture.noisy(0.01), species(0.5, 1.1), settings, Progress.NONE);
		assertTrue(mixture.meanError(result) < 0.05, "mean error " + mixture.meanError(result));
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.5, 0.5 })
	void recoversTwoSpeciesWhicheverWayTheBasisIsShifted(final double shift) {
		final Mixture mixture = new Mixture(species(0, 1).select(0, 1), 100);
		final CbssResult result = Cbss.unmix(mixture.noisy(0.01), species(shift, 1.1).select(0, 1), settings,
			Progress.NONE);
		assertTrue(mixture.meanError(result) < 0.05, "mean error " + mixture.meanError(result));
		assertTrue(mixture.largestError(result) < 0.1, "largest error " + mixture.largestError(result));
	}

	@Test
	void doesNotDependOnTheOrderOfPixelsAndComponents() {
		final Mixture mixture = new Mixture(species(0, 1), 40);
		final Spectra measured = mixture.noisy(0.01);
		final int[] pixels = new Random(3).ints(0, 40).distinct().limit(40).toArray();
		final int[] components = { 2, 0, 1 };
		final CbssResult straight = Cbss.unmix(measured, mixture.basis, settings, Progress.NONE);
		final CbssResult permuted = Cbss.unmix(measured.select(pixels), mixture.basis.select(components), settings,
			Progress.NONE);
		assertEquals(straight.minima(), permuted.minima());
		for (int i = 0; i < components.length; i++) {
			final double[] row = straight.weights()[components[i]];
			final double[] expected = IntStream.of(pixels).mapToDouble(j -> row[j]).toArray();
			assertArrayEquals(expected, permuted.weights()[i], 1e-3);
		}
	}

	@Test
	void sameSeedGivesTheSameResult() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final CbssResult first = Cbss.unmix(mixture.noisy(0.01), mixture.basis, settings, Progress.NONE);
		final CbssResult second = Cbss.unmix(mixture.noisy(0.01), mixture.basis, settings, Progress.NONE);
		assertEquals(first.starts(), second.starts());
		for (int i = 0; i < 3; i++) assertArrayEquals(first.weights()[i], second.weights()[i], 0);
	}

	@Test
	void weightsAreOnTheSimplexAndStartsAreReported() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final CbssResult result = Cbss.unmix(mixture.noisy(0.01), mixture.basis, settings, Progress.NONE);
		for (int j = 0; j < 30; j++) {
			double sum = 0;
			for (int i = 0; i < 3; i++) {
				assertTrue(result.weights()[i][j] >= 0);
				sum += result.weights()[i][j];
			}
			assertEquals(1, sum, 1e-12);
		}
		assertEquals(20, result.starts().size());
		assertEquals(20, result.converged());
		final double best = result.starts().stream().mapToDouble(CbssResult.Start::loss).min().orElseThrow();
		for (final CbssResult.Start start : result.starts()) {
			assertTrue(start.minimum() >= 1 && start.minimum() <= result.minima());
			assertEquals(start.minimum() == 1, start.loss() < best * (1 + 1e-6));
		}
	}

	@Test
	void everyStartConvergesOnTheFilm() {
		film(0.7);
	}

	@Test
	void everyStartConvergesOnTheFilmWithoutBroadening() {
		film(0);
	}

	private static void film(final double broadening) {
		final CbssResult result = Cbss.unmix(Film.measured(ENERGIES), Film.motifs(ENERGIES, broadening, 0), CbssSettings
			.defaults(), Progress.NONE);
		assertEquals(100, result.converged());
		assertEquals(List.of("TiO2", "TiUD", "TiOH", "TiOL"), result.names());
		double spread = 0;
		double roughness = 0;
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < 100; j++) spread += result.spread()[i][j] / 400;
			for (int j = 1; j < 100; j++) roughness += Math.abs(result.weights()[i][j] - result.weights()[i][j - 1]) / 396;
		}
		assertTrue(spread <= 0.05, "spread " + spread);
		assertTrue(roughness <= 0.04, "neighbours differ by " + roughness);
		// What is known of the film: rutile and anatase where it is rich in Ti, none where it is poor.
		assertTrue(result.weights()[0][0] > 0.3);
		assertTrue(result.weights()[0][95] < 0.1);
	}

	@Test
	void withoutConvergenceThereIsNoResult() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final XasException e = assertThrows(XasException.class, () -> Cbss.unmix(mixture.noisy(0.01), mixture.basis,
			new CbssSettings(5, 10, 1, 1), Progress.NONE));
		assertTrue(e.getMessage().startsWith("None of 5 random starts"), e.getMessage());
	}

	@Test
	void manyStartsAreGivenUpAfterTheFirstTwenty() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final XasException e = assertThrows(XasException.class, () -> Cbss.unmix(mixture.noisy(0.01), mixture.basis,
			new CbssSettings(1_000_000, 10, 1, 1), Progress.NONE));
		assertTrue(e.getMessage().startsWith("None of 20 random starts"), e.getMessage());
	}

	@Test
	void namesTheSpectrumWithAMissingValue() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final Spectra measured = mixture.noisy(0.01);
		measured.values()[4 * ENERGIES.size() + 7] = Float.NaN;
		final XasException e = assertThrows(XasException.class, () -> Cbss.unmix(measured, mixture.basis, settings,
			Progress.NONE));
		assertTrue(e.getMessage().contains("measured spectrum \"5\""), e.getMessage());
	}

	@Test
	void refusesMoreComponentsThanSpectra() {
		final Mixture mixture = new Mixture(species(0, 1), 2);
		final XasException e = assertThrows(XasException.class, () -> Cbss.unmix(mixture.noisy(0.01), mixture.basis,
			settings, Progress.NONE));
		assertTrue(e.getMessage().contains("more components than spectra: 3"), e.getMessage());
	}

	@Test
	void refusesSpectraThatDoNotDiffer() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final Spectra same = mixture.noisy(0.01).select(1, 2, 2, 1, 1);
		final XasException e = assertThrows(XasException.class, () -> Cbss.unmix(same, mixture.basis, settings,
			Progress.NONE));
		assertTrue(e.getMessage().contains("Only 2 of the 5"), e.getMessage());
		final Spectra twins = mixture.basis.select(0, 1, 1);
		assertThrows(XasException.class, () -> Cbss.unmix(mixture.noisy(0.01), twins, settings, Progress.NONE));
	}

	@Test
	void worksWithHardlyMoreSpectraThanComponents() {
		final Mixture mixture = new Mixture(species(0, 1), 4);
		final CbssResult result = Cbss.unmix(mixture.noisy(0.01), mixture.basis, settings, Progress.NONE);
		assertTrue(result.converged() > 0);
	}

	@Test
	void refusesDifferentEnergies() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final Spectra other = Film.motifs(EnergyGrid.regular(4962, 0.5, 137), 0.7, 0);
		assertThrows(XasException.class, () -> Cbss.unmix(mixture.noisy(0.01), other, settings, Progress.NONE));
	}

	@Test
	void canBeCancelled() {
		final Mixture mixture = new Mixture(species(0, 1), 30);
		final Progress impatient = new CancelledWhen(() -> true);
		assertThrows(CancellationException.class, () -> Cbss.unmix(mixture.noisy(0.01), mixture.basis, settings,
			impatient));
	}

	/** Titanium dioxide, under-coordinated titanium, and octahedral titanium among few titanium neighbours. */
	private static Spectra species(final double shift, final double scale) {
		final Spectra motifs = Film.motifs(ENERGIES, 0, shift).select(0, 1, 3);
		final float[] values = motifs.values().clone();
		for (int i = 0; i < values.length; i++) values[i] *= (float) scale;
		return Spectra.named(ENERGIES, motifs.names(), values);
	}

	/** Pixels of which many are nearly pure and many are mixed. */
	private static final class Mixture {

		final Spectra basis;
		private final double[][] truth;
		private final Random random = new Random(5);

		Mixture(final Spectra basis, final int pixels) {
			this.basis = basis;
			truth = new double[basis.count()][pixels];
			for (int j = 0; j < pixels; j++) {
				double sum = 0;
				for (final double[] row : truth) {
					row[j] = Math.pow(-Math.log(random.nextDouble()), 2);
					sum += row[j];
				}
				for (final double[] row : truth) row[j] /= sum;
			}
		}

		/** @return the mixed spectra with Gaussian noise; the edge step is 1 */
		Spectra noisy(final double noise) {
			final Random draws = new Random(11);
			final int m = basis.energies().size();
			final float[] values = new float[truth[0].length * m];
			for (int p = 0; p < values.length; p++) {
				double sum = noise * draws.nextGaussian();
				for (int i = 0; i < truth.length; i++) sum += truth[i][p / m] * basis.value(i, p % m);
				values[p] = (float) sum;
			}
			final List<String> names = new ArrayList<>();
			for (int j = 1; j <= truth[0].length; j++) names.add(Integer.toString(j));
			return Spectra.named(basis.energies(), names, values);
		}

		double meanError(final CbssResult result) {
			double sum = 0;
			for (int i = 0; i < truth.length; i++) {
				for (int j = 0; j < truth[i].length; j++) sum += Math.abs(truth[i][j] - result.weights()[i][j]);
			}
			return sum / truth.length / truth[0].length;
		}

		double largestError(final CbssResult result) {
			double largest = 0;
			for (int i = 0; i < truth.length; i++) {
				for (int j = 0; j < truth[i].length; j++) {
					largest = Math.max(largest, Math.abs(truth[i][j] - result.weights()[i][j]));
				}
			}
			return largest;
		}
	}
}
