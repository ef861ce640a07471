package org.xasmapper.io.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.SharedData;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.XasException;

/** Kinds of TIFF: the right samples, or a sentence that names the kind. */
class TiffStackTest {

	private static final int WIDTH = 7;
	private static final int HEIGHT = 5;
	private static final int PAGES = 3;

	@TempDir
	Path folder;

	/** What made files hold: whole numbers that every kind can express. */
	private static float value(final int page, final int pixel) {
		return 20 + 20 * page + pixel;
	}

	@ParameterizedTest
	@CsvSource({ "8,1", "8,2", "16,1", "16,2", "16,4", "32,1", "32,2", "32,3" })
	void everyKindOfNumberInBothOrdersOfBytes(final int bits, final int format) throws IOException {
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			for (final int compression : new int[] { 1, 5, 8, 32946, 32773 }) {
				assertSamples(write(made(order, bits, format, compression, 1, HEIGHT, page -> {})));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void differencesAreSummed(final int bits) throws IOException {
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			assertSamples(write(made(order, bits, 1, 8, 2, HEIGHT, page -> {})));
			assertSamples(write(made(order, bits, 1, 5, 2, 2, page -> {})));
		}
		// Also of the bits of floating-point numbers, as libtiff does it.
		assertSamples(write(made(ByteOrder.BIG_ENDIAN, 32, 3, 8, 2, HEIGHT, page -> {})));
	}

	@Test
	void thePredictorOfFloatingPointNumbers() throws IOException {
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			assertSamples(write(made(order, 32, 3, 8, 3, 2, page -> {})));
		}
		refused("predictor 3 does not go with 16-bit", made(ByteOrder.LITTLE_ENDIAN, 16, 1, 8, 3, 2, page -> {}));
		refused("predictor 9", made(ByteOrder.LITTLE_ENDIAN, 32, 3, 8, 1, 2, page -> page.with(TiffTag.PREDICTOR, 9)));
	}

	@Test
	void stripsMayLieInAnyOrder() throws IOException {
		final Path file = write(made(ByteOrder.LITTLE_ENDIAN, 32, 3, 1, 1, 2, page -> page.reversed = true));
		assertSamples(file);
	}

	@Test
	void pagesMayDifferInCompressionAndKindButNotInSize() throws IOException {
		final MadeTiff mixed = new MadeTiff(ByteOrder.LITTLE_ENDIAN);
		mixed.add(page(ByteOrder.LITTLE_ENDIAN, 0, 32, 3, 1, 1, HEIGHT));
		mixed.add(page(ByteOrder.LITTLE_ENDIAN, 1, 16, 2, 8, 1, 2));
		mixed.add(page(ByteOrder.LITTLE_ENDIAN, 2, 8, 1, 5, 1, 3));
		assertSamples(write(mixed));
		mixed.add(new MadeTiff.Page(WIDTH, 1, 1, 8, 1, 1, List.of(new byte[WIDTH])));
		refused("page 4 has 7 × 1 pixels, but page 1 has 7 × 5", mixed);
	}

	@Test
	void reducedCopiesAreLeftOutWithAWord() throws IOException {
		final MadeTiff made = made(ByteOrder.LITTLE_ENDIAN, 32, 3, 1, 1, HEIGHT, page -> {});
		made.add(new MadeTiff.Page(2, 2, 2, 8, 1, 1, List.of(new byte[4])).with(TiffTag.NEW_SUBFILE_TYPE, 1));
		final Path file = write(made);
		assertSamples(file);
		assertTrue(TiffStack.open(file).notes().get(0).startsWith("1 of 4 pages"), TiffStack.open(file).notes().toString());
	}

