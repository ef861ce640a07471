package org.xasmapper.io.tiff;

import java.nio.ByteBuffer;

/** Kinds of numbers that a TIFF holds and that are read. */
enum SampleKind {

	UNSIGNED_8(8, 1) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return Byte.toUnsignedInt(bytes.get(sample));
		}
	},

	SIGNED_8(8, 2) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return bytes.get(sample);
		}
	},

	UNSIGNED_16(16, 1) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return Short.toUnsignedInt(bytes.getShort(2 * sample));
		}
	},

	SIGNED_16(16, 2) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return bytes.getShort(2 * sample);
		}
	},

	UNSIGNED_32(32, 1) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return Integer.toUnsignedLong(bytes.getInt(4 * sample));
		}
	},

	SIGNED_32(32, 2) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return bytes.getInt(4 * sample);
		}
	},

	FLOAT_32(32, 3) {

		@Override
		float value(final ByteBuffer bytes, final int sample) {
			return bytes.getFloat(4 * sample);
		}
	};

	private final int bits;
	private final int format;

	SampleKind(final int bits, final int format) {
		this.bits = bits;
		this.format = format;
	}

	/** @return a sample, by its number in the bytes */
	abstract float value(ByteBuffer bytes, int sample);

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
