package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.normalize.FitRanges.Adjustment;
import org.xasmapper.normalize.FitRanges.Range;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/** Automatic ranges are compared with Larch's in {@link LarchAgreementTest}; here is what Larch does not say. */
class FitRangesTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4950, 1, 81);
	private static final int E0_INDEX = 30;
	private static final NormalizationSettings AUTOMATIC = NormalizationSettings.automatic();

	@Test
	void rangesEndBeforeTheEnergyNearestTheirEnd() {
		final FitRanges ranges = ranges(AUTOMATIC.withPreEdge(-25.5, -10.2).withPostEdge(20, 45));
		assertEquals(new Range(-25.5, -10.2, 4, 20), ranges.pre());
		assertEquals(new Range(20, 45, 50, 75), ranges.post());
		assertEquals(List.of(), ranges.adjustments());
	}

	@Test
	void automaticEndsPastTheDataAreMovedAndTold() {
		// The last energy is 53.5 eV above E0, which Larch rounds to 55; the second is 28 eV below.
		final FitRanges ranges = FitRanges.around(EnergyGrid.regular(4951, 0.5, 166), 58, AUTOMATIC);
		assertEquals(new Adjustment("norm2", 55, 53.5), ranges.adjustment("norm2"));
		assertEquals(new Adjustment("pre1", -30, -29), ranges.adjustment("pre1"));
		assertNull(ranges.adjustment("pre2"));
		assertNull(ranges.adjustment("norm1"));
	}

	@Test
	void givenEndsMayReachPastTheDataByOneStep() {
		final FitRanges ranges = ranges(AUTOMATIC.withPreEdge(-31, -10));
		assertEquals(-30, ranges.pre().start());
		assertEquals(new Adjustment("pre1", -31, -30), ranges.adjustment("pre1"));
		assertMessage("pre1 = -31.10 eV lies outside the data, which go from -30.00 to 50.00 eV", AUTOMATIC.withPreEdge(
			-31.1, -10));
		assertMessage("norm2 = 75.00 eV lies outside", AUTOMATIC.withPostEdge(20, 75));
		assertMessage("norm1 = 60.00 eV lies outside", AUTOMATIC.withPostEdge(60, Double.NaN));
	}

	@Test
	void givenRangesNeedEnoughEnergies() {
		assertMessage("from norm1 = 20.00 to norm2 = 21.00 eV holds 2 energies; its fit needs 3", AUTOMATIC.withPostEdge(
			20, 21).withDegree(2));
		assertMessage("from pre1 = -12.00 to pre2 = -11.50 eV holds 1 energies; its fit needs 2", AUTOMATIC.withPreEdge(
			-12, -11.5));
	}

	/** A TXM scan of four energies; Larch 0.9.58 uses the same samples. */
	@Test
	void twoEnergiesInAGivenRangeAreEnough() {
		final FitRanges ranges = FitRanges.around(EnergyGrid.of(7050, 7100, 7130, 7200), 2, AUTOMATIC.withPreEdge(-80, -30)
			.withPostEdge(0, 70).withDegree(0));
		assertEquals(new Range(-80, -30, 0, 2), ranges.pre());
		assertEquals(new Range(0, 70, 2, 4), ranges.post());
		assertEquals(List.of(), ranges.adjustments());
	}

	@Test
	void anAutomaticPreEdgeRangeEndsBelowE0() {
		final FitRanges ranges = FitRanges.around(EnergyGrid.of(7050, 7100, 7130, 7200), 2, AUTOMATIC);
		assertEquals(new Range(-80, -30, 0, 2), ranges.pre());
		assertEquals(new Adjustment("pre1", -30, -80), ranges.adjustment("pre1"));
		assertMessage("needs two energies below E0 = 4951.00 eV", AUTOMATIC, GRID, 1);
	}

	@Test
	void aGivenEndMustFitTheAutomaticOne() {
		// The data end 10 eV above E0.
		assertMessage("norm1 = 15.00 eV lies outside", AUTOMATIC.withPostEdge(15, Double.NaN), EnergyGrid.regular(4950, 1,
			41));
		// Automatic norm2 is 50 eV.
		assertMessage("from norm1 = 50.00 to norm2 = 50.00 eV holds 1 energies", AUTOMATIC.withPostEdge(50, Double.NaN));
	}

	@Test
	void automaticRangesHoldAtLeastTwoEnergies() {
		final FitRanges ranges = FitRanges.around(GRID, 3, AUTOMATIC);
		assertTrue(ranges.pre().to() - ranges.pre().from() >= 2, ranges.pre().toString());
	}

	@Test
	void degreeFollowsTheWidthUnlessGiven() {
		assertEquals(0, ranges(AUTOMATIC.withPostEdge(10, 49)).degree());
		assertEquals(2, ranges(AUTOMATIC.withDegree(2)).degree());
		final EnergyGrid wide = EnergyGrid.regular(4900, 2, 600);
		assertEquals(1, FitRanges.around(wide, 40, AUTOMATIC.withPostEdge(50, 100)).degree());
		assertEquals(1, FitRanges.around(wide, 40, AUTOMATIC.withPostEdge(50, 399)).degree());
		assertEquals(2, FitRanges.around(wide, 40, AUTOMATIC.withPostEdge(50, 400)).degree());
	}

	private static FitRanges ranges(final NormalizationSettings settings) {
		return FitRanges.around(GRID, E0_INDEX, settings);
	}

	private static void assertMessage(final String part, final NormalizationSettings settings) {
		assertMessage(part, settings, GRID);
	}

	private static void assertMessage(final String part, final NormalizationSettings settings, final EnergyGrid grid) {
		assertMessage(part, settings, grid, E0_INDEX);
	}

	private static void assertMessage(final String part, final NormalizationSettings settings, final EnergyGrid grid,
		final int e0Index)
	{
		final XasException e = assertThrows(XasException.class, () -> FitRanges.around(grid, e0Index, settings));
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}
}
