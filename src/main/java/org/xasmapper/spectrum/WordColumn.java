package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.List;

/** A column of few different words, each of which is kept once. */
final class WordColumn extends CompactColumn {

	private static final String NONE = "none";

	private final List<String> words;
	private final int[] numbers;

	/** @param numbers {@code [rows]}, of each row's word, negative where nothing is known; shared */
	WordColumn(final List<String> words, final int[] numbers) {
		this.words = words;
		this.numbers = numbers;
	}

	@Override
	public String get(final int row) {
		return numbers[row] < 0 ? NONE : words.get(numbers[row]);
	}

	@Override
	public int size() {
		return numbers.length;
	}

	@Override
	double[] numbers(final NumberOfCell cells) {
		final double[] ofWords = new double[words.size()];
		final boolean[] met = new boolean[words.size()];
		final double[] ofRows = new double[numbers.length];
		for (int row = 0; row < ofRows.length; row++) {
			final int word = numbers[row];
			if (word >= 0 && !met[word]) ofWords[word] = cells.of(row, words.get(word));
			if (word >= 0) met[word] = true;
			ofRows[row] = word < 0 ? Double.NaN : ofWords[word];
		}
		return ofRows;
	}

	@Override
	WordColumn select(final int... selected) {
		return new WordColumn(words, Arrays.stream(selected).map(row -> numbers[row]).toArray());
	}
}
