package org.xasmapper.io.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How numbers are stored: whole numbers of 1 to 8 bytes, or floating-point numbers of 2, 4 or 8.
 *
 * @param bytes of a number
 */
record Hdf5Numbers(boolean isFloat, boolean isSigned, int bytes, ByteOrder order) {

	/** @return null if a type holds no such numbers */
	static Hdf5Numbers of(final DataType type) {
		if (type instanceof FixedPoint) {
			final FixedPoint whole = (FixedPoint) type;
			final boolean plain = whole.getBitOffset() == 0 && whole.getBitPrecision() == 8 * whole.getSize();
			return plain && isWidth(whole.getSize()) ? new Hdf5Numbers(false, whole.isSigned(), whole.getSize(), whole.getByteOrder())
				: null;
		}
		if (type instanceof FloatingPoint && isWidth(type.getSize()) && type.getSize() > 1) {
			return new Hdf5Numbers(true, true, type.getSize(), ((FloatingPoint) type).getByteOrder());
		}
		return null;
	}

	private static boolean isWidth(final int bytes) {
		return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
	}

	/** @return whether all of them are float32 values, too */
	boolean fitsFloat() {
		return isFloat ? bytes <= 4 : bytes <= 2;
	}

	/** Converts numbers that stand one after the other. */
	void toFloats(final byte[] source, final int first, final int count, final float[] target, final int at) {
		final ByteBuffer buffer = ByteBuffer.wrap(source, first * bytes, count * bytes).order(order);
		if (isFloat && bytes == 4) {
			buffer.asFloatBuffer().get(target, at, count);
			return;
		}
		for (int i = 0; i < count; i++) target[at + i] = (float) next(buffer);
	}

	/**
	 * Converts numbers whose first bytes stand one after the other, then their second ones, and so on.
	 *
	 * @param all how many numbers the source holds
	 */
	void shuffledToFloats(final byte[] source, final int all, final int first, final int count, final float[] target, final int at) {
		if (isFloat && bytes == 4) {
			shuffledFloats(source, all, first, count, target, at);
			return;
		}
		final boolean isLittle = order == ByteOrder.LITTLE_ENDIAN;
		for (int i = 0; i < count; i++) {
			long bits = 0;
			for (int b = 0; b < bytes; b++) bits = bits << 8 | source[(isLittle ? bytes - 1 - b : b) * all + first + i] & 0xFF;
			target[at + i] = (float) number(bits);
		}
	}

	/** The same for most files, without a loop within the loop. */
	private void shuffledFloats(final byte[] source, final int all, final int first, final int count, final float[] target, final int at) {
		final boolean isLittle = order == ByteOrder.LITTLE_ENDIAN;
		final int high = first + (isLittle ? 3 * all : 0);
		final int step = isLittle ? -all : all;
		for (int i = 0; i < count; i++) {
			final int k = high + i;
			target[at + i] = Float.intBitsToFloat(source[k] << 24 | (source[k + step] & 0xFF) << 16 | (source[k + 2 * step] & 0xFF) << 8 |
				source[k + 3 * step] & 0xFF);
		}
	}

	double[] toDoubles(final ByteBuffer source, final int count) {
		final ByteBuffer buffer = source.order(order);
		final double[] values = new double[count];
		for (int i = 0; i < count; i++) values[i] = next(buffer);
		return values;
	}

	private double next(final ByteBuffer buffer) {
		return number(switch (bytes) {
			case 1 -> buffer.get();
			case 2 -> buffer.getShort();
			case 4 -> buffer.getInt();
			default -> buffer.getLong();
		});
	}

	/** @param bits of the number, whatever above them */
	private double number(final long bits) {
		if (isFloat) {
			return bytes == 8 ? Double.longBitsToDouble(bits) : bytes == 4 ? Float.intBitsToFloat((int) bits) : FloatingPoint.toFloat(
				(short) bits);
		}
		return switch (bytes) {
			case 1 -> isSigned ? (byte) bits : Byte.toUnsignedInt((byte) bits);
			case 2 -> isSigned ? (short) bits : Short.toUnsignedInt((short) bits);
			case 4 -> isSigned ? (int) bits : Integer.toUnsignedLong((int) bits);
			default -> isSigned ? bits : unsigned(bits);
		};
	}

	private static double unsigned(final long value) {
		return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
	}

	@Override
	public String toString() {
		return (isFloat ? "float" : isSigned ? "int" : "uint") + 8 * bytes;
	}
}
