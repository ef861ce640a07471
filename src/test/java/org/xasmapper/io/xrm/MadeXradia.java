package org.xasmapper.io.xrm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes files as Xradia's microscopes do, a stream after the other. */
final class MadeXradia {

	private final Map<String, byte[]> streams = new LinkedHashMap<>();

	/** A stack of 16-bit frames. */
	static MadeXradia stack(final int width, final int height, final float... energies) {
		final MadeXradia made = new MadeXradia().integer("ImageInfo/ImageWidth", width).integer("ImageInfo/ImageHeight", height)
			.integer("ImageInfo/DataType", 5).integer("ImageInfo/NoOfImages", energies.length).floats("ImageInfo/Energy", energies)
			.floats("ImageInfo/PixelSize", 0.25f);
		for (int k = 0; k < energies.length; k++) made.shorts(frame(k), values(width * height, 1000 * (k + 1)));
		return made;
	}

	static String frame(final int k) {
		return "ImageData" + (k / 100 + 1) + "/Image" + (k + 1);
	}

	static int[] values(final int count, final int first) {
		final int[] values = new int[count];
		for (int i = 0; i < count; i++) values[i] = first + i;
		return values;
	}

	MadeXradia integer(final String stream, final int value) {
		return bytes(stream, buffer(4).putInt(value));
	}

	MadeXradia floats(final String stream, final float... values) {
		final ByteBuffer stored = buffer(4 * values.length);
		for (final float value : values) stored.putFloat(value);
		return bytes(stream, stored);
	}

	MadeXradia shorts(final String stream, final int... values) {
		final ByteBuffer stored = buffer(2 * values.length);
		for (final int value : values) stored.putShort((short) value);
		return bytes(stream, stored);
	}

	MadeXradia bytes(final String stream, final ByteBuffer value) {
		streams.put(stream, value.array());
		return this;
	}

	MadeXradia without(final String stream) {
		streams.remove(stream);
		return this;
	}

	static ByteBuffer buffer(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	Path write(final Path file) throws IOException {
		ContainerLogs.quiet();
		try (POIFSFileSystem container = new POIFSFileSystem()) {
			for (final Map.Entry<String, byte[]> stream : streams.entrySet()) {
				final String[] names = stream.getKey().split("/");
				DirectoryEntry folder = container.getRoot();
				for (int i = 0; i < names.length - 1; i++) {
					folder = folder.hasEntry(names[i]) ? (DirectoryEntry) folder.getEntry(names[i]) : folder.createDirectory(names[i]);
				}
				folder.createDocument(names[names.length - 1], new ByteArrayInputStream(stream.getValue()));
			}
			try (OutputStream bytes = Files.newOutputStream(file)) {
				container.writeFilesystem(bytes);
			}
		}
		return file;
	}
}
