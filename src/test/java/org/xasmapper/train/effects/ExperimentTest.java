package org.xasmapper.train.effects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

class ExperimentTest {

	private static final AbsorptionEdge TI = AbsorptionEdges.of("Ti", "K").get();
	private static final EnergyGrid SIMULATED = EnergyGrid.regular(4955, 0.25, 321);
	private static final EnergyGrid SCAN = EnergyGrid.regular(4962, 0.5, 137);
	private static final double MIDDLE = 4980;

	/** An arctangent step of the width that spectra are damped about, with an oscillation of 0.3 above it. */
	private static float[] edge() {
		final float[] mu = new float[SIMULATED.size()];
		for (int k = 0; k < mu.length; k++) {
			final double above = Math.max(0, SIMULATED.energy(k) - MIDDLE);
			mu[k] = (float) (step(SIMULATED.energy(k)) + 0.3 * Math.sin(above / 4) * Math.exp(-above / 30));
		}
		return mu;
	}

	private static double step(final double energy) {
		return 0.5 + Math.atan((energy - MIDDLE) / 1.5) / Math.PI;
	}

	private static float[] absorption(final Measurement measurement, final EnergyGrid scan, final float[] mu) {
		final float[] seen = new float[scan.size()];
		new Experiment(SIMULATED, scan, TI).absorption(measurement, mu, 0, 1, seen, 0);
		return seen;
	}

	private static Measurement with(final double damping, final double selfAbsorption, final double broadening,
		final double lifetime, final double shift, final List<Line> lines)
	{
		return new Measurement(damping, selfAbsorption, broadening, lifetime, shift, 0, List.of(), lines, 0, 0, 0, 0, 0, 1, 0);
	}

	private static float at(final float[] seen, final double energy) {
		return seen[SCAN.nearest(energy)];
	}

	@Test
	void aPerfectMeasurementChangesNothing() {
		final float[] seen = new float[SCAN.size()];
		new Experiment(SIMULATED, SCAN, TI).measure(Measurement.PERFECT, edge(), 0, 1, new SplittableRandom(1), seen, 0);
		for (int k = 0; k < seen.length; k++) {
			assertEquals(edge()[SIMULATED.nearest(SCAN.energy(k))], seen[k], 1e-6, SCAN.energy(k) + " eV");
		}
	}

	@Test
	void dampingScalesWhatOscillatesAboutTheStepAboveTheEdgeOnly() {
		final float[] seen = absorption(with(0.5, 0, 0, 0, 0, List.of()), SCAN, edge());
		for (final double energy : new double[] { 4965, 4975, 4986, 4995, 5010 }) {
			final double simulated = edge()[SIMULATED.nearest(energy)];
			final double expected = energy < MIDDLE ? simulated : step(energy) + 0.5 * (simulated - step(energy));
			assertEquals(expected, at(seen, energy), 1e-4, energy + " eV");
		}
	}

	/** μ = 0.2 with a = 2 becomes 0.2 · 3 / 1.4 = 0.4286; the edge step stays one. */
	@Test
	void selfAbsorptionRaisesThePreEdgeAndLowersTheWhiteLine() {
		final float[] levels = new float[SIMULATED.size()];
		for (int k = 0; k < levels.length; k++) levels[k] = k < 160 ? 0.2f : k < 240 ? 1.4f : 1;
		final float[] seen = absorption(with(1, 2, 0, 0, 0, List.of()), SCAN, levels);
		assertEquals(0.2 * 3 / 1.4, at(seen, 4970), 1e-6);
		assertEquals(1.4 * 3 / 3.8, at(seen, 5005), 1e-6);
		assertEquals(1, at(seen, 5025), 1e-6);
	}

	/** A Gaussian line of 0.6 eV, seen with 0.8 eV, is one of 1 eV of the same area. */
	@Test
	void theResolutionWidensALine() {
		final double height = 0.1;
		final float[] seen = absorption(with(1, 0, 0.8, 0, 0, List.of(new Line(24, 0.6, height))), SCAN,
			new float[SIMULATED.size()]);
		for (int k = 0; k < seen.length; k++) {
			final double distance = SCAN.energy(k) - (4966 + 24);
			assertEquals(0.6 * height * Math.exp(-distance * distance / 2), seen[k], 2e-5, SCAN.energy(k) + " eV");
		}
	}

