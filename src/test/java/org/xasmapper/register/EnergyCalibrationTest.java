package org.xasmapper.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.spectrum.energies.Repeats;

/** Spectra whose scale is off by a known amount, and measured foils whose offset is known. */
class EnergyCalibrationTest {

	private static final AbsorptionEdge TI = AbsorptionEdges.of("Ti", "K").orElseThrow();

	/** A metal: a first rise at the edge, a steeper one 8 eV above. */
	private static double metal(final double x) {
		return 0.35 * rise(x, 0.8) + 0.65 * rise(x - 8, 0.9);
	}

	/** An oxide: a line 10 eV below an edge 14 eV above that of the metal, a white line, an oscillation. */
	private static double oxide(final double x) {
		return rise(x - 14, 1.5) + 0.3 * bell(x - 4.3, 0.9) + 0.4 * bell(x - 18, 2) + 0.1 * Math.exp(-Math.max(0, x - 20) / 40) * rise(x -
			20, 2) * Math.sin((x - 20) / 4);
	}

	private static double rise(final double x, final double width) {
		return 0.5 + Math.atan(x / width) / Math.PI;
	}

	private static double bell(final double x, final double width) {
		return Math.exp(-x * x / (2 * width * width));
	}

	/** @param off by how much the measured energies are too high, eV */
	private static Spectra measured(final DoubleUnaryOperator mu, final double off, final double step, final double noise) {
		final EnergyGrid grid = EnergyGrid.regular(4920, step, (int) (150 / step));
		final SplittableRandom random = new SplittableRandom(7);
		final float[] values = new float[grid.size()];
		for (int k = 0; k < values.length; k++) {
			final double x = grid.energy(k) - off - TI.energy();
			values[k] = (float) (0.7 - 0.002 * x + 1.3 * mu.applyAsDouble(x) + noise * random.nextGaussian());
		}
		return Spectra.named(grid, List.of("made"), values);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.25, 0", "0.37, 0.25, 0", "-3.81, 0.5, 0", "1.13, 0.5, 0.003", "4.6, 1, 0", "-11.2, 0.25, 0.003" })
	void aFoilIsPutAtItsTabulatedEdge(final double off, final double step, final double noise) {
		final EnergyScale scale = EnergyCalibration.byFoil(measured(EnergyCalibrationTest::metal, off, step, noise), Double.NaN, TI,
			"Ti foil");
		assertEquals(-off, scale.shift(), step < 1 ? 0.12 : 0.25);
		assertTrue(Math.abs(scale.shift() + off) < 2.5 * scale.sigma(), scale.toString());
		assertTrue(scale.source().contains("Ti foil") && scale.source().contains("4966.00 eV, tabulated for Ti K"), scale.source());
	}

	@Test
	void anotherEnergyOfTheFoilMayBeGiven() {
		final Spectra foil = measured(EnergyCalibrationTest::metal, 0.5, 0.25, 0);
		assertEquals(-0.1, EnergyCalibration.byFoil(foil, 4966.4, null, "foil").shift(), 0.12);
		final XasException e = assertThrows(XasException.class, () -> EnergyCalibration.byFoil(foil, Double.NaN, null, "foil"));
		assertTrue(e.getMessage().contains("e0="), e.getMessage());
	}

	@Test
	void whatIsNoFoilOfTheElementIsRefused() {
		final Spectra falling = measured(x -> 1 - 0.01 * x, 0, 0.25, 0);
		final XasException e = assertThrows(XasException.class, () -> EnergyCalibration.byFoil(falling, Double.NaN, TI, "foil"));
		assertTrue(e.getMessage().contains("no edge within 4946.00–4986.00 eV"), e.getMessage());
		final AbsorptionEdge vanadium = AbsorptionEdges.of("V", "K").orElseThrow();
		assertThrows(XasException.class, () -> EnergyCalibration.byFoil(measured(EnergyCalibrationTest::metal, 0, 0.25, 0), Double.NaN,
			vanadium, "foil"));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.42, -2.3, 9.7 })
	void aKnownRegionIsPutAtItsEdgeOrItsReference(final double off) {
		final Spectra measured = measured(EnergyCalibrationTest::oxide, off, 0.5, 0.002);
		final Spectra reference = measured(EnergyCalibrationTest::oxide, 0, 0.3, 0);
		final EnergyScale byReference = EnergyCalibration.byReference(measured, reference, TI, "pad", "standard", Progress.NONE);
		assertEquals(-off, byReference.shift(), 0.06, byReference.toString());
		assertTrue(byReference.sigma() < 0.15, byReference.toString());
		final double steepest = EnergyCalibration.byEdge(reference, 4980, TI, "standard").shift();
		assertEquals(-off, EnergyCalibration.byEdge(measured, 4980, TI, "pad").shift() - steepest, 0.1);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.42, -2.3, 9.7 })
	void thePreEdgeLineIsPutWhereItIsKnown(final double off) {
		final Spectra measured = measured(EnergyCalibrationTest::oxide, off, 0.5, 0.002);
		final EnergyScale known = EnergyCalibration.byPreEdge(measured, 4970.3, TI, "map");
		assertEquals(-off, known.shift(), 0.1, known.toString());
		final Spectra reference = measured(EnergyCalibrationTest::oxide, 0, 0.3, 0);
		final EnergyScale like = EnergyCalibration.byPreEdge(measured, reference, TI, "map", "standard");
		assertEquals(-off, like.shift(), 0.1, like.toString());
		assertTrue(like.sigma() > 0.5, "another compound's line may be elsewhere: " + like);
	}

	/** The line is at 4970.3 eV; the middle of where those of Ti lie is 4970.0 eV, give or take 1.15 eV. */
	@Test
	void theElementAloneTellsThePreEdgeRoughly() {
		final EnergyScale scale = EnergyCalibration.byPreEdge(measured(EnergyCalibrationTest::oxide, -4.4, 0.5, 0.002), TI, "map");
		assertEquals(4.1, scale.shift(), 0.1);
		assertEquals(1.16, scale.sigma(), 0.02);
		assertTrue(scale.source().contains("among those of Ti K edges, 4968.0 to 4972.0 eV"), scale.source());
		final AbsorptionEdge zinc = AbsorptionEdges.of("Zn", "K").orElseThrow();
		for (final AbsorptionEdge edge : new AbsorptionEdge[] { null, zinc }) {
			final XasException e = assertThrows(XasException.class, () -> EnergyCalibration.byPreEdge(measured(
				EnergyCalibrationTest::oxide, 0, 0.5, 0), edge, "map"));
			assertTrue(e.getMessage().contains("e0="), e.getMessage());
		}
	}

	/**
	 * Oxides of scales that are up to 10 eV off come to where simulated oxides of six-fold Ti⁴⁺ have half their edge step, at 4981.0 ±
	 * 1.45 eV, as well as the error says.
	 */
	@ParameterizedTest
	@CsvSource({ "PbTiO3_300K.csv, 4975.4", "EuTiO3_300K.csv, 4968.5", "rutile_SAGA_TEY.csv, 4977.7", "LC08_Anatase.csv, 4979.5",
		"zirconolite_1.csv, 4982.6" })
	void measuredOxides(final String file, final double half) {
		final Spectra oxide = SpectraReader.read(SharedData.file("measured/ti/" + file), EnergyUnit.AUTO, Progress.NONE).content();
		final EnergyScale scale = EnergyCalibration.byPreEdge(oxide, TI, file);
		assertTrue(Math.abs(half + scale.shift() - 4981) < 2.5 * Math.hypot(scale.sigma(), 1.45), scale.toString());
	}

	@Test
	void withoutALineThePreEdgeTellsNothing() {
		final Spectra bare = measured(x -> rise(x - 14, 1.5), 0, 0.5, 0.002);
		final XasException e = assertThrows(XasException.class, () -> EnergyCalibration.byPreEdge(bare, 4970, TI, "map"));
		assertTrue(e.getMessage().contains("no line before the edge"), e.getMessage());
	}

	@Test
	void unlikeSpectraAreToldOrRefused() {
		final Spectra one = measured(EnergyCalibrationTest::oxide, 0, 0.5, 0);
		final Spectra other = measured(x -> oxide(x) + 0.5 * bell(x - 19, 2), 0, 0.5, 0);
		final String told = EnergyCalibration.byReference(one, other, TI, "pad", "standard", Progress.NONE).source();
		assertTrue(told.endsWith("more than between two measurements of one compound"), told);
		final Spectra missing = measured(x -> x > 10 && x < 11 ? Double.NaN : oxide(x), 0, 0.5, 0);
		assertThrows(XasException.class, () -> EnergyCalibration.byReference(one, missing, TI, "pad", "standard", Progress.NONE));
	}

	/** Foils and reference channels, by how much their steepest sample lies above the tabulated edge. */
	@ParameterizedTest
	@CsvSource({ "measured/ti/Ti_foil_a.csv, Ti, '', 0.0", "measured/xdi/V_foil.xdi, V, '', 0.5",
		"measured/xdi/cr2o3_rt_001.xdi, Cr, ln(itrans/irefer), 2.2", "measured/xdi/k2cro4_rt_001.xdi, Cr, ln(itrans/irefer), 1.6",
		"measured/xdi/Fe_metal_rt_01.xdi, Fe, '', -0.9", "measured/xdi/Cu_Foil_rt_2016Foils.xdi, Cu, '', 1.0" })
	void measuredFoils(final String file, final String element, final String columns, final double off) {
		final Spectra foil = SpectraReader.read(SharedData.file(file), new SpectraSettings(EnergyUnit.AUTO, ColumnChoice.of(columns),
			Repeats.MEAN), Progress.NONE).content();
		final EnergyScale scale = EnergyCalibration.byFoil(foil, Double.NaN, AbsorptionEdges.of(element, "K").orElseThrow(), file);
		assertEquals(-off, scale.shift(), 0.35, scale.toString());
		assertTrue(Math.abs(scale.shift() + off) < 2 * scale.sigma(), scale.toString());
	}
}
