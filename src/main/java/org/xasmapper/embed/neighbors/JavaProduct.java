package org.xasmapper.embed.neighbors;

/**
 * The product in Java: several times slower than {@link OnnxProduct}, and without need of a library. Members are kept
 * transposed, so that the innermost loop runs along a row and is vectorised.
 */
final class JavaProduct implements DistanceProduct {

	private final int dims;
	private final int mostMembers;
	private final float[] queries;
	private final float[] transposed;
	private final float[] squares;
	private final float[] products;

	/**
	 * @param mostQueries how many points x at once
	 * @param mostMembers how many points y at once
	 */
	JavaProduct(final int dims, final int mostQueries, final int mostMembers) {
		this.dims = dims;
		this.mostMembers = mostMembers;
		queries = new float[mostQueries * dims];
		transposed = new float[dims * mostMembers];
		squares = new float[mostMembers];
		products = new float[mostQueries * mostMembers];
	}

	@Override
	public void setQueries(final float[] x, final int count) {
		System.arraycopy(x, 0, queries, 0, count * dims);
	}

	@Override
	public void setMembers(final float[] y, final float[] squared, final int count) {
		for (int j = 0; j < count; j++) {
			for (int d = 0; d < dims; d++) transposed[d * mostMembers + j] = y[j * dims + d];
		}
		System.arraycopy(squared, 0, squares, 0, count);
	}

	@Override
	public void run(final int rows, final int columns) {
		for (int q = 0; q < rows; q++) {
			System.arraycopy(squares, 0, products, q * columns, columns);
			for (int d = 0; d < dims; d++) add(-2 * queries[q * dims + d], d * mostMembers, q * columns, columns);
		}
	}

	private void add(final float factor, final int from, final int to, final int columns) {
		for (int j = 0; j < columns; j++) products[to + j] += factor * transposed[from + j];
	}

	@Override
	public void row(final int row, final int columns, final float[] target) {
		System.arraycopy(products, row * columns, target, 0, columns);
	}
}