	/** A Lorentzian, cut 12 eV from its middle. */
	@Test
	void theLifetimeWidensALineToALorentzian() {
		final float[] delta = new float[SIMULATED.size()];
		delta[SIMULATED.nearest(4995)] = 4;
		final float[] seen = absorption(with(1, 0, 0, 0.5, 0, List.of()), SCAN, delta);
		for (final double energy : new double[] { 4990, 4994, 4995, 4996.5 }) {
			final double distance = energy - 4995;
			assertEquals(0.5 / (Math.PI * (distance * distance + 0.25)), at(seen, energy), 0.03 * at(seen, energy));
		}
	}

	@Test
	void aShiftMovesFeaturesUpwards() {
		final Line line = new Line(24, 0.9, 0.1);
		final float[] mu = new float[SIMULATED.size()];
		for (final double shift : new double[] { 0.5, -0.83 }) {
			final float[] seen = absorption(with(1, 0, 0.7, 0, shift, List.of(line)), SCAN, mu);
			double sum = 0;
			double centre = 0;
			for (int k = 0; k < seen.length; k++) {
				sum += seen[k];
				centre += seen[k] * SCAN.energy(k);
			}
			assertEquals(4990 + shift, centre / sum, 1e-3);
		}
	}

	/** 5 % wider about the middle of the edge, at 4980 eV, which stays where it is. */
	@Test
	void stretchMovesFeaturesAwayFromTheEdge() {
		final Measurement wider = new Measurement(1, 0, 0, 0, 0, 0.05, List.of(), List.of(), 0, 0, 0, 0, 0, 1, 0);
		final float[] seen = absorption(wider, SCAN, edge());
		for (final double energy : new double[] { 4965, 4980, 4990, 5010, 5025 }) {
			final double before = MIDDLE + (energy - MIDDLE) / 1.05;
			final double above = Math.max(0, before - MIDDLE);
			assertEquals(step(before) + 0.3 * Math.sin(above / 4) * Math.exp(-above / 30), at(seen, energy), 2e-3, energy + " eV");
		}
	}

	@Test
	void linesAppearByTheShareOfSixFoldSites() {
		final Measurement measurement = with(1, 0, 0, 0, 0, List.of(new Line(3, 0.5, 0.1)));
		final Experiment experiment = new Experiment(SIMULATED, SCAN, TI);
		final float[] seen = new float[SCAN.size()];
		for (final double sixFold : new double[] { 0, 0.4, 1 }) {
			experiment.absorption(measurement, edge(), 0, sixFold, seen, 0);
			assertEquals(edge()[SIMULATED.nearest(4969)] + 0.1 * sixFold, at(seen, 4969), 1e-5);
		}
	}

	/** Broad features of either sign are there whatever the site. */
	@Test
	void featuresAreAddedAtSitesOfEveryKind() {
		final Measurement off = new Measurement(1, 0, 0, 0, 0, 0, List.of(new Line(19, 2, -0.1), new Line(44, 3, 0.2)), List.of(), 0, 0, 0,
			0, 0, 1, 0);
		final float[] seen = new float[SCAN.size()];
		new Experiment(SIMULATED, SCAN, TI).absorption(off, edge(), 0, 0, seen, 0);
		assertEquals(edge()[SIMULATED.nearest(4985)] - 0.1, at(seen, 4985), 1e-5);
		assertEquals(edge()[SIMULATED.nearest(5010)] + 0.2, at(seen, 5010), 1e-5);
		assertEquals(edge()[SIMULATED.nearest(4970)], at(seen, 4970), 1e-5);
	}

	/** A scan that begins before and ends after the simulation sees a tail that falls and a level that stays. */
	@Test
	void spectraGoOnWhereTheScanReachesFurther() {
		final EnergyGrid wide = EnergyGrid.of(4900, 4930, 4954, 4970, 5034, 5060, 5100);
		final float[] seen = absorption(with(1, 0, 0.7, 0, 0, List.of()), wide, edge());
		assertTrue(seen[0] > 0 && seen[0] < seen[1] && seen[1] < seen[2] && seen[2] < seen[3]);
		assertEquals(step(4930), seen[1], 0.003);
		assertEquals(seen[5], seen[6], 1e-6);
	}

