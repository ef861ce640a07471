package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

class NormalizerTest {

	private static final EnergyGrid GRID = Edges.GRID;
	private static final NormalizationSettings GIVEN = NormalizationSettings.automatic().withE0(4980);
	private static final NormalizationSettings EACH = NormalizationSettings.automatic().withE0From(
		E0Source.EACH_SPECTRUM);

	@Test
	void everyMaskHasItsReason() {
		final float[] good = Edges.noisy(Edges.spectrum(4980, 0.7), 0.01, 1);
		final float[] nan = good.clone();
		nan[7] = Float.NaN;
		final float[] infinite = good.clone();
		infinite[150] = Float.NEGATIVE_INFINITY;
		final float[] constant = new float[GRID.size()];
		Arrays.fill(constant, 3);
		final float[] inverted = Edges.spectrum(4980, -0.7);
		final float[] weak = Edges.noisy(Edges.spectrum(4980, 0.2), 0.001, 2);
		final float[] noisy = Edges.noisy(Edges.spectrum(4980, 0.7), 0.1, 3);

		final NormalizedSpectra all = normalize(GIVEN.withMinimumEdgeStep(0.3), good, nan, infinite, constant, inverted,
			weak, noisy);
		assertEquals(Map.of(Outcome.NORMALIZED, 1, Outcome.NOT_FINITE, 2, Outcome.CONSTANT, 1, Outcome.STEP_NOT_POSITIVE,
			1, Outcome.STEP_BELOW_MINIMUM, 1, Outcome.STEP_BELOW_NOISE, 1), all.result().report().counts());
		assertEquals(7, all.result().report().spectra());
		assertEquals(6, all.result().report().masked());
		assertNaN(all, 1, 2, 3, 4, 5, 6);
		assertTrue(all.result().report().lines().contains(
			"Masked because the spectrum has an edge step below the threshold: 1."), all.result().report().lines().toString());
	}

	@Test
	void mapsShowWhyASpectrumIsMasked() {
		final NormalizationResult result = normalize(GIVEN.withMinimumEdgeStep(0.3), Edges.spectrum(4980, -0.7), Edges
			.noisy(Edges.spectrum(4980, 0.2), 0.001, 2), new float[GRID.size()]).result();
		assertEquals(-0.7, result.edgeStep()[0], 0.07);
		assertEquals(0.2, result.edgeStep()[1], 0.02);
		assertEquals(0.001, result.noise()[1], 0.0005);
		assertTrue(Float.isNaN(result.edgeStep()[2]) && Float.isNaN(result.noise()[2]));
		for (final float e0 : result.e0()) assertTrue(Float.isNaN(e0));
	}

	/** The background of a map has no edge, but its post-edge may happen to lie far enough above the pre-edge line. */
	@Test
	void aStepWithoutARiseWhereTheEdgeShouldBeIsMasked() {
		final float[] late = Edges.spectrum(5005, 0.7);
		final NormalizedSpectra masked = normalize(GIVEN, late);
		assertEquals(Map.of(Outcome.NO_RISE, 1), masked.result().report().counts());
		assertNaN(masked, 0);
		final NormalizedSpectra wanted = normalize(GIVEN.withMinimumStepToNoise(0), late);
		assertEquals(1, wanted.result().report().count(Outcome.NORMALIZED));
		assertEquals(1, wanted.result().report().withoutEdgeEnergy());
	}

	@Test
	void straightLinesHaveNoStepWhateverTheirRounding() {
		final float[] line = new float[GRID.size()];
		for (int k = 0; k < line.length; k++) line[k] = (float) (1000 + 0.1 * k);
		final NormalizationReport report = normalize(GIVEN.withMinimumStepToNoise(0), line).result().report();
		assertEquals(1, report.count(Outcome.STEP_NOT_POSITIVE));
	}

	@Test
	void withoutAnEdgeThereIsNoE0() {
		final float[] falling = new float[GRID.size()];
		for (int k = 0; k < falling.length; k++) falling[k] = -0.001f * k;
		assertEquals(1, normalize(EACH, falling).result().report().count(Outcome.NO_E0));
		final XasException e = assertThrows(XasException.class, () -> normalize(NormalizationSettings.automatic(),
			falling));
		assertTrue(e.getMessage().contains("shows no absorption edge"), e.getMessage());
	}

