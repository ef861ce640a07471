package org.xasmapper.io;

import java.util.Arrays;

/** An array of floats that grows as a file is read, since its length is known only at the end. */
final class GrowingFloats {

	private float[] values = new float[1 << 12];
	private int size;

	void add(final double value) {
		if (size == values.length) values = Arrays.copyOf(values, (int) Math.min(2L * size, Integer.MAX_VALUE - 8));
		values[size++] = (float) value;
	}

	float[] toArray() {
		return Arrays.copyOf(values, size);
	}
}
