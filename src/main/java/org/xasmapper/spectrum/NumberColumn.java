package org.xasmapper.spectrum;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * A column of numbers that become text only when they are asked for, so that a column of a hundred million pixels takes no
 * more memory than its numbers.
 */
final class NumberColumn extends AbstractList<String> implements RandomAccess {

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

	/** @return the given rows in the given order; the numbers are shared */
	NumberColumn select(final int... selected) {
		return new NumberColumn(selected.length, row -> number.applyAsDouble(selected[row]), row -> text.apply(selected[row]));
	}

	double number(final int row) {
		return number.applyAsDouble(row);
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
