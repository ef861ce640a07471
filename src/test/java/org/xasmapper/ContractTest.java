package org.xasmapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xasmapper.normalize.E0Source;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.unmix.WeightMaps;

/** What holds for every operation that makes something of each spectrum by itself. */
class ContractTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4940, 0.5, 201);
	private static final int BAD = 3;

	/**
	 * @param name for the report of a failure
	 * @param run gives {@code [spectra × values]}
	 * @param cancellable whether it is long enough to be cancelled
	 */
	private record Operation(String name, Run run, boolean cancellable) {

		@Override
		public String toString() {
			return name;
		}
	}

	@FunctionalInterface
	private interface Run {

		float[] on(Spectra spectra, Progress progress);
	}

	static Stream<Operation> operations() {
		final Normalizer common = new Normalizer(NormalizationSettings.automatic().withE0(4980));
		final Normalizer each = new Normalizer(NormalizationSettings.automatic().withE0From(E0Source.EACH_SPECTRUM));
		final Resampler finer = Resampler.between(GRID, 0.3, EnergyGrid.regular(4950, 0.2, 300));
		final Resampler coarser = Resampler.between(GRID, 0, EnergyGrid.regular(4950, 2, 40));
		return Stream.of(new Operation("normalize a list", (s, p) -> common.normalize(s, p).spectra().values(), true),
			new Operation("normalize a list, E0 of each", (s, p) -> each.normalize(s, p).spectra().values(), true),
			new Operation("normalize a cube", (s, p) -> {
				final SpectralCube target = SpectralCube.inMemory(s.count(), 1, GRID);
				common.normalize(cube(s), target, p);
				return values(target);
			}, true), new Operation("resample finer", (s, p) -> finer.apply(s).values(), false), new Operation(
				"resample coarser", (s, p) -> coarser.apply(s).values(), false), new Operation("resample a cube", (s, p) -> {
					final SpectralCube target = SpectralCube.inMemory(s.count(), 1, finer.target());
					finer.apply(cube(s), target, p);
					return values(target);
				}, true), new Operation("broaden", (s, p) -> Broadening.gaussian(s, 1).values(), false), new Operation("weights",
					ContractTest::weights, true));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void theInputStaysAsItIs(final Operation operation) {
		final Spectra spectra = spectra(8);
		final float[] before = spectra.values().clone();
		operation.run.on(spectra, Progress.NONE);
		assertArrayEquals(before, spectra.values());
	}

	@ParameterizedTest
	@MethodSource("operations")
	void permutedPixelsGivePermutedResults(final Operation operation) {
		final int[] order = { 5, 2, 7, 0, 1, 6, 4, 3 };
		final float[] straight = operation.run.on(spectra(8), Progress.NONE);
		final float[] permuted = operation.run.on(spectra(8).select(order), Progress.NONE);
		for (int i = 0; i < order.length; i++) assertArrayEquals(row(straight, 8, order[i]), row(permuted, 8, i));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void aPartGivesWhatTheWholeGives(final Operation operation) {
		final float[] whole = operation.run.on(spectra(8), Progress.NONE);
		for (int i = 0; i < 8; i++) {
			assertArrayEquals(row(whole, 8, i), operation.run.on(spectra(8).select(i), Progress.NONE), "spectrum " + i);
		}
	}

	@ParameterizedTest
	@MethodSource("operations")
	void missingAndInfiniteSamplesSpoilTheirOwnSpectrumOnly(final Operation operation) {
		final float[] good = operation.run.on(spectra(8), Progress.NONE);
		for (final float bad : new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }) {
			final Spectra spectra = spectra(8);
			spectra.values()[BAD * GRID.size() + 80] = bad;
			final float[] result = operation.run.on(spectra, Progress.NONE);
			for (int i = 0; i < 8; i++) {
				if (i != BAD) assertArrayEquals(row(good, 8, i), row(result, 8, i), bad + ", spectrum " + i);
			}
			final float[] spoilt = row(result, 8, BAD);
			assertTrue(IntStream.range(0, spoilt.length).anyMatch(k -> !Float.isFinite(spoilt[k])), "nothing shows " + bad);
		}
	}

	@ParameterizedTest
	@MethodSource("operations")
	void goodSpectraGiveFiniteResults(final Operation operation) {
		final float[] results = operation.run.on(spectra(8), Progress.NONE);
		assertTrue(results.length > 0);
		for (final float value : results) assertTrue(Float.isFinite(value));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void longOnesCanBeCancelled(final Operation operation) {
		final Progress cancelled = new CancelledWhen(() -> true);
		if (operation.cancellable) {
			assertThrows(CancellationException.class, () -> operation.run.on(spectra(8), cancelled));
		}
		else {
			assertEquals(operation.run.on(spectra(8), Progress.NONE).length, operation.run.on(spectra(8), cancelled).length);
		}
	}

	private static float[] weights(final Spectra spectra, final Progress progress) {
		final Spectra basis = spectra(8).select(0, 7);
		final WeightMaps maps = WeightMaps.of(cube(spectra), Resampler.between(GRID, 0, GRID), List.of(basis), progress);
		final float[] values = new float[2 * spectra.count()];
		for (int i = 0; i < spectra.count(); i++) {
			for (int c = 0; c < 2; c++) values[2 * i + c] = maps.weights()[c][i];
		}
		return values;
	}

	/** Arctangent edges of growing height that move from 4979 to 4981 eV, with a little ripple. */
	private static Spectra spectra(final int count) {
		final float[] values = new float[count * GRID.size()];
		for (int i = 0; i < values.length; i++) {
			final double share = (i / GRID.size()) / 7.0;
			final double x = GRID.energy(i % GRID.size()) - 4979 - 2 * share;
			values[i] = (float) (0.4 - 0.002 * x + (0.5 + share) * (0.5 + Math.atan(x / 1.5) / Math.PI) + 0.0005 * Math.sin(7 * i));
		}
		return new Spectra(GRID, values, Table.empty(count));
	}

	private static SpectralCube cube(final Spectra spectra) {
		final SpectralCube cube = SpectralCube.inMemory(spectra.count(), 1, spectra.energies());
		final float[] plane = new float[spectra.count()];
		for (int k = 0; k < spectra.energies().size(); k++) {
			for (int i = 0; i < plane.length; i++) plane[i] = spectra.value(i, k);
			cube.writeRows(k, 0, 1, plane);
		}
		return cube;
	}

	private static float[] values(final SpectralCube cube) {
		final int m = cube.energies().size();
		final float[] values = new float[cube.pixels() * m];
		for (int i = 0; i < cube.pixels(); i++) System.arraycopy(cube.spectrum(i, 0), 0, values, i * m, m);
		return values;
	}

	private static float[] row(final float[] values, final int rows, final int row) {
		final int length = values.length / rows;
		return Arrays.copyOfRange(values, row * length, (row + 1) * length);
	}
}
