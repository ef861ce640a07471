package org.xasmapper.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.spectrum.FileBytes;

class Hdf5NumbersTest {

	private static final int COUNT = 1000;

	@ParameterizedTest
	@CsvSource({ "true, true, 2", "true, true, 4", "true, true, 8", "false, true, 1", "false, false, 1", "false, true, 2",
		"false, false, 2", "false, true, 4", "false, false, 4", "false, true, 8", "false, false, 8" })
	void shuffledNumbersAreThoseInOrder(final boolean isFloat, final boolean isSigned, final int width) {
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN }) {
			final Hdf5Numbers numbers = new Hdf5Numbers(isFloat, isSigned, width, order);
			final byte[] plain = new byte[COUNT * width];
			new Random(width).nextBytes(plain);
			final byte[] shuffled = new byte[plain.length];
			for (int i = 0; i < plain.length; i++) shuffled[i % width * COUNT + i / width] = plain[i];
			final float[] expected = new float[COUNT];
			final float[] found = new float[COUNT];
			numbers.toFloats(plain, 7, COUNT - 10, expected, 3);
			numbers.shuffledToFloats(shuffled, COUNT, 7, COUNT - 10, found, 3);
			assertArrayEquals(expected, found);
		}
	}

	@ParameterizedTest
	@CsvSource({ "true, true, 4, C0490FDB, -3.1415927", "true, true, 2, 3C01, 1.0009766", "true, true, 8, 3FF8000000000000, 1.5",
		"false, false, 2, FFFE, 65534", "false, true, 2, FFFE, -2", "false, false, 1, FE, 254", "false, true, 1, FE, -2",
		"false, false, 4, FFFFFFFE, 4294967294", "false, true, 4, FFFFFFFE, -2", "false, false, 8, FFFFFFFFFFFFFFFE, 18446744073709551614",
		"false, true, 8, FFFFFFFFFFFFFFFE, -2" })
	void bitsAreNumbers(final boolean isFloat, final boolean isSigned, final int width, final String bits, final double expected) {
		final byte[] source = new byte[width];
		for (int b = 0; b < width; b++) source[b] = (byte) Integer.parseInt(bits.substring(2 * b, 2 * b + 2), 16);
		final Hdf5Numbers numbers = new Hdf5Numbers(isFloat, isSigned, width, ByteOrder.BIG_ENDIAN);
		final float[] found = new float[2];
		numbers.toFloats(source, 0, 1, found, 0);
		numbers.shuffledToFloats(source, 1, 0, 1, found, 1);
		assertArrayEquals(new float[] { (float) expected, (float) expected }, found);
	}

	/** Bytes that look like the description of a virtual dataset are numbers where numbers are read. */
	@Test
	void numbersAreNeverTakenForDescriptions(@TempDir final Path folder) throws Exception {
		final byte[] data = new byte[64];
		final ByteBuffer message = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
		message.put(0, (byte) 8).put(8, (byte) 4).put(9, (byte) 3).putLong(10, 32).putInt(18, 1).put(32, new byte[] { 'G', 'C', 'O', 'L' });
		final Path file = Files.write(folder.resolve("data.bin"), data);
		final FileBytes bytes = FileBytes.open(file);
		try {
			final VirtualMark marks = new VirtualMark(bytes);
			final Hdf5Channel channel = new Hdf5Channel(bytes, marks);
			final ByteBuffer read = ByteBuffer.allocate(data.length);
			assertEquals(data.length, (int) marks.without(() -> channel.read(read)));
			assertArrayEquals(data, read.array());
			assertNull(marks.placeIn(ByteBuffer.wrap(data, 12, VirtualMark.SIZE)));
			read.clear();
			channel.position(0).read(read);
			assertEquals(3, read.get(8), "a description is marked elsewhere");
		}
		finally {
			bytes.close();
		}
	}
}
