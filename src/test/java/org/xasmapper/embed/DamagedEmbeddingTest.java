package org.xasmapper.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Whatever is done to the bytes of a saved embedding, reading it ends in an embedding or in one sentence that names the file. */
class DamagedEmbeddingTest {

	/** More for a long look: {@code -Dxas.mutations=500}. */
	private static final int MUTATIONS = Integer.getInteger("xas.mutations", 60);

	/** Magic, version, settings, three numbers; the checksum of the head follows. */
	private static final int HEAD = 8 + 34 + 12;

	private static final String NAME = "bird.umap";

	@Test
	void noMutationEndsInAnythingButValuesOrASentence() throws IOException {
		final byte[] good = written();
		for (int seed = 0; seed < MUTATIONS; seed++) {
			final byte[] mutated = mutated(good, new Random(seed));
			if (Arrays.equals(mutated, good)) continue;
			final int mutation = seed;
			final XasException told = assertThrows(XasException.class, () -> read(mutated), () -> "mutation " + mutation);
			assertTrue(told.getMessage().startsWith(NAME), told.getMessage());
		}
	}

	/** As somebody would do on purpose. */
	@Test
	void aForgedChecksumHelpsNothing() throws IOException {
		final byte[] good = written();
		int refused = 0;
		for (int seed = 0; seed < MUTATIONS; seed++) {
			final byte[] forged = forged(mutated(good, new Random(1000 + seed)));
			try {
				final Embedding read = read(forged);
				assertEquals(read.count() * read.settings().components(), read.coordinates().length);
			}
			catch (final XasException e) {
				refused++;
				assertTrue(e.getMessage().startsWith(NAME), e.getMessage());
			}
		}
		assertTrue(refused > 0);
	}

	/** A header that promises two thousand million spectra takes no memory for them. */
	@Test
	void hugeNumbersAreDamage() throws IOException {
		for (int field = 0; field < 3; field++) {
			for (final int number : new int[] { Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30 }) {
				final byte[] bytes = written();
				ByteBuffer.wrap(bytes).putInt(HEAD - 12 + 4 * field, number);
				final byte[] forged = forged(bytes);
				assertThrows(XasException.class, () -> read(forged));
			}
		}
	}

	private static byte[] mutated(final byte[] good, final Random random) {
		byte[] bytes = good.clone();
		switch (random.nextInt(4)) {
			case 0:
				return Arrays.copyOf(bytes, random.nextInt(bytes.length));
			case 1:
				bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
				return bytes;
			case 2:
				bytes[random.nextInt(HEAD)] = (byte) random.nextInt();
				return bytes;
			default:
				for (int i = 0; i < 1 + random.nextInt(8); i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
				return bytes;
		}
	}

	/** @return the same bytes with checksums that fit, if they are long enough to have any */
	private static byte[] forged(final byte[] bytes) {
		if (bytes.length < HEAD + 8) return bytes;
		final ByteBuffer buffer = ByteBuffer.wrap(bytes);
		buffer.putInt(HEAD, checksum(bytes, HEAD));
		buffer.putInt(bytes.length - 4, checksum(bytes, bytes.length - 4));
		return bytes;
	}

	private static int checksum(final byte[] bytes, final int length) {
		final CRC32 crc = new CRC32();
		crc.update(bytes, 0, length);
		return (int) crc.getValue();
	}

	private static Embedding read(final byte[] bytes) throws IOException {
		return Embedding.read(new ByteArrayInputStream(bytes), NAME);
	}

	private static byte[] written() throws IOException {
		final Table table = Table.empty(40).with("id", IntStream.range(0, 40).mapToObj(i -> "s" + i).toList());
		final Embedding embedding = Umap.embed(Sets.random(40, 6, 1).withTable(table), new UmapSettings(5, 0.1, 1, Metric.EUCLIDEAN,
			20, 3, 2), Progress.NONE);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		embedding.write(bytes);
		return bytes.toByteArray();
	}
}
