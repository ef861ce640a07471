package org.xasmapper.spectrum.energies;

import java.util.Map;
import java.util.Optional;
import org.xasmapper.spectrum.EnergyRange;

/**
 * Where the lines below K edges of 3d elements lie in oxides of the usual oxidation states, from the tabulated edge. Sources:
 * measured oxides in de Groot, Vankó and Glatzel, J. Phys.: Condens. Matter 21 (2009) 104207; Farges et al., Phys. Rev. B 56
 * (1997) 1809 (Ti); Westre et al., J. Am. Chem. Soc. 119 (1997) 6297 (Fe). Zn has no empty 3d shell.
 */
public final class PreEdgeLines {

	private static final Map<String, EnergyRange> LINES = Map.of("Sc", new EnergyRange(1, 5), "Ti", new EnergyRange(2, 6), "V",
		new EnergyRange(2, 6), "Cr", new EnergyRange(1, 5), "Mn", new EnergyRange(0.5, 4.5), "Fe", new EnergyRange(0, 3.5), "Co",
		new EnergyRange(0, 3), "Ni", new EnergyRange(-0.5, 2), "Cu", new EnergyRange(-2, 0));

	private PreEdgeLines() {}

	/** @return first and last place of the lines, eV from the tabulated edge; empty where there are none */
	public static Optional<EnergyRange> of(final AbsorptionEdge edge) {
		return edge.name().equals("K") ? Optional.ofNullable(LINES.get(edge.element())) : Optional.empty();
	}
}
