package org.xasmapper.io.tiff;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What ImageJ writes into a TIFF besides samples: numbers and units in the description, and texts in an entry of its
 * own. Files of other programs have none of it.
 *
 * @param description keys as in ImageJ's {@code TiffEncoder}, such as {@code slices} or {@code unit}
 * @param labels of the slices; fewer than slices, or none, if they have none
 * @param properties of the image, keys and values in turn
 */
public record ImageJMetadata(Properties description, List<String> labels, List<String> properties) {

	private static final int MAGIC = 0x494a494a;
	private static final int LABELS = 0x6c61626c;
	private static final int PROPERTIES = 0x70726f70;

	static ImageJMetadata of(final TiffBytes file, final TiffDirectory first) {
		final Properties description = description(first);
		if (!first.has(TiffTag.IMAGEJ_METADATA) || !first.has(TiffTag.IMAGEJ_BYTE_COUNTS)) {
			return new ImageJMetadata(description, List.of(), List.of());
		}
		final List<String> labels = new ArrayList<>();
		final List<String> properties = new ArrayList<>();
		readTexts(file, first, labels, properties);
		return new ImageJMetadata(description, labels, properties);
	}

	private static Properties description(final TiffDirectory first) {
		final Properties properties = new Properties();
		final String text = StandardCharsets.UTF_8.decode(first.bytes(TiffTag.DESCRIPTION)).toString().replace("\0", "");
		if (!text.startsWith("ImageJ")) return properties;
		try {
			properties.load(new StringReader(text));
		}
		catch (final IOException | IllegalArgumentException e) {
			// A broken escape: what was read before it counts, as in ImageJ.
			return properties;
		}
		return properties;
	}

	/** A header names kinds of texts and how many there are of each; the lengths of all are an entry of their own. */
	private static void readTexts(final TiffBytes file, final TiffDirectory first, final List<String> labels,
		final List<String> properties)
	{
		final ByteBuffer data = first.bytes(TiffTag.IMAGEJ_METADATA);
		final long[] lengths = first.numbers(TiffTag.IMAGEJ_BYTE_COUNTS, (int) Math.min(first.count(
			TiffTag.IMAGEJ_BYTE_COUNTS), Integer.MAX_VALUE));
		final long header = lengths.length == 0 ? 0 : lengths[0];
		if (header < 12 || header > data.limit() || data.getInt() != MAGIC) throw damaged(file);
		final int kinds = (int) (header - 4) / 8;
		int text = 1;
		data.position((int) header);
		for (int i = 0; i < kinds; i++) {
			final int kind = data.getInt(4 + 8 * i);
			final long count = Integer.toUnsignedLong(data.getInt(8 + 8 * i));
			if (count > lengths.length - text) throw damaged(file);
			for (int n = 0; n < count; n++) {
				final long length = lengths[text++];
				if (length > data.remaining()) throw damaged(file);
				final ByteBuffer bytes = data.slice(data.position(), (int) length).order(data.order());
				data.position(data.position() + (int) length);
				if (kind == LABELS) labels.add(text(bytes));
				if (kind == PROPERTIES) properties.add(text(bytes));
			}
		}
	}

	private static RuntimeException damaged(final TiffBytes file) {
		return file.damaged("the block of ImageJ's labels and properties is damaged");
	}

	private static String text(final ByteBuffer bytes) {
		return (bytes.order() == ByteOrder.LITTLE_ENDIAN ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE).decode(bytes)
			.toString();
	}

	/** @return a number of the description, or what to take where there is none */
	public double number(final String key, final double absent) {
		try {
			return Double.parseDouble(description.getProperty(key, ""));
		}
		catch (final NumberFormatException e) {
			return absent;
		}
	}

	/** @return a text of the description, or null */
	public String text(final String key) {
		return description.getProperty(key);
	}
}
