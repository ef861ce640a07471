package org.xasmapper.embed.layout;

/** Two ranges of numbers as one: those from {@code first} on, and then those from {@code second} on. */
public record TwoRanges(int first, int firstSize, int second, int secondSize) {

	public static TwoRanges upTo(final int count) {
		return new TwoRanges(0, count, 0, 0);
	}

	int size() {
		return firstSize + secondSize;
	}

	/** @param place 0 to {@code size() - 1} */
	int element(final int place) {
		return place + (place < firstSize ? first : second - firstSize);
	}
}
