package org.xasmapper.io.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.XasException;

/**
 * The lines above a table that are told from rows by the file's own marks: those of a SPEC file before the scan that is
 * wanted, and those of the Photon Factory's format 9809, whose table of blocks looks like rows.
 *
 * @param lines above the table
 * @param next the first line of what is looked at for the table; null if the file ends before
 */
record Preamble(List<TextLine> lines, TextLine next) {

	static final String SPEC_SCAN = "#S ";

	private static final int NAMED = 12;
	private static final int MOST_LINES = 20_000;

	/**
	 * @param scan number of a scan in a SPEC file, as {@code 12}, or {@code 12.2} where a number stands several times; empty: the
	 *          first that has rows
	 * @throws XasException if there is no such scan, or the file ends within its header
	 */
	static Preamble of(final TextLines file, final String scan) {
		final TextLine first = file.next();
		if (!scan.isEmpty()) return ofScan(file, first, scan);
		return first != null && Photon9809.begins(first) ? of9809(file, first) : new Preamble(List.of(), first);
	}

	private static Preamble of9809(final TextLines file, final TextLine first) {
		final List<TextLine> above = new ArrayList<>(List.of(first));
		while (above.size() < MOST_LINES) {
			final TextLine line = file.next();
			if (line == null) break;
			above.add(line);
			if (Photon9809.endsHeader(line)) return new Preamble(above, file.next());
		}
		throw new XasException(file.name() + " is a file of format 9809 that ends before its line of offsets. It is cut off; copy it again.");
	}

	private static Preamble ofScan(final TextLines file, final TextLine first, final String scan) {
		final List<TextLine> above = new ArrayList<>();
		final List<String> scans = new ArrayList<>();
		final Map<String, Integer> seen = new HashMap<>();
		for (TextLine line = first; line != null; line = file.next()) {
			if (!line.text().startsWith(SPEC_SCAN)) {
				if (scans.isEmpty() && above.size() < MOST_LINES) above.add(line);
				continue;
			}
			final String number = line.text().substring(SPEC_SCAN.length()).strip().split("\\s+")[0];
			final int time = seen.merge(number, 1, Integer::sum);
			if (scan.equals(number) || scan.equals(number + "." + time)) return new Preamble(above, line);
			scans.add(line.text().substring(SPEC_SCAN.length()).strip());
		}
		if (scans.isEmpty()) throw new XasException(file.name() + " has no scans, so that " + scan + " cannot be chosen. Leave dataset= out.");
		throw new XasException(file.name() + " has no scan " + scan + ". There are: " + String.join("; ", scans.stream().limit(NAMED).map(
			TextTable::shortened).toList()) + (scans.size() > NAMED ? " and " + (scans.size() - NAMED) + " more." : "."));
	}
}
