package org.xasmapper.spectrum.energies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.XasException;

class EnergyOrderTest {

	/** A usual XANES scan of the Fe K edge: 5, 0.5 and 3 eV steps. */
	private static final double[] SCAN = DoubleStream.concat(DoubleStream.concat(IntStream.range(0, 14).mapToDouble(
		i -> 7030 + 5 * i), IntStream.range(0, 80).mapToDouble(i -> 7100 + 0.5 * i)), IntStream.range(0, 40).mapToDouble(
			i -> 7140 + 3 * i)).toArray();

	@Test
	void risingEnergiesStayAsTheyAre() {
		final EnergyOrder order = of(SCAN);
		assertTrue(order.isAsMeasured());
		assertTrue(order.changes().isEmpty());
		assertArrayEquals(SCAN, order.energies().toArray());
		final float[] values = new float[2 * SCAN.length];
		assertSame(values, order.apply(values, 2));
	}

	@Test
	void closePairsOfARisingListAreMeantToDiffer() {
		assertTrue(of(7100, 7100.5, 7130, 7130.5, 7160, 7160.5).isAsMeasured(), "steps of 0.5 eV in a list of pairs");
		assertTrue(of(6529, 6549, 7102, 7122, 7699, 7719).isAsMeasured(), "before and after the edges of Mn, Fe, Co");
		assertTrue(of(7050, 7100, 7130, 7200).isAsMeasured());
		assertEquals(6, of(7160.5, 7160, 7130.5, 7130, 7100.5, 7100).energies().size());
	}

	@Test
	void fallingEnergiesAreTurnedRoundWithTheirValues() {
		final EnergyOrder order = of(7275, 7272, 7269.5);
		assertArrayEquals(new double[] { 7269.5, 7272, 7275 }, order.energies().toArray());
		assertArrayEquals(new float[] { 5, 6, 3, 4, 1, 2 }, order.apply(new float[] { 1, 2, 3, 4, 5, 6 }, 2));
		assertEquals("The energies fall from 7275.00 to 7269.50 eV; energies and values were turned round together.", order
			.changes().get(0));
	}

	@Test
	void framesOfOneEnergyAreAveraged() {
		final EnergyOrder order = of(7025, 7025, 7025, 7112.1, 7112.1, 7112.1);
		assertArrayEquals(new double[] { 7025, 7112.1 }, order.energies().toArray());
		assertArrayEquals(new float[] { 2, 5 }, order.apply(new float[] { 1, 2, 3, Float.NaN, 4, 6 }, 1), "NaN is left out");
		assertEquals("6 measurements at 2 energies, up to 3 at one, were averaged (repeats=mean).", order.changes().get(0));
	}

	@Test
	void theFirstOfRepeatedEnergiesCanBeTaken() {
		final EnergyOrder order = EnergyOrder.of(new double[] { 3, 2, 1, 3, 2, 1 }, Repeats.FIRST);
		assertArrayEquals(new double[] { 1, 2, 3 }, order.energies().toArray());
		assertArrayEquals(new float[] { 12, 11, 10 }, order.apply(new float[] { 10, 11, 12, 20, 21, 22 }, 1));
		assertTrue(order.changes().get(0).contains("the first of each energy was taken"));
	}

	@Test
	void repeatsCanBeRefused() {
		final XasException e = assertThrows(XasException.class, () -> EnergyOrder.of(new double[] { 4985, 4985.2, 4985.2 },
			Repeats.REFUSE));
		assertEquals("The energy 4985.20 eV was measured 2 times, as entries 2 and 3. Choose repeats=mean to average, or " +
			"repeats=first.", e.getMessage());
		assertEquals(3, EnergyOrder.of(new double[] { 3, 2, 1 }, Repeats.REFUSE).energies().size(), "turning is no repeat");
	}

	@Test
	void valuesThatAreAllMissingStayMissing() {
		assertTrue(Float.isNaN(of(7025, 7025, 7026).apply(new float[] { Float.NaN, Float.NaN, 1 }, 1)[0]));
	}

	@Test
	void readbackThatStepsBackIsSorted() {
		final double[] jittered = SCAN.clone();
		jittered[40] = jittered[39] - 0.08;
		jittered[60] = jittered[59] - 0.03;
		final EnergyOrder order = of(jittered);
		Arrays.sort(jittered);
		assertArrayEquals(jittered, order.energies().toArray(), "nothing is averaged");
		assertEquals("The energies step back 2 times, by up to 0.08 eV; energies and values were sorted together.", order
			.changes().get(0));
	}

	/** Readbacks scatter by a hundredth of an eV; three frames at each energy, as of a full-field microscope. */
	@Test
	void framesWhoseReadbackScattersAreAveraged() {
		final double[] measured = repeated(3, 0.01);
		final EnergyOrder order = of(measured);
		assertArrayEquals(SCAN, order.energies().toArray(), 0.01);
		assertArrayEquals(new int[] { 3, 4, 5 }, order.measurements(1));
		assertEquals((measured[3] + measured[4] + measured[5]) / 3, order.energies().energy(1), 1e-6);
	}