	@Test
	void rangesThatFitSomeSpectraMaskTheOthers() {
		final NormalizationSettings wide = EACH.withPostEdge(15, 58);
		final NormalizedSpectra both = normalize(wide, Edges.spectrum(4980, 1), Edges.spectrum(4990, 1));
		assertEquals(1, both.result().report().count(Outcome.RANGE_DOES_NOT_FIT));
		assertNaN(both, 1);
		final XasException e = assertThrows(XasException.class, () -> normalize(wide, Edges.spectrum(4990, 1)));
		assertTrue(e.getMessage().contains("norm2 = 58.00 eV lies outside the data"), e.getMessage());
	}

	@Test
	void aCommonE0ComesFromTheValidSpectra() {
		final float[] broken = Edges.spectrum(4960, 1e6);
		broken[0] = Float.NaN;
		final NormalizationReport report = normalize(NormalizationSettings.automatic(), Edges.spectrum(4979.5, 1), broken,
			Edges.spectrum(4980.5, 1)).result().report();
		assertEquals(4980, report.e0().mean(), 0.5);
		assertEquals(report.e0().min(), report.e0().max());
		assertThrows(XasException.class, () -> normalize(NormalizationSettings.automatic(), broken));
	}

	/** A dead or hot pixel, divided by a flat field near zero, is noise of any height; one bad readout is a spike. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 3, 30, 3000, 1e5 })
	void oneBadPixelDoesNotMoveTheCommonE0(final double height) {
		for (final int count : new int[] { 3, 48, 192, 1100 }) {
			for (int seed = 0; seed < 5; seed++) {
				final float[][] spectra = new float[count][];
				for (int i = 0; i < count; i++) spectra[i] = Edges.noisy(Edges.spectrum(4980, 0.4 + 0.7 * i / count), 0.002, i);
				final int bad = (seed * 37 + 1) % count;
				final float[][] others = IntStream.range(0, count).filter(p -> p != bad).mapToObj(p -> spectra[p]).toArray(
					float[][]::new);
				final NormalizationReport clean = normalize(NormalizationSettings.automatic(), others).result().report();
				spectra[bad] = Edges.noisy(new float[GRID.size()], height, seed);
				final NormalizationReport hot = normalize(NormalizationSettings.automatic(), spectra).result().report();
				assertEquals(clean.e0(), hot.e0(), "noise " + height + " in 1 of " + count);
				assertEquals(count - 1, hot.count(Outcome.NORMALIZED));
				spectra[bad] = Edges.spectrum(4980, 0.7);
				spectra[bad][(seed * 41 + 5) % GRID.size()] += (float) (3 * height);
				assertEquals(4980, normalize(NormalizationSettings.automatic(), spectra).result().report().e0().mean(), 0.5,
					"spike " + height + " in 1 of " + count);
			}
		}
	}

	@Test
	void thickParticlesAmongBackgroundAreNoOutsiders() {
		final float[][] spectra = new float[1000][];
		for (int i = 0; i < spectra.length; i++) {
			spectra[i] = Edges.noisy(i % 50 == 7 ? Edges.spectrum(4980, 5) : new float[GRID.size()], i % 50 == 7 ? 0.05 : 0.001,
				i);
		}
		final NormalizationReport report = normalize(NormalizationSettings.automatic(), spectra).result().report();
		assertEquals(4980, report.e0().mean(), 0.5);
		assertEquals(20, report.count(Outcome.NORMALIZED));
		assertEquals(0, report.count(Outcome.OUTSIDER));
	}

	/** Whatever E0 comes from, and wherever the spike is; the others are as they would be without it. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.25, 0.5, -0.3, 2, -2, 40, 3e4 })
	void aSpikeMasksItsSpectrumOnly(final double height) {
		final float[][] spectra = new float[60][];
		for (int i = 0; i < spectra.length; i++) spectra[i] = Edges.noisy(Edges.spectrum(4979 + 0.03 * i, 0.4 + 0.02 * i), 0.001, i);
		for (final NormalizationSettings settings : List.of(GIVEN, EACH, NormalizationSettings.automatic())) {
			final NormalizedSpectra clean = normalize(settings, spectra);
			assertEquals(Map.of(Outcome.NORMALIZED, 60), clean.result().report().counts());
			for (final int at : new int[] { 0, 1, 6, 30, 120, 150, 199, 200 }) {
				final float[][] spiked = spectra.clone();
				spiked[at % 60] = spectra[at % 60].clone();
				spiked[at % 60][at] += (float) (height * (0.4 + 0.02 * (at % 60)));
				final NormalizedSpectra all = normalize(settings, spiked);
				assertEquals(59, all.result().report().count(Outcome.NORMALIZED), settings + " at " + at);
				assertNaN(all, at % 60);
				assertArrayEquals(clean.spectra().spectrum((at + 1) % 60), all.spectra().spectrum((at + 1) % 60));
			}
		}
	}

	@Test
	void spikesAreNamedByTheirEnergies() {
		final float[][] spectra = new float[20][];
		for (int i = 0; i < spectra.length; i++) spectra[i] = Edges.noisy(Edges.spectrum(4980, 1), 0.001, i);
		spectra[3][150] -= 0.4f;
		assertEquals(List.of("One sample lies far off both of its neighbours in energy in 1 spectra, at 5015.00 eV (1). If that is a " +
			"line of the sample and no spike, switch the noise mask off."), notes(GIVEN, spectra));
		final NormalizedSpectra kept = normalize(GIVEN.withMinimumStepToNoise(0), spectra);
		assertEquals(20, kept.result().report().count(Outcome.NORMALIZED));
		assertTrue(kept.result().report().notes().get(0).contains("at 5015.00 eV (1). They were kept"), kept.result().report()
			.notes().toString());
		final float[][] few = Arrays.copyOf(spectra, 4);
		assertEquals(4, normalize(GIVEN, few).result().report().count(Outcome.NORMALIZED));
		assertTrue(notes(GIVEN, few).get(0).contains("They were kept"), notes(GIVEN, few).toString());
	}

	/** Coarse steps show a pre-edge line in one sample; a lost beam is a matter of the slice; noise is no spike. */
	@Test
	void whatSeveralSpectraShowAndNoiseAreNoSpikes() {
		final float[][] spectra = new float[1000][];
		for (int i = 0; i < spectra.length; i++) {
			spectra[i] = Edges.noisy(Edges.spectrum(4980, 0.3 + 0.001 * i), 0.00005 * (i % 400), i);
			if (i % 25 == 0) spectra[i][44] += 0.5f;
			spectra[i][160] = 0;
		}
		final NormalizationReport report = normalize(GIVEN, spectra).result().report();
		assertEquals(0, report.count(Outcome.SPIKE), report.lines().toString());
		assertTrue(report.notes().toString().contains("The slice at 5020.00 eV lies below its neighbours"), report.notes().toString());
	}

