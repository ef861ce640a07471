package org.xasmapper.uncertainty;

import org.xasmapper.spectrum.Spectra;

/**
 * How far an experimental basis is from the simulated one.
 *
 * @param square mean square of the difference
 * @param values number of independent values in the difference, as its correlation along the energies leaves them
 */
record Gap(double square, double values) {

	static Gap between(final Spectra simulated, final Spectra experimental) {
		final int m = simulated.energies().size();
		final double squares = product(simulated, experimental, 0);
		double together = 1;
		for (int lag = 1; lag < m && squares > 0; lag++) {
			final double correlation = product(simulated, experimental, lag) / squares;
			if (!(correlation > 0)) break;
			together += 2 * correlation;
		}
		return new Gap(squares / (simulated.count() * m), simulated.count() * m / together);
	}

	/** @return sum of products of differences that lie so many energies apart */
	private static double product(final Spectra simulated, final Spectra experimental, final int lag) {
		double sum = 0;
		for (int i = 0; i < simulated.count(); i++) {
			for (int k = lag; k < simulated.energies().size(); k++) {
				sum += (simulated.value(i, k) - experimental.value(i, k)) * (simulated.value(i, k - lag) - experimental.value(i, k -
					lag));
			}
		}
		return sum;
	}

	/**
	 * How likely another basis is, that fits as well, beside this one: the likelihood of a normally distributed difference of
	 * unknown size falls with the size to the power of the number of its independent values.
	 *
	 * @param other of the same spectra
	 * @return 1 for a gap of the same size
	 */
	double likelihood(final Gap other) {
		return Math.pow(square / other.square, values / 2);
	}
}
