package org.xasmapper.wafer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.Effects;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.DefaultEffects;

class DrawnWaferTest {

	private static final int SIZE = 6;
	private static final Set<String> HELD_OUT = Set.of("VTiO3", "BaTiO3", "Te3TiO8", "ZnO:Ti", "YTiO3", "CaGeTiO5", "B2Na2Ti2O7");
	private static final Effects EFFECTS = DefaultEffects.of(AbsorptionEdges.of("Ti", "K").orElseThrow());
	private static final Spectra DATABASE = SpectraReader.read(WaferTrial.DATABASE, EnergyUnit.EV, Progress.NONE).content();
	private static final Materials MATERIALS = new Materials(DATABASE, HELD_OUT);

	private static DrawnWafer wafer(final Effects effects, final BasisFault fault, final long seed) {
		return DrawnWafer.of(MATERIALS, effects, fault, SIZE, new SplittableRandom(seed));
	}

	@Test
	void theSameSeedDrawsTheSameWaferAndAnotherSeedAnother() {
		final float[] one = wafer(EFFECTS, BasisFault.NONE, 1).cube().spectrum(2, 3);
		assertArrayEquals(one, wafer(EFFECTS, BasisFault.NONE, 1).cube().spectrum(2, 3));
		assertFalse(Arrays.equals(one, wafer(EFFECTS, BasisFault.NONE, 2).cube().spectrum(2, 3)));
	}

	@Test
	void wafersAreMadeOfMaterialsThatTheModelNeverSaw() {
		final List<String> parents = DATABASE.table().column("parent");
		final List<String> formulas = DATABASE.table().column("formula");
		final Set<String> unknown = new HashSet<>();
		for (int i = 0; i < parents.size(); i++) {
			if (HELD_OUT.contains(formulas.get(i))) unknown.add(parents.get(i));
		}
		for (final Materials.Site site : MATERIALS.unknown()) assertTrue(unknown.contains(site.parent()), site.parent());
	}

	/** The mean of all six-fold Ti⁴⁺ but that of the materials that were held out. */
	@Test
	void basisSpectraAreMeansOfAllOthers() {
		final double[] os = DATABASE.table().numbers("OS");
		final double[] cn = DATABASE.table().numbers("CN");
		final List<String> formulas = DATABASE.table().column("formula");
		final double mean = IntStream.range(0, DATABASE.count()).filter(i -> os[i] == 4 && cn[i] == 6 && !HELD_OUT.contains(formulas.get(
			i))).mapToDouble(i -> DATABASE.value(i, 120)).average().getAsDouble();
		assertEquals(mean, MATERIALS.basis(List.of(new SiteClass(4, 6))).value(0, 120), 1e-6);
	}

	@Test
	void theFaultOfTheBasisIsWhatItSays() {
		for (long seed = 1; seed <= 20; seed++) {
			final DrawnWafer right = wafer(Effects.NONE, BasisFault.NONE, seed);
			final Set<String> onWafer = new HashSet<>(right.sites().stream().map(site -> site.kind().toString()).toList());
			assertEquals(onWafer, Set.copyOf(right.basis().names()));
			final Set<String> fewer = Set.copyOf(wafer(Effects.NONE, BasisFault.LACKS, seed).basis().names());
			assertTrue(onWafer.containsAll(fewer));
			assertEquals(onWafer.size() - 1, fewer.size());
			final Set<String> mistaken = Set.copyOf(wafer(Effects.NONE, BasisFault.MISLABELS, seed).basis().names());
			assertEquals(onWafer.size(), mistaken.size());
			assertEquals(1, mistaken.stream().filter(name -> !onWafer.contains(name)).count());
		}
	}

	@Test
	void sharesOfEveryPixelSumToOneAndItsTruthIsTheirMean() {
		final DrawnWafer wafer = wafer(Effects.NONE, BasisFault.NONE, 3);
		for (int p = 0; p < SIZE * SIZE; p++) {
			double sum = 0;
			double os = 0;
			for (int s = 0; s < wafer.sites().size(); s++) {
				assertTrue(wafer.weights()[p][s] >= 0);
				sum += wafer.weights()[p][s];
				os += wafer.weights()[p][s] * wafer.sites().get(s).kind().os();
			}
			assertEquals(1, sum, 1e-9);
			assertEquals(os, wafer.truth("OS")[p], 1e-9);
		}
	}

	/** Without effects a pixel is a straight line and the mixture of its sites, nothing else. */
	@Test
	void rawSpectraAreTheMixtureOverABackground() {
		final DrawnWafer wafer = wafer(Effects.NONE, BasisFault.NONE, 4);
		final int first = wafer.cube().energies().firstAtOrAbove(DATABASE.energies().first());
		final int x = 4;
		final int y = 1;
		final float[] raw = wafer.cube().spectrum(x, y);
		final DMatrixRMaj terms = new DMatrixRMaj(raw.length - first, 3);
		final DMatrixRMaj signal = new DMatrixRMaj(terms.numRows, 1);
		for (int k = first; k < raw.length; k++) {
			terms.set(k - first, 0, 1);
			terms.set(k - first, 1, wafer.cube().energies().energy(k) - 5000);
			terms.set(k - first, 2, mixture(wafer, x + y * SIZE, wafer.cube().energies().energy(k)));
			signal.set(k - first, 0, raw[k]);
		}
		final DMatrixRMaj found = new DMatrixRMaj(3, 1);
		assertTrue(CommonOps_DDRM.solve(terms, signal, found));
		final DMatrixRMaj fit = new DMatrixRMaj(terms.numRows, 1);
		CommonOps_DDRM.mult(terms, found, fit);
		assertArrayEquals(signal.data, fit.data, 1e-5);
		assertTrue(found.get(2) > 0.2 && found.get(2) <= 1.0001, "edge step " + found.get(2));
	}

	/** The scan's energies above the first of the database are energies of the database. */
	private static double mixture(final DrawnWafer wafer, final int pixel, final double energy) {
		final EnergyGrid grid = DATABASE.energies();
		double mu = 0;
		for (int s = 0; s < wafer.sites().size(); s++) {
			mu += wafer.weights()[pixel][s] * wafer.sites().get(s).mu()[grid.nearest(energy)];
		}
		return mu;
	}

	@Test
	void theShippedModelSaysWhatItDoesNotKnowAndThatIsEnoughForWafers() {
		try (OnnxModel model = ModelSource.open("ti-k-edge")) {
			final Materials materials = WaferTrial.materials(model);
			assertTrue(materials.unknown().size() >= 20, materials.unknown().size() + " species");
			assertTrue(materials.unknown().stream().map(Materials.Site::kind).distinct().count() >= 5);
		}
	}
}
