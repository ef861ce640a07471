package org.xasmapper.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class UmapTest {

	private static UmapSettings settings(final int neighbors, final double minDist, final int epochs) {
		return new UmapSettings(neighbors, minDist, 1, Metric.EUCLIDEAN, epochs, 42, 2);
	}

	private static float[] embed(final Spectra spectra, final UmapSettings settings) {
		return Umap.embed(spectra, settings, Progress.NONE).coordinates();
	}

	/** The limit of umap-learn's own test. */
	@Test
	void irisIsAsTrustworthyAsUmapLearnAsks() throws IOException {
		final Spectra iris = Sets.named("iris.csv");
		final float[] coordinates = embed(iris, settings(10, 0.01, 0));
		assertTrue(Faithfulness.of(iris, coordinates, 10).trustworthiness() >= 0.97);
	}

	/** umap-learn 0.5.3 reaches 0.986 to 0.987 with these settings. */
	@Test
	void digitsAreAsTrustworthyAsThoseOfUmapLearn() throws IOException {
		final Spectra digits = Sets.named("digits.csv");
		final float[] coordinates = embed(digits, settings(10, 0.01, 0));
		assertTrue(Faithfulness.of(digits, coordinates, 10).trustworthiness() >= 0.98);
	}

	/** umap-learn 0.5.3 reaches 0.9891 and 0.498, mean of five seeds. */
	@Test
	void spectraOfSixElementsAreAsFaithfulAsThoseOfUmapLearn() throws IOException {
		final Spectra metals = Sets.metals();
		final Faithfulness faithfulness = Faithfulness.of(metals, embed(metals, UmapSettings.defaults()), 15);
		assertTrue(faithfulness.trustworthiness() >= 0.9891 - 0.005, faithfulness.toString());
		assertTrue(faithfulness.kept() >= 0.498 - 0.01, faithfulness.toString());
	}

	/** The embedding is in dozens of islands. umap-learn 0.5.3 reaches 0.9886 and 0.605, and is 20 to 22 wide. */
	@Test
	void titaniumSitesAreAsFaithfulAsThoseOfUmapLearn() throws IOException {
		final Spectra sites = SpectraReader.read(Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz"), EnergyUnit.EV,
			Progress.NONE).content();
		final float[] coordinates = embed(sites, UmapSettings.defaults());
		final Faithfulness faithfulness = Faithfulness.of(sites, coordinates, 15);
		assertTrue(faithfulness.trustworthiness() >= 0.9886 - 0.0025, faithfulness.toString());
		assertTrue(faithfulness.kept() >= 0.605 - 0.01, faithfulness.toString());
		final double[] sorted = IntStream.range(0, sites.count()).mapToDouble(i -> coordinates[2 * i]).sorted().toArray();
		assertEquals(21, sorted[sorted.length - 1] - sorted[0], 4);
	}

	@Test
	void threeDimensionsKeepMoreThanTwo() throws IOException {
		final Spectra digits = Sets.named("digits.csv");
		final UmapSettings space = new UmapSettings(10, 0.01, 1, Metric.EUCLIDEAN, 100, 42, 3);
		final float[] coordinates = embed(digits, space);
		assertEquals(digits.count() * 3, coordinates.length);
		assertTrue(Faithfulness.of(digits, coordinates, 10).kept() > Faithfulness.of(digits, embed(digits, settings(10, 0.01,
			100)), 10).kept());
	}

	@ParameterizedTest
	@EnumSource
	void groupsSeparateByEveryMetric(final Metric metric) {
		final Spectra spectra = Sets.random(350, 30, 1);
		final float[] coordinates = embed(spectra, new UmapSettings(10, 0.1, 1, metric, 100, 3, 2));
		final Neighbors nearest = new NeighborIndex(Points.of(Sets.spectra(rows(coordinates)), Metric.EUCLIDEAN), 1, 1,
			Progress.NONE).among(2);
		int same = 0;
		for (int i = 0; i < 350; i++) {
			if (nearest.indices()[i * 2 + 1] % 7 == i % 7) same++;
		}
		assertTrue(same >= 340, same + " of 350");
	}

	private static double[][] rows(final float[] coordinates) {
		final double[][] rows = new double[coordinates.length / 2][2];
		for (int i = 0; i < coordinates.length; i++) rows[i / 2][i % 2] = coordinates[i];
		return rows;
	}

	@Test
	void sameSeedGivesTheSameWhateverTheNumberOfThreads() {
		final Spectra spectra = Sets.random(9000, 12, 1);
		final UmapSettings settings = settings(10, 0.1, 20);
		final float[] one = Umap.embed(spectra, settings, 1, Progress.NONE).coordinates();
		assertArrayEquals(one, Umap.embed(spectra, settings, 3, Progress.NONE).coordinates());
		assertArrayEquals(one, Umap.embed(spectra, settings, 2, Progress.NONE).coordinates());
		final UmapSettings other = new UmapSettings(10, 0.1, 1, Metric.EUCLIDEAN, 20, 43, 2);
		assertFalse(Arrays.equals(one, embed(spectra, other)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 5, 6, 8, 20 })
	void fewSpectraCanBeEmbedded(final int count) {
		for (int neighbors = 2; neighbors <= count; neighbors += 3) {
			final float[] coordinates = embed(Sets.random(count, 9, 1), settings(neighbors, 0.1, 50));
			for (final float coordinate : coordinates) assertTrue(Float.isFinite(coordinate));
		}
	}

	@Test
	void doublesAreNoProblem() {
		final Spectra spectra = Sets.random(100, 9, 1);
		final int[] twice = new int[200];
		Arrays.setAll(twice, i -> i / 40 == 4 ? 0 : i % 100);
		for (final float coordinate : embed(spectra.select(twice), settings(10, 0.1, 50))) {
			assertTrue(Float.isFinite(coordinate));
		}
	}

	@Test
	void tooFewSpectraAreRefusedWithBothNumbers() {
		final String message = refused(Sets.random(9, 5, 1), UmapSettings.defaults());
		assertTrue(message.contains("9 spectra") && message.contains("neighbors is 15") && message.contains("at most 9"),
			message);
	}

	@ParameterizedTest
	@EnumSource
	void equalSpectraAreRefused(final Metric metric) {
		final Spectra equal = Sets.random(20, 5, 1).select(new int[20]);
		final String message = refused(equal, new UmapSettings(5, 0.1, 1, metric, 0, 1, 2));
		assertTrue(message.contains("All 20 spectra are equal"), message);
	}

	@Test
	void missingValuesAreRefusedByRow() {
		final Spectra spectra = Sets.random(30, 5, 1);
		final float[] values = spectra.values().clone();
		values[2 * 5 + 3] = Float.NaN;
		values[28 * 5] = Float.POSITIVE_INFINITY;
		final String message = refused(new Spectra(spectra.energies(), values, spectra.table()), settings(5, 0.1, 0));
		assertTrue(message.contains("rows 3, 29"), message);
	}

	@Test
	void constantSpectraAreRefusedByRowWhereTheyHaveNoDirection() {
		final Spectra spectra = Sets.random(30, 5, 1);
		final float[] values = spectra.values().clone();
		Arrays.fill(values, 5, 10, 1.1f);
		Arrays.fill(values, 50, 55, 0);
		final Spectra constant = new Spectra(spectra.energies(), values, spectra.table());
		assertTrue(refused(constant, new UmapSettings(5, 0.1, 1, Metric.CORRELATION, 0, 1, 2)).contains("rows 2, 11."));
		assertTrue(refused(constant, new UmapSettings(5, 0.1, 1, Metric.COSINE, 0, 1, 2)).contains("row 11."));
	}

	private static String refused(final Spectra spectra, final UmapSettings settings) {
		return assertThrows(XasException.class, () -> Umap.embed(spectra, settings, Progress.NONE)).getMessage();
	}

	@Test
	void progressTellsThePhases() {
		final Set<String> activities = new LinkedHashSet<>();
		Umap.embed(Sets.random(200, 9, 1), settings(10, 0.1, 2), 1, new Progress() {

			private double before;

			@Override
			public void report(final String activity, final double fraction) {
				if (activities.add(activity)) before = 0;
				assertTrue(fraction >= before && fraction <= 1, activity);
				before = fraction;
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		});
		assertEquals(List.of("Finding neighbours", "Building the fuzzy graph", "Initialising", "Laying out, epoch 1 of 2",
			"Laying out, epoch 2 of 2"), List.copyOf(activities));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Finding", "Building", "Initialising", "Laying out" })
	void cancellingStopsInEveryPhase(final String phase) {
		final AtomicBoolean reached = new AtomicBoolean();
		assertThrows(CancellationException.class, () -> Umap.embed(Sets.random(3000, 9, 1), UmapSettings.defaults(),
			new Progress() {

				@Override
				public void report(final String activity, final double fraction) {
					if (activity.startsWith(phase)) reached.set(true);
					else assertFalse(reached.get(), activity);
				}

				@Override
				public boolean isCancelled() {
					return reached.get();
				}
			}));
	}
}
