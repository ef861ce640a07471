package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.unmix.Minimum;

/** Mixtures of two bells, the simulated ones of which lie elsewhere. */
class FeasibleBandTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.regular(0, 1, 200);
	private static final int PIXELS = 40;
	private static final int DRAWS = 20;
	private static final float NOISE = 0.002f;

	private final Spectra basis = bells(60, 120);
	private final Spectra simulated = bells(66, 126);

	@Test
	void everyDrawExplainsTheSpectraAsWell() {
		final Case mixed = new Case(0.3, 0.7);
		final double allowed = mixed.minimum.misfit() * Math.sqrt(1 + mixed.minimum.tolerance());
		for (final Spectra drawn : mixed.drawn(simulated)) {
			final double misfit = new Answer(drawn, simulated, 1).misfit(mixed.measured);
			assertTrue(misfit <= 1.001 * allowed, misfit + " above " + allowed);
		}
	}

	/** Weights keep a sum of one if a draw is made of the basis spectra with amounts that sum to one. */
	@Test
	void drawsAreMixturesOfTheBasisWhoseAmountsSumToOne() {
		for (final Spectra drawn : new Case(0.3, 0.7).drawn(simulated)) {
			for (int i = 0; i < 2; i++) {
				final double amount = share(drawn.value(i, 60));
				for (int k = 0; k < ENERGIES.size(); k++) {
					assertEquals(amount * basis.value(0, k) + (1 - amount) * basis.value(1, k), drawn.value(i, k), 1e-5);
				}
			}
		}
	}

	/** A pixel that is pure does not allow its spectrum to move inwards: the pixel would need negative weights. */
	@Test
	void pureSpectraMoveOutwardsOnly() {
		assertTrue(leastOwn(new Case(0, 1)) > 0.96, "pure: " + leastOwn(new Case(0, 1)));
		assertTrue(leastOwn(new Case(0.3, 0.7)) < 0.9, "mixed: " + leastOwn(new Case(0.3, 0.7)));
	}

	/** @return the least share of a basis spectrum in what it is rotated to; above 1 is outwards */
	private double leastOwn(final Case pixels) {
		return pixels.drawn(simulated).stream().flatMapToDouble(drawn -> DoubleStream.of(share(drawn.value(0, 60)), 1 - share(drawn.value(1,
			60)))).min().getAsDouble();
	}

	/** @return the amount of the first basis spectrum in a value at its top */
	private double share(final double value) {
		return (value - basis.value(1, 60)) / (basis.value(0, 60) - basis.value(1, 60));
	}

	@Test
	void aSimulationThatIsMatchedHoldsTheBasisInItsPlace() {
		for (final Spectra drawn : new Case(0.3, 0.7).drawn(basis)) assertArrayEquals(basis.values(), drawn.values(), 1e-6f);
	}

	@Test
	void theSameSeedDrawsTheSame() {
		final Case mixed = new Case(0.3, 0.7);
		assertArrayEquals(mixed.drawn(simulated).get(3).values(), mixed.drawn(simulated).get(3).values());
	}

	private static Spectra bells(final double... places) {
		final float[] values = new float[places.length * ENERGIES.size()];
		for (int i = 0; i < values.length; i++) {
			final double distance = (i % ENERGIES.size() - places[i / ENERGIES.size()]) / 20;
			values[i] = (float) Math.exp(-distance * distance / 2);
		}
		return Spectra.named(ENERGIES, List.of("one", "other"), values);
	}

	/** Pixels in which the share of the first rises evenly. */
	private final class Case {

		private final Spectra measured;
		private final Minimum minimum;

		Case(final double least, final double most) {
			final SplittableRandom random = new SplittableRandom(5);
			final double[][] weights = new double[2][PIXELS];
			final float[] values = new float[PIXELS * ENERGIES.size()];
			for (int j = 0; j < PIXELS; j++) {
				weights[0][j] = least + (most - least) * j / (PIXELS - 1);
				weights[1][j] = 1 - weights[0][j];
				for (int k = 0; k < ENERGIES.size(); k++) {
					values[j * ENERGIES.size() + k] = (float) (weights[0][j] * basis.value(0, k) + weights[1][j] * basis.value(1, k) + NOISE *
						random.nextGaussian());
				}
			}
			measured = new Spectra(ENERGIES, values, Table.empty(PIXELS));
			minimum = new Minimum(1, weights, basis, NOISE);
		}

		List<Spectra> drawn(final Spectra simulatedBasis) {
			final FeasibleBand band = new FeasibleBand(measured, simulatedBasis, minimum);
			final SplittableRandom random = new SplittableRandom(8);
			return Stream.generate(() -> band.draw(random)).limit(DRAWS).toList();
		}
	}
}