	@Test
	void lostFramesAreNamed() {
		final float[][] spectra = { Edges.spectrum(4980, 1), Edges.spectrum(4981, 1), new float[GRID.size()] };
		for (final float[] spectrum : spectra) {
			spectrum[40] = Float.NaN;
			spectrum[60] = Float.POSITIVE_INFINITY;
		}
		for (final NormalizationSettings settings : List.of(GIVEN, EACH, NormalizationSettings.automatic())) {
			final XasException e = assertThrows(XasException.class, () -> normalize(settings, spectra));
			assertTrue(e.getMessage().contains("All pixels are NaN or infinite at 4960.00, 4970.00 eV"), e.getMessage());
		}
	}

	@Test
	void aLostBeamIsToldAndWhiteLinesAreNot() {
		final float[][] spectra = { Edges.spectrum(4980, 1), Edges.spectrum(4981, 0.5) };
		assertEquals(List.of(), notes(GIVEN, spectra));
		for (final float[] spectrum : spectra) spectrum[50] = 0;
		assertTrue(notes(GIVEN, spectra).get(0).startsWith("The slice at 4965.00 eV lies below its neighbours"));
	}

	@Test
	void aSharedHighestValueIsTold() {
		final float[][] spectra = new float[20][];
		for (int i = 0; i < spectra.length; i++) {
			spectra[i] = Edges.noisy(Edges.spectrum(4980, 0.8 + 0.02 * i), 0.001, i);
			for (int k = 0; k < GRID.size(); k++) spectra[i][k] = Math.min(spectra[i][k], 1.6f);
		}
		final String notes = notes(GIVEN, spectra).toString();
		assertTrue(notes.contains("samples looked at share the highest value, 1.6"), notes);
	}

