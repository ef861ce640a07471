package org.xasmapper.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.xasmapper.spectrum.FileBytes;

/**
 * Lets jHDF, which refuses a group for one virtual dataset in it, take that for one whose few bytes are kept beside its
 * description. These bytes say where the description of the sources is: the address and the index of an object in a global heap.
 * A layout message is a virtual one if it says so and that place begins a global heap.
 */
final class VirtualMark {

	/** Bytes that stand for the data. */
	static final int SIZE = 10;

	private static final int MESSAGE = 14;
	private static final int LAYOUT = 8;
	private static final int VIRTUAL = 3;
	private static final int HEAP = ByteBuffer.wrap(new byte[] { 'G', 'C', 'O', 'L' }).getInt();
	private static final int HEADER_V2 = ByteBuffer.wrap(new byte[] { 'O', 'H', 'D', 'R' }).getInt();

	private final FileBytes bytes;
	private final ThreadLocal<Boolean> isOff = ThreadLocal.withInitial(() -> false);
	private final Set<Place> known = ConcurrentHashMap.newKeySet();

	VirtualMark(final FileBytes bytes) {
		this.bytes = bytes;
	}

	/**
	 * An object in a global heap.
	 *
	 * @param address of the heap in the file
	 */
	record Place(long address, int index) {}

	/** Puts no marks into what this thread reads meanwhile. */
	<T> T without(final Supplier<T> action) {
		isOff.set(true);
		try {
			return action.get();
		}
		finally {
			isOff.remove();
		}
	}

	/** Puts marks into what was read. A header that is read again for its checksum stays as it is. */
	void mark(final byte[] data, final int first, final int end) {
		if (isOff.get()) return;
		if (end - first > 6 && ByteBuffer.wrap(data).getInt(first) == HEADER_V2) return;
		for (int i = first; i <= end - MESSAGE; i++) {
			if (data[i + 1] == VIRTUAL && (data[i] == 3 || data[i] == 4) && followsHeader(data, first, i)) mark(data, i);
		}
	}

	/** Old headers have eight bytes before a message, new ones four or six. */
	private static boolean followsHeader(final byte[] data, final int first, final int at) {
		return (at - first >= 8 && data[at - 8] == LAYOUT && data[at - 7] == 0) || (at - first >= 4 && data[at - 4] == LAYOUT) || (at -
			first >= 6 && data[at - 6] == LAYOUT);
	}

	private void mark(final byte[] data, final int at) {
		final ByteBuffer message = ByteBuffer.wrap(data, at, MESSAGE).slice().order(ByteOrder.LITTLE_ENDIAN);
		final Place place = new Place(message.getLong(2), message.getInt(10));
		if (place.address <= 0 || place.address >= 1L << 48 || place.address > bytes.size() - 16 || place.index <= 0) return;
		final ByteBuffer heap = ByteBuffer.allocate(Integer.BYTES);
		bytes.read(heap, place.address);
		if (heap.getInt(0) != HEAP) return;
		known.add(place);
		message.put(0, (byte) 3).put(1, (byte) 0).putShort(2, (short) SIZE).putInt(4, (int) place.address).putShort(8,
			(short) (place.address >> 32)).putInt(10, place.index);
	}

	/** @return where the sources of a dataset with these bytes are described; null if it is none */
	Place placeIn(final ByteBuffer data) {
		if (data.remaining() != SIZE) return null;
		final ByteBuffer mark = data.slice().order(ByteOrder.LITTLE_ENDIAN);
		final Place place = new Place(Integer.toUnsignedLong(mark.getInt(0)) | (long) Short.toUnsignedInt(mark.getShort(4)) << 32, mark
			.getInt(6));
		return known.contains(place) ? place : null;
	}
}
