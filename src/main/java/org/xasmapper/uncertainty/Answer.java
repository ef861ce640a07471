package org.xasmapper.uncertainty;

import java.util.stream.IntStream;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.SimplexWeights;

/**
 * One way to explain a map: weights are found in an experimental basis, and SDM puts the simulated one in its place.
 *
 * @param experimental basis on the common energies
 * @param simulated the same components in the same order, on the energies of the model
 */
record Answer(Spectra experimental, Spectra simulated) {

	/**
	 * @param measured finite spectra on the common energies
	 * @return what SDM makes of them
	 */
	Spectra mapped(final Spectra measured) {
		final SimplexWeights.Solver solver = new SimplexWeights(experimental).solver();
		final double[] weights = new double[experimental.count()];
		final int m = measured.energies().size();
		final int points = simulated.energies().size();
		final float[] mapped = new float[measured.count() * points];
		for (int i = 0; i < measured.count(); i++) {
			solver.solve(measured.values(), i * m, weights);
			for (int k = 0; k < points; k++) {
				double sum = 0;
				for (int c = 0; c < weights.length; c++) sum += weights[c] * simulated.value(c, k);
				mapped[i * points + k] = (float) sum;
			}
		}
		return new Spectra(simulated.energies(), mapped, measured.table());
	}

	/** @return root mean square of measured spectra minus their best mixtures */
	double misfit(final Spectra measured) {
		final SimplexWeights.Solver solver = new SimplexWeights(experimental).solver();
		final double[] weights = new double[experimental.count()];
		final double squares = IntStream.range(0, measured.count()).mapToDouble(i -> Math.pow(solver.solve(measured.values(), i *
			measured.energies().size(), weights), 2)).sum();
		return Math.sqrt(squares / measured.count());
	}
}
