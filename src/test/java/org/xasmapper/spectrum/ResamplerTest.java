package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

	private static final EnergyGrid IRREGULAR = EnergyGrid.of(10, 11, 13, 14, 14.5, 16, 18, 19, 20);

	/** No step is more than half as large again as its neighbour. */
	private static final EnergyGrid UNEVEN = EnergyGrid.of(10, 11, 12.2, 13.2, 14, 14.8, 15.8, 17.2, 18.8, 20);

	@Test
	void cubicsAreExactAwayFromTheEnds() {
		final DoubleUnaryOperator cubic = e -> 1 + 0.3 * e - 0.05 * e * e + 0.002 * e * e * e;
		final EnergyGrid target = EnergyGrid.regular(11.2, 0.6, 12);
		assertSamples(cubic, target, 1e-6, resampled(UNEVEN, 0, target, cubic));
	}

	@Test
	void parabolasAreExactUpToTheEnds() {
		final DoubleUnaryOperator parabola = e -> 1 + 0.3 * e - 0.05 * e * e;
		final EnergyGrid target = EnergyGrid.regular(10, 0.5, 21);
		assertSamples(parabola, target, 1e-6, resampled(UNEVEN, 0, target, parabola));
	}

	/** From 10 to 0.5 eV a cubic multiplies the noise of a sample by 5.7 within the last wide step. */
	@ParameterizedTest
	@ValueSource(doubles = { 1.2, 1.5, 2, 2.4, 3, 5, 20, 100 })
	void noValueIsNoisierThanASample(final double ratio) {
		final EnergyGrid source = changing(ratio);
		final double[] variance = variance(source, EnergyGrid.regular(0, 0.1, (int) (source.last() / 0.1)));
		for (int j = 0; j < variance.length; j++) assertTrue(variance[j] <= 1 + 1e-6, variance[j] + " at " + 0.1 * j);
	}

	/** Within the two wide steps beside the fine ones. */
	@ParameterizedTest
	@ValueSource(doubles = { 3, 5, 20, 100 })
	void acrossAChangeOfStepThereIsTheNoiseOfALine(final double ratio) {
		final EnergyGrid source = changing(ratio);
		for (final double start : new double[] { 18 * ratio, 19 * ratio + 21 }) {
			final double[] variance = variance(source, EnergyGrid.regular(start + ratio / 10, ratio / 10, 9));
			for (int j = 0; j < 9; j++) {
				final double share = (j + 1) / 10.0;
				assertEquals(share * share + (1 - share) * (1 - share), variance[j], 1e-5, "at " + share + " of the step");
			}
		}
	}

	/** On even steps the cubic has 0.80 of the noise of a sample in the middle of a step, a line 0.71. */
	@Test
	void evenStepsHaveTheNoiseOfTheCubic() {
		assertEquals(0.640625, variance(EnergyGrid.regular(0, 1, 9), EnergyGrid.of(4.5, 5.5))[0], 1e-6);
	}

	/** Wide steps, 21 of 1 eV from point 19 on, wide ones again. */
	private static EnergyGrid changing(final double ratio) {
		final double[] energies = new double[60];
		for (int k = 1; k < energies.length; k++) energies[k] = energies[k - 1] + (k < 20 || k > 40 ? ratio : 1);
		return EnergyGrid.of(energies);
	}

	/** @return variance of the values at the target, in that of a sample */
	private static double[] variance(final EnergyGrid source, final EnergyGrid target) {
		final double[] variance = new double[target.size()];
		for (int k = 0; k < source.size(); k++) {
			final float[] unit = new float[source.size()];
			unit[k] = 1;
			final float[] response = apply(Resampler.between(source, 0, target), unit);
			for (int j = 0; j < response.length; j++) variance[j] += response[j] * response[j];
		}
		return variance;
	}

	/** An edge 35 eV above the change from 10 to 0.5 eV steps. */
	@Test
	void aChangeOfStepAddsLittleBias() {
		final DoubleUnaryOperator mu = e -> 0.5 + Math.atan((e - 135) / 1.5) / Math.PI - 0.001 * e;
		final double[] energies = new double[110];
		for (int k = 1; k < energies.length; k++) energies[k] = energies[k - 1] + (k <= 10 ? 10 : 0.5);
		final EnergyGrid target = EnergyGrid.regular(80, 0.5, 60);
		final float[] at = resampled(EnergyGrid.of(energies), 0, target, mu);
		for (int j = 0; j < at.length; j++) {
			assertEquals(mu.applyAsDouble(target.energy(j)), at[j], target.energy(j) < 90 ? 0.0003 : 0.002);
		}
	}

	@Test
	void theSameGridChangesNothing() {
		final float[] noise = noise(IRREGULAR.size());
		assertArrayEquals(noise, apply(Resampler.between(IRREGULAR, 0, IRREGULAR), noise));
	}

	@Test
	void theShiftMovesTheSpectrum() {
		final DoubleUnaryOperator line = e -> 2 * e;
		final EnergyGrid target = EnergyGrid.regular(12, 0.5, 5);
		assertSamples(e -> 2 * (e - 1.5), target, 1e-5, resampled(IRREGULAR, 1.5, target, line));
	}

	@Test
	void coarserGridsTakeTheMeanOverTheirCells() {
		final EnergyGrid fine = EnergyGrid.regular(100, 0.25, 401);
		final EnergyGrid coarse = EnergyGrid.regular(110, 2, 30);
		assertSamples(e -> 3 * e, coarse, 1e-6, resampled(fine, 0, coarse, e -> 3 * e));

		// Eight samples a cell: the noise's variance falls to an eighth, a little less by the half shared ends.
		final float[] mean = apply(Resampler.between(fine, 0, coarse), noise(fine.size()));
		double variance = 0;
		for (int j = 1; j < mean.length - 1; j++) variance += mean[j] * mean[j] / (mean.length - 2.0);
		assertEquals(1.0 / 8, variance, 0.06);
	}

	@Test
	void coarserGridsMayBeIrregularAndEndWithTheSource() {
		final EnergyGrid fine = EnergyGrid.regular(100, 0.25, 401);
		final EnergyGrid coarse = EnergyGrid.of(100, 100.5, 103, 110, 112, 130, 199.9, 200);
		assertSamples(e -> 3 * e, coarse, 1e-6, resampled(fine, 0, coarse, e -> 3 * e));
	}

	@Test
	void aHitSampleIsTakenAsItIsWhateverItsNeighbours() {
		final float[] values = { 1, 2, Float.NaN, 4, 5, 6, 7, 8, 9 };
		final float[] at = apply(Resampler.between(IRREGULAR, 0, EnergyGrid.of(11, 12.5)), values);
		assertArrayEquals(new float[] { 2, Float.NaN }, at);
	}

	@Test
	void aNaNSpreadsToTheValuesThatNeedIt() {
		final float[] values = { 1, 2, Float.NaN, 4, 5, 6, 7, 8, 9 };
		final float[] at = apply(Resampler.between(IRREGULAR, 0, EnergyGrid.of(12, 13, 13.5, 17)), values);
		assertTrue(Float.isNaN(at[0]) && Float.isNaN(at[1]) && Float.isNaN(at[2]) && Float.isFinite(at[3]));
	}

	@Test
	void aCellThatEndsOnASampleDoesNotNeedTheNext() {
		final EnergyGrid fine = EnergyGrid.regular(0.5, 0.5, 20);
		final float[] values = new float[20];
		Arrays.fill(values, 1);
		values[11] = Float.NaN;
		// The cell of 4.5 goes from 3.5 to 5.5; the NaN is at 6.
		final float[] at = apply(Resampler.between(fine, 0, EnergyGrid.of(2.5, 4.5, 6.5)), values);
		assertEquals(1, at[1], 1e-6);
		assertTrue(Float.isNaN(at[2]));
	}

	@Test
	void nothingIsExtrapolated() {
		final XasException e = assertThrows(XasException.class, () -> Resampler.between(IRREGULAR, 0.5, EnergyGrid.of(10,
			15)));
		assertTrue(e.getMessage().contains("10.00–15.00 eV") && e.getMessage().contains("from 10.50 to 20.50 eV after"),
			e.getMessage());
	}

	@Test
	void spectraAndCubesAgree() {
		final EnergyGrid target = EnergyGrid.regular(11, 0.7, 10);
		final Resampler resampler = Resampler.between(IRREGULAR, 0, target);
		final int m = IRREGULAR.size();
		final float[] values = noise(2 * m);
		final Spectra spectra = resampler.apply(Spectra.named(IRREGULAR, List.of("a", "b"), values));
		assertEquals(List.of("a", "b"), spectra.names());

		final SpectralCube cube = SpectralCube.inMemory(2, 1, IRREGULAR);
		for (int k = 0; k < m; k++) cube.writeRows(k, 0, 1, new float[] { values[k], values[m + k] });
		final SpectralCube resampled = SpectralCube.inMemory(2, 1, target);
		resampler.apply(cube, resampled, Progress.NONE);
		assertArrayEquals(spectra.spectrum(0), resampled.spectrum(0, 0));
		assertArrayEquals(spectra.spectrum(1), resampled.spectrum(1, 0));
	}

	private static float[] noise(final int count) {
		final Random random = new Random(1579);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
		return values;
	}

	private static float[] resampled(final EnergyGrid source, final double shift, final EnergyGrid target,
		final DoubleUnaryOperator spectrum)
	{
		final float[] values = new float[source.size()];
		for (int k = 0; k < values.length; k++) values[k] = (float) spectrum.applyAsDouble(source.energy(k));
		return apply(Resampler.between(source, shift, target), values);
	}

	private static float[] apply(final Resampler resampler, final float[] values) {
		final float[] resampled = new float[resampler.target().size()];
		resampler.apply(values, 0, resampled, 0);
		return resampled;
	}

	private static void assertSamples(final DoubleUnaryOperator expected, final EnergyGrid at, final double relative,
		final float[] actual)
	{
		for (int j = 0; j < actual.length; j++) {
			final double value = expected.applyAsDouble(at.energy(j));
			assertEquals(value, actual[j], relative * Math.max(1, Math.abs(value)), "at " + at.energy(j) + " eV");
		}
	}
}
