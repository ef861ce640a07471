package org.xasmapper.io.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * Files with a few wrong bytes ({@code -Dxas.mutations=500} for more of them): values or one sentence that names the file.
 * An endless loop would never end this test.
 */
class TiffMutationTest {

	private static final int MUTATIONS = Integer.getInteger("xas.mutations", 60);

	/** A damaged file of some kB that is taken for so many planes would be one in which pages are read again and again. */
	private static final int MOST_PLANES = 1000;

	@TempDir
	Path folder;

	@Test
	void damagedFilesEndInValuesOrInASentence() throws IOException {
		final SplittableRandom random = new SplittableRandom(20261125);
		final List<byte[]> originals = originals();
		int values = 0;
		int sentences = 0;
		for (int n = 0; n < MUTATIONS * originals.size(); n++) {
			final byte[] bytes = mutated(originals.get(n % originals.size()).clone(), random.split());
			final Path file = Files.write(folder.resolve("mutated.tif"), bytes);
			try {
				read(file);
				values++;
			}
			catch (final XasException e) {
				assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
				assertTrue(e.getMessage().length() < 600 && !e.getMessage().contains("memory"), e.getMessage());
				sentences++;
			}
		}
		assertTrue(values > 0 && sentences > 0, values + " of values, " + sentences + " of sentences");
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	private static void read(final Path file) {
		final TiffStack stack = TiffStack.open(file);
		final AtomicInteger reported = new AtomicInteger();
		stack.samples(null, new Progress() {

			@Override
			public void report(final String activity, final double fraction) {
				assertTrue(reported.incrementAndGet() < MOST_PLANES, activity);
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		});
	}

	private static List<byte[]> originals() {
		final List<byte[]> originals = new ArrayList<>();
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			originals.add(TiffStackTest.made(order, 32, 3, 1, 1, 5, page -> {}).bytes());
			originals.add(TiffStackTest.made(order, 32, 3, 8, 3, 2, page -> {}).bytes());
			originals.add(TiffStackTest.made(order, 16, 1, 5, 2, 2, page -> {}).bytes());
			originals.add(TiffStackTest.made(order, 16, 2, 32773, 1, 3, page -> page.reversed = true).bytes());
		}
		return originals;
	}

	/** Bytes changed, a piece cut out, a piece doubled, or the end cut off. */
	private static byte[] mutated(final byte[] bytes, final SplittableRandom random) {
		final int kind = random.nextInt(6);
		if (kind == 0) return Arrays.copyOf(bytes, random.nextInt(bytes.length));
		if (kind == 1) {
			final int from = random.nextInt(bytes.length - 32);
			System.arraycopy(bytes, from + random.nextInt(16), bytes, from, 8);
			return bytes;
		}
		for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
			// Half of the changes in the directories, which lie at the end.
			final int at = kind < 4 ? random.nextInt(bytes.length) : bytes.length - 1 - random.nextInt(bytes.length / 3);
			bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xff : 0);
		}
		return bytes;
	}
}
