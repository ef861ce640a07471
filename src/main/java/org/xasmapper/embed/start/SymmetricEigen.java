package org.xasmapper.embed.start;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix.
 *
 * @param values {@code [n]}, the largest first
 * @param vectors {@code [n × n]}, a column for each value, of length 1
 */
record SymmetricEigen(double[] values, double[] vectors) {

	/** @param matrix of its lower triangle only; overwritten */
	static SymmetricEigen of(final DMatrixRMaj matrix) {
		final int n = matrix.numRows;
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
		if (!eigen.decompose(matrix)) throw new IllegalStateException("No eigenvectors of a symmetric matrix");
		final int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(c -> -eigen.getEigenvalue(c)
			.getReal())).mapToInt(Integer::intValue).toArray();
		final double[] values = new double[n];
		final double[] vectors = new double[n * n];
		for (int c = 0; c < n; c++) {
			values[c] = eigen.getEigenvalue(order[c]).getReal();
			for (int i = 0; i < n; i++) vectors[i * n + c] = eigen.getEigenVector(order[c]).get(i);
		}
		return new SymmetricEigen(values, vectors);
	}
}
