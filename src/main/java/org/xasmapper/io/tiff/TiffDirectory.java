package org.xasmapper.io.tiff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xasmapper.spectrum.XasException;

/** The directory of one page: what is known of it, by the number of the tag. */
final class TiffDirectory {

	private static final int ENTRY = 12;

	/** Bytes of a value by the number of its type: 1 BYTE, 2 ASCII, 3 SHORT, 4 LONG, 5 RATIONAL … 12 DOUBLE. */
	private static final int[] TYPE_BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };

	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;

	private final TiffBytes file;
	private final String name;
	private final Map<Integer, Entry> entries = new HashMap<>();

	/** @param position of the value in the file */
	private record Entry(int type, long count, long position) {}

	private TiffDirectory(final TiffBytes file, final String name) {
		this.file = file;
		this.name = name;
	}

	/**
	 * @return the directories of all pages, in order; at least one
	 * @throws XasException if their chain leaves the file, or runs in a circle
	 */
	static List<TiffDirectory> all(final TiffBytes file) {
		final List<TiffDirectory> directories = new ArrayList<>();
		final Set<Long> seen = new HashSet<>();
		long bytes = 0;
		for (long position = file.firstDirectory(); position != 0;) {
			final String name = "page " + (directories.size() + 1);
			if (!seen.add(position)) throw file.damaged("its chain of pages runs in a circle after page " + directories.size());
			final int count = Short.toUnsignedInt(file.read(position, Short.BYTES, "the directory of " + name).getShort());
			final ByteBuffer entries = file.read(position + Short.BYTES, (long) count * ENTRY + Integer.BYTES, "the directory of " +
				name);
			bytes += entries.limit();
			// Directories lie one beside the other: a chain that is longer than the file goes through each byte many times.
			if (bytes > file.length()) throw file.damaged("its directories overlap");
			directories.add(of(file, name, position + Short.BYTES, count, entries));
			position = Integer.toUnsignedLong(entries.getInt(count * ENTRY));
		}
		if (directories.isEmpty()) throw file.damaged("it has no page");
		return directories;
	}

	private static TiffDirectory of(final TiffBytes file, final String name, final long position, final int count,
		final ByteBuffer bytes)
	{
		final TiffDirectory directory = new TiffDirectory(file, name);
		for (int e = 0; e < count; e++) {
			final int start = e * ENTRY;
			final int type = Short.toUnsignedInt(bytes.getShort(start + 2));
			if (type == 0 || type >= TYPE_BYTES.length) continue;
			final long values = Integer.toUnsignedLong(bytes.getInt(start + 4));
			final boolean inside = values * TYPE_BYTES[type] <= Integer.BYTES;
			directory.entries.put(Short.toUnsignedInt(bytes.getShort(start)), new Entry(type, values, inside ? position + start +
				8 : Integer.toUnsignedLong(bytes.getInt(start + 8))));
		}
		return directory;
	}

	/** @return {@code page 3}, for messages */
	String name() {
		return name;
	}

	boolean has(final int tag) {
		return entries.containsKey(tag);
	}

	/** @return how many values an entry has; 0 if there is none */
	long count(final int tag) {
		return has(tag) ? entries.get(tag).count() : 0;
	}

	/** @return the first value of a whole number */
	long number(final int tag, final long absent) {
		return has(tag) ? numbers(tag, 1)[0] : absent;
	}

	/**
	 * @param count how many are needed
	 * @return the first of an entry's whole numbers
	 * @throws XasException if the entry is missing, has fewer or holds something else
	 */
	long[] numbers(final int tag, final int count) {
		final Entry entry = entries.get(tag);
		if (entry == null) throw file.damaged(name + " has no entry " + tag);
		if (entry.type != SHORT && entry.type != LONG && entry.type != 1 || entry.count < count) {
			throw file.damaged("entry " + tag + " of " + name + " has " + entry.count + " values of type " + entry.type + ", not " +
				count + " whole numbers");
		}
		final ByteBuffer bytes = file.read(entry.position, (long) count * TYPE_BYTES[entry.type], "entry " + tag + " of " + name);
		final long[] numbers = new long[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = entry.type == LONG ? Integer.toUnsignedLong(bytes.getInt()) : entry.type == SHORT ? Short.toUnsignedInt(
				bytes.getShort()) : Byte.toUnsignedLong(bytes.get());
		}
		return numbers;
	}

	/** @return a quotient, or 0 where there is none */
	double rational(final int tag) {
		final Entry entry = entries.get(tag);
		if (entry == null || entry.type != RATIONAL || entry.count < 1) return 0;
		final ByteBuffer bytes = file.read(entry.position, 8, "entry " + tag + " of " + name);
		final double numerator = Integer.toUnsignedLong(bytes.getInt());
		final double denominator = Integer.toUnsignedLong(bytes.getInt());
		return denominator == 0 ? 0 : numerator / denominator;
	}

	/** @return all bytes of an entry; none if it is missing */
	ByteBuffer bytes(final int tag) {
		final Entry entry = entries.get(tag);
		if (entry == null) return ByteBuffer.allocate(0);
		return file.read(entry.position, entry.count * TYPE_BYTES[entry.type], "entry " + tag + " of " + name);
	}
}
