package org.xasmapper.train.effects;

import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.PreEdgeLines;

/** The ranges of measurement effects at an edge. */
public final class DefaultEffects {

	/**
	 * Highest lines of octahedral sites, in edge steps: quadrupole transitions reach some 0.04, excitonic ones more. Calculations of
	 * anatase without muffin tins (VASP, XSpectra, OCEAN) are up to 0.16 above those with (FEFF), 10 and 8 eV below the middle of the edge.
	 */
	private static final double LINE = 0.15;

	/**
	 * Of broad features, in edge steps: eight of them add up to 0.08 (root mean square) from the edge to 40 eV above. That of rutile and
	 * anatase by FEFF is 0.11 away from measured TiO₂ (test-data/ti-k-feff), the noise of neither counted.
	 */
	private static final double SHAPE = 0.08;

	private DefaultEffects() {}

	/** @return the ranges that suit this edge; lines are drawn at K edges of elements with an empty 3d shell only */
	public static Effects of(final AbsorptionEdge edge) {
		final EnergyRange lines = PreEdgeLines.of(edge).orElse(null);
		final Range line = lines == null ? Range.ZERO : new Range(0, LINE);
		return new Effects(new Range(0.4, 1.1), 0.6, new Range(0, 2.5), new Range(0.3, 1.5), new Range(0, 0.3), 0.5, 0.03, SHAPE, line,
			lines == null ? 0 : lines.start(), lines == null ? 0 : lines.end(), 0.015, 0.04, 0.02, new Range(0.002, 0.05));
	}
}
