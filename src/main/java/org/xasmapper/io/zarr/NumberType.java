package org.xasmapper.io.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.spectrum.XasException;

/**
 * How numbers are stored.
 *
 * @param kind {@code f} floating point, {@code i} whole, {@code u} whole without sign, {@code b} true or false
 * @param bytes of a number: 1, 2, 4 or 8
 * @param order of its bytes
 */
record NumberType(char kind, int bytes, ByteOrder order) {

	private static final Pattern VERSION_2 = Pattern.compile("([<>|=])([fiub])([1248])");
	private static final Pattern VERSION_3 = Pattern.compile("(float|int|uint|bool)(8|16|32|64)?");

	/** @return the type of such a name as {@code <f4}; null if it is none of numbers */
	static NumberType ofVersion2(final String name) {
		final Matcher type = VERSION_2.matcher(name);
		if (!type.matches() || !isWhole(type.group(2).charAt(0), type.group(3))) return null;
		return new NumberType(type.group(2).charAt(0), Integer.parseInt(type.group(3)), type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN);
	}

	/** @return the type of such a name as {@code float32}; null if it is none of numbers */
	static NumberType ofVersion3(final String name, final ByteOrder order) {
		final Matcher type = VERSION_3.matcher(name);
		if (!type.matches()) return null;
		final char kind = type.group(1).charAt(0);
		if (kind == 'b') return type.group(2) == null ? new NumberType('b', 1, order) : null;
		if (type.group(2) == null) return null;
		final int bytes = Integer.parseInt(type.group(2)) / 8;
		return isWhole(kind, Integer.toString(bytes)) ? new NumberType(kind, bytes, order) : null;
	}

	private static boolean isWhole(final char kind, final String bytes) {
		return kind == 'f' ? !bytes.equals("1") : kind != 'b' || bytes.equals("1");
	}

	/** @return whether a {@code float} is this number itself */
	boolean isExact() {
		return kind == 'f' ? bytes <= 4 : bytes <= 2;
	}

	/** @return in words, such as {@code 16-bit integers} */
	String inWords() {
		return 8 * bytes + "-bit " + (kind == 'f' ? "floating-point numbers" : "integers");
	}

	/** @return the number at a place in bytes of this type's order */
	double value(final ByteBuffer stored, final int at) {
		switch (bytes) {
			case 1:
				return kind == 'i' ? stored.get(at) : stored.get(at) & 0xff;
			case 2:
				if (kind == 'f') return half(stored.getShort(at));
				return kind == 'i' ? stored.getShort(at) : stored.getShort(at) & 0xffff;
			case 4:
				if (kind == 'f') return stored.getFloat(at);
				return kind == 'i' ? stored.getInt(at) : stored.getInt(at) & 0xffffffffL;
			default:
				if (kind == 'f') return stored.getDouble(at);
				return kind == 'i' ? stored.getLong(at) : unsigned(stored.getLong(at));
		}
	}

	private static double unsigned(final long bits) {
		return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
	}

	/** IEEE 754 binary16. */
	private static double half(final short bits) {
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		final double size = exponent == 0 ? fraction * 0x1p-24 : exponent == 31 ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
			: (1024 + fraction) * Math.scalb(1, exponent - 25);
		return bits < 0 ? -size : size;
	}

	/**
	 * @param text a number, NaN, Infinity, or the bits as {@code 0x7fc00000}
	 * @throws XasException naming the file, if it is none
	 */
	double fill(final String file, final String text) {
		if (text.equals("true")) return 1;
		if (text.isEmpty() || text.equals("null") || text.equals("false")) return 0;
		try {
			if (text.startsWith("0x")) return ofBits(Long.parseUnsignedLong(text.substring(2), 16));
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			throw new XasException(file + ": the fill value " + text + " is no number.", e);
		}
	}

	private double ofBits(final long bits) {
		final ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bits);
		return value(number, 0);
	}
}
