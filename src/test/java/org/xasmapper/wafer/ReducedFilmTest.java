package org.xasmapper.wafer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.train.effects.Measurement;
import org.xasmapper.unmix.CbssSettings;

/**
 * Films that go from six-fold Ti⁴⁺ to six-fold Ti³⁺, both of materials that the model never saw, as they would be measured,
 * unmixed with motifs that are all Ti⁴⁺. SDM can only give 4, so the error bars must reach 3, and a sentence must say why.
 */
class ReducedFilmTest {

	private static final Path MOTIFS = Path.of("test-data/ti-k-feff/ti_motifs.csv");
	private static final SiteClass OXIDISED = new SiteClass(4, 6), REDUCED = new SiteClass(3, 6);
	private static final int FILMS = 4;
	private static final int POSITIONS = 30;
	private static final int STARTS = 20;
	private static final long SEED = 7;

	private static final List<DrawnWafer> FILMS_MADE = new ArrayList<>();
	private static final List<WaferMap> MAPS = new ArrayList<>();

	@BeforeAll
	static void mapFilms() {
		try (OnnxModel model = ModelSource.open("ti-k-edge")) {
			final Materials materials = WaferTrial.materials(model);
			final Spectra motifs = SpectraReader.read(MOTIFS, EnergyUnit.EV, Progress.NONE).content();
			for (final SplittableRandom random : SeededStreams.of(SEED, "film", FILMS)) {
				final Measurement measurement = Measurement.draw(model.card().effects(), random);
				final DrawnWafer film = film(materials, measurement, motifs, new EnergyScale(0, model.card().effects().shift(), ""), random);
				FILMS_MADE.add(film);
				MAPS.add(WaferTrial.map(film, model, CbssSettings.defaults().withStarts(STARTS)));
			}
		}
	}

	private static DrawnWafer film(final Materials materials, final Measurement measurement, final Spectra motifs,
		final EnergyScale scale, final SplittableRandom random)
	{
		final List<Materials.Site> sites = List.of(site(materials, OXIDISED, random), site(materials, REDUCED, random));
		final double[][] weights = new double[POSITIONS][];
		Arrays.setAll(weights, p -> new double[] { 1 - p / (POSITIONS - 1.0), p / (POSITIONS - 1.0) });
		final double[] edgeSteps = new double[POSITIONS];
		Arrays.fill(edgeSteps, 1);
		return new DrawnWafer(sites, BasisFault.LACKS, motifs, new Scan(materials.energies(), measurement, random).measure(sites, weights,
			edgeSteps, POSITIONS), scale, weights);
	}

	private static Materials.Site site(final Materials materials, final SiteClass kind, final SplittableRandom random) {
		final List<Materials.Site> ofKind = materials.unknown().stream().filter(site -> site.kind().equals(kind)).toList();
		return ofKind.get(random.nextInt(ofKind.size()));
	}

	@Test
	void twoBarsHoldTheReducedEnd() {
		for (int f = 0; f < FILMS; f++) {
			final float value = MAPS.get(f).withSdm().mean()[0][POSITIONS - 1];
			final float bar = MAPS.get(f).withSdm().std()[0][POSITIONS - 1];
			assertTrue(Math.abs(value - 3) <= 2 * bar, what(f) + ": " + value + " ± " + bar + " for 3");
		}
	}

	@Test
	void twoBarsHoldTheTruthAlongTheFilms() {
		Coverage all = Coverage.NOTHING;
		for (int f = 0; f < FILMS; f++) all = all.and(WaferTrial.coverage(MAPS.get(f).withSdm(), FILMS_MADE.get(f)).get(0));
		assertTrue(all.shareInsideTwo() >= 0.9, "inside two bars: " + all.shareInsideTwo());
	}

	private static String what(final int film) {
		return FILMS_MADE.get(film).sites().get(0).parent() + " to " + FILMS_MADE.get(film).sites().get(1).parent();
	}
}
