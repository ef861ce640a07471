package org.xasmapper.io.zarr;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.xasmapper.io.zarr.Codec.DamagedChunk;
import org.xasmapper.spectrum.XasException;

/** The codecs that are known, by their names in metadata. */
final class Codecs {

	/** More bytes than an array can have are no chunk. */
	static final int MOST_BYTES = Integer.MAX_VALUE - 16;

	private Codecs() {}

	/**
	 * @param file for messages
	 * @param configuration of the codec: its name is {@code id} in version 2, {@code name} in version 3
	 * @throws XasException naming a codec that is not known
	 */
	static Codec of(final String file, final String name, final MetadataJson configuration) {
		switch (name.replaceFirst("^numcodecs\\.", "")) {
			case "gzip":
				return (bytes, most) -> inflated(bytes, most, GZIPInputStream::new);
			case "zlib":
				return (bytes, most) -> inflated(bytes, most, InflaterInputStream::new);
			case "zstd":
				return (bytes, most) -> decompressed(new ZstdDecompressor(), bytes, 0, bytes.length, most);
			case "lz4":
				return Codecs::lz4;
			case "blosc":
				return Blosc::decode;
			case "crc32c":
				return Codecs::checked;
			case "shuffle":
				final int size = configuration.number("elementsize", 4);
				return (bytes, most) -> Shuffle.unshuffled(bytes, size);
			case "sharding_indexed":
				throw new XasException(file + " is sharded: several chunks stand in one file, which is not read. Save it without sharding " +
					"(in zarr-python without shards=).");
			default:
				throw new XasException(file + " is compressed with the codec \"" + name + "\", which is not read. Save it with gzip, zstd or blosc.");
		}
	}

	@FunctionalInterface
	private interface Inflater {

		InputStream of(InputStream bytes) throws IOException;
	}

	private static byte[] inflated(final byte[] bytes, final int most, final Inflater inflater) throws DamagedChunk {
		try (InputStream in = inflater.of(new ByteArrayInputStream(bytes))) {
			final byte[] inflated = in.readNBytes(most + 1);
			if (inflated.length > most) throw new DamagedChunk("it holds more than its shape");
			return inflated;
		}
		catch (final IOException e) {
			throw new DamagedChunk("it does not inflate: " + e.getMessage());
		}
	}

	/** numcodecs writes the length before the block. */
	private static byte[] lz4(final byte[] bytes, final int most) throws DamagedChunk {
		if (bytes.length < 4) throw new DamagedChunk("it ends within its header");
		final int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
		if (length < 0 || length > most) throw new DamagedChunk("it claims " + length + " bytes");
		return decompressed(new Lz4Decompressor(), bytes, 4, bytes.length - 4, length);
	}

	/** @return what a library makes of a part of the bytes, at most so many */
	static byte[] decompressed(final Decompressor library, final byte[] bytes, final int from, final int length, final int most)
		throws DamagedChunk
	{
		final byte[] target = new byte[most];
		try {
			final int size = library.decompress(bytes, from, length, target, 0, most);
			return size == most ? target : Arrays.copyOf(target, size);
		}
		catch (final MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
			throw new DamagedChunk("it does not decompress: " + e.getMessage());
		}
	}

	/** Castagnoli's check sum stands behind the bytes. */
	private static byte[] checked(final byte[] bytes, final int most) throws DamagedChunk {
		if (bytes.length < 4) throw new DamagedChunk("it ends within its check sum");
		final CRC32C sum = new CRC32C();
		sum.update(bytes, 0, bytes.length - 4);
		if ((int) sum.getValue() != ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 4)) {
			throw new DamagedChunk("its check sum does not agree with it");
		}
		return Arrays.copyOf(bytes, bytes.length - 4);
	}
}
