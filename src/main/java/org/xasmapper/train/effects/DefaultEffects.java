package org.xasmapper.train.effects;

import java.util.Map;
import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;
import org.xasmapper.spectrum.energies.AbsorptionEdge;

/** The ranges of measurement effects at an edge. */
public final class DefaultEffects {

	/**
	 * Highest lines of octahedral sites that are usual, in edge steps: quadrupole transitions reach some 0.04, excitonic
	 * ones, of rutile and anatase, twice that.
	 */
	private static final double LINE = 0.12;

	/**
	 * First and last place of the lines below K edges, eV from the tabulated edge, over the usual oxidation states: from
	 * measured oxides in de Groot, Vankó and Glatzel 2009, Farges et al. 1997 (Ti) and Westre et al. 1997 (Fe). Zn has no empty 3d.
	 */
	private static final Map<String, double[]> LINES = Map.of("Sc", new double[] { 1, 5 }, "Ti", new double[] { 2, 6 }, "V",
		new double[] { 2, 6 }, "Cr", new double[] { 1, 5 }, "Mn", new double[] { 0.5, 4.5 }, "Fe", new double[] { 0, 3.5 },
		"Co", new double[] { 0, 3 }, "Ni", new double[] { -0.5, 2 }, "Cu", new double[] { -2, 0 });

	private DefaultEffects() {}

	/** @return the ranges that suit this edge; lines are drawn at K edges of elements with an empty 3d shell only */
	public static Effects of(final AbsorptionEdge edge) {
		final double[] lines = edge.name().equals("K") ? LINES.get(edge.element()) : null;
		final Range line = lines == null ? Range.ZERO : new Range(0, LINE);
		return new Effects(new Range(0.4, 1.1), 0.6, new Range(0, 2.5), new Range(0.3, 1.5), new Range(0, 0.3), 0.5, line,
			lines == null ? 0 : lines[0], lines == null ? 0 : lines[1], 0.015, 0.04, 0.02, new Range(0.002, 0.05));
	}
}
