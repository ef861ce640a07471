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
	 * Whether counting noise alone would make the misfit of a single spectrum differ by as much: the mean square of m
	 * independent residuals is known to within √(2/m) of itself.
	 *
	 * @param best the minimum of smallest misfit
	 */
	public boolean fitsAsWellAs(final Minimum best) {
		final double tolerance = Math.sqrt(2.0 / basis.energies().size());
		return misfit * misfit <= best.misfit * best.misfit * (1 + tolerance);
	}
}
