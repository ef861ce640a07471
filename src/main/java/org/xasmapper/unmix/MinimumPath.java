package org.xasmapper.unmix;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.CbssSolver.Descent;

/**
 * The way that a minimum takes while spectra and simulated basis change from what they are to something else. A single descent from
 * far off may well end in another minimum nearby; so the change is made in steps so small that the weights move
 * little in each, as in the continuation of nonlinear equations (Allgower and Georg, Numerical Continuation Methods, 1990, chapter 2).
 */
final class MinimumPath {

	/**
	 * Largest root mean square move of the weights in a step. Distinct minima of films and wafers lie 0.1 to 0.25 apart, and where a
	 * minimum ends the weights jump as far, however small the step.
	 */
	private static final double LARGEST_MOVE = 0.05;

	private static final double SMALLEST_STEP = 1.0 / 16;

	private final Spectra measured;
	private final Spectra simulated;
	private final Spectra changed;
	private final Spectra changedBasis;
	private final CbssSettings settings;
	private final Progress progress;

	/** All four on the same energies, the changed ones as many as those before. */
	MinimumPath(final Spectra measured, final Spectra simulated, final Spectra changed, final Spectra changedBasis,
		final CbssSettings settings, final Progress progress)
	{
		this.measured = measured;
		this.simulated = simulated;
		this.changed = changed;
		this.changedBasis = changedBasis;
		this.settings = settings;
		this.progress = progress;
	}

	/**
	 * @param start weights {@code [n × N]} at the minimum
	 * @return where the minimum lies after the change; empty if it ends on the way
	 */
	Optional<Descent> end(final DMatrixRMaj start) {
		DMatrixRMaj weights = start;
		double done = 0;
		double step = 1;
		while (true) {
			final Descent next = descend(weights, done + step);
			if (next == null || move(weights, next.weights()) > LARGEST_MOVE) {
				if (step <= SMALLEST_STEP) return Optional.empty();
				step /= 2;
				continue;
			}
			done += step;
			if (done == 1) return Optional.of(next);
			weights = next.weights();
		}
	}

	/** @return where a descent ends after this share of the change, null if it does not converge */
	private Descent descend(final DMatrixRMaj weights, final double share) {
		final Spectra spectra = between(measured, changed, share);
		final Spectra basis = between(simulated, changedBasis, share);
		final CbssSolver solver = new CbssSolver(new CbssProblem(spectra, basis, settings.fidelity()), settings.iterations());
		final double goal = solver.goal(new RandomWeights(spectra, basis, settings.seed(), 1).draw(0));
		final Descent descent = solver.descendFromMinimum(weights, goal, progress);
		return descent.lastGradient() < goal ? descent : null;
	}

	private static Spectra between(final Spectra from, final Spectra to, final double share) {
		if (share == 1 || from == to) return to;
		final float[] values = new float[from.values().length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (from.values()[i] + share * (to.values()[i] - from.values()[i]));
		}
		return new Spectra(to.energies(), values, to.table());
	}

	private static double move(final DMatrixRMaj from, final DMatrixRMaj to) {
		double squares = 0;
		for (int i = 0; i < from.data.length; i++) squares += (to.data[i] - from.data[i]) * (to.data[i] - from.data[i]);
		return Math.sqrt(squares / from.data.length);
	}
}
