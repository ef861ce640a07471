package org.xasmapper.io.xrm;

import java.nio.ByteBuffer;
import java.util.Optional;

/** How an Xradia file stores the samples of its frames; all little-endian. */
enum SampleType {

	INT8(2, 1),
	UINT8(3, 1),
	INT16(4, 2),
	UINT16(5, 2),
	INT32(6, 4),
	UINT32(7, 4),
	FLOAT32(10, 4),
	FLOAT64(11, 8);

	private final int code;
	private final int bytes;

	SampleType(final int code, final int bytes) {
		this.code = code;
		this.bytes = bytes;
	}

	/** @return the type of that number in {@code ImageInfo/DataType}, if it is one of these */
	static Optional<SampleType> of(final int code) {
		for (final SampleType type : values()) {
			if (type.code == code) return Optional.of(type);
		}
		return Optional.empty();
	}

	/** @return bytes of a sample */
	int bytes() {
		return bytes;
	}

	/** Reads samples from the position of a buffer on. */
	void read(final ByteBuffer stored, final float[] target) {
		for (int i = 0; i < target.length; i++) target[i] = next(stored);
	}

	private float next(final ByteBuffer stored) {
		return switch (this) {
			case INT8 -> stored.get();
			case UINT8 -> stored.get() & 0xff;
			case INT16 -> stored.getShort();
			case UINT16 -> stored.getShort() & 0xffff;
			case INT32 -> stored.getInt();
			case UINT32 -> stored.getInt() & 0xffffffffL;
			case FLOAT32 -> stored.getFloat();
			case FLOAT64 -> (float) stored.getDouble();
		};
	}
}