	/** With the tail taken off whole, the first value is zero; the edge step of one stays where it was. */
	@Test
	void normalisationTakesTheTailOff() {
		final float[] mu = new float[SIMULATED.size()];
		for (int k = 0; k < mu.length; k++) mu[k] = k < 100 ? 0.1f : 1;
		final float[] seen = new float[SCAN.size()];
		final Measurement half = new Measurement(1, 0, 0, 0, 0, 0, List.of(), List.of(), 0.5, 0, 0, 0, 0, 1, 0);
		new Experiment(SIMULATED, SCAN, TI).measure(half, mu, 0, 1, new SplittableRandom(1), seen, 0);
		assertEquals(0.05 / 0.95, seen[0], 1e-6);
		assertEquals(1, seen[SCAN.size() - 1], 1e-6);
	}

	/** What oscillates on average 20 % too high above the edge is normalised to one on average. */
	@Test
	void aShortScanNormalisesByWhatItSees() {
		final float[] mu = new float[SIMULATED.size()];
		for (int k = 0; k < mu.length; k++) mu[k] = k < 100 ? 0 : 1.2f;
		final float[] seen = new float[SCAN.size()];
		final Measurement shortScan = new Measurement(1, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 15, 1, 0, 0, 1, 0);
		new Experiment(SIMULATED, SCAN, TI).measure(shortScan, mu, 0, 1, new SplittableRandom(1), seen, 0);
		assertEquals(1, at(seen, 5020), 1e-6);
	}

	/** Poisson: where the signal, with 0.3 of background, is 0.3 of 1.3, the noise is its square root. */
	@Test
	void countingNoiseFollowsTheSignal() {
		final float[] mu = new float[SIMULATED.size()];
		for (int k = 0; k < mu.length; k++) mu[k] = SIMULATED.energy(k) < 4996 ? 0 : 1;
		final Measurement noisy = new Measurement(1, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 0, 0, 0, 0, 1, 0.02);
		final Experiment experiment = new Experiment(SIMULATED, SCAN, TI);
		final SplittableRandom random = new SplittableRandom(5);
		final float[] seen = new float[SCAN.size()];
		double below = 0;
		double above = 0;
		final int times = 400;
		for (int i = 0; i < times; i++) {
			experiment.measure(noisy, mu, 0, 1, random, seen, 0);
			for (int k = 0; k < 60; k++) below += seen[k] * seen[k];
			for (int k = 77; k < 137; k++) above += (seen[k] - 1) * (seen[k] - 1);
		}
		assertEquals(0.02 * Math.sqrt(0.3 / 1.3), Math.sqrt(below / times / 60), 2e-4);
		assertEquals(0.02, Math.sqrt(above / times / 60), 4e-4);
	}

	/** Neither a spectrum without an edge nor one that is zero gives anything but finite numbers. */
	@Test
	void whatHasNoEdgeStaysFinite() {
		final SplittableRandom random = new SplittableRandom(3);
		final Experiment experiment = new Experiment(SIMULATED, SCAN, TI);
		final float[] seen = new float[SCAN.size()];
		for (int i = 0; i < 200; i++) {
			final float[] mu = new float[SIMULATED.size()];
			for (int k = 0; k < mu.length; k++) mu[k] = i % 2 * (float) (0.3 * random.nextGaussian());
			experiment.measure(Measurement.draw(DefaultEffects.of(TI), random), mu, 0, 1, random, seen, 0);
			for (final float value : seen) assertTrue(Float.isFinite(value));
		}
	}

	@Test
	void theStateOfTheStreamDecidesTheSpectrum() {
		assertArrayEquals(drawn(7), drawn(7));
		assertTrue(java.util.Arrays.mismatch(drawn(7), drawn(8)) >= 0);
	}

	private static float[] drawn(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] seen = new float[SCAN.size()];
		new Experiment(SIMULATED, SCAN, TI).measure(Measurement.draw(DefaultEffects.of(TI), random), edge(), 0, 1, random, seen,
			0);
		return seen;
	}
}
