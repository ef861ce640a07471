package org.xasmapper.spectrum;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A column of texts, one behind the other in an array of bytes; a cell becomes a {@link String} when it is asked for. */
public final class TextColumn extends CompactColumn {

	/** UTF-8. */
	private final byte[] bytes;

	/** {@code [rows]}, where the bytes of each row end. */
	private final int[] ends;

	private TextColumn(final byte[] bytes, final int[] ends) {
		this.bytes = bytes;
		this.ends = ends;
	}

	static TextColumn of(final List<String> cells) {
		final Builder builder = new Builder();
		cells.forEach(builder::add);
		return builder.build();
	}

	@Override
	public String get(final int row) {
		final int start = row == 0 ? 0 : ends[row - 1];
		return new String(bytes, start, ends[row] - start, StandardCharsets.UTF_8);
	}

	@Override
	public int size() {
		return ends.length;
	}

	@Override
	double[] numbers(final NumberOfCell words) {
		final double[] numbers = new double[ends.length];
		Arrays.setAll(numbers, row -> words.of(row, get(row)));
		return numbers;
	}

	@Override
	TextColumn select(final int... selected) {
		final Builder builder = new Builder();
		for (final int row : selected) builder.add(get(row));
		return builder.build();
	}

	/** Gathers a column cell by cell. Not for use by several threads. */
	public static final class Builder {

		private byte[] bytes = new byte[64];
		private int[] ends = new int[16];
		private int rows;

		/** @throws XasException if the column's texts take more than 2 GB */
		public void add(final String cell) {
			final byte[] text = cell.getBytes(StandardCharsets.UTF_8);
			final int start = rows == 0 ? 0 : ends[rows - 1];
			if (start > Integer.MAX_VALUE - 8 - text.length) throw new XasException("A column of texts takes more than 2 GB. Split the table.");
			final int end = start + text.length;
			if (end > bytes.length) bytes = Arrays.copyOf(bytes, grown(bytes.length, end));
			if (rows == ends.length) ends = Arrays.copyOf(ends, grown(rows, rows + 1));
			System.arraycopy(text, 0, bytes, start, text.length);
			ends[rows++] = end;
		}

		private static int grown(final int length, final int needed) {
			return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, length + (length >> 1) + 1L));
		}

		public int rows() {
			return rows;
		}

		/** @return the cells so far, for {@link Table#with(String, List)} */
		public TextColumn build() {
			return new TextColumn(Arrays.copyOf(bytes, rows == 0 ? 0 : ends[rows - 1]), Arrays.copyOf(ends, rows));
		}
	}
}
