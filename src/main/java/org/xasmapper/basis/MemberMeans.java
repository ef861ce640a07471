package org.xasmapper.basis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What is known of the spectra that a basis spectrum is the mean of, such as their oxidation states. */
final class MemberMeans {

	private MemberMeans() {}

	/**
	 * @param database a row per spectrum
	 * @param members rows that go together
	 * @return a row for each of them: means of the columns that hold nothing but numbers, over the members that have one; NaN
	 *         where none has
	 */
	static Table of(final Table database, final List<int[]> members) {
		Table means = Table.empty(members.size());
		for (final String column : database.names()) {
			final Optional<double[]> numbers = numbers(database, column);
			if (numbers.isEmpty()) continue;
			means = means.with(column, members.stream().mapToDouble(rows -> mean(numbers.get(), rows)).toArray());
		}
		return means;
	}

	/** @return empty for a column of text */
	private static Optional<double[]> numbers(final Table database, final String column) {
		try {
			return Optional.of(database.numbers(column));
		}
		catch (final XasException e) {
			return Optional.empty();
		}
	}

	private static double mean(final double[] numbers, final int[] rows) {
		return Arrays.stream(rows).mapToDouble(row -> numbers[row]).filter(Double::isFinite).average().orElse(Double.NaN);
	}
}
