package org.xasmapper.io.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.FloatProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Files with an image each are one stack, in the order in which a person counts. */
class SeriesReaderTest {

	@TempDir
	private Path folder;

	/** A TIFF of 4 × 3 pixels whose samples are 100 times a number and the pixel's. */
	private void tiff(final String name, final int number) {
		tiff(name, number, 4);
	}

	private void tiff(final String name, final int number, final int width) {
		final float[] pixels = new float[3 * width];
		for (int i = 0; i < pixels.length; i++) pixels[i] = 100 * number + i;
		new FileSaver(new ImagePlus("", new FloatProcessor(width, 3, pixels))).saveAsTiff(folder.resolve(name).toString());
	}

	private Measurement look(final ReadingSettings settings) {
		return SpectralReaders.of(folder).orElseThrow().look(folder, settings, Progress.NONE);
	}

	private static void check(final Measurement stack, final int... numbers) {
		assertArrayEquals(new long[] { 4, 3, numbers.length }, stack.samples().dimensionsAsLongArray());
		for (int k = 0; k < numbers.length; k++) {
			assertEquals(100 * numbers[k], stack.samples().getAt(0, 0, k).get());
			assertEquals(100 * numbers[k] + 11, stack.samples().getAt(3, 2, k).get());
		}
	}

	@ParameterizedTest
	@CsvSource({ "film_7100.5_eV.tif, film_7112_eV.tif, film_10000_eV.tif", "7100.5eV.TIF, 7112.0eV.TIF, 10000eV.TIF",
		"Fe 7.1005 keV.tiff, Fe 7.112 keV.tiff, Fe 10.0 keV.tiff", "s1_0001_7100.5eV.tif, s1_0002_7112eV.tif, s1_0010_10000eV.tif",
		"film_07100_5eV.tif, film_07112_0eV.tif, film_10000_0eV.tif" })
	void namesTellTheEnergies(final String a, final String b, final String c) {
		tiff(c, 3);
		tiff(a, 1);
		tiff(b, 2);
		final Measurement stack = look(ReadingSettings.AS_FOUND);
		assertArrayEquals(new double[] { 7100.5, 7112, 10000 }, stack.energies());
		check(stack, 1, 2, 3);
		assertEquals(Signal.UNKNOWN, stack.signal());
	}

	@Test
	void aListTellsTheEnergiesInNaturalOrder() throws IOException {
		for (final int number : new int[] { 10, 1, 9, 2 }) tiff("scan" + number + ".tif", number);
		Files.writeString(folder.resolve("energies.txt"), "7100\n7101\n7102\n7100.5\n");
		final String message = assertThrows(XasException.class, () -> look(ReadingSettings.AS_FOUND)).getMessage();
		assertTrue(message.contains("scan1.tif (and 3 more)") && message.contains("energies=") && message.contains("energies.txt"), message);
		final Measurement stack = look(ReadingSettings.AS_FOUND.naming("", "energies.txt", ""));
		assertArrayEquals(new double[] { 7100, 7101, 7102, 7100.5 }, stack.energies());
		check(stack, 1, 2, 9, 10);
		Files.writeString(folder.resolve("energies.txt"), "7100\n7101\n7102\n");
		assertTrue(assertThrows(XasException.class, () -> look(ReadingSettings.AS_FOUND.naming("", "energies.txt", ""))).getMessage().contains(
			"3 energies, but there are 4 frames"));
	}

	@Test
	void referencesAndDarkFramesAreCounts() {
		tiff("film_7100eV.tif", 1);
		tiff("film_7110eV.tif", 2);
		tiff("ref_film_7100eV.tif", 3);
		tiff("ref_film_7110eV.tif", 4);
		tiff("dark_001.tif", 5);
		final Measurement stack = look(ReadingSettings.AS_FOUND);
		check(stack, 1, 2);
		assertEquals(Signal.TRANSMITTED, stack.signal());
		assertArrayEquals(new double[] { 7100, 7110 }, stack.counts().flatEnergies());
		assertEquals(400, stack.counts().flats().getAt(0, 0, 1).get());
		assertEquals(500, stack.counts().darks().getAt(0, 0, 0).get());
	}

	@Test
	void seriesOfSeveralSamplesAreChosen() {
		for (int k = 0; k < 2; k++) {
			tiff("rust_" + (7100 + k) + "eV.tif", k);
			tiff("film_" + (7100 + k) + "eV.tif", 10 + k);
		}
		final String message = assertThrows(XasException.class, () -> look(ReadingSettings.AS_FOUND)).getMessage();
		assertTrue(message.contains("dataset=") && message.contains("film (2), rust (2)"), message);
		check(look(ReadingSettings.AS_FOUND.naming("rust", "", "")), 0, 1);
		assertThrows(XasException.class, () -> look(ReadingSettings.AS_FOUND.naming("dust", "", "")));
	}