	@Test
	void kindsThatAreNotReadAreNamed() throws IOException {
		refused("64-bit floating-point", one(page -> page.with(TiffTag.BITS_PER_SAMPLE, 64)));
		refused("16-bit floating-point", one(page -> page.with(TiffTag.BITS_PER_SAMPLE, 16)));
		refused("12-bit", one(page -> page.with(TiffTag.BITS_PER_SAMPLE, 12).with(TiffTag.SAMPLE_FORMAT, 1)));
		refused("tiled TIFF", one(page -> page.with(TiffTag.TILE_WIDTH, 16)));
		refused("pixel by pixel", one(page -> page.with(TiffTag.SAMPLES_PER_PIXEL, 20)));
		refused("planar", one(page -> page.with(TiffTag.SAMPLES_PER_PIXEL, 20).with(TiffTag.PLANAR_CONFIGURATION, 2)));
		refused("RGB", one(page -> page.with(TiffTag.PHOTOMETRIC, 2).with(TiffTag.SAMPLES_PER_PIXEL, 3)));
		refused("JPEG", one(page -> page.with(TiffTag.COMPRESSION, 7)));
		refused("Zstandard", one(page -> page.with(TiffTag.COMPRESSION, 50000)));
		refused("number 4711", one(page -> page.with(TiffTag.COMPRESSION, 4711)));
		refused("FillOrder", one(page -> page.with(TiffTag.FILL_ORDER, 2)));
		final byte[] big = one(page -> {}).bytes();
		big[2] = 43;
		refused("BigTIFF", big);
	}

	@Test
	void damagedDirectoriesAreToldInASentence() throws IOException {
		for (final int tag : new int[] { TiffTag.WIDTH, TiffTag.HEIGHT }) {
			refused("of page 1 is 0 pixels", one(page -> page.with(tag, 0)));
			refused("of page 1 is 2147483648 pixels", one(page -> page.with(tag, 1L << 31)));
		}
		refused("larger than any image", one(page -> page.with(TiffTag.WIDTH, 1 << 20).with(TiffTag.HEIGHT, 1 << 20)));
		refused("strip 1 of page 1 has 0 bytes", one(page -> page.with(TiffTag.STRIP_BYTE_COUNTS, 0)));
		refused("strip 1 of page 1 should take 140 bytes", one(page -> page.with(TiffTag.STRIP_OFFSETS, 4_000_000_000L)));
		refused("has 1 values", one(page -> page.with(TiffTag.ROWS_PER_STRIP, 1)));
		refused("has no entry 273", withoutStrips());
		refused("too few for its", one(page -> page.with(TiffTag.COMPRESSION, 8).with(TiffTag.HEIGHT, 1 << 20).with(
			TiffTag.ROWS_PER_STRIP, 1 << 20)));
		refused("not a TIFF", new byte[] { 'I', 'I', 42, 0 });
		refused("has no page", new byte[] { 'I', 'I', 42, 0, 0, 0, 0, 0 });
	}

	@Test
	void aChainOfPagesThatRunsInACircleEnds() throws IOException {
		for (int last = 0; last < PAGES; last++) {
			final byte[] file = made(ByteOrder.LITTLE_ENDIAN, 32, 3, 1, 1, HEIGHT, page -> {}).bytes();
			final ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
			int directory = bytes.getInt(4);
			for (int p = 0; p < last; p++) directory = bytes.getInt(directory + 2 + 12 * bytes.getShort(directory));
			bytes.putInt(directory + 2 + 12 * bytes.getShort(directory), bytes.getInt(4));
			refused("in a circle after page " + (last + 1), file);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 8, 32773 })
	void aDamagedCompressedPageIsNamed(final int compression) throws IOException {
		final MadeTiff made = made(ByteOrder.LITTLE_ENDIAN, 32, 3, compression, 1, HEIGHT, page -> {});
		final byte[] half = page(ByteOrder.LITTLE_ENDIAN, 0, 32, 3, compression, 1, HEIGHT).strips.get(0);
		made.add(new MadeTiff.Page(WIDTH, HEIGHT, HEIGHT, 32, 3, compression, List.of(Arrays.copyOf(half, half.length /
			2))));
		final Path file = write(made);
		final TiffStack stack = TiffStack.open(file);
		final String message = assertThrows(XasException.class, () -> stack.samples(null, Progress.NONE)).getMessage();
		assertTrue(message.contains("page 4 is damaged") && message.contains(file.toString()), message);
	}

	@Test
	void readingCanBeCancelled() throws IOException {
		final TiffStack stack = TiffStack.open(write(made(ByteOrder.LITTLE_ENDIAN, 16, 1, 8, 1, HEIGHT, page -> {})));
		assertThrows(CancellationException.class, () -> stack.samples(null, new CancelledWhen(() -> true)));
	}

