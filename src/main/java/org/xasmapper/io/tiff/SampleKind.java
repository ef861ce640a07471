package org.xasmapper.io.tiff;

import java.nio.ByteBuffer;

/** Kinds of numbers that a TIFF holds and that are read. */
enum SampleKind {

	UNSIGNED_8(8, 1, (bytes, sample) -> Byte.toUnsignedInt(bytes.get(sample))),
	SIGNED_8(8, 2, ByteBuffer::get),
	UNSIGNED_16(16, 1, (bytes, sample) -> Short.toUnsignedInt(bytes.getShort(2 * sample))),
	SIGNED_16(16, 2, (bytes, sample) -> bytes.getShort(2 * sample)),
	UNSIGNED_32(32, 1, (bytes, sample) -> Integer.toUnsignedLong(bytes.getInt(4 * sample))),
	SIGNED_32(32, 2, (bytes, sample) -> bytes.getInt(4 * sample)),
	FLOAT_32(32, 3, (bytes, sample) -> bytes.getFloat(4 * sample));

	private final int bits;
	private final int format;
	private final Decoder decoder;

	/** Finds a sample by its number in the bytes. */
	@FunctionalInterface
	private interface Decoder {

		float value(ByteBuffer bytes, int sample);
	}

	SampleKind(final int bits, final int format, final Decoder decoder) {
		this.bits = bits;
		this.format = format;
		this.decoder = decoder;
	}

	/** @return a sample, by its number in the bytes */
	float value(final ByteBuffer bytes, final int sample) {
		return decoder.value(bytes, sample);
	}

	int bits() {
		return bits;
	}

	int bytes() {
		return bits / Byte.SIZE;
	}

	/** @return whether values are looked up in ImageJ's table of calibrated values */
	boolean hasTable() {
		return this == UNSIGNED_8 || this == UNSIGNED_16;
	}

	/** @return the kind of so many bits and of a SampleFormat (1 unsigned, 2 signed, 3 float), or null */
	static SampleKind of(final long bits, final long format) {
		for (final SampleKind kind : values()) {
			// 4 is "void", which writers of measured numbers use where they mean unsigned.
			if (kind.bits == bits && kind.format == (format == 4 ? 1 : format)) return kind;
		}
		return null;
	}
}
