package org.xasmapper.io.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes TIFF files of any kind, also wrong ones: strips first, then the directories. */
final class MadeTiff {

	private final ByteOrder order;
	private final List<Page> pages = new ArrayList<>();

	/** A page: its entries, whole numbers by tag, and its strips as they are in the file. */
	static final class Page {

		final Map<Integer, long[]> entries = new LinkedHashMap<>();
		final List<byte[]> strips;
		boolean reversed;

		Page(final int width, final int height, final int rowsPerStrip, final int bits, final int format,
			final int compression, final List<byte[]> strips)
		{
			this.strips = strips;
			with(TiffTag.WIDTH, width).with(TiffTag.HEIGHT, height).with(TiffTag.BITS_PER_SAMPLE, bits).with(TiffTag.COMPRESSION,
				compression).with(TiffTag.PHOTOMETRIC, 1).with(TiffTag.SAMPLES_PER_PIXEL, 1).with(TiffTag.ROWS_PER_STRIP,
					rowsPerStrip).with(TiffTag.SAMPLE_FORMAT, format);
		}

		Page with(final int tag, final long... values) {
			entries.put(tag, values);
			return this;
		}
	}

	MadeTiff(final ByteOrder order) {
		this.order = order;
	}

	MadeTiff add(final Page page) {
		pages.add(page);
		return this;
	}

	byte[] bytes() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[8]);
		final List<long[]> offsets = new ArrayList<>();
		for (final Page page : pages) offsets.add(writeStrips(page, out));
		final List<Integer> directories = new ArrayList<>();
		final List<Integer> links = new ArrayList<>();
		for (int p = 0; p < pages.size(); p++) {
			final Page page = pages.get(p);
			final Map<Integer, long[]> entries = new TreeMap<>(page.entries);
			entries.putIfAbsent(TiffTag.STRIP_OFFSETS, offsets.get(p));
			entries.putIfAbsent(TiffTag.STRIP_BYTE_COUNTS, page.strips.stream().mapToLong(strip -> strip.length).toArray());
			writeDirectory(entries, out, directories, links);
		}
		final byte[] file = out.toByteArray();
		final ByteBuffer buffer = ByteBuffer.wrap(file).order(order);
		buffer.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4d4d)).putShort((short) 42).putInt(directories
			.get(0));
		for (int p = 1; p < pages.size(); p++) buffer.putInt(links.get(p - 1), directories.get(p));
		return file;
	}

	private static long[] writeStrips(final Page page, final ByteArrayOutputStream out) {
		final long[] offsets = new long[page.strips.size()];
		for (int i = 0; i < offsets.length; i++) {
			final int s = page.reversed ? offsets.length - 1 - i : i;
			offsets[s] = out.size();
			out.writeBytes(page.strips.get(s));
		}
		return offsets;
	}

	private void writeDirectory(final Map<Integer, long[]> entries, final ByteArrayOutputStream out,
		final List<Integer> directories, final List<Integer> links)
	{
		final Map<Integer, Integer> places = new LinkedHashMap<>();
		entries.forEach((tag, values) -> {
			if (values.length == 1) return;
			places.put(tag, out.size());
			final ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES).order(order);
			for (final long value : values) buffer.putInt((int) value);
			out.writeBytes(buffer.array());
		});
		directories.add(out.size());
		final ByteBuffer directory = ByteBuffer.allocate(6 + 12 * entries.size()).order(order);
		directory.putShort((short) entries.size());
		entries.forEach((tag, values) -> directory.putShort(tag.shortValue()).putShort((short) 4).putInt(values.length).putInt(
			values.length == 1 ? (int) values[0] : places.get(tag)));
		links.add(out.size() + directory.position());
		out.writeBytes(directory.array());
	}
}