	@Test
	void imagesOfAnotherSizeAreNamed() {
		tiff("film_7100eV.tif", 1);
		tiff("film_7110eV.tif", 2, 5);
		final String message = assertThrows(XasException.class, () -> look(ReadingSettings.AS_FOUND)).getMessage();
		assertTrue(message.contains("film_7110eV.tif has 5 × 3 pixels"), message);
	}

	private static byte[] edf(final String header, final String type, final int number) {
		final int bytes = type.startsWith("Double") ? 8 : type.endsWith("Short") ? 2 : 4;
		final ByteOrder order = header.contains("HighByteFirst") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
		final ByteBuffer numbers = ByteBuffer.allocate(12 * bytes).order(order);
		for (int i = 0; i < 12; i++) {
			final int value = 100 * number + i;
			switch (type) {
				case "DoubleValue" -> numbers.putDouble(value);
				case "FloatValue" -> numbers.putFloat(value);
				case "UnsignedShort" -> numbers.putShort((short) value);
				default -> numbers.putInt(value);
			}
		}
		final String text = "{\nHeaderID = EH:000001 ;\nDataType = " + type + " ;\nDim_1 = 4 ;\nDim_2 = 3 ;\nSize = " + 12 * bytes + " ;\n" + header;
		final String padded = text + " ".repeat(1022 - text.length()) + "}\n";
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(padded.getBytes(StandardCharsets.ISO_8859_1));
		file.writeBytes(numbers.array());
		return file.toByteArray();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UnsignedShort", "SignedInteger", "FloatValue", "DoubleValue" })
	void edfHeadersTellTheEnergies(final String type) throws IOException {
		Files.write(folder.resolve("scan_0001.edf"), edf("ByteOrder = LowByteFirst ;\nenergy = 7.1005 ;\n", type, 1));
		Files.write(folder.resolve("scan_0002.edf"), edf("ByteOrder = HighByteFirst ;\nmotor_pos = 3 7.112 ;\nmotor_mne = samy mononrj ;\n", type, 2));
		final Measurement stack = look(ReadingSettings.AS_FOUND.naming("", "", ""));
		assertArrayEquals(new double[] { 7100.5, 7112 }, stack.energies());
		check(stack, 1, 2);
	}

	@Test
	void edfFilesWithSeveralFramesAreStacks() throws IOException {
		final ByteArrayOutputStream both = new ByteArrayOutputStream();
		both.writeBytes(edf("energy = 7112.5 ;\n", "FloatValue", 1));
		both.writeBytes(edf("energy = 7113 ;\n", "UnsignedShort", 2));
		final Path file = Files.write(folder.resolve("stack.edf"), both.toByteArray());
		final Measurement stack = SpectralReaders.of(file).orElseThrow().look(file, ReadingSettings.AS_FOUND, Progress.NONE);
		assertArrayEquals(new double[] { 7112.5, 7113 }, stack.energies());
		check(stack, 1, 2);
		assertNull(stack.table());
	}

	@ParameterizedTest
	@CsvSource({ "Dim_1 = 4, Dim_1 = 2000000000, more than 2 GB", "Dim_1 = 4, Dim_1 = 4000, should take", "Dim_1 = 4, Dim_9 = 4, no size",
		"FloatValue, Complex, are not read", "HeaderID = EH:000001, Compression = ZLIB, compressed" })
	void edfFilesThatCannotBeReadAreSaid(final String is, final String becomes, final String words) throws IOException {
		final String text = new String(edf("energy = 7112.5 ;\n", "FloatValue", 1), StandardCharsets.ISO_8859_1).replace(is, becomes);
		final Path file = Files.write(folder.resolve("stack.edf"), text.getBytes(StandardCharsets.ISO_8859_1));
		final String message = assertThrows(XasException.class, () -> new SeriesReader().look(file, ReadingSettings.AS_FOUND, Progress.NONE))
			.getMessage();
		assertTrue(message.contains("stack.edf") && message.contains(words), message);
	}

	@Test
	void damagedEdfFilesEndInValuesOrASentence() throws IOException {
		final byte[] whole = edf("energy = 7112.5 ;\n", "FloatValue", 1);
		final SplittableRandom random = new SplittableRandom(7);
		final Path file = folder.resolve("mutated.edf");
		for (int i = 0; i < Integer.getInteger("xas.mutations", 60); i++) {
			final byte[] bytes = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(1, whole.length) : whole.length);
			for (int m = random.nextInt(1, 6); m > 0; m--) bytes[random.nextInt(Math.min(bytes.length, 140))] = (byte) random.nextInt(10, 127);
			Files.write(file, bytes);
			try {
				final Measurement stack = new SeriesReader().look(file, ReadingSettings.AS_FOUND, Progress.NONE);
				stack.samples().getAt(0, 0, 0).get();
			}
			catch (final XasException e) {
				assertTrue(e.getMessage().contains("mutated.edf"), e.getMessage());
			}
		}
	}

	@Test
	void aPersonCounts() {
		assertEquals(List.of("a1", "a02", "a2", "a10", "a10b", "b"), List.of("b", "a10b", "a10", "a2", "a1", "a02").stream().sorted(
			new NaturalOrder()).toList());
	}
}
