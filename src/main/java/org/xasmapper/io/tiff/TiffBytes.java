package org.xasmapper.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import org.xasmapper.spectrum.FileBytes;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** Bytes of a TIFF file in its order of bytes. Nothing is read or allocated that the file does not hold. */
final class TiffBytes {

	private static final int CLASSIC = 42;
	private static final int BIG = 43;
	private static final int HEADER = 8;
	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private final Path file;
	private final FileBytes bytes;
	private final long length;
	private final ByteOrder order;
	private final long firstDirectory;

	/** @throws XasException if this is no classic TIFF */
	TiffBytes(final Path file) {
		this.file = file;
		bytes = FileBytes.open(file);
		length = bytes.size();
		if (length < HEADER) throw damaged("it is not a TIFF file");
		final ByteBuffer header = ByteBuffer.allocate(HEADER);
		bytes.read(header, 0);
		header.flip();
		final short mark = header.getShort();
		if (mark != 0x4949 && mark != 0x4d4d) throw damaged("it is not a TIFF file");
		order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		final int version = header.order(order).getShort();
		if (version == BIG) {
			throw refused("it is a BigTIFF", "Save it as a classic TIFF, in Fiji with File > Import > Bio-Formats and File > " +
				"Save As > Tiff..., or in Python with tifffile.imwrite(\"new.tif\", tifffile.imread(\"old.tif\"), bigtiff=False)");
		}
		if (version != CLASSIC) throw damaged("it is not a TIFF file");
		firstDirectory = Integer.toUnsignedLong(header.getInt());
	}

	FileBytes bytes() {
		return bytes;
	}

	ByteOrder order() {
		return order;
	}

	long length() {
		return length;
	}

	long firstDirectory() {
		return firstDirectory;
	}

	/**
	 * @param what it is, for the message
	 * @return so many bytes from a position
	 * @throws XasException if the file does not hold them
	 */
	ByteBuffer read(final long position, final long count, final String what) {
		require(position, count, what);
		if (count > LARGEST_ARRAY) throw refused(what + " takes " + count + " bytes at once", "Save it with smaller strips");
		final ByteBuffer buffer = ByteBuffer.allocate((int) count).order(order);
		bytes.read(buffer, position);
		return buffer.flip();
	}

	/** @throws XasException if the file does not hold so many bytes from a position */
	void require(final long position, final long count, final String what) {
		if (position >= 0 && count >= 0 && position <= length && count <= length - position) return;
		throw damaged(String.format(Locale.ROOT,
			"it is truncated or damaged: %s should take %,d bytes from byte %,d, but the file has %,d bytes", what, count,
			position, length));
	}

	void close() {
		try {
			bytes.close();
		}
		catch (final IOException e) {
			throw new XasException("Cannot close " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	/** @return an exception for a file that is broken */
	XasException damaged(final String why) {
		return new XasException("Cannot open " + file.toAbsolutePath() + ": " + why + ". Copy or export it again.");
	}

	/** @return an exception for a file that is whole, but of a kind that is not read */
	XasException refused(final String kind, final String remedy) {
		return new XasException("Cannot open " + file.toAbsolutePath() + ": " + kind + ", which XAS Mapper does not read. " +
			remedy + ".");
	}
}
