package org.xasmapper.embed.neighbors;

import org.xasmapper.onnx.OnnxRuntime;

/**
 * Squared distances of many points from many others but for the squares of the former: |y|² − 2 x·y in single precision. For
 * one thread.
 */
interface DistanceProduct {

	/**
	 * @param mostQueries how many points x at once
	 * @param mostMembers how many points y at once
	 * @return the product of ONNX Runtime, or one in Java on computers for which there is no ONNX Runtime
	 */
	static DistanceProduct of(final int dims, final int mostQueries, final int mostMembers) {
		return OnnxRuntime.problem().isEmpty() ? new OnnxProduct(dims, mostQueries, mostMembers) : new JavaProduct(dims,
			mostQueries, mostMembers);
	}

	/** @param x {@code [count × dims]} */
	void setQueries(float[] x, int count);

	/**
	 * @param y {@code [count × dims]}
	 * @param squared |y|², {@code [count]}
	 */
	void setMembers(float[] y, float[] squared, int count);

	/** Multiplies the first {@code rows} queries and the first {@code columns} members. */
	void run(int rows, int columns);

	/**
	 * @param columns as given to {@link #run}
	 * @param target receives the products of query number {@code row} with all members
	 */
	void row(int row, int columns, float[] target);
}
