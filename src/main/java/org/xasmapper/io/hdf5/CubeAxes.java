package org.xasmapper.io.hdf5;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.XasException;

/**
 * Which axis of an array is which.
 *
 * @param energy number of the axis of energies, -1 if the array is a single plane
 * @param y number of the axis of rows, -1 if there is one row
 * @param x number of the axis of columns, or of a list of spectra, -1 if there is one column
 * @param fixed the position taken on all other axes, {@code [rank]}
 */
record CubeAxes(int energy, int y, int x, long[] fixed) {

	/** A channel, such as an emission line; its position is chosen by name. */
	private static final char CHANNEL = 'c';

	/**
	 * @param letters of the axes, the slowest first: {@code E}, {@code y}, {@code x}, {@code c} for a channel, {@code .} for an
	 *          axis of length one
	 * @param channel position on the axis {@code c}
	 * @throws XasException if they do not fit the array
	 */
	static CubeAxes of(final String letters, final Hdf5Array array, final int channel) {
		final long[] shape = array.shape();
		if (letters.length() != shape.length) {
			throw new XasException("axes=" + letters + " names " + letters.length() + " axes, but " + array + " has " + shape.length +
				". Write a letter for each, the slowest first: E, y, x, and a dot for an axis of length one.");
		}
		final int[] place = { -1, -1, -1 };
		final long[] fixed = new long[shape.length];
		for (int d = 0; d < shape.length; d++) {
			final char letter = letters.charAt(d);
			final int known = "Eyx".indexOf(Character.toLowerCase(letter) == 'e' ? 'E' : letter);
			if (known >= 0 && place[known] < 0) place[known] = d;
			else if (letter == CHANNEL) fixed[d] = channel;
			else if (letter != '.' || shape[d] != 1) throw unusable(letters, d, array);
		}
		return new CubeAxes(place[0], place[1], place[2], fixed);
	}

	private static XasException unusable(final String letters, final int d, final Hdf5Array array) {
		return new XasException(String.format(Locale.ROOT,
			"axes=%s: the letter %d, \"%c\", cannot be an axis of %s. Each of E, y and x may stand once, and a dot only for a length of one.",
			letters, d + 1, letters.charAt(d), array));
	}

	/** @return the same without the axes that are chosen by name */
	static String letters(final CubeAxes axes) {
		return Arrays.stream(new int[][] { { axes.energy, 'E' }, { axes.y, 'y' }, { axes.x, 'x' } }).filter(one -> one[0] >= 0)
			.sorted((a, b) -> Integer.compare(a[0], b[0])).map(one -> String.valueOf((char) one[1])).collect(Collectors.joining());
	}

	int width(final Hdf5Array array) {
		return length(array, x);
	}

	int height(final Hdf5Array array) {
		return length(array, y);
	}

	int planes(final Hdf5Array array) {
		return length(array, energy);
	}

	private static int length(final Hdf5Array array, final int axis) {
		final long length = axis < 0 ? 1 : array.shape()[axis];
		if (length > 0 && length < Integer.MAX_VALUE - 8) return (int) length;
		throw new XasException(array.node().file().name() + ": " + array + " has no pixels or energies, or too many.");
	}
}
