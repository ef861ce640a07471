package org.xasmapper.spectrum.energies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.spectrum.EnergyRange;

class AbsorptionEdgesTest {

	/** Values as Athena and Larch show them. */
	@ParameterizedTest
	@CsvSource({ "Sc, K, 4492", "Ti, K, 4966", "V, K, 5465", "Cr, K, 5989", "Mn, K, 6539", "Fe, K, 7112", "Co, K, 7709",
		"Ni, K, 8333", "Cu, K, 8979", "Zn, K, 9659", "C, K, 284.2", "O, K, 543.1", "Se, K, 12658", "Mo, K, 20000",
		"Ti, L3, 453.8", "Fe, L3, 706.8", "Fe, L2, 719.9", "Ce, L3, 5723", "Ce, M5, 883.8", "Pt, L3, 11564", "U, L3, 17166",
		"U, K, 115606" })
	void edgesAreThoseOfTheTable(final String element, final String edge, final double energy) {
		assertEquals(energy, AbsorptionEdges.of(element, edge).orElseThrow().energy());
	}

	@Test
	void elementsAreWrittenAsChemistsDo() {
		assertTrue(AbsorptionEdges.isElement("Fe"));
		assertTrue(AbsorptionEdges.isElement("H"));
		assertFalse(AbsorptionEdges.isElement("FE"));
		assertFalse(AbsorptionEdges.isElement("Xx"));
		assertTrue(AbsorptionEdges.of("Ti", "M5").isEmpty(), "a level of 2 eV is no edge");
	}

	@Test
	void edgesOfARangeComeInTheOrderOfEnergy() {
		final List<AbsorptionEdge> edges = AbsorptionEdges.within(new EnergyRange(6500, 7150));
		assertEquals("Mn K", edges.stream().filter(edge -> edge.name().equals("K")).findFirst().orElseThrow().toString());
		assertTrue(edges.stream().anyMatch(edge -> edge.toString().equals("Fe K")));
		for (int i = 1; i < edges.size(); i++) assertTrue(edges.get(i).energy() >= edges.get(i - 1).energy());
	}
}
