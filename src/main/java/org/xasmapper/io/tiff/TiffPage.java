package org.xasmapper.io.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/** One page: where its strips lie in the file and how their samples are written. All of it is inside the file. */
final class TiffPage {

	private static final int RGB = 2;

	private final TiffBytes file;
	private final String name;
	private final int width;
	private final int height;
	private final SampleKind kind;
	private final Compression compression;
	private final Predictor predictor;
	private final int rowsPerStrip;
	private final long[] offsets;
	private final long[] lengths;

	/** @throws org.xasmapper.spectrum.XasException if the page is of a kind that is not read, or damaged */
	TiffPage(final TiffBytes file, final TiffDirectory directory) {
		this.file = file;
		name = directory.name();
		refuseOtherLayouts(directory);
		width = size(directory, TiffTag.WIDTH, "width");
		height = size(directory, TiffTag.HEIGHT, "height");
		if ((long) width * height > Integer.MAX_VALUE - 8) {
			throw file.damaged(name + " of " + width + " × " + height + " pixels is larger than any image in ImageJ");
		}
		kind = kind(directory);
		compression = compression(directory);
		predictor = predictor(directory);
		rowsPerStrip = (int) Math.min(height, Math.max(1, directory.number(TiffTag.ROWS_PER_STRIP, height)));
		final int strips = (height + rowsPerStrip - 1) / rowsPerStrip;
		offsets = directory.numbers(TiffTag.STRIP_OFFSETS, strips);
		lengths = lengths(directory, strips);
		checkStrips();
	}

	private TiffPage(final TiffPage page, final String name, final long[] offsets) {
		file = page.file;
		this.name = name;
		width = page.width;
		height = page.height;
		kind = page.kind;
		compression = page.compression;
		predictor = page.predictor;
		rowsPerStrip = page.rowsPerStrip;
		this.offsets = offsets;
		lengths = page.lengths;
	}

	/** @return a page without directory that lies so many bytes behind this one */
	TiffPage movedBy(final long bytes) {
		return new TiffPage(this, name + " + " + bytes + " bytes", Arrays.stream(offsets).map(offset -> offset + bytes).toArray());
	}

	private void refuseOtherLayouts(final TiffDirectory directory) {
		if (directory.has(TiffTag.TILE_WIDTH) || directory.has(TiffTag.TILE_OFFSETS)) {
			throw file.refused("it is a tiled TIFF", "Save it in strips, as Fiji does (File > Import > Bio-Formats, then File > Save " +
				"As > Tiff...)");
		}
		final long samples = directory.number(TiffTag.SAMPLES_PER_PIXEL, 1);
		if (directory.number(TiffTag.PHOTOMETRIC, 1) == RGB) {
			throw file.refused(name + " is an RGB image, with colours instead of absorption", "Open the detector's own data (8, 16 or " +
				"32 bit grey values)");
		}
		if (samples > 1) {
			final boolean planar = directory.number(TiffTag.PLANAR_CONFIGURATION, 1) == 2;
			throw file.refused(name + " holds " + samples + " samples per pixel, " + (planar ? "plane after plane (planar)"
				: "pixel by pixel (contiguous)"), "Save it with one page per energy, and one sample per pixel");
		}
		if (directory.number(TiffTag.FILL_ORDER, 1) == 2) {
			throw file.refused("its bits are in reversed order (FillOrder 2)", "Save it with FillOrder 1");
		}
	}

	private int size(final TiffDirectory directory, final int tag, final String what) {
		final long size = directory.number(tag, 0);
		if (size > 0 && size < Integer.MAX_VALUE) return (int) size;
		throw file.damaged("the " + what + " of " + name + " is " + size + " pixels");
	}

	private SampleKind kind(final TiffDirectory directory) {
		final long bits = directory.number(TiffTag.BITS_PER_SAMPLE, 1);
		final long format = directory.number(TiffTag.SAMPLE_FORMAT, 1);
		final SampleKind found = SampleKind.of(bits, format);
		if (found != null) return found;
		final String numbers = format == 3 ? "floating-point numbers" : format == 2 ? "signed integers" : format == 1
			? "unsigned integers" : "numbers of format " + format;
		throw file.refused("it holds " + bits + "-bit " + numbers, "Save it with 32-bit floating-point numbers, in Fiji by Image > " +
			"Type > 32-bit, or in Python by array.astype(\"float32\")");
	}

	private Compression compression(final TiffDirectory directory) {
		final long number = directory.number(TiffTag.COMPRESSION, 1);
		final Compression found = Compression.numbered(number);
		if (found != null) return found;
		throw file.refused("it is compressed by " + Compression.other(number), "Save it without compression, or with Deflate or LZW");
	}

