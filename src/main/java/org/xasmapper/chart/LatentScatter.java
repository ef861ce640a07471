package org.xasmapper.chart;

import org.xasmapper.spectrum.XasException;

/**
 * A ranked latent dimension beside the descriptor that it was ranked by.
 *
 * @param descriptor its title, with its unit
 */
public record LatentScatter(String descriptor, Sample training, Sample heldOut) {

	/**
	 * Spectra of one part of a database.
	 *
	 * @param truth {@code [spectra]}, the descriptor; NaN = unknown, left out
	 * @param latent {@code [spectra]}
	 * @param rho Spearman's correlation between the two, NaN = unknown
	 */
	public record Sample(double[] truth, double[] latent, double rho) {

		/** @throws XasException if the lengths differ */
		public Sample {
			if (truth.length != latent.length) {
				throw new XasException("There are " + truth.length + " descriptors but " + latent.length + " latent values.");
			}
		}
	}
}
