package org.xasmapper.train.effects;

import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.PreEdgeLines;

/** The ranges of measurement effects at an edge. */
public final class DefaultEffects {

	/**
	 * The heights of pre-edge lines of a muffin-tin dipole calculation are good to a factor of a few: those of four-fold Ti⁴⁺ come out at
	 * 0.6 where the best resolved measurements have up to 1 (Farges et al., Phys. Rev. B 56, 1997, 1809), those of anatase at 0.07 where
	 * calculations without muffin tins have up to 0.25.
	 */
	private static final Range PRE_EDGE = new Range(0.25, 4);

	/** Of their places against the edge, eV: the core hole draws 3d states down by another amount than the edge. */
	private static final double PRE_EDGE_SHIFT = 1;

	/**
	 * Mean height of the lines that it lacks, in edge steps: quadrupole transitions reach some 0.04, excitonic ones more. Calculations of
	 * anatase without muffin tins (VASP, XSpectra, OCEAN) are up to 0.16 above those with (FEFF), 10 and 8 eV below the middle of the edge.
	 */
	private static final double LINE = 0.12;

	/** What is drawn down from the p states of the edge itself lies above the highest 3d line, eV. */
	private static final double ABOVE = 2;

	private DefaultEffects() {}

	/** @return the ranges that suit this edge; lines are varied and drawn at K edges of elements with an empty 3d shell only */
	public static Effects of(final AbsorptionEdge edge) {
		return PreEdgeLines.of(edge).map(lines -> of(PRE_EDGE, PRE_EDGE_SHIFT, LINE, lines.start(), lines.end() + ABOVE)).orElse(of(
			new Range(1, 1), 0, 0, 0, 0));
	}

	private static Effects of(final Range preEdge, final double preEdgeShift, final double line, final double firstLine,
		final double lastLine)
	{
		return new Effects(new Range(0.4, 1.1), 0.6, new Range(0, 2.5), new Range(0.3, 1.5), new Range(0, 0.3), 0.5, 0.03, preEdge,
			preEdgeShift, line, firstLine, lastLine, 0.015, 0.04, 0.02, new Range(0.002, 0.05));
	}
}
