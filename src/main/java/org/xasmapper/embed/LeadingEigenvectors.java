package org.xasmapper.embed;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * The eigenvectors of a connected graph's normalised Laplacian I − D^(−1/2) W D^(−1/2) to its least eigenvalues but the
 * trivial one, 0. They are found as the leading ones of S = D^(−1/2) W D^(−1/2) by subspace iteration with
 * Chebyshev polynomials (Zhou and Saad 2007), which needs products with S only.
 */
final class LeadingEigenvectors {

	/** Vectors that are iterated beyond those that are wanted; the more, the faster these converge. */
	private static final int GUARDS = 4;

	private static final int DEGREE = 20;
	private static final int MOST_ROUNDS = 60;

	/** The residual that is small enough, as a share of the Laplacian's eigenvalue. */
	private static final double TOLERANCE = 1e-2;

	private final FuzzyGraph graph;
	private final Slices slices;
	private final int width;
	private final double[] scale;
	private final double[] trivial;

	private LeadingEigenvectors(final FuzzyGraph graph, final int wanted, final Slices slices) {
		this.graph = graph;
		this.slices = slices;
		width = Math.min(wanted + GUARDS, graph.points() - 1);
		scale = new double[graph.points()];
		trivial = new double[graph.points()];
		double total = 0;
		for (int i = 0; i < scale.length; i++) {
			double degree = 0;
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) degree += graph.weights()[e];
			scale[i] = 1 / Math.sqrt(degree);
			total += degree;
		}
		for (int i = 0; i < scale.length; i++) trivial[i] = 1 / (scale[i] * Math.sqrt(total));
	}

	/**
	 * @param graph connected, with more points than {@code wanted + 5}
	 * @return {@code [points × wanted]}, columns of unit length, the least eigenvalue of the Laplacian first
	 */
	static double[] of(final FuzzyGraph graph, final int wanted, final long seed, final Slices slices) {
		return new LeadingEigenvectors(graph, wanted, slices).iterate(wanted, seed);
	}

	private double[] iterate(final int wanted, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		double[] vectors = new double[graph.points() * width];
		for (int i = 0; i < vectors.length; i++) vectors[i] = random.nextDouble() - 0.5;
		double[] values = rotate(vectors, null);
		for (int round = 0; round < MOST_ROUNDS; round++) {
			vectors = filtered(vectors, values[width - 1]);
			values = rotate(vectors, values);
			if (System.getProperty("dbg") != null) System.err.println(round + " " + java.util.Arrays.toString(values) + " res " + residual(vectors, values, 0)+" "+residual(vectors,values,1));
			if (converged(vectors, values, wanted)) break;
		}
		final double[] r = new double[graph.points() * wanted];
		for (int i = 0; i < graph.points(); i++) System.arraycopy(vectors, i * width, r, i * wanted, wanted);
		return r;
	}
	double residual(double[] v, double[] values, int c){ double[] p=new double[v.length]; multiply(v,p); double s=0; for(int i=0;i<graph.points();i++){double r=p[i*width+c]-values[c]*v[i*width+c]; s+=r*r;} return Math.sqrt(s);}
	boolean converged(double[] v, double[] values, int wanted){ for(int c=0;c<wanted;c++) if(residual(v,values,c)>TOLERANCE*(1-values[c])) return false; return true;}

	/** Dampens the eigenvectors to eigenvalues below {@code limit} and lets the others grow. */
	private double[] filtered(final double[] vectors, final double limit) {
		final double half = (limit + 1) / 2;
		final double middle = (limit - 1) / 2;
		double[] before = vectors;
		double[] now = new double[vectors.length];
		double[] product = new double[vectors.length];
		multiply(before, now);
		for (int i = 0; i < now.length; i++) now[i] = (now[i] - middle * before[i]) / half;
		for (int degree = 2; degree <= DEGREE; degree++) {
			multiply(now, product);
			for (int i = 0; i < now.length; i++) product[i] = 2 * (product[i] - middle * now[i]) / half - before[i];
			final double[] free = degree == 2 ? new double[vectors.length] : before;
			before = now;
			now = product;
			product = free;
		}
		return now;
	}

	/** Orthonormalises the vectors and turns them into the best approximations of eigenvectors that they span. */
	private double[] rotate(final double[] vectors, final double[] unused) {
		orthonormalize(vectors);
		final double[] products = new double[vectors.length];
		multiply(vectors, products);
		final DMatrixRMaj projected = new DMatrixRMaj(width, width);
		for (int i = 0; i < vectors.length; i += width) {
			for (int a = 0; a < width; a++) {
				for (int b = 0; b < width; b++) projected.data[a * width + b] += vectors[i + a] * products[i + b];
			}
		}
		for (int a = 0; a < width; a++) for (int b = 0; b < a; b++) { double m=(projected.get(a,b)+projected.get(b,a))/2; projected.set(a,b,m); projected.set(b,a,m);}
		final SymmetricEigen eigen = SymmetricEigen.of(projected);
		final double[] rotation = eigen.vectors();
		final double[] row = new double[width];
		for (int i = 0; i < vectors.length; i += width) {
			System.arraycopy(vectors, i, row, 0, width);
			for (int c = 0; c < width; c++) {
				double sum = 0;
				for (int a = 0; a < width; a++) sum += row[a] * rotation[a * width + c];
				vectors[i + c] = sum;
			}
		}
		return eigen.values();
	}

	private void orthonormalize(final double[] vectors) {
		for (int c = 0; c < width; c++) {
			for (int pass = 0; pass < 2; pass++) {
				double dot = 0;
				for (int i = 0; i < trivial.length; i++) dot += trivial[i] * vectors[i * width + c];
				for (int i = 0; i < trivial.length; i++) vectors[i * width + c] -= dot * trivial[i];
				for (int a = 0; a < c; a++) {
					dot = 0;
					for (int i = 0; i < vectors.length; i += width) dot += vectors[i + a] * vectors[i + c];
					for (int i = 0; i < vectors.length; i += width) vectors[i + c] -= dot * vectors[i + a];
				}
			}
			double square = 0;
			for (int i = 0; i < vectors.length; i += width) square += vectors[i + c] * vectors[i + c];
			final double length = Math.sqrt(square);
			for (int i = 0; i < vectors.length; i += width) vectors[i + c] /= length;
		}
	}

	/** Multiplies S with {@code [points × width]}. */
	private void multiply(final double[] vectors, final double[] target) {
		slices.run(graph.points(), () -> new double[width], (sums, from, to) -> {
			for (int i = from; i < to; i++) {
				java.util.Arrays.fill(sums, 0);
				for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
					final int other = graph.ends()[e];
					final double weight = graph.weights()[e] * scale[other];
					for (int c = 0; c < width; c++) sums[c] += weight * vectors[other * width + c];
				}
				for (int c = 0; c < width; c++) target[i * width + c] = scale[i] * sums[c];
			}
		});
	}
}