	@Test
	void realFilesHoldTheTruth() throws IOException {
		final Path cases = SharedData.file("cases/13-tiff-kinds");
		final ByteBuffer truth = ByteBuffer.wrap(Files.readAllBytes(cases.resolve("truth.npy"))).order(ByteOrder.LITTLE_ENDIAN)
			.position(128).slice().order(ByteOrder.LITTLE_ENDIAN);
		int compared = 0;
		for (final String name : names(cases)) {
			if (!name.matches("(f32|[iu]\\d).*") || name.contains("tiled")) continue;
			final float[] samples = samples(cases.resolve(name));
			for (int i = 0; i < samples.length; i++) {
				final long right = truth.getLong(8 * i);
				final float expected = name.matches("i16_signed.*|i32.tif") ? right - 800 : name.startsWith("u8") ? right / 8 : right;
				assertEquals(expected, samples[i], name + ", sample " + i);
			}
			compared++;
		}
		assertEquals(22, compared);
	}

	@Test
	void hostileFilesAreToldInASentence() throws IOException {
		final Path torture = SharedData.file("cases/torture");
		final Map<String, String> sentences = Map.of("cyclic_ifd", "circle", "cyclic_ifd_to_first", "circle",
			"strip_bytecount_0_deflate", "0 bytes", "truncated_deflate_last_page", "page 20", "width_0", "0 pixels",
			"width_0_u16", "0 pixels", "width_2p31", "2147483648 pixels", "metadata_block", "labels and properties", "seed2_524",
			"page 2");
		sentences.forEach((name, sentence) -> {
			final Path file = torture.resolve(name + ".tif");
			final String message = assertThrows(XasException.class, () -> samples(file)).getMessage();
			assertTrue(message.contains(sentence) && message.contains(file.toString()), message);
			assertFalse(message.contains("memory"), message);
		});
		assertEquals(20 * 16 * 12, samples(torture.resolve("legit_strips_reversed.tif")).length);
	}

