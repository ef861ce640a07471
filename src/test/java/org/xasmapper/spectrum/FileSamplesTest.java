package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSamplesTest {

	@TempDir
	Path folder;

	@Test
	void morePlanesThanMappingsThatASystemAllows() throws IOException {
		final int planes = 70_000;
		final FileSamples samples = FileSamples.create(folder.resolve("many"), 2, 2, planes);
		for (int k = 0; k < planes; k++) samples.write(k, 0, 4, new float[] { k, 1, 2, 3 });
		final float[] read = new float[4];
		for (int k = 0; k < planes; k += 997) {
			samples.read(k, 0, 4, read);
			assertArrayEquals(new float[] { k, 1, 2, 3 }, read);
		}
	}

	@Test
	void bothOrdersOfBytesAndAnyPlaceOfAPlane() throws IOException {
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN }) {
			final ByteBuffer bytes = ByteBuffer.allocate(28).order(order);
			for (int i = 0; i < 7; i++) bytes.putFloat(4 * i, i);
			final Path file = Files.write(folder.resolve("file"), bytes.array());
			final FileSamples samples = FileSamples.of(FileBytes.open(file), 3, 1, new long[] { 16, 4 }, order);
			assertArrayEquals(new float[] { 4, 1 }, new SamplePlanes(samples).pixel(0, 0));
			assertEquals(6, samples.randomAccess().setPositionAndGet(2, 0, 0).get());
		}
	}

	@Test
	void rowsOfMoreThanOneReadingAndBandsOfTheImageHoldTheSame() throws IOException {
		final int width = 70_000;
		final FileSamples samples = FileSamples.create(folder.resolve("wide"), width, 3, 2);
		final float[] rows = new float[2 * width];
		for (int i = 0; i < rows.length; i++) rows[i] = i;
		assertEquals(0, samples.randomAccess().setPositionAndGet(5, 2, 1).get());
		new SamplePlanes(samples).writeRows(1, 1, 2, rows);
		final float[] read = new float[2 * width];
		new SamplePlanes(samples).readRows(1, 1, 2, read);
		assertArrayEquals(rows, read);
		// What the image kept of the band is not what was there before.
		assertEquals(width + 5, samples.randomAccess().setPositionAndGet(5, 2, 1).get());
		assertThrows(ReadOnlyBufferException.class, () -> samples.randomAccess().setPositionAndGet(5, 2, 1).set(1));
	}

	@Test
	void aFileThatShrinksWhileItIsUsedIsNamed() throws IOException {
		final Path file = folder.resolve("shrinks");
		final FileSamples samples = FileSamples.create(file, 10, 10, 2);
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(500);
		}
		final float[] read = new float[100];
		samples.read(0, 0, 100, read);
		final String message = assertThrows(XasException.class, () -> samples.read(1, 0, 100, read)).getMessage();
		assertTrue(message.contains(file.toString()) && message.contains("shortened"), message);
	}

	@Test
	void anInterruptedThreadReadsToTheEndAndNothingIsClosedForOthers() throws IOException {
		final FileSamples samples = FileSamples.create(folder.resolve("file"), 2, 2, 1);
		final float[] read = new float[4];
		Thread.currentThread().interrupt();
		samples.write(0, 0, 4, new float[] { 1, 2, 3, 4 });
		assertTrue(Thread.currentThread().isInterrupted());
		samples.read(0, 0, 4, read);
		assertTrue(Thread.interrupted());
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, read);
	}

	@Test
	void interruptsInTheMidstOfReadingsDoNoHarm() throws Exception {
		final FileSamples samples = FileSamples.create(folder.resolve("file"), 256, 256, 1);
		final float[] plane = new float[1 << 16];
		for (int i = 0; i < plane.length; i++) plane[i] = i;
		samples.write(0, 0, plane.length, plane);
		final int[] wrong = new int[2];
		final Thread[] readers = new Thread[2];
		for (int t = 0; t < readers.length; t++) {
			final int reader = t;
			readers[t] = new Thread(() -> {
				final float[] read = new float[plane.length];
				for (int n = 0; n < 200; n++) {
					try {
						samples.read(0, 0, read.length, read);
						if (read[60_000] != 60_000) wrong[reader]++;
					}
					catch (final RuntimeException e) {
						wrong[reader]++;
					}
					Thread.interrupted();
				}
			});
			readers[t].start();
		}
		while (readers[0].isAlive()) {
			readers[0].interrupt();
			Thread.onSpinWait();
		}
		for (final Thread reader : readers) reader.join();
		assertArrayEquals(new int[2], wrong);
	}

	@Test
	void aTemporaryFolderThatCannotBeUsedIsNamed() {
		final Path missing = folder.resolve("missing");
		final String message = assertThrows(XasException.class, () -> ResultCubes.inTemporaryFile(missing, 2, 2, 2)).getMessage();
		assertTrue(message.contains(missing.toString()) && message.contains("java.io.tmpdir"), message);
		assertFalse(Files.exists(missing));
	}

	@Test
	void aResultLargerThanTheDiskIsRefusedBefore() {
		final String message = assertThrows(XasException.class, () -> ResultCubes.inTemporaryFile(folder, 30_000, 30_000,
			2_000_000)).getMessage();
		assertTrue(message.contains("7200000.0 GB") && message.contains(folder.toString()), message);
	}
}
