package org.xasmapper.unmix;

import java.util.List;
import org.xasmapper.spectrum.Spectra;

/**
 * What cBSS found. Components carry the names of the simulated basis, in its order, throughout.
 *
 * @param names of the components
 * @param weights {@code [n × N]}, mean over the starts that found the best minimum
 * @param spread {@code [n × N]}, standard deviation over the same starts
 * @param basis the experimental basis S = T C⁺ of the mean weights, {@code [n × energies]}
 * @param bases the experimental bases of single starts of the best minimum, at most {@value Cbss#MOST_BASES}; for
 *          the spread of weights of spectra that cBSS has not seen
 * @param starts what became of each start, in order
 * @param found the distinct minima that converged starts found, by rising loss, at least one
 */
public record CbssResult(List<String> names, double[][] weights, double[][] spread, Spectra basis,
	List<Spectra> bases, List<Start> starts, List<Minimum> found)
{

	/**
	 * What became of one random start.
	 *
	 * @param loss the objective where it ended
	 * @param iterations Newton steps taken
	 * @param firstGradient largest entry of the projected gradient, |P(C − g) − C|, at the start
	 * @param lastGradient the same at the end
	 * @param converged whether the last is below 1e-4 of the first
	 * @param minimum which of the distinct minima it found, from 1 (the lowest loss); 0 if it has not converged
	 */
	public record Start(double loss, int iterations, double firstGradient, double lastGradient, boolean converged,
		int minimum)
	{}

	/** @return number of distinct minima that converged starts found, at least 1 */
	public int minima() {
		return found.size();
	}

	/** @return number of starts that converged */
	public long converged() {
		return starts.stream().filter(Start::converged).count();
	}
}
