package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.xasmapper.spectrum.XasException;

class NormalizationSettingsTest {

	private static final NormalizationSettings AUTOMATIC = NormalizationSettings.automatic();

	@Test
	void eachWitherChangesItsOwnValueOnly() {
		assertEquals(new NormalizationSettings(4980, null, E0Source.EACH_SPECTRUM, E0Rule.LARCH, -40, -12, 20, 75, 1, false, 0.3,
			5), AUTOMATIC.withE0(4980).withE0From(E0Source.EACH_SPECTRUM).withE0Rule(E0Rule.LARCH).withPreEdge(-40, -12)
			.withPostEdge(20, 75).withDegree(1).withFlatten(false).withMinimumEdgeStep(0.3).withMinimumStepToNoise(5));
	}

	@Test
	void contradictionsAreErrors() {
		assertMessage("pre1 = -12.00 eV must be below pre2 = -40.00 eV", () -> AUTOMATIC.withPreEdge(-12, -40));
		assertMessage("norm1 = 75.00 eV must be below norm2 = 75.00 eV", () -> AUTOMATIC.withPostEdge(75, 75));
		assertMessage("pre1 is relative to E0 and must be below 0", () -> AUTOMATIC.withPreEdge(40, Double.NaN));
		assertMessage("pre2 is relative to E0", () -> AUTOMATIC.withPreEdge(-40, 12));
		assertMessage("norm1 is relative to E0", () -> AUTOMATIC.withPostEdge(-20, 75));
		assertMessage("norm2 is relative to E0", () -> AUTOMATIC.withPostEdge(20, Double.POSITIVE_INFINITY));
		assertMessage("nnorm must be 0, 1 or 2", () -> AUTOMATIC.withDegree(3));
		assertMessage("E0 must be an energy above 0 eV; got -3", () -> AUTOMATIC.withE0(-3));
		assertMessage("smallest edge step", () -> AUTOMATIC.withMinimumEdgeStep(-1));
		assertMessage("smallest ratio", () -> AUTOMATIC.withMinimumStepToNoise(Double.NaN));
	}

	private static void assertMessage(final String part, final Executable wrong) {
		final XasException e = assertThrows(XasException.class, wrong);
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}
}
