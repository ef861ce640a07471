package org.xasmapper.io.hdf5;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.FileBytes;
import org.xasmapper.spectrum.XasException;

/** Reads the description of a virtual dataset: which box of it is which box of what other dataset. */
final class VirtualSources {

	private static final int HEAP_HEADER = 16;
	private static final int OBJECT_HEADER = 16;
	private static final int MOST_BOXES = 1_000_000;
	private static final int LARGEST = 64 << 20;

	private static final int HYPERSLAB = 2;
	private static final int ALL = 3;

	private final String name;
	private final ByteBuffer data;

	private VirtualSources(final String name, final ByteBuffer data) {
		this.name = name;
		this.data = data;
	}

	/**
	 * A box of the virtual dataset that is one of a source.
	 *
	 * @param file of the source; a dot is the same file
	 * @param source null: of the whole dataset, cut into parts, the one of that number
	 * @param target null: the whole dataset
	 */
	record Piece(String file, String dataset, Box source, Box target, int part, int parts) {}

	/** First corner and lengths along each axis. */
	record Box(long[] start, long[] shape) {

		/** @return a part of this, cut along its slowest axis into equal ones; null if that does not come out even */
		Box part(final int number, final int parts) {
			int axis = 0;
			while (axis < shape.length - 1 && shape[axis] == 1) axis++;
			if (shape.length == 0 || shape[axis] % parts != 0) return null;
			final long[] corner = start.clone();
			final long[] lengths = shape.clone();
			lengths[axis] /= parts;
			corner[axis] += number * lengths[axis];
			return new Box(corner, lengths);
		}
	}

	/**
	 * @param name of the dataset, for messages
	 * @throws XasException if the description is damaged, or of a kind that is not read
	 */
	static List<Piece> of(final FileBytes bytes, final VirtualMark.Place place, final String name) {
		return new VirtualSources(name, object(bytes, place, name)).pieces();
	}

	private static ByteBuffer object(final FileBytes bytes, final VirtualMark.Place place, final String name) {
		final ByteBuffer header = read(bytes, place.address(), HEAP_HEADER);
		final long size = header.getLong(8);
		if (size < HEAP_HEADER || size > LARGEST || place.address() + size > bytes.size()) throw damaged(name);
		final ByteBuffer heap = read(bytes, place.address(), (int) size);
		int at = HEAP_HEADER;
		while (at + OBJECT_HEADER <= size) {
			final int index = Short.toUnsignedInt(heap.getShort(at));
			final long length = heap.getLong(at + 8);
			if (index == 0 || length < 0 || length > size - at - OBJECT_HEADER) break;
			if (index == place.index()) return heap.slice(at + OBJECT_HEADER, (int) length).order(ByteOrder.LITTLE_ENDIAN);
			at += OBJECT_HEADER + (int) ((length + 7) / 8 * 8);
		}
		throw damaged(name);
	}

	private static ByteBuffer read(final FileBytes bytes, final long address, final int length) {
		final ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.read(buffer, address);
		return buffer.flip();
	}

	private static XasException damaged(final String name) {
		return new XasException("The description of the virtual dataset " + name + " is damaged.");
	}

	private XasException unusual(final String what) {
		return new XasException("The virtual dataset " + name + " " + what + ", which is not read. Open its source files, or copy it to a plain " +
			"one with h5repack.");
	}

	private List<Piece> pieces() {
		try {
			if (data.get() != 0) throw unusual("has a description of a newer kind");
			final long count = data.getLong();
			if (count < 0 || count > MOST_BOXES) throw damaged(name);
			final List<Piece> pieces = new ArrayList<>();
			for (long i = 0; i < count; i++) {
				final String file = text();
				final String dataset = text();
				if (file.contains("%") || dataset.contains("%")) throw unusual("names its sources by a pattern (" + file + ")");
				add(pieces, file, dataset, selection(), selection());
			}
			return pieces;
		}
		catch (final IndexOutOfBoundsException | BufferUnderflowException e) {
			throw damaged(name);
		}
	}

	private String text() {
		int end = data.position();
		while (data.get(end) != 0) end++;
		final byte[] text = new byte[end - data.position()];
		data.get(text).get();
		return new String(text, StandardCharsets.UTF_8);
	}

