package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.SharedData;
import org.xasmapper.basis.BasisSource;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.unmix.CbssSettings;
import org.xasmapper.unmix.Minimum;

/** Several ways to unmix the film fit it equally well, and contradict each other: the error bars must hold them all. */
class FilmMinimaTest {

	private static OnnxModel model;
	private static Spectra basis;
	private static WaferMap map;

	@BeforeAll
	static void mapTheFilm() {
		model = ModelSource.open("ti-k-edge");
		basis = BasisSource.ofFile(Path.of("test-data", "ti-k-feff", "ti_motifs.csv"), model.card().broadening()).read(Progress.NONE)
			.content();
		map = map(CbssSettings.defaults(), 0, true);
	}

	@AfterAll
	static void closeTheModel() {
		model.close();
	}

	private static WaferMap map(final CbssSettings cbss, final double shift, final boolean fullErrors) {
		final Spectra film = SpectraReader.read(SharedData.file("tizn-film/ti_k_edge_film.csv"), EnergyUnit.EV, Progress.NONE)
			.content();
		return WaferMap.of(cube(film, shift), basis, model, new WaferMap.Settings(EnergyScale.UNKNOWN, null, 0, 0.5, cbss, true, true,
			fullErrors, List.of(), null, true), ResultCubes::allocate, Progress.NONE);
	}

	@Test
	void everyMinimumThatFitsAsWellIsWithinTwoErrorBars() {
		final List<Minimum> minima = map.unmixing().unmixed().found();
		final List<Minimum> asGood = minima.stream().filter(minimum -> minimum.fitsAsWellAs(minima.get(0))).toList();
		assertTrue(asGood.size() > 1, "minima: " + asGood.size());
		for (int d = 0; d < 2; d++) {
			for (final Minimum minimum : asGood) {
				final double within = within(2, map.withSdm(), predicted(minimum), d);
				assertTrue(within >= 0.95, model.card().descriptors().get(d).name() + " of the minimum of loss " + minimum.loss() + ": " + within);
			}
		}
	}

	/** Settings that nobody can know better: fidelity, seed, and an energy scale that is off by half an eV. */
	@ParameterizedTest
	@CsvSource({ "3, 1, 0", "30, 1, 0", "10, 2, 0", "10, 1, 0.5", "10, 1, -0.5" })
	void otherSettingsMoveNoValueByMoreThanItsErrorBar(final double fidelity, final long seed, final double shift) {
		final WaferMap other = map(CbssSettings.defaults().withFidelity(fidelity).withSeed(seed).withStarts(50), shift, false);
		for (int d = 0; d < 2; d++) {
			assertEquals(1, within(1, map.withSdm(), other.withSdm(), d), model.card().descriptors().get(d).name() + " with SDM");
			assertEquals(1, within(1, map.withoutSdm(), other.withoutSdm(), d), model.card().descriptors().get(d).name() + " without SDM");
		}
	}

	private static SpectralCube cube(final Spectra spectra, final double shift) {
		final SpectralCube cube = SpectralCube.inMemory(spectra.count(), 1, spectra.energies().shifted(shift));
		final float[] plane = new float[spectra.count()];
		for (int k = 0; k < spectra.energies().size(); k++) {
			for (int p = 0; p < plane.length; p++) plane[p] = spectra.value(p, k);
			cube.writeRows(k, 0, 1, plane);
		}
		return cube;
	}

	/** SDM with the weights of a minimum. */
	private static Prediction predicted(final Minimum minimum) {
		final int m = basis.energies().size();
		final int spectra = minimum.weights()[0].length;
		final float[] mixed = new float[spectra * m];
		for (int j = 0; j < spectra; j++) {
			for (int i = 0; i < basis.count(); i++) {
				for (int k = 0; k < m; k++) mixed[j * m + k] += (float) (minimum.weights()[i][j] * basis.value(i, k));
			}
		}
		return new Predictor(model).ofSimulationLike().predict(Spectra.named(basis.energies(), IntStream.range(0, spectra).mapToObj(
			Integer::toString).toList(), mixed), Progress.NONE);
	}

	/** @return share of the positions where another answer is within so many error bars of the one that was given */
	private static double within(final double bars, final Prediction given, final Prediction other, final int d) {
		final int count = given.mean()[d].length;
		return IntStream.range(0, count).filter(p -> Math.abs(given.mean()[d][p] - other.mean()[d][p]) <= bars * given.std()[d][p])
			.count() / (double) count;
	}
}
