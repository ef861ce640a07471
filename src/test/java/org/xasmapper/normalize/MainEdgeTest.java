package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

/** E0 is on the edge: not on a pre-edge peak, however steep, and where Larch has it if there is none. */
class MainEdgeTest {

	private static final NormalizationSettings EACH = NormalizationSettings.automatic().withE0From(E0Source.EACH_SPECTRUM)
		.withMinimumStepToNoise(0);
	private static final EnergyGrid GRID = Edges.GRID;

	private static final List<String> MEASURED = List.of("ti/EuTiO3_300K.csv", "ti/LC08_Anatase.csv", "ti/LC10_TiOTBOS4.csv",
		"ti/LC19_BKC_peroxo.csv", "ti/LC43_TS-1_dehyd.csv", "ti/LC50_TiCl3THF3.csv", "ti/LC51_TiOacac2.csv",
		"ti/LC54_Ti2Cl8EB2.csv", "ti/LC56_Cp2TiCl2.csv", "ti/LaTiO2N_red.csv", "ti/PbTiO3_300K.csv", "ti/Ti_foil_a.csv",
		"ti/aTiCl3.csv", "ti/rutile_SAGA_TEY.csv", "ti/zirconolite_1.csv", "xdi/V2O3.xdi", "xdi/V2O5.xdi", "xdi/V_foil.xdi",
		"xdi/cr2o3_rt_001.xdi", "xdi/k2cro4_rt_001.xdi", "xdi/MnO_rt_01.xdi", "xdi/MnO2_rt_01.xdi", "xdi/FeO_rt_01.xdi",
		"xdi/Fe2O3_rt_01.xdi", "xdi/Fe_metal_rt_01.xdi", "xdi/NiOH2_rt_01.xdi", "xdi/CuO_tenorite_13K_01.xdi",
		"xdi/Cu_Foil_rt_2016Foils.xdi", "xdi/ZnO.xdi");

	/** An arctangent edge at 4980 eV with a sharp line of the given height 11 eV below. */
	private static float[] withLine(final double height, final double width, final double slope) {
		final float[] mu = new float[GRID.size()];
		for (int k = 0; k < mu.length; k++) {
			final double x = GRID.energy(k) - 4980;
			final double line = height * Math.exp(-(x + 11) * (x + 11) / (2 * width * width));
			mu[k] = (float) (3 + slope * x + 0.5 + Math.atan(x / 2) / Math.PI + line + 0.25 * Math.exp(-(x - 4) * (x - 4) / 8));
		}
		return mu;
	}

