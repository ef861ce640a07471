package org.xasmapper.absorption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.Counts;
import org.xasmapper.io.EnergyListReader;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.tiff.TiffStack;
import org.xasmapper.io.xrm.XradiaReader;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/** Absorption of counts against the formula, on frames of 4 × 3 pixels. */
class AbsorptionTest {

	private static final int PIXELS = 12;
	private static final double[] ENERGIES = { 7100, 7105, 7110, 7120 };

	@TempDir
	Path folder;

	/** Counts of a sample: fewer after the edge, and another number at each pixel. */
	private static float sample(final int k, final int p) {
		return 1000 - 100 * k - 10 * p;
	}

	private static float flat(final int k, final int p) {
		return 2000 + 50 * k + p;
	}

	private static RandomAccessibleInterval<FloatType> frames(final int count, final IntFunction<IntFunction<Float>> value) {
		return LazyPlanes.of(4, 3, count, k -> {
			final float[] plane = new float[PIXELS];
			for (int p = 0; p < PIXELS; p++) plane[p] = value.apply(k).apply(p);
			return plane;
		});
	}

	private static Measurement measured(final Signal signal, final Counts counts) {
		return measured(frames(4, k -> p -> sample(k, p)), signal, counts);
	}

	private static Measurement measured(final RandomAccessibleInterval<FloatType> samples, final Signal signal, final Counts counts) {
		return new Measurement("a scan", samples, ENERGIES, signal, counts, PixelScale.UNKNOWN, null, List.of(), List.of(), () -> {});
	}

	private static Counts flats(final RandomAccessibleInterval<FloatType> flats, final double... energies) {
		return new Counts(flats, energies.length == 0 ? null : energies, null, null, null, "");
	}

	private static Measurement absorption(final Measurement measured, final String i0) {
		return Absorption.of(measured, I0Choice.of(i0), Progress.NONE);
	}

	private static float[] plane(final Measurement measurement, final int k) {
		final RandomAccessibleInterval<FloatType> samples = measurement.samples();
		final float[] plane = new float[(int) (samples.dimension(0) * samples.dimension(1))];
		new SamplePlanes(samples).readRows(k, 0, (int) samples.dimension(1), plane);
		return plane;
	}

	private static void assertMu(final Measurement absorption, final IntFunction<IntFunction<Double>> mu) {
		assertEquals(Signal.MU, absorption.signal());
		for (int k = 0; k < ENERGIES.length; k++) {
			final float[] plane = plane(absorption, k);
			for (int p = 0; p < PIXELS; p++) assertEquals(mu.apply(k).apply(p), plane[p], 2e-6, "plane " + k + ", pixel " + p);
		}
	}

	@Test
	void aFlatFrameAPlaneDividesThatPlane() {
		final Measurement absorption = absorption(measured(Signal.TRANSMITTED, flats(frames(4, k -> p -> flat(k, p)))), "");
		assertMu(absorption, k -> p -> -Math.log((double) sample(k, p) / flat(k, p)));
		assertEquals(1, absorption.notes().size(), absorption.notes().toString());
		assertEquals("absorption: -ln(sample/flat)", absorption.parts().get(0).toString());
	}

	@Test
	void flatFramesAreTakenByTheirEnergiesAndAveraged() {
		// Two at 7110, one at 7100 and one at 7120, in no order; 7105 has none of its own.
		final Measurement absorption = absorption(measured(Signal.TRANSMITTED, flats(frames(4, k -> p -> 1000f * (k + 1)), 7120, 7110, 7100,
			7110.02)), "");
		final double[] beam = { 3000, (3000 + 3000) / 2., 3000, 1000 };
		assertMu(absorption, k -> p -> -Math.log(sample(k, p) / beam[k]));
		assertTrue(absorption.notes().get(0).startsWith("1 of 4 planes have no flat frame"), absorption.notes().toString());
	}

	@Test
	void betweenEnergiesOfFlatFramesIsAStraightLineAndBeyondTheNearest() {
		final Measurement absorption = absorption(measured(Signal.TRANSMITTED, flats(frames(2, k -> p -> k == 0 ? 2000f : 3000f), 7104,
			7114)), "");
		final double[] beam = { 2000, 2100, 2600, 3000 };
		assertMu(absorption, k -> p -> -Math.log(sample(k, p) / beam[k]));
		assertTrue(absorption.notes().toString().contains("2 of 4 planes lie beyond"), absorption.notes().toString());
		assertTrue(absorption.notes().toString().contains("2 of 4 planes have no flat frame"), absorption.notes().toString());
	}

