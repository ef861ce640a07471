package org.xasmapper.io.zarr;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.io.zarr.Codec.DamagedChunk;
import org.xasmapper.spectrum.XasException;

/**
 * An array of numbers. Safe for use by several threads.
 *
 * @param path within the hierarchy, empty for the root
 * @param attributes what its writer says of it
 * @param names of its axes; empty texts where they have none
 */
record ZarrArray(Store store, String path, ArrayMetadata metadata, MetadataJson attributes, List<String> names) {

	/** Coordinates, such as energies, are short. */
	private static final int MOST_COORDINATES = 1_000_000;

	/** A chunk that is compressed may be longer than its bytes, but not by much. */
	private static final long SLACK = 1 << 16;

	int[] shape() {
		return metadata.shape();
	}

	int axes() {
		return metadata.shape().length;
	}

	/** @return name without its groups */
	String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** @return path of its group, empty for the root */
	String group() {
		return path.lastIndexOf('/') < 0 ? "" : path.substring(0, path.lastIndexOf('/'));
	}

	/** @return path, shape and type for the person, such as {@code data, 6 × 5 × 7, 32-bit floating-point numbers} */
	String inWords() {
		return (path.isEmpty() ? store.name() : path) + ", " + shapeInWords() + ", " + metadata.type().inWords();
	}

	String shapeInWords() {
		return String.join(" × ", Arrays.stream(shape()).mapToObj(Integer::toString).toList());
	}

	/** @return how many chunks lie along an axis */
	int chunksAlong(final int axis) {
		return (int) (((long) shape()[axis] + metadata.chunks()[axis] - 1) / metadata.chunks()[axis]);
	}

	/** @return where a chunk is kept */
	String key(final int[] chunk) {
		final String place = String.join(metadata.separator(), Arrays.stream(chunk).mapToObj(Integer::toString).toList());
		return (path.isEmpty() ? "" : path + "/") + metadata.prefix() + place;
	}

	/** @return whether a chunk was written; what was not holds the fill value */
	boolean has(final int[] chunk) {
		return store.has(key(chunk));
	}

	/**
	 * @return the numbers of a chunk as they are stored, whose axes are in the order of the metadata; null if it was not written
	 * @throws XasException naming file and chunk, if it is damaged
	 */
	ByteBuffer bytes(final int[] chunk) {
		final String key = key(chunk);
		final int size = Math.toIntExact(Arrays.stream(metadata.chunks()).asLongStream().reduce(metadata.type().bytes(), (a, b) -> a * b));
		byte[] bytes = store.read(key, 2L * size + SLACK);
		if (bytes == null) return null;
		try {
			for (int i = 0; i < metadata.codecs().size(); i++) {
				final boolean last = i == metadata.codecs().size() - 1;
				bytes = metadata.codecs().get(i).decode(bytes, last ? size : (int) Math.min(Codecs.MOST_BYTES, size + SLACK));
			}
		}
		catch (final DamagedChunk e) {
			throw new XasException(store.name() + ": the chunk " + key + " is damaged: " + e.getMessage() + ".", e);
		}
		if (bytes.length != size) {
			throw new XasException(store.name() + ": the chunk " + key + " is damaged: it holds " + bytes.length + " bytes, not " + size + ".");
		}
		return ByteBuffer.wrap(bytes).order(metadata.type().order());
	}

	/**
	 * @return all numbers of an array of one axis
	 * @throws XasException if it is too long for coordinates
	 */
	double[] coordinates() {
		final int length = shape()[0];
		if (length > MOST_COORDINATES) throw new XasException(store.name() + ": " + path + " has " + length + " numbers, too many for energies.");
		final double[] numbers = new double[length];
		final int chunk = metadata.chunks()[0];
		for (int c = 0; c < chunksAlong(0); c++) {
			final ByteBuffer bytes = bytes(new int[] { c });
			for (int i = 0; i < chunk && c * chunk + i < length; i++) {
				numbers[c * chunk + i] = scaled(bytes == null ? metadata.fill() : metadata.type().value(bytes, i * metadata.type().bytes()));
			}
		}
		return numbers;
	}

	/** Packed numbers carry their scale as netCDF's conventions have it. */
	double scaled(final double number) {
		if (!isScaled()) return number;
		return number * number("scale_factor", 1) + number("add_offset", 0);
	}

	boolean isScaled() {
		return attributes.has("scale_factor") || attributes.has("add_offset");
	}

	private double number(final String attribute, final double otherwise) {
		if (!attributes.has(attribute)) return otherwise;
		try {
			return Double.parseDouble(attributes.text(attribute));
		}
		catch (final NumberFormatException e) {
			throw new XasException(store.name() + ": the attribute " + attribute + " of " + path + " is no number.", e);
		}
	}
}
