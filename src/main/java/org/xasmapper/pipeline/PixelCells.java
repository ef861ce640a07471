package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * A column of a map's pixels that is filled cell by cell, without an object for each: each different word is kept once, and a
 * column of very many different numbers becomes one of numbers.
 */
final class PixelCells {

	/** So many different words are kept as they stand, whether they are numbers or not. */
	private static final int MANY_WORDS = 1 << 16;

	private final Map<String, Integer> places = new HashMap<>();
	private final List<String> words = new ArrayList<>();

	/** Of each pixel's word, −1 where nothing is known. */
	private final int[] wordOf;

	/** Null while there are not many different words, or one that is no number. */
	private double[] numbers;

	PixelCells(final int pixels) {
		wordOf = new int[pixels];
		Arrays.fill(wordOf, -1);
	}

	/**
	 * @param reader makes a number of a cell, NaN if it says that nothing is known
	 * @throws XasException of the reader's, if the cell is a word in a column of very many different numbers
	 */
	void set(final int pixel, final String cell, final ToDoubleFunction<String> reader) {
		if (numbers != null) {
			numbers[pixel] = reader.applyAsDouble(cell);
			return;
		}
		wordOf[pixel] = places.computeIfAbsent(cell, unseen -> words.size());
		if (places.size() == words.size()) return;
		words.add(cell);
		if (words.size() == MANY_WORDS) becomeNumbers(reader);
	}

	private void becomeNumbers(final ToDoubleFunction<String> reader) {
		try {
			final double[] ofWords = words.stream().mapToDouble(reader).toArray();
			numbers = Arrays.stream(wordOf).mapToDouble(word -> word < 0 ? Double.NaN : ofWords[word]).toArray();
		}
		catch (final XasException word) {
			// Names, of which there may be many.
			numbers = null;
		}
	}

	Table addTo(final Table pixels, final String name) {
		return numbers == null ? pixels.with(name, words, wordOf) : pixels.with(name, numbers);
	}
}
