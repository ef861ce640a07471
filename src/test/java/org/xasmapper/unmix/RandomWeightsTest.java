package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

class RandomWeightsTest {

	private static final Spectra MEASURED = spectra(5);
	private static final Spectra SIMULATED = spectra(3);

	@Test
	void neighbouringSeedsShareNoStart() {
		final Set<String> starts = new HashSet<>();
		for (int seed = 1; seed <= 10; seed++) {
			final RandomWeights weights = new RandomWeights(MEASURED, SIMULATED, seed, 100);
			for (int start = 0; start < 100; start++) starts.add(Arrays.toString(weights.draw(start).data));
		}
		assertEquals(10 * 100, starts.size());
	}

	@Test
	void aStartDoesNotDependOnTheNumberOfStarts() {
		assertArrayEquals(new RandomWeights(MEASURED, SIMULATED, 3, 5).draw(4).data, new RandomWeights(MEASURED, SIMULATED, 3,
			100).draw(4).data);
	}

	private static Spectra spectra(final int count) {
		final float[] values = new float[2 * count];
		for (int i = 0; i < values.length; i++) values[i] = i * i;
		return new Spectra(EnergyGrid.of(5000, 5001), values, Table.empty(count));
	}
}