	@Test
	void transmittedIntensitiesAreTold() {
		final float[][] spectra = new float[30][];
		for (int i = 0; i < spectra.length; i++) {
			final float[] mu = Edges.noisy(Edges.spectrum(4980, 0.5 + 0.02 * i), 0.001, i);
			for (int k = 0; k < mu.length; k++) mu[k] = (float) Math.rint(10000 * Math.exp(-mu[k]));
			spectra[i] = mu;
		}
		spectra[4] = Edges.noisy(Edges.spectrum(4980, 1), 0.001, 4);
		final String notes = notes(GIVEN, spectra).toString();
		assertTrue(notes.contains("falls at the edge in 29 of 30 spectra") && notes.contains("-ln(I/I0)") && notes.contains(
			"in the order of the slices"), notes);
	}

	/** They rise nowhere, so that none gets an E0 of its own. */
	@Test
	void intensitiesThatOnlyFallAreToldWithAnE0OfEachPixelToo() {
		final float[][] spectra = new float[30][GRID.size()];
		for (int i = 0; i < spectra.length; i++) {
			for (int k = 0; k < GRID.size(); k++) {
				final double mu = 1 + (0.5 + 0.02 * i) * (0.5 + Math.atan((GRID.energy(k) - 4980) / 1.5) / Math.PI);
				spectra[i][k] = (float) (10000 * Math.exp(-mu));
			}
		}
		final String notes = notes(EACH, spectra).toString();
		assertTrue(notes.contains("falls at the edge in 30 of 30 spectra") && notes.contains("-ln(I/I0)"), notes);
		final float[][] lines = new float[30][GRID.size()];
		for (int i = 0; i < lines.length; i++) {
			for (int k = 0; k < GRID.size(); k++) lines[i][k] = 1 - 0.0002f * (i + 1) * k;
		}
		assertFalse(notes(EACH, lines).toString().contains("falls at the edge"));
	}

	@Test
	void ofTwoEdgesTheWantedOneIsTaken() {
		final float[] two = Edges.spectrum(4966, 0.4);
		final float[] other = Edges.spectrum(5030, 1);
		for (int k = 0; k < two.length; k++) two[k] += other[k];
		final AbsorptionEdge wanted = AbsorptionEdges.of("Ti", "K").orElseThrow();
		for (final E0Source source : E0Source.values()) {
			final NormalizationSettings settings = NormalizationSettings.automatic().withE0From(source).withMinimumStepToNoise(0);
			assertEquals(5030, normalize(settings, two).result().report().e0().mean(), 0.5);
			assertEquals(4966, normalize(settings.withEdge(wanted), two).result().report().e0().mean(), 0.5);
		}
		final List<String> notes = notes(NormalizationSettings.automatic().withEdge(wanted), two);
		assertTrue(notes.get(0).contains("E0 is that of the wanted edge, Ti K. The mean of all spectra rises more steeply at 5030"),
			notes.toString());
		final AbsorptionEdge absent = AbsorptionEdges.of("Fe", "K").orElseThrow();
		final XasException e = assertThrows(XasException.class, () -> normalize(NormalizationSettings.automatic().withEdge(
			absent), two));
		assertTrue(e.getMessage().contains("where Fe K should be"), e.getMessage());
	}

	private static List<String> notes(final NormalizationSettings settings, final float[]... spectra) {
		return normalize(settings, spectra).result().report().notes();
	}

	@Test
	void aGivenE0MustLieInTheData() {
		for (final double e0 : new double[] { 4000, 4940.2, 5039.9, 6000 }) {
			final XasException e = assertThrows(XasException.class, () -> normalize(GIVEN.withE0(e0), Edges.spectrum(4980,
				1)));
			assertTrue(e.getMessage().contains("4940.00–5040.00 eV"), e.getMessage());
		}
	}

	@Test
	void theReportTellsWhatWasUsed() {
		final NormalizationReport one = normalize(GIVEN.withE0(4980.1), Edges.spectrum(4980, 1)).result().report();
		assertEquals(List.of("1 of 1 spectra normalized, 0 masked.", "E0 used: 4980.00 eV.",
			"Pre-edge range: -40.00 to -15.00 eV from E0.", "Post-edge range: 20.00 to 60.00 eV from E0; degree 0.",
			"E0 was moved from 4980.10 eV to the nearest energy, 4980.00 eV."), one.lines());

		final NormalizationReport two = normalize(EACH, Edges.spectrum(4980, 1), Edges.spectrum(4981, 1), Edges.spectrum(
			4976, 1)).result().report();
		assertEquals(4976, two.e0().min(), 0.6);
		assertEquals(4981, two.e0().max(), 0.6);
		assertEquals(4979, two.e0().mean(), 0.6);
	}

