package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xasmapper.SharedData;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

/** The guard of the model that ships, on measured spectra of known compounds, which it was never trained on, and on garbage. */
class GuardTest {

	private static final AbsorptionEdge TI = AbsorptionEdges.of("Ti", "K").get();

	/** Their energy scale is not that of the film: it is off by 5 and 12 eV, and must be calibrated first. */
	private static final Set<String> OFF_SCALE = Set.of("ti/EuTiO3_300K.csv", "ti/PbTiO3_300K.csv");

	private static OnnxModel model;

	@BeforeAll
	static void open() {
		model = ModelSource.open("ti-k-edge");
	}

	@AfterAll
	static void close() {
		model.close();
	}

	@Test
	void titaniumOxidesAreKnown() throws IOException {
		final List<Labelled> oxides = measured(one -> one.element.equals("Ti") && one.domain.equals("Ti-O") && !OFF_SCALE.contains(
			one.file));
		assertFalse(oxides.isEmpty());
		for (final Labelled one : oxides) assertFalse(one.trusted().isStrange(0), one.toString());
	}

	@Test
	void theFilmIsKnownThroughout() {
		final Spectra film = SpectraReader.read(SharedData.file("tizn-film/ti_k_edge_film.csv"), EnergyUnit.AUTO, Progress.NONE).content();
		assertEquals(0, new Predictor(model).predict(film, Progress.NONE).strange());
	}

	@Test
	void metalsAndCompoundsWithoutOxygenAreStrange() throws IOException {
		final List<Labelled> strangers = measured(one -> one.domain.equals("metal") || one.domain.equals("no oxygen"));
		assertFalse(strangers.isEmpty());
		for (final Labelled one : strangers) assertTrue(one.trusted().isStrange(0), one.toString());
	}

	/** The measured oxides against all else that is measured of titanium or of metals, and against garbage. */
	@Test
	void oxidesAreTrustedMoreThanEverythingElse() throws IOException {
		final List<Labelled> oxides = measured(one -> one.domain.equals("Ti-O") && !OFF_SCALE.contains(one.file));
		final List<Float> known = new ArrayList<>();
		for (final Labelled one : oxides) known.add(one.trusted().trust()[0]);
		final List<Float> strange = new ArrayList<>();
		for (final Labelled one : measured(other -> other.domain.equals("metal") || other.domain.equals("no oxygen"))) {
			strange.add(one.trusted().trust()[0]);
		}
		for (final float trust : garbage().trust()) strange.add(trust);
		double above = 0;
		for (final float ours : known) above += strange.stream().filter(other -> ours > other).count();
		assertTrue(above / known.size() / strange.size() >= 0.95, above / known.size() / strange.size() + ": " + known + " " + strange);
	}

	@Test
	void garbageIsStrange() {
		final Prediction garbage = garbage();
		assertTrue(garbage.strange() >= 0.95 * garbage.predicted(), Arrays.toString(garbage.trust()));
		final XasException e = assertThrows(XasException.class, garbage::requireTrusted);
		assertTrue(e.getMessage().contains("force=true"), e.getMessage());
	}

	/** Steps of several widths, ramps, waves, constants, noise, and edges upside down. */
	private static Prediction garbage() {
		final SplittableRandom random = new SplittableRandom(4711);
		final List<DoubleUnaryOperator> shapes = new ArrayList<>();
		for (final double width : new double[] { 0.5, 1, 2, 4, 8 }) {
			for (final double place : new double[] { 4972, 4978, 4984 }) {
				shapes.add(energy -> 0.5 + Math.atan((energy - place) / width) / Math.PI);
				shapes.add(energy -> 0.5 - Math.atan((energy - place) / width) / Math.PI);
				shapes.add(energy -> 1 / (1 + Math.exp(-(energy - place) / width)));
			}
		}
		for (final double level : new double[] { 0, 0.3, 1 }) {
			shapes.add(energy -> level);
			shapes.add(energy -> level + (energy - 4962) / 68);
			shapes.add(energy -> level + 0.5 * Math.sin(energy / 5));
			shapes.add(energy -> level + 0.3 * random.nextGaussian());
		}
		final EnergyGrid grid = model.card().energies();
		final float[] values = new float[shapes.size() * grid.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) shapes.get(i / grid.size()).applyAsDouble(grid.energy(i % grid.size()));
		}
		return new Predictor(model).predict(new Spectra(grid, values, Table.empty(shapes.size())), Progress.NONE);
	}

	/** A row of {@code labels.csv}. */
	private record Labelled(String file, String element, String domain, String state) {

		/** @return what the model says of it, normalized automatically if it is raw, and moved to the edge of titanium if it is of another */
		Prediction trusted() {
			final Spectra all = SpectraReader.read(SharedData.file("measured/" + file), EnergyUnit.AUTO, Progress.NONE).content();
			final AbsorptionEdge edge = AbsorptionEdges.of(element, "K").get();
			final Spectra normalized = state.equals("raw") ? new Normalizer(NormalizationSettings.automatic().withEdge(edge).withFlatten(true))
				.normalize(all.select(0), Progress.NONE).spectra() : all;
			final Spectra moved = new Spectra(normalized.energies().shifted(TI.energy() - edge.energy()), normalized.values(), normalized
				.table());
			return new Predictor(model).predict(moved, Progress.NONE);
		}
	}

	private static List<Labelled> measured(final Predicate<Labelled> wanted) throws IOException {
		return Files.readAllLines(SharedData.file("measured/labels.csv")).stream().skip(1).map(line -> line.split(",")).map(
			cells -> new Labelled(cells[0], cells[1], cells[4], cells[5])).filter(wanted).toList();
	}
}