	@Test
	void flatFramesOfRepeatsStayWithTheirRepeat() {
		final double[] energies = { 7100, 7110, 7100, 7110 };
		final Measurement repeats = new Measurement("repeats", frames(4, k -> p -> sample(k, p)), energies, Signal.TRANSMITTED, flats(
			frames(4, k -> p -> flat(k, p)), energies), PixelScale.UNKNOWN, null, List.of(), List.of(), () -> {});
		assertMu(absorption(repeats, ""), k -> p -> -Math.log((double) sample(k, p) / flat(k, p)));
	}

	@Test
	void otherFlatFramesServeAllPlanesOnTheirMean() {
		final Measurement absorption = absorption(measured(Signal.TRANSMITTED, flats(frames(3, k -> p -> flat(k, p)))), "");
		assertMu(absorption, k -> p -> -Math.log((double) sample(k, p) / flat(1, p)));
		assertTrue(absorption.notes().get(0).contains("mean of 3 flat frames"), absorption.notes().toString());
	}

	@Test
	void theMeanDarkFrameIsTakenOffSampleAndFlat() {
		final Counts counts = new Counts(frames(4, k -> p -> flat(k, p)), null, frames(2, k -> p -> 10f + 20 * k + p), null, null, "");
		final Measurement absorption = absorption(measured(Signal.TRANSMITTED, counts), "");
		assertMu(absorption, k -> p -> -Math.log((sample(k, p) - 20. - p) / (flat(k, p) - 20. - p)));
		assertTrue(absorption.notes().toString().contains("dark"), absorption.notes().toString());
	}

	@Test
	void aMonitorOfEachPlaneOrPixelDivides() {
		final double[] current = { 300, 299, 298, 250 };
		final Counts before = new Counts(null, null, null, null, current, "ion chamber");
		assertMu(absorption(measured(Signal.TRANSMITTED, before), ""), k -> p -> -Math.log(sample(k, p) / current[k]));
		final Counts perPlane = new Counts(null, null, null, null, current, "ring current");
		assertTrue(assertThrows(XasException.class, () -> absorption(measured(Signal.TRANSMITTED, perPlane), "")).getMessage().contains(
			"i0=monitor"));
		assertMu(absorption(measured(Signal.TRANSMITTED, perPlane), "monitor"), k -> p -> -Math.log(sample(k, p) / current[k]));
		assertEquals("absorption: sample/ring current", absorption(measured(Signal.FLUORESCENCE, perPlane), "").parts().get(0).toString());
		assertMu(absorption(measured(Signal.FLUORESCENCE, perPlane), ""), k -> p -> sample(k, p) / current[k]);
		// A dark frame of the detector is none of the monitor.
		final Counts perPixel = new Counts(null, null, frames(1, k -> p -> 5f), frames(4, k -> p -> flat(k, p)), null, "");
		assertMu(absorption(measured(Signal.ELECTRON_YIELD, perPixel), ""), k -> p -> (sample(k, p) - 5.) / flat(k, p));
	}

	@Test
	void anEmptyRegionGivesI0() {
		final Measurement absorption = absorption(measured(Signal.TRANSMITTED, Counts.NONE), "region(1,0,2,2)");
		// Pixels 1, 2, 5, 6.
		assertMu(absorption, k -> p -> -Math.log(sample(k, p) / (1000. - 100 * k - 35)));
		assertTrue(absorption.notes().toString().contains("2 × 2 pixels at 1, 0"), absorption.notes().toString());
	}

	@Test
	void theBrightestPixelsGiveI0() {
		assertMu(absorption(measured(Signal.TRANSMITTED, Counts.NONE), "brightest(25%)"), k -> p -> -Math.log(sample(k, p) / (1000. - 100 *
			k - 10)));
		// At least one pixel.
		assertMu(absorption(measured(Signal.TRANSMITTED, Counts.NONE), "brightest"), k -> p -> -Math.log(sample(k, p) / (1000. - 100 * k)));
	}

	@Test
	void aTableGivesI0BetweenItsEnergies() throws IOException {
		final Path table = Files.writeString(folder.resolve("i0.xsp"), "7.0900000E+3 1.0E+3\n7.1000000E+3 2.0E+3\n7.1300000E+3 5.0E+3\n");
		final double[] beam = { 2000, 2500, 3000, 4000 };
		assertMu(absorption(measured(Signal.TRANSMITTED, Counts.NONE), table.toString()), k -> p -> -Math.log(sample(k, p) / beam[k]));
		final Path narrow = Files.writeString(folder.resolve("narrow.csv"), "energy,i0\n7100,1\n7110,2\n");
		final String problem = assertThrows(XasException.class, () -> absorption(measured(Signal.TRANSMITTED, Counts.NONE), narrow
			.toString())).getMessage();
		assertTrue(problem.contains("7100.00 to 7110.00 eV") && problem.contains("7120.00"), problem);
	}

