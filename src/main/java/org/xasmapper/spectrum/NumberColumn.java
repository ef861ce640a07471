package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** A column of numbers, which are shared with whoever gave them. */
final class NumberColumn extends CompactColumn {

	private final int rows;
	private final IntToDoubleFunction number;
	private final IntFunction<String> text;

	private NumberColumn(final int rows, final IntToDoubleFunction number, final IntFunction<String> text) {
		this.rows = rows;
		this.number = number;
		this.text = text;
	}

	static NumberColumn of(final int[] values) {
		return new NumberColumn(values.length, row -> values[row], row -> Integer.toString(values[row]));
	}

	static NumberColumn of(final float[] values) {
		return new NumberColumn(values.length, row -> values[row], row -> Float.toString(values[row]));
	}

	static NumberColumn of(final double[] values) {
		return new NumberColumn(values.length, row -> values[row], row -> Double.toString(values[row]));
	}

	/** The numbers are shared. */
	@Override
	NumberColumn select(final int... selected) {
		return new NumberColumn(selected.length, row -> number.applyAsDouble(selected[row]), row -> text.apply(selected[row]));
	}

	@Override
	double[] numbers(final NumberOfCell words) {
		final double[] numbers = new double[rows];
		Arrays.setAll(numbers, number);
		return numbers;
	}

	@Override
	public String get(final int row) {
		return text.apply(row);
	}

	@Override
	public int size() {
		return rows;
	}
}