	private Predictor predictor(final TiffDirectory directory) {
		// Other ways of compression do not know predictors; readers pass over the entry.
		if (compression != Compression.LZW && compression != Compression.DEFLATE) return Predictor.NONE;
		final long number = directory.number(TiffTag.PREDICTOR, 1);
		final Predictor found = Predictor.numbered(number);
		if (found != null && !(found == Predictor.FLOATING_POINT && kind != SampleKind.FLOAT_32)) return found;
		throw file.refused("its predictor " + number + " does not go with " + kind.bits() + "-bit samples", "Save it without predictor");
	}

	private long[] lengths(final TiffDirectory directory, final int strips) {
		if (directory.has(TiffTag.STRIP_BYTE_COUNTS)) return directory.numbers(TiffTag.STRIP_BYTE_COUNTS, strips);
		if (compression != Compression.NONE) throw file.damaged("the lengths of the strips of " + name + " are missing");
		final long[] expected = new long[strips];
		Arrays.setAll(expected, this::bytesOf);
		return expected;
	}

	private void checkStrips() {
		for (int s = 0; s < offsets.length; s++) {
			final String strip = "strip " + (s + 1) + " of " + name;
			final boolean enough = compression == Compression.NONE ? lengths[s] >= bytesOf(s) : lengths[s] > 0 && compression
				.canHold(lengths[s], bytesOf(s));
			if (!enough) {
				throw file.damaged(String.format(Locale.ROOT, "%s has %,d bytes, too few for its %,d", strip, lengths[s], bytesOf(s)));
			}
			if (compression != Compression.NONE && bytesOf(s) > Integer.MAX_VALUE - 8) {
				throw file.refused(strip + " takes " + bytesOf(s) + " bytes at once", "Save it with smaller strips");
			}
			file.require(offsets[s], compression == Compression.NONE ? bytesOf(s) : lengths[s], strip);
		}
	}

	private int rowsOf(final int strip) {
		return Math.min(rowsPerStrip, height - strip * rowsPerStrip);
	}

	private long bytesOf(final int strip) {
		return (long) rowsOf(strip) * width * kind.bytes();
	}

	String name() {
		return name;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	SampleKind kind() {
		return kind;
	}

	/** @return where the samples start, if they lie in the file row after row as 32-bit floats; else -1 */
	long plainOffset() {
		return kind == SampleKind.FLOAT_32 ? contiguousOffset() : -1;
	}

	/** @return where the samples start, if they lie in the file row after row; else -1 */
	long contiguousOffset() {
		if (compression != Compression.NONE) return -1;
		for (int s = 1; s < offsets.length; s++) {
			if (offsets[s] != offsets[s - 1] + bytesOf(s - 1)) return -1;
		}
		return offsets[0];
	}

	/**
	 * Reads all samples.
	 *
	 * @param table value of each stored number, or null to take the numbers themselves
	 * @param target {@code [pixels]}, row by row
	 * @throws org.xasmapper.spectrum.XasException naming page and strip, if its compressed bytes are damaged
	 */
	void read(final float[] table, final float[] target) {
		for (int s = 0, first = 0; s < offsets.length; s++) {
			final ByteBuffer strip = strip(s);
			final int samples = strip.limit() / kind.bytes();
			if (kind == SampleKind.FLOAT_32) strip.asFloatBuffer().get(target, first, samples);
			else if (table != null && kind.hasTable()) lookUp(strip, table, target, first, samples);
			else convert(strip, target, first, samples);
			first += samples;
		}
	}

	private void lookUp(final ByteBuffer strip, final float[] table, final float[] target, final int first,
		final int samples)
	{
		for (int i = 0; i < samples; i++) target[first + i] = table[(int) kind.value(strip, i)];
	}

	private void convert(final ByteBuffer strip, final float[] target, final int first, final int samples) {
		for (int i = 0; i < samples; i++) target[first + i] = kind.value(strip, i);
	}

	private ByteBuffer strip(final int s) {
		if (compression == Compression.NONE) return file.read(offsets[s], bytesOf(s), name);
		final int size = Math.toIntExact(bytesOf(s));
		final byte[] packed = file.read(offsets[s], lengths[s], name).array();
		final byte[] strip = new byte[size];
		final int count = compression.decode(packed, strip);
		if (count < size) {
			throw file.damaged(String.format(Locale.ROOT,
				"%s is damaged: the compressed bytes of its strip %d give %,d bytes instead of %,d", name, s + 1, count, size));
		}
		predictor.undo(strip, width, kind.bytes(), file.order());
		return ByteBuffer.wrap(strip).order(file.order());
	}
}
