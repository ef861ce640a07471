package org.xasmapper.io.series;

import java.nio.ByteBuffer;
import java.util.Locale;

/** The numbers of an EDF frame, by the names that are written for them. */
enum EdfType {

	UNSIGNED_BYTE(1), SIGNED_BYTE(1), UNSIGNED_SHORT(2), SIGNED_SHORT(2), UNSIGNED_INTEGER(4), SIGNED_INTEGER(4), UNSIGNED_64(8), SIGNED_64(8),
	FLOAT(4), DOUBLE(8);

	private final int bytes;

	EdfType(final int bytes) {
		this.bytes = bytes;
	}

	/** @return null if it is none that is known */
	static EdfType named(final String name) {
		return switch (name.strip().toLowerCase(Locale.ROOT)) {
			case "unsignedbyte" -> UNSIGNED_BYTE;
			case "signedbyte" -> SIGNED_BYTE;
			case "unsignedshort" -> UNSIGNED_SHORT;
			case "signedshort" -> SIGNED_SHORT;
			case "unsignedinteger", "unsignedlong" -> UNSIGNED_INTEGER;
			case "signedinteger", "signedlong" -> SIGNED_INTEGER;
			case "unsigned64" -> UNSIGNED_64;
			case "signed64" -> SIGNED_64;
			case "float", "floatvalue", "real", "floatieee32" -> FLOAT;
			case "double", "doublevalue", "floatieee64" -> DOUBLE;
			default -> null;
		};
	}

	/** @return bytes of a number */
	int bytes() {
		return bytes;
	}

	double value(final ByteBuffer stored, final int at) {
		return switch (this) {
			case UNSIGNED_BYTE -> stored.get(at) & 0xff;
			case SIGNED_BYTE -> stored.get(at);
			case UNSIGNED_SHORT -> stored.getShort(at) & 0xffff;
			case SIGNED_SHORT -> stored.getShort(at);
			case UNSIGNED_INTEGER -> stored.getInt(at) & 0xffffffffL;
			case SIGNED_INTEGER -> stored.getInt(at);
			case UNSIGNED_64 -> stored.getLong(at) >= 0 ? stored.getLong(at) : (stored.getLong(at) >>> 1) * 2.0;
			case SIGNED_64 -> stored.getLong(at);
			case FLOAT -> stored.getFloat(at);
			case DOUBLE -> stored.getDouble(at);
		};
	}
}