	@Test
	void theEdgeEnergyIsNotTheE0Used() {
		final NormalizationResult result = normalize(GIVEN, Edges.spectrum(4980.3, 1), Edges.spectrum(4981.7, 1)).result();
		assertEquals(4980, result.report().e0().max());
		assertEquals(1.4, result.e0()[1] - result.e0()[0], 0.05);
	}

	@Test
	void cubesAndListsAgreeWhateverTheThreads() {
		final int width = 50;
		final int height = 47;
		final float[][] spectra = new float[width * height][];
		for (int p = 0; p < spectra.length; p++) {
			spectra[p] = Edges.noisy(Edges.spectrum(4978 + 0.002 * p, 1), 0.05 * (p % 4), p);
			if (p % 11 == 0) spectra[p][p % GRID.size()] = Float.NaN;
		}
		final SpectralCube cube = SpectralCube.inMemory(width, height, GRID);
		final float[] plane = new float[spectra.length];
		for (int k = 0; k < GRID.size(); k++) {
			for (int p = 0; p < plane.length; p++) plane[p] = spectra[p][k];
			cube.writeRows(k, 0, height, plane);
		}
		for (final E0Source source : E0Source.values()) {
			final NormalizationSettings settings = NormalizationSettings.automatic().withE0From(source);
			final NormalizedSpectra list = normalize(settings, spectra);
			final SpectralCube target = SpectralCube.inMemory(width, height, GRID);
			final NormalizationResult map = new Normalizer(settings).normalize(cube, target, Progress.NONE);
			assertEquals(list.result().report(), map.report());
			assertArrayEquals(list.result().edgeStep(), map.edgeStep());
			assertArrayEquals(list.result().e0(), map.e0());
			assertArrayEquals(list.result().noise(), map.noise());
			for (int p = 0; p < spectra.length; p += 7) {
				assertArrayEquals(list.spectra().spectrum(p), target.spectrum(p % width, p / width), "pixel " + p);
			}
			assertTrue(map.report().masked() > 0 && map.report().masked() < spectra.length);
		}
	}

	@Test
	void normalisingAgainChangesLittle() {
		final NormalizedSpectra once = normalize(GIVEN.withDegree(1), Edges.spectrum(4980, 0.7));
		final NormalizedSpectra twice = normalize(GIVEN.withDegree(1), once.spectra().spectrum(0));
		assertEquals(1, twice.result().edgeStep()[0], 1e-6);
		assertArrayEquals(once.spectra().spectrum(0), twice.spectra().spectrum(0), 2e-6f);
	}

	@Test
	void theSourceIsLeftAloneAndTheTableTravels() {
		final float[] mu = Edges.spectrum(4980, 1);
		final Spectra spectra = new Spectra(GRID, mu.clone(), Table.empty(1).with("ti_fraction", List.of("0.3")));
		final NormalizedSpectra normalized = new Normalizer(GIVEN).normalize(spectra, Progress.NONE);
		assertArrayEquals(mu, spectra.values());
		assertSame(spectra.table(), normalized.spectra().table());
	}

	@Test
	void cancelling() {
		final Progress cancelled = new CancelledWhen(() -> true);
		final SpectralCube cube = SpectralCube.inMemory(3, 3, GRID);
		assertThrows(CancellationException.class, () -> new Normalizer(GIVEN).normalize(cube, cube, cancelled));
		assertThrows(CancellationException.class, () -> new Normalizer(GIVEN).normalize(spectra(Edges.spectrum(4980, 1)),
			cancelled));
	}

	private static void assertNaN(final NormalizedSpectra normalized, final int... masked) {
		for (int i = 0; i < normalized.spectra().count(); i++) {
			final int spectrum = i;
			final boolean isMasked = Arrays.stream(masked).anyMatch(m -> m == spectrum);
			for (final float value : normalized.spectra().spectrum(i)) assertEquals(isMasked, Float.isNaN(value));
			assertEquals(isMasked, Float.isNaN(normalized.result().e0()[i]));
		}
	}

	private static NormalizedSpectra normalize(final NormalizationSettings settings, final float[]... spectra) {
		return new Normalizer(settings).normalize(spectra(spectra), Progress.NONE);
	}

	private static Spectra spectra(final float[]... spectra) {
		final float[] values = new float[spectra.length * GRID.size()];
		for (int i = 0; i < spectra.length; i++) {
			System.arraycopy(spectra[i], 0, values, i * GRID.size(), GRID.size());
		}
		return new Spectra(GRID, values, Table.empty(spectra.length));
	}
}