	/** The last energy has one frame less: the beam was lost. */
	@Test
	void aMissingLastFrameDoesNotMatter() {
		final double[] measured = repeated(3, 0.01);
		final EnergyOrder order = of(Arrays.copyOf(measured, measured.length - 1));
		assertArrayEquals(SCAN, order.energies().toArray(), 0.01);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.002, 0.05 })
	void sweepsAreAveraged(final double jitter) {
		final EnergyOrder order = of(sweeps(jitter, false, SCAN, SCAN, SCAN));
		assertArrayEquals(SCAN, order.energies().toArray(), 2 * jitter);
		for (int k = 0; k < SCAN.length; k++) {
			assertArrayEquals(new int[] { k, k + SCAN.length, k + 2 * SCAN.length }, order.measurements(k));
		}
		assertTrue(order.changes().get(0).startsWith("3 sweeps: 402 measurements at 134 energies"), order.changes().get(0));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.01 })
	void sweepsUpAndDownAreAveraged(final double jitter) {
		final EnergyOrder order = of(sweeps(jitter, true, SCAN, SCAN, SCAN));
		assertArrayEquals(SCAN, order.energies().toArray(), 2 * jitter);
		assertEquals(3, order.measurements(20).length);
	}

	@Test
	void aSweepThatBrokeOffCountsWhereItWent() {
		final EnergyOrder order = of(sweeps(0.01, false, SCAN, Arrays.copyOf(SCAN, 50)));
		assertEquals(SCAN.length, order.energies().size());
		assertEquals(2, order.measurements(49).length);
		assertEquals(1, order.measurements(50).length);
	}

	/** A survey in coarse steps, then the edge in fine ones: none of the fine energies is lost. */
	@Test
	void sweepsOverDifferentEnergiesKeepTheirResolution() {
		final double[] survey = IntStream.range(0, 60).mapToDouble(i -> 7000.13 + 5 * i).toArray();
		final double[] fine = IntStream.range(0, 40).mapToDouble(i -> 7100 + 0.4 * i).toArray();
		final EnergyOrder order = of(sweeps(0, false, survey, fine));
		assertEquals(100, order.energies().size());
		assertEquals("2 sweeps over different energies were sorted into one, energies and values together.", order.changes()
			.get(0));
	}

	@Test
	void twoEnergiesTakenInTurnAreAveraged() {
		final EnergyOrder order = of(7100, 7130, 7100, 7130, 7100, 7130, 7100, 7130, 7100, 7130);
		assertArrayEquals(new double[] { 7100, 7130 }, order.energies().toArray());
		assertArrayEquals(new int[] { 1, 3, 5, 7, 9 }, order.measurements(1));
	}

	@Test
	void numbersInNoOrderAreNoEnergies() {
		for (final int count : new int[] { 30, 60, 500 }) {
			final double[] counts = new SplittableRandom(7).doubles(count, 7000, 7400).toArray();
			final XasException e = assertThrows(XasException.class, () -> of(counts));
			assertTrue(e.getMessage().contains("are in no order"), e.getMessage());
		}
	}

	@Test
	void oneEnergyIsNoSpectrum() {
		final XasException e = assertThrows(XasException.class, () -> of(7112, 7112, 7112));
		assertTrue(e.getMessage().contains("All 3 energies are 7112.00 eV"), e.getMessage());
	}

	@Test
	void whatIsNoNumberIsRefused() {
		assertThrows(XasException.class, () -> of(7112, Double.NaN));
		assertThrows(XasException.class, () -> of(7112, Double.POSITIVE_INFINITY));
		assertThrows(XasException.class, () -> of(7112, -7113));
		assertFalse(of(0, 2, 1).isAsMeasured());
	}

	private static EnergyOrder of(final double... measured) {
		return EnergyOrder.of(measured, Repeats.MEAN);
	}

	private static double[] repeated(final int frames, final double jitter) {
		final SplittableRandom random = new SplittableRandom(3);
		return Arrays.stream(SCAN).flatMap(energy -> random.doubles(frames, energy - jitter, energy + jitter)).toArray();
	}

	private static double[] sweeps(final double jitter, final boolean backwards, final double[]... sweeps) {
		final SplittableRandom random = new SplittableRandom(5);
		final DoubleStream.Builder measured = DoubleStream.builder();
		for (int s = 0; s < sweeps.length; s++) {
			for (int k = 0; k < sweeps[s].length; k++) {
				final boolean down = backwards && s % 2 == 1;
				measured.add(sweeps[s][down ? sweeps[s].length - 1 - k : k] + jitter * (2 * random.nextDouble() - 1));
			}
		}
		return measured.build().toArray();
	}
}
