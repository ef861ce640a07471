package org.xasmapper.unmix;

import org.xasmapper.spectrum.Spectra;

/**
 * One minimum of cBSS.
 *
 * @param loss the objective there
 * @param weights {@code [n × N]}, not negative, summing to one for every spectrum
 * @param basis the experimental basis S = T C⁺ of these weights, {@code [n × energies]}
 * @param misfit root mean square of T − S C over all spectra and energies
 */
public record Minimum(double loss, double[][] weights, Spectra basis, double misfit) {

	/**
	 * @return the share of a mean square misfit by which another is as good: that of a single spectrum, m independent
	 *         residuals, is known to within √(2/m) of itself because of its noise
	 */
	public double tolerance() {
		return Math.sqrt(2.0 / basis.energies().size());
	}

	/**
	 * @param best a minimum of the same spectra
	 * @return whether a single spectrum does not tell which of the two fits better
	 */
	public boolean fitsAsWellAs(final Minimum best) {
		return misfit * misfit <= best.misfit * best.misfit * (1 + tolerance());
	}
}
