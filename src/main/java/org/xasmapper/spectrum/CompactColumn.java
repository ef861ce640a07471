package org.xasmapper.spectrum;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A column of a table without an object for each row: its cells become text only when they are asked for, so that a column
 * of a hundred million pixels takes no more memory than its numbers.
 */
abstract class CompactColumn extends AbstractList<String> implements RandomAccess {

	/** @return the numbers of the cells, NaN where one says that nothing is known; a word is told to {@code words} */
	abstract double[] numbers(NumberOfCell words);

	/** @return the given rows in the given order */
	abstract CompactColumn select(int... selected);

	/** Makes a number of a cell. */
	@FunctionalInterface
	interface NumberOfCell {

		double of(int row, String cell);
	}
}
