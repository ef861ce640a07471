package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The named columns of a database whose files need not have the same ones. A row's cells are packed into one text, since
 * a database of hundreds of thousands of rows has millions of them; text files are read without zero
 * characters, so that no cell holds one.
 */
final class MetadataColumns {

	private static final String BREAK = "\0";

	private final List<String> names = new ArrayList<>();

	/** @return place of the column, which is added if there is none of this name */
	int place(final String name) {
		if (!names.contains(name)) names.add(name);
		return names.indexOf(name);
	}

	List<String> names() {
		return List.copyOf(names);
	}

	/** @return a row without any cell filled */
	String[] emptyRow() {
		final String[] cells = new String[names.size()];
		Arrays.fill(cells, "");
		return cells;
	}

	static String pack(final String[] cells) {
		return String.join(BREAK, cells);
	}

	/** @return the cells, also of columns that were added after the row was packed */
	List<String> unpack(final String packed) {
		final List<String> cells = new ArrayList<>(Arrays.asList(packed.split(BREAK, -1)));
		cells.addAll(Collections.nCopies(names.size() - cells.size(), ""));
		return cells;
	}
}
