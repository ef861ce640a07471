package org.xasmapper.embed.neighbors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistanceProductTest {

	private static final int DIMS = 37;
	private static final int QUERIES = 5;
	private static final int MEMBERS = 23;

	private final float[] queries = numbers(QUERIES * DIMS, 1);
	private final float[] members = numbers(MEMBERS * DIMS, 2);

	@Test
	void javaMultiplies() {
		check(new JavaProduct(DIMS, 8, 40));
	}

	@Test
	void onnxRuntimeMultiplies() {
		check(new OnnxProduct(DIMS, 8, 40));
	}

	/** Twice, because members and queries are set again and again. */
	private void check(final DistanceProduct product) {
		product.setQueries(numbers(8 * DIMS, 3), 8);
		product.setMembers(numbers(40 * DIMS, 4), numbers(40, 5), 40);
		product.run(8, 40);
		product.setQueries(queries, QUERIES);
		product.setMembers(members, squares(), MEMBERS);
		product.run(QUERIES, MEMBERS);
		final float[] row = new float[MEMBERS];
		for (int q = 0; q < QUERIES; q++) {
			product.row(q, MEMBERS, row);
			for (int j = 0; j < MEMBERS; j++) assertEquals(squared(q, j), row[j] + square(queries, q), 1e-4);
		}
	}

	private double squared(final int q, final int j) {
		double sum = 0;
		for (int d = 0; d < DIMS; d++) sum += Math.pow(queries[q * DIMS + d] - members[j * DIMS + d], 2);
		return sum;
	}

	private float[] squares() {
		final float[] squares = new float[MEMBERS];
		for (int j = 0; j < MEMBERS; j++) squares[j] = (float) square(members, j);
		return squares;
	}

	private static double square(final float[] values, final int i) {
		double sum = 0;
		for (int d = 0; d < DIMS; d++) sum += Math.pow(values[i * DIMS + d], 2);
		return sum;
	}

	private static float[] numbers(final int count, final long seed) {
		final Random random = new Random(seed);
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++) numbers[i] = random.nextFloat() - 0.5f;
		return numbers;
	}
}