	@Test
	void whatIsNotPositiveIsNaN() {
		final float[] odd = { 0, -5, Float.NaN, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
		final RandomAccessibleInterval<FloatType> samples = frames(4, k -> p -> odd[p]);
		final Counts counts = flats(frames(4, k -> p -> p == 3 ? 0f : p == 4 ? -1f : p == 5 ? Float.NaN : 10f));
		final float[] mu = plane(absorption(measured(samples, Signal.TRANSMITTED, counts), ""), 2);
		for (int p = 0; p < 6; p++) assertTrue(Float.isNaN(mu[p]), "pixel " + p);
		assertEquals(-Math.log(0.4), mu[6], 1e-6);
		// Fluorescence may be zero, and noise less.
		final float[] yield = plane(absorption(measured(samples, Signal.FLUORESCENCE, counts), ""), 2);
		assertEquals(0, yield[0]);
		assertEquals(-0.5f, yield[1]);
		for (int p = 2; p < 6; p++) assertTrue(Float.isNaN(yield[p]), "pixel " + p);
	}

	/** Twice the beam in both is the same absorption; twice the flats alone is ln 2 more; fluorescence is halved. */
	@Test
	void absorptionFollowsTheBeam() {
		final Counts once = flats(frames(4, k -> p -> flat(k, p)));
		final Counts twice = flats(frames(4, k -> p -> 2 * flat(k, p)));
		final RandomAccessibleInterval<FloatType> brighter = frames(4, k -> p -> 2 * sample(k, p));
		for (int k = 0; k < 4; k++) {
			final float[] mu = plane(absorption(measured(Signal.TRANSMITTED, once), ""), k);
			assertArrayEquals(mu, plane(absorption(measured(brighter, Signal.TRANSMITTED, twice), ""), k));
			final float[] more = plane(absorption(measured(Signal.TRANSMITTED, twice), ""), k);
			final float[] yield = plane(absorption(measured(Signal.FLUORESCENCE, once), ""), k);
			final float[] half = plane(absorption(measured(Signal.FLUORESCENCE, twice), ""), k);
			for (int p = 0; p < PIXELS; p++) {
				assertEquals(mu[p] + Math.log(2), more[p], 1e-6);
				assertEquals(yield[p] / 2, half[p]);
			}
		}
	}

	@Test
	void absorptionStaysAsItIsAndUnknownIsSaid() {
		final RandomAccessibleInterval<FloatType> rising = frames(4, k -> p -> k + 0.1f * p);
		assertTrue(absorption(measured(rising, Signal.MU, Counts.NONE), "").notes().isEmpty());
		assertEquals(3.2f, plane(absorption(measured(rising, Signal.OPTICAL_DENSITY, Counts.NONE), ""), 3)[2]);
		assertTrue(absorption(measured(rising, Signal.UNKNOWN, Counts.NONE), "").notes().get(0).contains("signal="));
		assertTrue(absorption(measured(rising, Signal.FLUORESCENCE, Counts.NONE), "").notes().get(0).contains("no I0"));
		assertThrows(XasException.class, () -> absorption(measured(rising, Signal.MU, Counts.NONE), "brightest"));
	}

	@Test
	void intensityTakenForAbsorptionIsDoubted() {
		final List<String> notes = absorption(measured(Signal.MU, Counts.NONE), "").notes();
		assertTrue(notes.get(0).contains("does not rise") && notes.get(0).contains("signal="), notes.toString());
		final RandomAccessibleInterval<FloatType> none = frames(4, k -> p -> -1f);
		assertTrue(absorption(measured(none, Signal.TRANSMITTED, flats(frames(1, k -> p -> 1f))), "").notes().toString().contains(
			"48 of 48 samples in the planes looked at have no absorption"));
	}

	@Test
	void aTransmissionWithoutBeamIsAQuestion() {
		final String problem = assertThrows(XasException.class, () -> absorption(measured(Signal.TRANSMITTED, Counts.NONE), ""))
			.getMessage();
		assertTrue(problem.contains("i0=brightest") && problem.contains("signal=mu"), problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "region(1,2)", "region(a,b,c,d)", "brightest(0%)", "brightest(200%)", "brightest 5", "region(3,2,2,1)",
		"monitor", "region(0,0,0,1)", "no-such-file.csv" })
	void whatIsNoBeamIsRefused(final String i0) {
		assertThrows(XasException.class, () -> absorption(measured(Signal.TRANSMITTED, Counts.NONE), i0));
	}

	@Test
	void framesOfAnotherSizeAreRefused() {
		final Counts counts = flats(LazyPlanes.of(3, 4, 1, k -> new float[12]));
		assertTrue(assertThrows(XasException.class, () -> absorption(measured(Signal.TRANSMITTED, counts), "")).getMessage().contains(
			"3 × 4"));
		final Counts few = new Counts(null, null, null, null, new double[] { 1, 2 }, "");
		assertTrue(assertThrows(XasException.class, () -> absorption(measured(Signal.TRANSMITTED, few), "")).getMessage().contains(
			"2 values"));
	}

	/** Planes are calculated when they are read; only a few are looked at before. */
	@Test
	void nothingIsReadBeforeItIsNeeded() {
		final AtomicInteger reads = new AtomicInteger();
		final double[] energies = new double[1000];
		Arrays.setAll(energies, k -> 7000 + k);
		final RandomAccessibleInterval<FloatType> samples = LazyPlanes.of(4, 3, 1000, k -> {
			reads.incrementAndGet();
			final float[] plane = new float[PIXELS];
			Arrays.fill(plane, 100 - 0.05f * k);
			return plane;
		});
		final Measurement scan = new Measurement("long", samples, energies, Signal.TRANSMITTED, flats(frames(1, k -> p -> 100f)),
			PixelScale.UNKNOWN, null, List.of(), List.of(), () -> {});
		final Measurement absorption = absorption(scan, "");
		assertTrue(reads.get() < 30, reads + " planes");
		final int before = reads.get();
		plane(absorption, 500);
		assertTrue(reads.get() <= before + 2, reads + " planes");
	}

	@Test
	void theSearchForTheBeamIsCancelled() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String activity, final double fraction) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> Absorption.of(measured(Signal.TRANSMITTED, Counts.NONE), I0Choice.of("brightest"),
			cancelled));
	}

	/** −ln of the mean frames over the mean references, by numpy. */
	@Test
	void theReferencesOfAMeasuredSeriesAreApplied() {
		try (Measurement series = new XradiaReader().look(SharedData.file("formats/real/txm-ssrl"), ReadingSettings.AS_FOUND,
			Progress.NONE))
		{
			final Measurement absorption = absorption(series, "");
			final int[] pixels = { 512 + 1024 * 512, 57 + 1024 * 100, 300 + 1024 * 700, 1 };
			final double[][] right = { { 0.6062500, 0.6649763, 0.7674848, 0.5549968 }, { 0.5770375, 0.3589451, 1.2626234, 1.3523928 } };
			final double[] means = { 0.5705989388842998, 0.6809161231397325 };
			for (int k = 0; k < 2; k++) {
				final float[] mu = plane(absorption, k);
				for (int i = 0; i < pixels.length; i++) assertEquals(right[k][i], mu[pixels[i]], 1e-6);
				double sum = 0;
				for (final float value : mu) sum += value;
				assertEquals(means[k], sum / mu.length, 1e-6);
			}
		}
	}

	/** −ln of measured counts over the I0 that was measured with them, of iron in toner, by numpy. */
	@Test
	void aMeasuredI0DividesMeasuredCounts() {
		final double[] energies = EnergyListReader.read(SharedData.file("cases/23-stxm-fe-l/energies.txt"), EnergyUnit.EV, Repeats.MEAN)
			.content().energies().toArray();
		final Measurement scan = new Measurement("STXM", TiffStack.open(SharedData.file("cases/23-stxm-fe-l/toner_crop.tif")).samples(null,
			Progress.NONE), energies, Signal.TRANSMITTED, Counts.NONE, PixelScale.UNKNOWN, null, List.of(), List.of(), () -> {});
		final Measurement absorption = absorption(scan, SharedData.file("cases/real/i0.xsp").toString());
		// 340 of 901.48397 counts at 700 eV.
		assertEquals(0.97509663, plane(absorption, 0)[0], 1e-6);
		assertEquals(0.9024957826, plane(absorption, 60)[100], 1e-6);
		// Its background falls by more than its edge rises, which is no reason to doubt it.
		assertTrue(absorption.notes().stream().noneMatch(note -> note.contains("does not rise")), absorption.notes().toString());
	}
}
