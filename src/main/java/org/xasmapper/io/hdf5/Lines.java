package org.xasmapper.io.hdf5;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/** Finds the emission line of an element among channels such as {@code Fe_K}, {@code Fe Ka} or {@code Fe}. */
final class Lines {

	private Lines() {}

	/**
	 * @param wanted name of a channel; empty if the person said nothing
	 * @param element symbol; empty if it is not known
	 * @return number of the channel
	 * @throws XasException listing the channels, if it is not plain which one is meant
	 */
	static int of(final String file, final List<String> names, final String wanted, final String element, final String edge) {
		if (names.size() == 1 && wanted.isEmpty()) return 0;
		final int[] fitting = IntStream.range(0, names.size()).filter(i -> wanted.isEmpty() ? isLine(names.get(i), element, edge) : names
			.get(i).equalsIgnoreCase(wanted.strip())).toArray();
		if (fitting.length == 1) return fitting[0];
		final String choice = wanted.isEmpty() ? element.isEmpty() ? "It is not said which channel to take" : (fitting.length == 0
			? "No channel is" : "Several channels are") + " the " + edge + " line of " + element : "There is no channel \"" + wanted + "\"";
		throw new XasException(file + ": " + choice + ". Channels are " + String.join(", ", names) + ". Choose one with dataset=, such as " +
			"dataset=" + names.get(0) + ", or give the element.");
	}

	private static boolean isLine(final String name, final String element, final String edge) {
		if (element.isEmpty()) return false;
		final String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "").replaceFirst("(alpha|α)(?=1?$)", "a");
		final String line = element.toLowerCase(Locale.ROOT) + edge.toLowerCase(Locale.ROOT).charAt(0);
		final boolean isK = edge.toUpperCase(Locale.ROOT).startsWith("K");
		return plain.equals(line) || plain.equals(line + "a") || plain.equals(line + "a1") || (isK && plain.equals(element.toLowerCase(
			Locale.ROOT)));
	}
}
