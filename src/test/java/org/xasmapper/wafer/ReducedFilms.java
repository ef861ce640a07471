package org.xasmapper.wafer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.Effects;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.train.effects.Measurement;

/**
 * Films that go from six-fold Ti⁴⁺ to six-fold Ti³⁺, both of materials that the model never saw, as they would be measured, and motifs
 * that are all Ti⁴⁺ as their basis. SDM can only give 4.
 */
final class ReducedFilms {

	static final int POSITIONS = 30;

	private static final Path MOTIFS = Path.of("test-data/ti-k-feff/ti_motifs.csv");
	private static final SiteClass OXIDISED = new SiteClass(4, 6), REDUCED = new SiteClass(3, 6);
	private static final long SEED = 7;

	private ReducedFilms() {}

	/** @return so many films, each of other materials in another measurement, which all begin with OS 4 and end with 3 */
	static List<DrawnWafer> of(final OnnxModel model, final int count) {
		final Materials materials = WaferTrial.materials(model);
		final Spectra motifs = SpectraReader.read(MOTIFS, EnergyUnit.EV, Progress.NONE).content();
		return Stream.of(SeededStreams.of(SEED, "film", count)).map(random -> film(materials, model.card().effects(), motifs, random))
			.toList();
	}

	private static DrawnWafer film(final Materials materials, final Effects effects, final Spectra motifs, final SplittableRandom random) {
		final Measurement measurement = Measurement.draw(effects, random);
		final List<Materials.Site> sites = List.of(site(materials, OXIDISED, random), site(materials, REDUCED, random));
		final double[][] weights = new double[POSITIONS][];
		Arrays.setAll(weights, p -> new double[] { 1 - p / (POSITIONS - 1.0), p / (POSITIONS - 1.0) });
		final double[] edgeSteps = new double[POSITIONS];
		Arrays.fill(edgeSteps, 1);
		return new DrawnWafer(sites, BasisFault.LACKS, motifs, new Scan(materials.energies(), measurement, random).measure(sites,
			weights, edgeSteps, POSITIONS), new EnergyScale(0, effects.shift(), ""), weights);
	}

	private static Materials.Site site(final Materials materials, final SiteClass kind, final SplittableRandom random) {
		final List<Materials.Site> ofKind = materials.unknown().stream().filter(site -> site.kind().equals(kind)).toList();
		return ofKind.get(random.nextInt(ofKind.size()));
	}
}
