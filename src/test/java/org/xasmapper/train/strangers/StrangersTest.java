package org.xasmapper.train.strangers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.DefaultEffects;

class StrangersTest {

	private static final AbsorptionEdge TI = AbsorptionEdges.of("Ti", "K").get();
	private static final EnergyGrid SIMULATED = EnergyGrid.regular(4955, 0.5, 161);
	private static final EnergyGrid SCAN = EnergyGrid.regular(4962, 0.5, 137);
	private static final int ROWS = 4;

	/** Edges at 4980 eV and on, with a white line. */
	private static float[] known() {
		final float[] known = new float[ROWS * SIMULATED.size()];
		for (int i = 0; i < known.length; i++) {
			final double above = SIMULATED.energy(i % SIMULATED.size()) - 4980 - i / SIMULATED.size();
			known[i] = (float) (0.5 + Math.atan(above) / Math.PI + 0.4 * Math.exp(-Math.pow((above - 6) / 3, 2)));
		}
		return known;
	}

	private static float[] drawn(final Stranger kind, final long seed) {
		final Strangers strangers = new Strangers(SIMULATED, known(), known(), SCAN, TI, DefaultEffects.of(TI));
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] spectra = new float[20 * SCAN.size()];
		for (int i = 0; i < 20; i++) strangers.draw(kind, random, spectra, i * SCAN.size());
		return spectra;
	}

	@ParameterizedTest
	@EnumSource
	void isFiniteAndTheSameForTheSameSeed(final Stranger kind) {
		final float[] spectra = drawn(kind, 7);
		for (final float mu : spectra) assertTrue(Float.isFinite(mu));
		assertArrayEquals(spectra, drawn(kind, 7));
	}

	/** No two draws are alike: a guard would learn them by heart. */
	@ParameterizedTest
	@EnumSource
	void isAnotherEveryTime(final Stranger kind) {
		final float[] spectra = drawn(kind, 7);
		double distance = 0;
		for (int k = 0; k < SCAN.size(); k++) distance += Math.abs(spectra[k] - spectra[SCAN.size() + k]);
		assertTrue(distance > 0.01 * SCAN.size(), kind + ": " + distance);
	}
}
