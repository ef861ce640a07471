package org.xasmapper.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What is known of the pixels of a map, from a table with the columns {@code x} and {@code y}. */
public final class PixelTable {

	private PixelTable() {}

	/**
	 * Reads row by row, so that the table of a map of any size takes no more memory than the map.
	 *
	 * @param pixels a row per pixel of the map
	 * @param file table with columns {@code x}, {@code y} and the wanted one, in any order of rows
	 * @param column name of the wanted column
	 * @param width of the map in pixels
	 * @return the pixels with that column: its cells, "none" where the file has no row; of more than 65,536 different numbers
	 *         the numbers, NaN where it has none
	 * @throws XasException naming the file, if it cannot be read, a column is missing, or a row is of no pixel of the map
	 */
	public static Table with(final Table pixels, final Path file, final String column, final int width) {
		final int height = pixels.rows() / width;
		try (TextTable text = TextTable.open(file)) {
			final List<String> names = names(text);
			final int x = place(text, names, "x");
			final int y = place(text, names, "y");
			final int wanted = place(text, names, column);
			final PixelCells cells = new PixelCells(pixels.rows());
			for (String[] row = text.next(); row != null; row = text.next()) {
				if (!isWithin(text.number(row[x], x), width) || !isWithin(text.number(row[y], y), height)) {
					throw text.error("is of pixel (" + TextTable.shortened(row[x]) + ", " + TextTable.shortened(row[y]) +
						"), which the map of " + width + " × " + height + " pixels does not have.");
				}
				final int pixel = (int) text.number(row[x], x) + width * (int) text.number(row[y], y);
				cells.set(pixel, row[wanted].trim(), cell -> text.number(cell, wanted));
			}
			return cells.addTo(pixels, column);
		}
	}

	private static List<String> names(final TextTable text) {
		if (!text.hasHeader()) throw new XasException(text.name() + " needs a first line with the names of its columns.");
		final ColumnTitles titles = text.titles();
		return IntStream.range(0, text.columns()).mapToObj(c -> titles.title(c).trim()).toList();
	}

	private static int place(final TextTable text, final List<String> names, final String column) {
		final int place = names.indexOf(column);
		if (place < 0) {
			throw new XasException(text.name() + " has no column \"" + column + "\". There are: " + String.join(", ", names) + ".");
		}
		if (place == names.lastIndexOf(column)) return place;
		throw new XasException(text.name() + ": two columns are called \"" + column + "\".");
	}

	private static boolean isWithin(final double place, final int pixels) {
		return place >= 0 && place < pixels && place == Math.rint(place);
	}
}
