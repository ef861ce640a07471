package org.xasmapper.embed.start;

import static org.xasmapper.embed.start.NormalizedAdjacency.WIDTH;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.Slices;

/**
 * The eigenvectors of a connected graph's normalised Laplacian to its least eigenvalues but the trivial one, 0: those of S = I
 * − L to the largest. They are found by subspace iteration with Chebyshev polynomials (Zhou, Saad, Tiago, Chelikowsky 2006),
 * which needs products with S only. Four vectors are iterated; the more are not wanted, the faster the others converge.
 */
final class LeadingEigenvectors {

	private static final int DEGREE = 24;
	private static final int MOST_ROUNDS = 60;

	/** The residual that is small enough to start a layout, as a share of the Laplacian's eigenvalue. */
	private static final double TOLERANCE = 1e-2;

	private final NormalizedAdjacency s;
	private final double[] trivial;
	private double[] vectors;
	private double[] products;
	private double[] spare;
	private double[] values;

	private LeadingEigenvectors(final FuzzyGraph graph, final SplittableRandom random, final Slices slices) {
		s = new NormalizedAdjacency(graph, slices);
		trivial = s.trivial();
		vectors = random.doubles((long) graph.points() * WIDTH, -1, 1).toArray();
		products = new double[vectors.length];
		spare = new double[vectors.length];
	}

	/**
	 * Iterates until the vectors are right to a hundredth or so, or for 60 rounds; what then is not quite right is smooth on
	 * the graph nevertheless.
	 *
	 * @param graph connected, of at least five points
	 * @param wanted at most three
	 * @return {@code [points × wanted]}, columns of unit length, the least eigenvalue of the Laplacian first
	 */
	static double[] of(final FuzzyGraph graph, final int wanted, final SplittableRandom random, final Slices slices) {
		final LeadingEigenvectors eigen = new LeadingEigenvectors(graph, random, slices);
		eigen.rotate();
		for (int round = 0; round < MOST_ROUNDS && !eigen.hasConverged(wanted); round++) {
			eigen.filter();
			eigen.rotate();
		}
		final double[] leading = new double[graph.points() * wanted];
		for (int i = 0; i < graph.points(); i++) {
			System.arraycopy(eigen.vectors, i * WIDTH, leading, i * wanted, wanted);
		}
		return leading;
	}

	/**
	 * Makes eigenvectors to eigenvalues above the least of the four grow beside all others, by the Chebyshev polynomial of
	 * S that is small from −1 to that value.
	 */
	private void filter() {
		final double half = (values[WIDTH - 1] + 1) / 2;
		final double middle = (values[WIDTH - 1] - 1) / 2;
		double[] before = vectors;
		double[] now = products;
		double[] next = spare;
		for (int i = 0; i < now.length; i++) now[i] = (now[i] - middle * before[i]) / half;
		for (int degree = 2; degree <= DEGREE; degree++) {
			s.multiply(now, next);
			for (int i = 0; i < now.length; i++) next[i] = 2 * (next[i] - middle * now[i]) / half - before[i];
			final double[] free = before;
			before = now;
			now = next;
			next = free;
		}
		vectors = now;
		products = next;
		spare = before;
	}

	/** Turns the vectors into the best approximations of eigenvectors that they span (Rayleigh and Ritz). */
	private void rotate() {
		orthonormalize();
		s.multiply(vectors, products);
		final DMatrixRMaj projected = new DMatrixRMaj(WIDTH, WIDTH);
		for (int a = 0; a < WIDTH; a++) {
			for (int b = 0; b <= a; b++) {
				final double sum = (dot(vectors, a, products, b) + dot(vectors, b, products, a)) / 2;
				projected.set(a, b, sum);
				projected.set(b, a, sum);
			}
		}
		final SymmetricEigen eigen = SymmetricEigen.of(projected);
		values = eigen.values();
		turn(vectors, eigen.vectors());
		turn(products, eigen.vectors());
	}

	private static void turn(final double[] rows, final double[] rotation) {
		final double[] row = new double[WIDTH];
		for (int i = 0; i < rows.length; i += WIDTH) {
			System.arraycopy(rows, i, row, 0, WIDTH);
			for (int c = 0; c < WIDTH; c++) {
				double sum = 0;
				for (int a = 0; a < WIDTH; a++) sum += row[a] * rotation[a * WIDTH + c];
				rows[i + c] = sum;
			}
		}
	}

	/** Gram and Schmidt, against the trivial eigenvector too; twice, because once loses digits where vectors are alike. */
	private void orthonormalize() {
		for (int c = 0; c < WIDTH; c++) {
			for (int pass = 0; pass < 2; pass++) {
				double along = 0;
				for (int i = 0; i < trivial.length; i++) along += trivial[i] * vectors[i * WIDTH + c];
				for (int i = 0; i < trivial.length; i++) vectors[i * WIDTH + c] -= along * trivial[i];
				for (int a = 0; a < c; a++) {
					final double shared = dot(vectors, a, vectors, c);
					for (int i = 0; i < vectors.length; i += WIDTH) vectors[i + c] -= shared * vectors[i + a];
				}
				final double length = Math.sqrt(dot(vectors, c, vectors, c));
				for (int i = c; i < vectors.length; i += WIDTH) vectors[i] /= length;
			}
		}
	}

	private boolean hasConverged(final int wanted) {
		for (int c = 0; c < wanted; c++) {
			double square = 0;
			for (int i = c; i < vectors.length; i += WIDTH) {
				final double residual = products[i] - values[c] * vectors[i];
				square += residual * residual;
			}
			if (Math.sqrt(square) > TOLERANCE * (1 - values[c])) return false;
		}
		return true;
	}

	private static double dot(final double[] left, final int a, final double[] right, final int b) {
		double sum = 0;
		for (int i = 0; i < left.length; i += WIDTH) sum += left[i + a] * right[i + b];
		return sum;
	}
}