	private static List<String> names(final Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".tif")).sorted().toList();
		}
	}

	private void refused(final String why, final MadeTiff made) throws IOException {
		refused(why, made.bytes());
	}

	private void refused(final String why, final byte[] bytes) throws IOException {
		final Path file = Files.write(folder.resolve("refused.tif"), bytes);
		final String message = assertThrows(XasException.class, () -> samples(file)).getMessage();
		assertTrue(message.contains(why) && message.contains(file.toString()), message);
	}

	private static void assertSamples(final Path file) {
		final float[] expected = new float[PAGES * WIDTH * HEIGHT];
		for (int i = 0; i < expected.length; i++) expected[i] = value(i / (WIDTH * HEIGHT), i % (WIDTH * HEIGHT));
		assertArrayEquals(expected, samples(file));
	}

	private static float[] samples(final Path file) {
		final TiffStack stack = TiffStack.open(file);
		final SamplePlanes planes = new SamplePlanes(stack.samples(null, Progress.NONE));
		final int size = stack.width() * stack.height();
		final float[] all = new float[size * stack.planes()];
		final float[] plane = new float[size];
		for (int k = 0; k < stack.planes(); k++) {
			planes.readRows(k, 0, stack.height(), plane);
			System.arraycopy(plane, 0, all, k * size, size);
		}
		return all;
	}

	private Path write(final MadeTiff made) throws IOException {
		return Files.write(folder.resolve("made.tif"), made.bytes());
	}

	private static MadeTiff one(final Consumer<MadeTiff.Page> change) {
		final MadeTiff.Page page = page(ByteOrder.LITTLE_ENDIAN, 0, 32, 3, 1, 1, HEIGHT);
		change.accept(page);
		return new MadeTiff(ByteOrder.LITTLE_ENDIAN).add(page);
	}

	private static byte[] withoutStrips() {
		final byte[] file = one(page -> {}).bytes();
		final ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		final int directory = bytes.getInt(4);
		for (int e = 0; e < bytes.getShort(directory); e++) {
			final int entry = directory + 2 + 12 * e;
			if (bytes.getShort(entry) == TiffTag.STRIP_OFFSETS) bytes.putShort(entry, (short) 65000);
		}
		return file;
	}

	static MadeTiff made(final ByteOrder order, final int bits, final int format, final int compression,
		final int predictor, final int rowsPerStrip, final Consumer<MadeTiff.Page> change)
	{
		final MadeTiff made = new MadeTiff(order);
		for (int p = 0; p < PAGES; p++) {
			final MadeTiff.Page page = page(order, p, bits, format, compression, predictor, rowsPerStrip);
			change.accept(page);
			made.add(page);
		}
		return made;
	}

	private static MadeTiff.Page page(final ByteOrder order, final int number, final int bits, final int format,
		final int compression, final int predictor, final int rowsPerStrip)
	{
		final List<byte[]> strips = new ArrayList<>();
		for (int row = 0; row < HEIGHT; row += rowsPerStrip) {
			final int rows = Math.min(rowsPerStrip, HEIGHT - row);
			final ByteBuffer strip = ByteBuffer.allocate(rows * WIDTH * bits / 8).order(order);
			for (int i = 0; i < rows * WIDTH; i++) put(strip, bits, format, value(number, row * WIDTH + i));
			strips.add(packed(predicted(strip, predictor, bits / 8), compression));
		}
		final MadeTiff.Page page = new MadeTiff.Page(WIDTH, HEIGHT, rowsPerStrip, bits, format, compression, strips);
		return predictor == 1 ? page : page.with(TiffTag.PREDICTOR, predictor);
	}

	private static void put(final ByteBuffer strip, final int bits, final int format, final float value) {
		if (format == 3) strip.putFloat(value);
		else if (bits == 8) strip.put((byte) value);
		else if (bits == 16) strip.putShort((short) value);
		else strip.putInt((int) value);
	}

	/** The definition of the predictors, written the other way round and row by row. */
	private static byte[] predicted(final ByteBuffer strip, final int predictor, final int bytes) {
		final byte[] plain = strip.array();
		final ByteBuffer result = ByteBuffer.allocate(plain.length).order(strip.order());
		for (int row = 0; row < plain.length; row += WIDTH * bytes) {
			for (int x = WIDTH - 1; x >= 0 && predictor == 2; x--) {
				for (int at = row + x * bytes, before = at - bytes; at >= 0; at = -1) {
					if (bytes == 1) result.put(at, (byte) (strip.get(at) - (x > 0 ? strip.get(before) : 0)));
					else if (bytes == 2) result.putShort(at, (short) (strip.getShort(at) - (x > 0 ? strip.getShort(before) : 0)));
					else result.putInt(at, strip.getInt(at) - (x > 0 ? strip.getInt(before) : 0));
				}
			}
			for (int i = WIDTH * bytes - 1; i >= 0 && predictor == 3; i--) {
				result.put(row + i, (byte) (planar(plain, strip.order(), row, i, bytes) - (i > 0 ? planar(plain, strip.order(), row, i -
					1, bytes) : 0)));
			}
		}
		return predictor == 1 ? plain : result.array();
	}

	private static byte planar(final byte[] plain, final ByteOrder order, final int row, final int i, final int bytes) {
		final int rank = i / WIDTH;
		return plain[row + i % WIDTH * bytes + (order == ByteOrder.BIG_ENDIAN ? rank : bytes - 1 - rank)];
	}

	private static byte[] packed(final byte[] plain, final int compression) {
		if (compression == 1) return plain;
		if (compression == 32773) return packBits(plain);
		if (compression == 5) return lzw(plain);
		final Deflater deflater = new Deflater();
		deflater.setInput(plain);
		deflater.finish();
		final byte[] packed = new byte[plain.length + 100];
		final int length = deflater.deflate(packed);
		deflater.end();
		return Arrays.copyOf(packed, length);
	}

	/** Literal runs, with a pause (-128) before each. */
	private static byte[] packBits(final byte[] plain) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int from = 0; from < plain.length; from += 100) {
			final int length = Math.min(100, plain.length - from);
			out.write(-128);
			out.write(length - 1);
			out.write(plain, from, length);
		}
		return out.toByteArray();
	}

	/** Codes of single bytes, with a clear code before the codes grow wider. */
	private static byte[] lzw(final byte[] plain) {
		final StringBuilder bits = new StringBuilder();
		for (int i = 0; i < plain.length; i++) {
			if (i % 200 == 0) bits.append(nineBits(256));
			bits.append(nineBits(plain[i] & 0xff));
		}
		bits.append(nineBits(257)).append("0000000");
		final byte[] packed = new byte[bits.length() / 8];
		for (int i = 0; i < packed.length; i++) packed[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
		return packed;
	}

	private static String nineBits(final int code) {
		return String.format("%9s", Integer.toBinaryString(code)).replace(' ', '0');
	}
}
