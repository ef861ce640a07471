package org.xasmapper.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The best linear description of spectra by a few numbers: their principal components. */
final class LinearDescription {

	private final double[] mean;
	/** Orthonormal, {@code [components][points]}. */
	private final double[][] components;
	/** Variance of each component. */
	private final double[] variances;

	/** @param spectra {@code [rows × points]} that the components are to describe best */
	LinearDescription(final float[] spectra, final int points, final int components) {
		final int rows = spectra.length / points;
		mean = new double[points];
		for (int i = 0; i < spectra.length; i++) mean[i % points] += spectra[i] / (double) rows;
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(points, true, true);
		eigen.decompose(covariance(spectra, points));
		final int[] largest = IntStream.range(0, points).boxed().sorted(Comparator.comparingDouble((Integer i) -> -eigen
			.getEigenvalue(i).getReal())).limit(components).mapToInt(Integer::intValue).toArray();
		this.components = Arrays.stream(largest).mapToObj(i -> eigen.getEigenVector(i).data).toArray(double[][]::new);
		variances = Arrays.stream(largest).mapToDouble(i -> eigen.getEigenvalue(i).getReal() / rows).toArray();
	}

	/** @return what makes of spectra {@code [rows × points]} their components in standard deviations */
	Layer standardized() {
		final int points = mean.length;
		final int out = components.length;
		final float[] weights = new float[points * out];
		final float[] bias = new float[out];
		for (int c = 0; c < out; c++) {
			final double deviation = Math.sqrt(variances[c]);
			double sum = 0;
			for (int k = 0; k < points; k++) {
				weights[k * out + c] = (float) (components[c][k] / deviation);
				sum -= components[c][k] / deviation * mean[k];
			}
			bias[c] = (float) sum;
		}
		return new Layer(weights, bias, new float[0]);
	}

	/** @return root mean square of what the components leave of spectra {@code [rows × points]} */
	double rmse(final float[] spectra) {
		final int points = mean.length;
		double sum = 0;
		for (int from = 0; from < spectra.length; from += points) {
			for (int k = 0; k < points; k++) sum += square(spectra[from + k] - mean[k]);
			for (final double[] component : components) {
				double score = 0;
				for (int k = 0; k < points; k++) score += component[k] * (spectra[from + k] - mean[k]);
				sum -= square(score);
			}
		}
		return Math.sqrt(sum / spectra.length);
	}

	private DMatrixRMaj covariance(final float[] spectra, final int points) {
		final DMatrixRMaj covariance = new DMatrixRMaj(points, points);
		for (int from = 0; from < spectra.length; from += points) {
			for (int i = 0; i < points; i++) {
				final double deviation = spectra[from + i] - mean[i];
				for (int j = 0; j < points; j++) covariance.add(i, j, deviation * (spectra[from + j] - mean[j]));
			}
		}
		return covariance;
	}

	private static double square(final double x) {
		return x * x;
	}
}
