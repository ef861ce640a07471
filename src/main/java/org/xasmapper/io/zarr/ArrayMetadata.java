package org.xasmapper.io.zarr;

import com.google.gson.JsonElement;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/**
 * What is said of an array, whatever the version.
 *
 * @param shape sizes of the axes, the slowest first
 * @param chunks sizes of a chunk
 * @param type of the numbers
 * @param order axes as they stand in a chunk, the slowest first: 0, 1, 2, … in C's order
 * @param codecs that undo what was done to a chunk, in the order of undoing
 * @param fill value where a chunk is missing
 * @param prefix and separator of the chunks' names, such as {@code c/0/0/0} and {@code 0.0.0}
 */
record ArrayMetadata(int[] shape, int[] chunks, NumberType type, int[] order, List<Codec> codecs, double fill, String prefix,
	String separator)
{

	/** @throws XasException naming the file, if sizes cannot be, or a chunk does not fit into an array */
	static ArrayMetadata checked(final String file, final ArrayMetadata metadata) {
		if (metadata.chunks.length != metadata.shape.length) {
			throw new XasException(file + ": the array has " + metadata.shape.length + " axes, its chunks have " + metadata.chunks.length + ".");
		}
		long bytes = metadata.type.bytes();
		for (final int size : metadata.chunks) {
			if (size < 1) throw new XasException(file + ": a chunk of size " + size + " cannot be.");
			bytes *= size;
			if (bytes > Math.min(Codecs.MOST_BYTES, Runtime.getRuntime().maxMemory() / 4)) {
				throw new XasException(file + ": a chunk of " + Arrays.toString(metadata.chunks) + " " + metadata.type.inWords() + " takes more " +
					"than a quarter of the memory given to ImageJ, or more than 2 GB. Save it with smaller chunks.");
			}
		}
		return metadata;
	}

	/** @return null if it holds no numbers */
	static ArrayMetadata ofVersion2(final MetadataJson json) {
		final NumberType type = NumberType.ofVersion2(json.text("dtype"));
		if (type == null) return null;
		final int[] shape = json.sizes("shape");
		final List<Codec> codecs = new ArrayList<>();
		if (json.has("compressor")) codecs.add(codec2(json.object("compressor")));
		final List<MetadataJson> filters = json.objects("filters");
		for (int i = filters.size() - 1; i >= 0; i--) codecs.add(codec2(filters.get(i)));
		final int[] order = IntStream.range(0, shape.length).map(i -> json.text("order").equals("F") ? shape.length - 1 - i : i).toArray();
		final String separator = json.has("dimension_separator") ? json.text("dimension_separator") : ".";
		return checked(json.file(), new ArrayMetadata(shape, json.sizes("chunks"), type, order, List.copyOf(codecs), type.fill(json.file(),
			json.text("fill_value")), "", separator));
	}

	private static Codec codec2(final MetadataJson configuration) {
		return Codecs.of(configuration.file(), configuration.text("id"), configuration);
	}

	/** @return null if it holds no numbers */
	static ArrayMetadata ofVersion3(final MetadataJson json) {
		final int[] shape = json.sizes("shape");
		final MetadataJson grid = json.object("chunk_grid");
		if (!grid.text("name").equals("regular")) {
			throw new XasException(json.file() + ": chunks on a grid \"" + grid.text("name") + "\" are not read. Save it with chunks of one size.");
		}
		if (!json.elements("storage_transformers").isEmpty()) {
			throw new XasException(json.file() + ": storage transformers are not read. Save it without them.");
		}
		if (NumberType.ofVersion3(json.text("data_type"), ByteOrder.LITTLE_ENDIAN) == null) return null;
		final Chain chain = new Chain(json, shape.length);
		final NumberType type = NumberType.ofVersion3(json.text("data_type"), chain.bytes);
		final MetadataJson keys = json.object("chunk_key_encoding");
		final boolean old = keys.text("name").equals("v2");
		final String given = keys.object("configuration").text("separator");
		final String separator = given.isEmpty() ? old ? "." : "/" : given;
		return checked(json.file(), new ArrayMetadata(shape, grid.object("configuration").sizes("chunk_shape"), type, chain.order, List.copyOf(
			chain.codecs), type.fill(json.file(), json.text("fill_value")), old ? "" : "c" + separator, separator));
	}

	/** The codecs of version 3, first those of arrays, then of bytes. */
	private static final class Chain {

		private ByteOrder bytes = ByteOrder.LITTLE_ENDIAN;
		private int[] order;
		private final List<Codec> codecs = new ArrayList<>();

		Chain(final MetadataJson json, final int axes) {
			order = IntStream.range(0, axes).toArray();
			for (final JsonElement element : json.elements("codecs")) {
				if (element.isJsonPrimitive()) add(json.file(), element.getAsString(), MetadataJson.empty(json.file()));
				else if (element.isJsonObject()) {
					final MetadataJson codec = new MetadataJson(json.file(), element.getAsJsonObject());
					add(json.file(), codec.text("name"), codec.object("configuration"));
				}
			}
		}

		private void add(final String file, final String name, final MetadataJson configuration) {
			switch (name) {
				case "transpose" -> transpose(file, configuration);
				case "bytes" -> bytes = configuration.text("endian").equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
				default -> codecs.add(0, Codecs.of(file, name, configuration));
			}
		}

		private void transpose(final String file, final MetadataJson configuration) {
			final int[] moved = configuration.sizes("order");
			if (!Arrays.equals(Arrays.stream(moved).sorted().toArray(), IntStream.range(0, order.length).toArray())) {
				throw new XasException(file + ": the order of axes " + Arrays.toString(moved) + " cannot be.");
			}
			final int[] before = order;
			order = Arrays.stream(moved).map(axis -> before[axis]).toArray();
		}
	}
}
