package org.xasmapper.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What is known of the pixels of a map, from a table with the columns {@code x} and {@code y}. */
public final class PixelTable {

	private static final String UNKNOWN = "none";

	private PixelTable() {}

	/**
	 * @param file table with columns {@code x}, {@code y} and the wanted one, in any order of rows
	 * @param column name of the wanted column
	 * @param width of the map in pixels
	 * @param height of the map in pixels
	 * @return {@code [pixels]}, the column's cells, "none" where the table has no row
	 * @throws XasException naming the file, if it cannot be read, a column is missing, or a row is of no pixel of the map
	 */
	public static List<String> cells(final Path file, final String column, final int width, final int height) {
		final Table known = TableReader.read(file);
		for (final String wanted : List.of("x", "y", column)) {
			if (known.has(wanted)) continue;
			throw new XasException(file.getFileName() + " has no column \"" + wanted + "\". There are: " + String.join(", ", known
				.names()) + ".");
		}
		final double[] x = known.numbers("x");
		final double[] y = known.numbers("y");
		final List<String> cells = known.column(column);
		final String[] pixels = new String[width * height];
		Arrays.fill(pixels, UNKNOWN);
		for (int row = 0; row < known.rows(); row++) {
			if (!isWithin(x[row], width) || !isWithin(y[row], height)) {
				throw new XasException("Row " + (row + 1) + " of " + file.getFileName() + " is of pixel (" + known.column("x").get(
					row) + ", " + known.column("y").get(row) + "), which the map of " + width + " × " + height +
					" pixels does not have.");
			}
			pixels[(int) x[row] + (int) y[row] * width] = cells.get(row);
		}
		return List.of(pixels);
	}

	private static boolean isWithin(final double place, final int pixels) {
		return place >= 0 && place < pixels && place == Math.rint(place);
	}
}
