package org.xasmapper.io;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.spectrum.XasException;

/**
 * What a person says of the columns of a table: names or numbers from 1, separated by commas or semicolons, such as
 * {@code mutrans}, {@code 3,4}, {@code ln(i0/itrans)} or {@code ifluor/i0}.
 */
public final class ColumnChoice {

	/** The reader recognises the columns. */
	public static final ColumnChoice AUTOMATIC = new ColumnChoice("");

	private static final Pattern LOGARITHM = Pattern.compile("(?:ln|log)\\s*\\((.+)/(.+)\\)", Pattern.CASE_INSENSITIVE);
	private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

	private final String text;

	private ColumnChoice(final String text) {
		this.text = text;
	}

	/** @param text empty: the reader recognises the columns */
	public static ColumnChoice of(final String text) {
		return text.isBlank() ? AUTOMATIC : new ColumnChoice(text.strip());
	}

	boolean isEmpty() {
		return text.isEmpty();
	}

	/** @throws XasException naming the columns that exist, if one is not among them */
	List<SpectrumColumn> of(final String file, final ColumnTitles titles) {
		final List<SpectrumColumn> spectra = new ArrayList<>();
		for (final String part : text.split("[,;]")) {
			if (!part.isBlank()) spectra.add(spectrum(file, titles, part.strip()));
		}
		if (spectra.isEmpty()) throw new XasException("columns=" + text + " names no column of " + file + ".");
		return spectra;
	}

	private SpectrumColumn spectrum(final String file, final ColumnTitles titles, final String part) {
		final int whole = find(titles, part);
		if (whole >= 0) return SpectrumColumn.plain(titles, whole);
		final Matcher logarithm = LOGARITHM.matcher(part);
		if (logarithm.matches()) {
			return SpectrumColumn.transmission(titles, require(file, titles, logarithm.group(1)), require(file, titles, logarithm
				.group(2)));
		}
		final int line = part.indexOf('/');
		if (line <= 0) return SpectrumColumn.plain(titles, require(file, titles, part));
		return SpectrumColumn.yield(titles, require(file, titles, part.substring(0, line)), require(file, titles, part.substring(
			line + 1)));
	}

	private static int require(final String file, final ColumnTitles titles, final String name) {
		final int column = find(titles, name.strip());
		if (column >= 0) return column;
		final List<String> names = new ArrayList<>();
		for (int c = 0; c < titles.size() && c < 50; c++) names.add(titles.title(c));
		throw new XasException(file + " has no column \"" + name.strip() + "\". There are: " + String.join(", ", names) + ".");
	}

	/** @return the column of that title, whatever the case, else of that number from 1; -1 if there is none */
	private static int find(final ColumnTitles titles, final String name) {
		for (int c = 0; c < titles.size(); c++) {
			if (titles.title(c).equals(name)) return c;
		}
		for (int c = 0; c < titles.size(); c++) {
			if (titles.title(c).equalsIgnoreCase(name)) return c;
		}
		if (!NUMBER.matcher(name).matches()) return -1;
		final int column = Integer.parseInt(name) - 1;
		return column < titles.size() ? column : -1;
	}

	@Override
	public String toString() {
		return text;
	}
}
