package org.xasmapper.uncertainty;

/**
 * Mean square of how far descriptors lie from a reference in several variations. A variation that says nothing of a spectrum
 * (NaN) does not count there.
 */
final class Spread {

	private final float[][] reference;
	private final double[][] squares;
	private final int[][] counts;

	/** @param reference {@code [descriptors][spectra]} */
	Spread(final float[][] reference) {
		this.reference = reference;
		squares = new double[reference.length][reference.length == 0 ? 0 : reference[0].length];
		counts = new int[squares.length][reference.length == 0 ? 0 : reference[0].length];
	}

	/** @param varied {@code [descriptors][spectra]} */
	void add(final float[][] varied) {
		for (int d = 0; d < squares.length; d++) {
			for (int i = 0; i < squares[d].length; i++) {
				final double difference = varied[d][i] - reference[d][i];
				if (Double.isNaN(difference)) continue;
				squares[d][i] += difference * difference;
				counts[d][i]++;
			}
		}
	}

	/** @return {@code [descriptors][spectra]}, 0 where there was no variation */
	double[][] variance() {
		final double[][] variance = new double[squares.length][];
		for (int d = 0; d < variance.length; d++) {
			variance[d] = new double[squares[d].length];
			for (int i = 0; i < variance[d].length; i++) variance[d][i] = squares[d][i] / Math.max(1, counts[d][i]);
		}
		return variance;
	}
}