	@ParameterizedTest
	@CsvSource({ "0.3, 0.6, 0", "0.4, 0.8, 0", "0.8, 1, 0", "0.8, 1, -0.02", "0.8, 1, 0.01", "1.5, 1, 0" })
	void leavesASteepPeak(final double height, final double width, final double slope) {
		final float[] mu = withLine(height, width, slope);
		assertEquals(4969, e0(mu, EACH.withE0Rule(E0Rule.LARCH)), 1.5);
		final NormalizationReport report = normalized(mu, EACH);
		assertEquals(4980, report.e0().mean(), 1.5);
		assertTrue(report.notes().contains("E0 was put on the edge where Larch's rule, the steepest point, has it on a pre-edge peak; " +
			"spectra: 1."), report.notes().toString());
		final NormalizationReport common = normalized(mu, EACH.withE0From(E0Source.MEAN_SPECTRUM));
		assertEquals(report.e0(), common.e0());
		assertTrue(common.notes().get(0).contains("Larch's rule gives 49") && common.notes().get(0).contains("on a pre-edge peak"), common
			.notes().toString());
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void noiseMakesNoPeak(final long seed) {
		final float[] mu = Edges.noisy(Edges.spectrum(4980, 1), 0.02, seed);
		assertEquals(e0(mu, EACH.withE0Rule(E0Rule.LARCH)), e0(mu, EACH));
	}

	/** A slice that was lost after the edge is no valley between a peak and an edge. */
	@Test
	void lostSlicesAfterTheEdgeDoNotMoveIt() {
		for (int lost = 1; lost <= 4; lost++) {
			final float[] mu = Edges.spectrum(4980, 1);
			final int first = GRID.nearest(4990);
			for (int k = first; k < first + lost; k++) mu[k] = 0;
			assertEquals(GRID.energy(GRID.nearest(4980)), e0(mu, EACH), 0.5, lost + " lost");
		}
	}

	/** With given ranges, too, the peak is recognised in automatic ones. */
	@Test
	void givenRangesDoNotDecide() {
		assertEquals(4980, e0(withLine(0.8, 1, 0), EACH.withPreEdge(-38, -15).withPostEdge(20, 55).withDegree(1)), 1.5);
	}

	@Test
	void theSimulatedWaferHasItsE0OnTheEdge() {
		final SpectralCube wafer = SpectralStack.of(TiffFiles.open(Path.of("test-data", "wafer", "wafer.tif"))).cube();
		final SpectralCube target = SpectralCube.inMemory(wafer.width(), wafer.height(), wafer.energies());
		final NormalizationSettings automatic = NormalizationSettings.automatic();
		final NormalizationReport larch = new Normalizer(automatic.withE0Rule(E0Rule.LARCH)).normalize(wafer, target, Progress.NONE)
			.report();
		assertEquals(4970, larch.e0().mean());
		final NormalizationReport ours = new Normalizer(automatic).normalize(wafer, target, Progress.NONE).report();
		assertEquals(4982, ours.e0().mean(), 3);
		assertTrue(ours.notes().get(0).contains("Larch's rule gives 4970.00 eV"), ours.notes().toString());
	}

	/** Larch is right unless its E0 is on a peak: everywhere but at 4969.9 eV on the film. */
	@Test
	void theFilmHasLarchsE0UnlessThatIsOnThePeak() throws IOException {
		final Spectra film = MeasuredData.film();
		int moved = 0;
		for (int i = 0; i < film.count(); i++) {
			final double larch = e0(film.energies(), film.spectrum(i), EACH.withE0Rule(E0Rule.LARCH));
			final double ours = e0(film.energies(), film.spectrum(i), EACH);
			if (larch > 4975) assertEquals(larch, ours, "spectrum " + i);
			else {
				moved++;
				assertTrue(ours > 4978 && ours < 4988, "spectrum " + i + ": " + ours);
			}
		}
		assertEquals(4, moved);
		final NormalizationSettings mean = NormalizationSettings.automatic();
		assertEquals(new Normalizer(mean.withE0Rule(E0Rule.LARCH)).normalize(film, Progress.NONE).result().report(), new Normalizer(
			mean).normalize(film, Progress.NONE).result().report());
	}

	/** Measured references: metals and oxides without a strong line as Larch has them, the others on their edge. */
	@Test
	void measuredReferences() {
		final Set<String> strongLines = Set.of("ti/LC10_TiOTBOS4.csv", "ti/LC43_TS-1_dehyd.csv", "ti/LC51_TiOacac2.csv",
			"ti/LC54_Ti2Cl8EB2.csv", "xdi/V2O5.xdi", "xdi/k2cro4_rt_001.xdi");
		final List<String> moved = new ArrayList<>();
		for (final String name : MEASURED) {
			final Spectra spectra = read(SharedData.file("measured/" + name)).select(0);
			final NormalizationSettings settings = EACH.withEdge(AbsorptionEdges.of(element(name), "K").orElseThrow());
			final double larch = e0(spectra.energies(), spectra.spectrum(0), settings.withE0Rule(E0Rule.LARCH));
			final double ours = e0(spectra.energies(), spectra.spectrum(0), settings);
			if (larch != ours) moved.add(name);
		}
		assertEquals(strongLines, Set.copyOf(moved));
	}

	private static String element(final String name) {
		if (name.startsWith("ti/")) return "Ti";
		if (name.contains("k2cro4") || name.contains("cr2o3")) return "Cr";
		return name.substring(4, name.charAt(5) >= 'a' && name.charAt(5) <= 'z' ? 6 : 5);
	}

	/**
	 * Simulated oxides of every element at the resolution of a beamline; the edge is where their tables have it. Of some
	 * reduced and hypothetical ones the first line merges with the edge.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ti", "v", "cr", "mn", "fe", "co", "ni", "zn" })
	void simulatedOxides(final String element) {
		final Spectra all = Broadening.gaussian(read(table(element)), 0.7);
		final double[] edge = all.table().numbers("half_edge_ev");
		final int[] known = IntStream.range(0, all.count()).filter(i -> !Double.isNaN(edge[i])).toArray();
		long larch = 0;
		long ours = 0;
		for (final int i : known) {
			if (e0(all.energies(), all.spectrum(i), EACH.withE0Rule(E0Rule.LARCH)) < edge[i] - 5) larch++;
			if (e0(all.energies(), all.spectrum(i), EACH) < edge[i] - 5) ours++;
		}
		assertTrue(ours <= 0.03 * known.length, element + ": " + ours + " of " + known.length + ", with Larch's rule " + larch);
	}

	private static Path table(final String element) {
		return element.equals("ti") ? Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz") : SharedData.file("feff-3d-oxides/" +
			element + "_k_feff.csv.gz");
	}

	private static Spectra read(final Path file) {
		return SpectraReader.read(file, EnergyUnit.EV, Progress.NONE).content();
	}

	private static double e0(final float[] mu, final NormalizationSettings settings) {
		return normalized(mu, settings).e0().mean();
	}

	private static NormalizationReport normalized(final float[] mu, final NormalizationSettings settings) {
		return new Normalizer(settings).normalize(Spectra.named(GRID, List.of("made"), mu), Progress.NONE).result().report();
	}

	private static double e0(final EnergyGrid grid, final float[] mu, final NormalizationSettings settings) {
		return new Normalizer(settings).normalize(Spectra.named(grid, List.of("one"), mu), Progress.NONE).result().report().e0()
			.mean();
	}
}