	/** @return boxes in the order of their elements; empty for all of a dataset */
	private List<Box> selection() {
		final int kind = data.getInt();
		final int version = data.getInt();
		if (kind == ALL) {
			data.getLong();
			return List.of();
		}
		if (kind != HYPERSLAB) throw unusual("takes single points of its sources");
		return switch (version) {
			case 1 -> listed(4, true);
			case 2 -> {
				data.get();
				data.getInt();
				yield regular(8);
			}
			case 3 -> {
				final boolean isRegular = (data.get() & 1) != 0;
				final int width = data.get();
				yield isRegular ? regular(width) : listed(width, false);
			}
			default -> throw unusual("has a selection of a newer kind");
		};
	}

	/** @param isOld whether bytes that say nothing stand before */
	private List<Box> listed(final int width, final boolean isOld) {
		if (isOld) data.getLong();
		final int rank = data.getInt();
		final long count = number(width);
		if (rank <= 0 || rank > 32 || count < 0 || count > MOST_BOXES) throw damaged(name);
		final List<Box> boxes = new ArrayList<>();
		for (long i = 0; i < count; i++) {
			final long[] start = numbers(rank, width);
			final long[] shape = numbers(rank, width);
			for (int d = 0; d < rank; d++) shape[d] -= start[d] - 1;
			boxes.add(new Box(start, shape));
		}
		return boxes;
	}

	/** Blocks at equal distances; those that touch are one. */
	private List<Box> regular(final int width) {
		final int rank = data.getInt();
		if (rank <= 0 || rank > 32) throw damaged(name);
		final long[] start = numbers(rank, width);
		final long[] stride = numbers(rank, width);
		final long[] count = numbers(rank, width);
		final long[] block = numbers(rank, width);
		int split = -1;
		final long[] shape = new long[rank];
		for (int d = 0; d < rank; d++) {
			if (count[d] < 0 || block[d] < 0 || count[d] >= Integer.MAX_VALUE || block[d] >= Integer.MAX_VALUE) {
				throw unusual("grows without end");
			}
			final boolean isOne = count[d] <= 1 || stride[d] == block[d];
			shape[d] = isOne ? count[d] * block[d] : block[d];
			if (isOne) continue;
			if (split >= 0) throw unusual("takes every n-th of its sources along two axes");
			split = d;
		}
		if (split < 0) return List.of(new Box(start, shape));
		if (count[split] > MOST_BOXES) throw damaged(name);
		final List<Box> boxes = new ArrayList<>();
		for (long i = 0; i < count[split]; i++) {
			final long[] corner = start.clone();
			corner[split] += i * stride[split];
			boxes.add(new Box(corner, shape));
		}
		return boxes;
	}

	private long number(final int width) {
		return switch (width) {
			case 2 -> Short.toUnsignedLong(data.getShort());
			case 4 -> Integer.toUnsignedLong(data.getInt());
			case 8 -> data.getLong();
			default -> throw damaged(name);
		};
	}

	private long[] numbers(final int count, final int width) {
		final long[] numbers = new long[count];
		for (int i = 0; i < count; i++) numbers[i] = number(width);
		return numbers;
	}

	/** Boxes of both sides belong to each other one by one; one box of a side is cut as the other side is. */
	private void add(final List<Piece> pieces, final String file, final String dataset, final List<Box> source, final List<Box> target) {
		final int boxes = Math.max(1, Math.max(source.size(), target.size()));
		if (pieces.size() + boxes > MOST_BOXES) throw damaged(name);
		if (boxes > 1 && target.isEmpty()) throw unusual("is as a whole many parts of another dataset");
		if (source.size() > 1 && target.size() > 1 && source.size() != target.size()) throw unusual("joins parts of different numbers");
		for (int i = 0; i < boxes; i++) {
			pieces.add(new Piece(file, dataset, part(source, i, boxes), part(target, i, boxes), i, boxes));
		}
	}

	/** @return null for a whole dataset */
	private Box part(final List<Box> boxes, final int number, final int parts) {
		if (boxes.isEmpty()) return null;
		final Box part = boxes.size() == 1 ? boxes.get(0).part(number, parts) : boxes.get(number);
		if (part == null) throw unusual("joins parts of different sizes");
		return part;
	}
}
