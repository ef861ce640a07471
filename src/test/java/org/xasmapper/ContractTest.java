package org.xasmapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xasmapper.basis.CommonGrid;
import org.xasmapper.basis.EnergyAlignment;
import org.xasmapper.curate.Candidate;
import org.xasmapper.curate.Curation;
import org.xasmapper.curate.CurationResult;
import org.xasmapper.curate.CurationSettings;
import org.xasmapper.curate.GridWindow;
import org.xasmapper.embed.Umap;
import org.xasmapper.embed.UmapSettings;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.model.SmallModel;
import org.xasmapper.normalize.E0Source;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.sdm.Sdm;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.LevelSurvey;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.PixelSample;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.Cbss;
import org.xasmapper.unmix.CbssResult;
import org.xasmapper.unmix.CbssSettings;
import org.xasmapper.unmix.WeightMaps;

/** What holds for every operation on cubes and lists of spectra; where a rule does not apply, {@link Operation} says why. */
class ContractTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4940, 0.5, 201);
	private static final int ALL = 8;
	private static final int BAD = 3;

	/** At an energy that every operation uses. */
	private static final int BAD_SAMPLE = 80;

	private static OnnxModel model;

	@TempDir
	Path folder;

	@BeforeAll
	static void open() {
		model = OnnxModel.of(new SmallModel().bytes(), "small.onnx");
	}

	@AfterAll
	static void close() {
		model.close();
	}

	/** Why an operation is left out of a rule. */
	private enum Exemption {
		/** Its result is of all spectra together, so that a part of them has another one. */
		OF_ALL,
		/** It goes through the spectra in an order drawn by their numbers. */
		BY_NUMBER,
		/** It cannot leave a spectrum out without a word, and refuses missing values. */
		REFUSES_MISSING,
		/** It works on maps, and a map has at least one pixel. */
		ON_MAPS,
		/** It is over at once. */
		SHORT,
	}

	private enum Operation {

		NORMALIZE_A_LIST(0, (s, p) -> rows(COMMON.normalize(s, p).spectra())),
		NORMALIZE_A_LIST_E0_OF_EACH(0, (s, p) -> rows(EACH.normalize(s, p).spectra())),
		NORMALIZE_A_CUBE(0, (s, p) -> {
			final SpectralCube target = SpectralCube.inMemory(s.count(), 1, GRID);
			COMMON.normalize(cube(s), target, p);
			return rows(target);
		}, Exemption.ON_MAPS),
		RESAMPLE_FINER(0, (s, p) -> rows(FINER.apply(s)), Exemption.SHORT),
		RESAMPLE_COARSER(0, (s, p) -> rows(Resampler.between(GRID, 0, EnergyGrid.regular(4950, 2, 40)).apply(s)),
			Exemption.SHORT),
		RESAMPLE_A_CUBE(0, (s, p) -> {
			final SpectralCube target = SpectralCube.inMemory(s.count(), 1, FINER.target());
			FINER.apply(cube(s), target, p);
			return rows(target);
		}, Exemption.ON_MAPS),
		BROADEN(0, (s, p) -> rows(Broadening.gaussian(s, 1)), Exemption.SHORT),
		WEIGHTS(0, (s, p) -> transposed(weights(s, p)), Exemption.ON_MAPS),
		SDM(0, (s, p) -> {
			final SpectralCube target = SpectralCube.inMemory(s.count(), 1, GRID);
			Sdm.transform(basis().names(), weights(s, p), basis(), target, p);
			return rows(target);
		}, Exemption.ON_MAPS),
		CBSS(2e-3, (s, p) -> {
			final CbssResult result = Cbss.unmix(s, basis(), CbssSettings.defaults().withStarts(4), p);
			final float[][] weights = new float[s.count()][2];
			for (int i = 0; i < weights.length; i++) {
				for (int c = 0; c < 2; c++) weights[i][c] = (float) result.weights()[c][i];
			}
			return weights;
		}, Exemption.OF_ALL, Exemption.REFUSES_MISSING),
		/** ONNX Runtime rounds otherwise where there are fewer rows. */
		PREDICT_A_LIST(1e-5, (s, p) -> predicted(new Predictor(model).predict(s, p))),
		PREDICT_A_CUBE(1e-5, (s, p) -> predicted(new Predictor(model).predict(cube(s), p)), Exemption.ON_MAPS),
		UMAP(0, (s, p) -> {
			final float[] places = Umap.embed(s, new UmapSettings(4, 0.1, 1, Metric.EUCLIDEAN, 20, 42, 2), p).coordinates();
			return transposed(IntStream.range(0, 2).mapToObj(c -> column(places, 2, c)).toArray(float[][]::new));
		}, Exemption.OF_ALL, Exemption.BY_NUMBER, Exemption.REFUSES_MISSING),
		/** A one for each spectrum that is kept. */
		CURATE(0, (s, p) -> {
			final List<Candidate> candidates = new ArrayList<>();
			for (int i = 0; i < s.count(); i++) {
				candidates.add(new Candidate(i, "s" + i, "Ti", "", Levels.of(s.spectrum(i)), s.spectrum(i)));
			}
			final CurationResult result = Curation.run(candidates, new CurationSettings(GridWindow.automatic(), false, true, false,
				0, true, 1e-4, 3, 0, 1), p);
			final float[][] kept = new float[s.count()][];
			Arrays.setAll(kept, i -> new float[] { Float.NaN });
			for (final Candidate candidate : result.kept()) kept[candidate.number()][0] = 1;
			return kept;
		}),
		/** The shift, for each spectrum the same; it is sought in steps of 0.01 eV. */
		ALIGN(0.011, (s, p) -> {
			final float shift = (float) EnergyAlignment.of(s, basis(), CommonGrid.of(GRID, GRID), 2, p).shift();
			final float[][] shifts = new float[s.count()][];
			Arrays.setAll(shifts, i -> new float[] { shift });
			return shifts;
		}, Exemption.OF_ALL, Exemption.REFUSES_MISSING),
		/** The spectra of valid pixels. */
		SAMPLE_PIXELS(0, (s, p) -> {
			final SpectralCube cube = cube(s);
			final float[][] samples = new float[s.count()][GRID.size()];
			for (final float[] row : samples) Arrays.fill(row, Float.NaN);
			final int[] pixels = PixelSample.draw(PixelSample.valid(cube, p), s.count(), s.count(), 1, p);
			final float[][] read = rows(PixelSample.read(cube, pixels, p));
			for (int i = 0; i < pixels.length; i++) samples[pixels[i]] = read[i];
			return samples;
		}, Exemption.ON_MAPS),
		SURVEY_LEVELS(0, (s, p) -> {
			final LevelSurvey survey = LevelSurvey.of(cube(s), p);
			final float[][] levels = new float[s.count()][];
			Arrays.setAll(levels, i -> new float[] { survey.typical().before(), survey.typical().after() });
			return levels;
		}, Exemption.ON_MAPS, Exemption.OF_ALL);

		private final double tolerance;
		private final Run run;
		private final Set<Exemption> exemptions;

		/** @param tolerance of results that are the same but for rounding or convergence */
		Operation(final double tolerance, final Run run, final Exemption... exemptions) {
			this.tolerance = tolerance;
			this.run = run;
			this.exemptions = Set.of(exemptions);
		}

		boolean is(final Exemption exemption) {
			return exemptions.contains(exemption);
		}

		float[][] on(final Spectra spectra) {
			return run.on(spectra, Progress.NONE);
		}

		void assertSame(final float[] expected, final float[] actual, final String what) {
			if (tolerance == 0) assertArrayEquals(expected, actual, what);
			else assertArrayEquals(expected, actual, (float) tolerance, what);
		}
	}

	@FunctionalInterface
	private interface Run {

		/** @return {@code [spectra][values]} */
		float[][] on(Spectra spectra, Progress progress);
	}

	private static final Normalizer COMMON = new Normalizer(NormalizationSettings.automatic().withE0(4980));
	private static final Normalizer EACH = new Normalizer(NormalizationSettings.automatic().withE0From(E0Source.EACH_SPECTRUM));
	private static final Resampler FINER = Resampler.between(GRID, 0.3, EnergyGrid.regular(4950, 0.2, 300));

	@ParameterizedTest
	@EnumSource
	void goodSpectraGiveFiniteResults(final Operation operation) {
		final float[][] results = operation.on(spectra(ALL));
		assertEquals(ALL, results.length);
		for (final float[] row : results) {
			assertTrue(row.length > 0);
			for (final float value : row) assertTrue(Float.isFinite(value));
		}
	}

	@ParameterizedTest
	@EnumSource
	void theInputStaysAsItIs(final Operation operation) {
		final Spectra spectra = spectra(ALL);
		final float[] before = spectra.values().clone();
		operation.on(spectra);
		assertArrayEquals(before, spectra.values());
	}

	@ParameterizedTest
	@EnumSource
	void permutedPixelsGivePermutedResults(final Operation operation) {
		final int[] order = { 5, 2, 7, 0, 1, 6, 4, 3 };
		final float[][] straight = operation.on(spectra(ALL));
		final float[][] permuted = operation.on(spectra(ALL).select(order));
		if (operation.is(Exemption.BY_NUMBER)) {
			assertArrayEquals(permuted, operation.on(spectra(ALL).select(order)));
			return;
		}
		for (int i = 0; i < order.length; i++) operation.assertSame(straight[order[i]], permuted[i], "spectrum " + order[i]);
	}

	@ParameterizedTest
	@EnumSource
	void aPartGivesWhatTheWholeGives(final Operation operation) {
		final float[][] whole = operation.on(spectra(ALL));
		final int[] all = IntStream.range(0, ALL).toArray();
		final int[][] parts = { all, { 1, 4, 6 }, { 0 }, { BAD }, { 7 } };
		for (final int[] part : operation.is(Exemption.OF_ALL) ? new int[][] { all } : parts) {
			final float[][] results = operation.on(spectra(ALL).select(part));
			for (int i = 0; i < part.length; i++) operation.assertSame(whole[part[i]], results[i], "spectrum " + part[i]);
		}
	}

	/** What a single spectrum is too little for says so. */
	@ParameterizedTest
	@EnumSource
	void onePixelHasAResultOrIsRefused(final Operation operation) {
		try {
			final float[][] results = operation.on(spectra(ALL).select(BAD));
			assertEquals(1, results.length);
			for (final float value : results[0]) assertTrue(Float.isFinite(value));
		}
		catch (final XasException e) {
			assertTrue(operation.is(Exemption.OF_ALL), e.getMessage());
			assertFalse(e.getMessage().isBlank());
		}
	}

	@ParameterizedTest
	@EnumSource
	void noSpectraGiveNoResultsOrAreRefused(final Operation operation) {
		if (operation.is(Exemption.ON_MAPS)) return;
		try {
			assertEquals(0, operation.on(spectra(ALL).select()).length);
		}
		catch (final XasException e) {
			assertFalse(e.getMessage().isBlank());
		}
	}

	@ParameterizedTest
	@EnumSource
	void missingAndInfiniteSamplesSpoilTheirOwnSpectrumOnly(final Operation operation) {
		final float[][] good = operation.on(spectra(ALL));
		for (final float bad : new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }) {
			for (final int[] samples : new int[][] { { BAD_SAMPLE }, IntStream.range(0, GRID.size()).toArray() }) {
				final Spectra spectra = spectra(ALL);
				for (final int k : samples) spectra.values()[BAD * GRID.size() + k] = bad;
				if (operation.is(Exemption.REFUSES_MISSING)) {
					final String message = assertThrows(XasException.class, () -> operation.on(spectra)).getMessage();
					assertTrue(message.contains("\"" + (BAD + 1) + "\"") || message.contains("row " + (BAD + 1)), message);
				}
				else if (operation != Operation.SURVEY_LEVELS) assertOnlyTheBadOneIsSpoilt(operation, good, operation.on(spectra), bad);
			}
		}
	}

	private static void assertOnlyTheBadOneIsSpoilt(final Operation operation, final float[][] good, final float[][] results,
		final float bad)
	{
		for (int i = 0; i < ALL; i++) {
			if (i != BAD) operation.assertSame(good[i], results[i], bad + ", spectrum " + i);
		}
		final float[] spoilt = results[BAD];
		assertTrue(IntStream.range(0, spoilt.length).anyMatch(k -> !Float.isFinite(spoilt[k])), "nothing shows " + bad);
	}

	/** Medians are of the valid pixels. */
	@Test
	void levelsLeaveMissingSamplesOut() {
		final Spectra spectra = spectra(ALL);
		Arrays.fill(spectra.values(), BAD * GRID.size(), (BAD + 1) * GRID.size(), Float.NaN);
		assertArrayEquals(Operation.SURVEY_LEVELS.on(spectra(ALL).select(0, 1, 2, 4, 5, 6, 7))[0], Operation.SURVEY_LEVELS.on(
			spectra)[0]);
	}

	@ParameterizedTest
	@EnumSource
	void longOnesCanBeCancelled(final Operation operation) {
		final Progress cancelled = new CancelledWhen(() -> true);
		if (!operation.is(Exemption.SHORT)) {
			assertThrows(CancellationException.class, () -> operation.run.on(spectra(ALL), cancelled));
		}
		else assertEquals(ALL, operation.run.on(spectra(ALL), cancelled).length);
	}

	/** Files may hold falling energies, or two that changed places; nothing behind the readers does. */
	@ParameterizedTest
	@EnumSource
	void shuffledEnergiesAreSortedWithANote(final Operation operation) throws IOException {
		final float[][] straight = operation.on(spectra(ALL));
		final int[] falling = IntStream.range(0, GRID.size()).map(k -> GRID.size() - 1 - k).toArray();
		final int[] swapped = IntStream.range(0, GRID.size()).map(k -> k == 50 ? 51 : k == 51 ? 50 : k).toArray();
		for (final int[] order : new int[][] { falling, swapped }) {
			final Reading<Spectra> reading = SpectraReader.read(written(order), EnergyUnit.EV, Progress.NONE);
			assertTrue(reading.notes().toString().contains("energies and values were "), reading.notes().toString());
			final float[][] sorted = operation.on(reading.content());
			for (int i = 0; i < ALL; i++) operation.assertSame(straight[i], sorted[i], "spectrum " + i);
		}
		final double[] energies = GRID.toArray();
		energies[50] = GRID.energy(51);
		energies[51] = GRID.energy(50);
		assertThrows(XasException.class, () -> EnergyGrid.of(energies));
	}

	/** @return a file with the energies in this order */
	private Path written(final int[] order) throws IOException {
		final Spectra spectra = spectra(ALL);
		final StringBuilder text = new StringBuilder("energy");
		for (int i = 0; i < ALL; i++) text.append(",s").append(i);
		for (final int k : order) {
			text.append('\n').append(GRID.energy(k));
			for (int i = 0; i < ALL; i++) text.append(',').append(spectra.value(i, k));
		}
		return Files.writeString(folder.resolve("shuffled.csv"), text.append('\n'));
	}

	private static Spectra basis() {
		return Spectra.named(GRID, List.of("low", "high"), spectra(ALL).select(0, 7).values());
	}

	/** @return {@code [2][spectra]} */
	private static float[][] weights(final Spectra spectra, final Progress progress) {
		return WeightMaps.of(cube(spectra), Resampler.between(GRID, 0, GRID), List.of(basis()), progress).weights();
	}

	private static float[][] predicted(final Prediction prediction) {
		final Stream<float[]> maps = Stream.of(prediction.mean(), prediction.std(), prediction.latent(), new float[][] {
			prediction.reconstructionError() }).flatMap(Arrays::stream);
		return transposed(maps.toArray(float[][]::new));
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

	private static float[][] rows(final SpectralCube cube) {
		return IntStream.range(0, cube.pixels()).mapToObj(i -> cube.spectrum(i, 0)).toArray(float[][]::new);
	}

	private static float[][] rows(final Spectra spectra) {
		return IntStream.range(0, spectra.count()).mapToObj(spectra::spectrum).toArray(float[][]::new);
	}

	private static float[] column(final float[] values, final int width, final int column) {
		final float[] cells = new float[values.length / width];
		for (int i = 0; i < cells.length; i++) cells[i] = values[i * width + column];
		return cells;
	}

	private static float[][] transposed(final float[][] maps) {
		final float[][] rows = new float[maps[0].length][maps.length];
		for (int i = 0; i < rows.length; i++) {
			for (int c = 0; c < maps.length; c++) rows[i][c] = maps[c][i];
		}
		return rows;
	}
}
