package org.xasmapper.io.xrm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.SharedData;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.XasException;

/** Stacks and series of Xradia's microscopes, made here and measured. */
class XradiaReaderTest {

	private static final XradiaReader READER = new XradiaReader();

	@TempDir
	Path folder;

	private static Measurement look(final Path path) {
		return READER.look(path, ReadingSettings.AS_FOUND, Progress.NONE);
	}

	private static float[] plane(final RandomAccessibleInterval<FloatType> samples, final int k) {
		final float[] plane = new float[(int) (samples.dimension(0) * samples.dimension(1))];
		new SamplePlanes(samples).readRows(k, 0, (int) samples.dimension(1), plane);
		return plane;
	}

	private static String sentence(final Path path) {
		return assertThrows(XasException.class, () -> look(path).close()).getMessage();
	}

	@Test
	void aStackHasAFrameAnEnergy() throws IOException {
		final Path file = MadeXradia.stack(40, 30, 8300, 8310.5f, 8320).write(folder.resolve("ni.txrm"));
		assertEquals(Support.SURE, SpectralReaders.of(file).map(reader -> reader.support(file)).orElse(Support.NONE));
		try (Measurement stack = look(file)) {
			assertArrayEquals(new double[] { 8300, 8310.5, 8320 }, stack.energies());
			assertEquals(Signal.TRANSMITTED, stack.signal());
			assertEquals(0.25, stack.scale().width());
			assertEquals("µm", stack.scale().unit());
			assertArrayEquals(new long[] { 40, 30, 3 }, stack.samples().dimensionsAsLongArray());
			for (int k = 0; k < 3; k++) {
				final int first = 1000 * (k + 1);
				assertEquals(first + 7 + 40 * 5, stack.samples().getAt(7, 5, k).get());
				assertEquals(first + 1199, plane(stack.samples(), k)[1199]);
			}
			assertNull(stack.counts().flats());
			assertTrue(stack.notes().isEmpty(), stack.notes().toString());
		}
	}

	@Test
	void framesBeyondAHundredAreInFurtherFolders() throws IOException {
		final float[] energies = new float[205];
		for (int k = 0; k < energies.length; k++) energies[k] = 7000 + k;
		try (Measurement stack = look(MadeXradia.stack(3, 2, energies).write(folder.resolve("long.txrm")))) {
			assertEquals(205, stack.energies().length);
			assertEquals((205_000 + 4) & 0xffff, plane(stack.samples(), 204)[4]);
		}
	}

	@Test
	void samplesOfAllTypesAreRead() throws IOException {
		final Object[][] types = { { 2, 1, -3f, (IntFunction<ByteBuffer>) n -> repeat(n, 1, b -> b.put((byte) -3)) }, { 3, 1, 250f,
			(IntFunction<ByteBuffer>) n -> repeat(n, 1, b -> b.put((byte) 250)) }, { 4, 2, -300f, (IntFunction<ByteBuffer>) n -> repeat(
				n, 2, b -> b.putShort((short) -300)) }, { 5, 2, 65_000f, (IntFunction<ByteBuffer>) n -> repeat(n, 2, b -> b.putShort(
					(short) 65_000)) }, { 6, 4, -70_000f, (IntFunction<ByteBuffer>) n -> repeat(n, 4, b -> b.putInt(-70_000)) }, { 7, 4,
						3e9f, (IntFunction<ByteBuffer>) n -> repeat(n, 4, b -> b.putInt((int) 3_000_000_000L)) }, { 10, 4, 0.5f,
							(IntFunction<ByteBuffer>) n -> repeat(n, 4, b -> b.putFloat(0.5f)) }, { 11, 8, 0.25f,
								(IntFunction<ByteBuffer>) n -> repeat(n, 8, b -> b.putDouble(0.25)) } };
		for (final Object[] type : types) {
			@SuppressWarnings("unchecked")
			final ByteBuffer stored = ((IntFunction<ByteBuffer>) type[3]).apply(6);
			final Path file = MadeXradia.stack(3, 2, 500, 510).integer("ImageInfo/DataType", (int) type[0]).bytes(MadeXradia.frame(0),
				stored).bytes(MadeXradia.frame(1), stored).write(folder.resolve("type.txrm"));
			try (Measurement stack = look(file)) {
				assertEquals((float) type[2], plane(stack.samples(), 1)[5], "type " + type[0]);
			}
		}
		final Path other = MadeXradia.stack(3, 2, 500, 510).integer("ImageInfo/DataType", 8).write(folder.resolve("other.txrm"));
		assertTrue(sentence(other).contains("type 8"));
	}

	private static ByteBuffer repeat(final int count, final int bytes, final java.util.function.Consumer<ByteBuffer> value) {
		final ByteBuffer stored = MadeXradia.buffer(count * bytes);
		for (int i = 0; i < count; i++) value.accept(stored);
		return stored;
	}

	@Test
	void theReferenceInAFileIsItsFlat() throws IOException {
		final Path file = MadeXradia.stack(3, 2, 500, 510).integer("ReferenceData/DataType", 10).floats("ReferenceData/Image", 9, 8,
			7, 6, 5, 4.5f).write(folder.resolve("flat.txrm"));
		try (Measurement stack = look(file)) {
			assertArrayEquals(new long[] { 3, 2, 1 }, stack.counts().flats().dimensionsAsLongArray());
			assertArrayEquals(new float[] { 9, 8, 7, 6, 5, 4.5f }, plane(stack.counts().flats(), 0));
			assertNull(stack.counts().flatEnergies());
		}
	}

	@Test
	void framesThatTheMicroscopeDividedArePercent() throws IOException {
		final Path file = MadeXradia.stack(3, 2, 500, 510).integer("ImageInfo/OriginalDataRefCorrected", 1).floats(
			"ImageInfo/TransmissionScaleFactor", 100).integer("ReferenceData/DataType", 10).floats("ReferenceData/Image", 9, 8, 7, 6, 5,
				4).write(folder.resolve("divided.txrm"));
		try (Measurement stack = look(file)) {
			assertArrayEquals(new float[] { 100, 100, 100, 100, 100, 100 }, plane(stack.counts().flats(), 0));
			assertTrue(stack.notes().get(0).contains("divided"), stack.notes().toString());
		}
	}

	@Test
	void aScanThatStoppedHasTheFramesItHas() throws IOException {
		final Path file = MadeXradia.stack(3, 2, 500, 510, 520, 530).without(MadeXradia.frame(2)).without(MadeXradia.frame(3)).write(
			folder.resolve("stopped.txrm"));
		try (Measurement stack = look(file)) {
			assertArrayEquals(new double[] { 500, 510 }, stack.energies());
			assertTrue(stack.notes().get(0).contains("the last 2 are missing"), stack.notes().toString());
		}
	}

	@Test
	void aSeriesHasItsFramesAndReferencesAveraged() throws IOException {
		for (int frame = 1; frame <= 3; frame++) {
			for (int k = 0; k < 2; k++) {
				final int value = 100 * (k + 1) + frame;
				single("rep01_x_0710" + k + ".0_eV_00" + frame + "of003.xrm", value);
				single("rep01_00000" + frame + "_ref_x_0710" + k + ".0_eV_00" + frame + "of003.xrm", 10 * value);
			}
		}
		try (Measurement series = look(folder)) {
			assertArrayEquals(new double[] { 7100, 7101 }, series.energies());
			assertArrayEquals(new double[] { 7100, 7101 }, series.counts().flatEnergies());
			assertEquals(202, plane(series.samples(), 1)[3]);
			assertEquals(1020, plane(series.counts().flats(), 0)[0]);
			assertEquals(2, series.notes().size(), series.notes().toString());
		}
	}

	@Test
	void aReferenceStackBesideAStackIsItsFlats() throws IOException {
		final Path file = MadeXradia.stack(3, 2, 500, 510).write(folder.resolve("coin.txrm"));
		MadeXradia.stack(3, 2, 500, 510, 520).write(folder.resolve("coin_ref.txrm"));
		MadeXradia.stack(3, 2, 700, 710).write(folder.resolve("other_ref.txrm"));
		try (Measurement stack = look(file)) {
			assertArrayEquals(new double[] { 500, 510, 520 }, stack.counts().flatEnergies());
			assertEquals(3001, plane(stack.counts().flats(), 2)[1]);
			assertTrue(stack.parts().toString().contains("coin_ref.txrm"), stack.parts().toString());
		}
	}

	@Test
	void framesThatAreAllCalledReferencesAreTheSample() throws IOException {
		single("ref_NiO_8330eV.xrm", 1);
		single("ref_NiO_8340eV.xrm", 2);
		try (Measurement series = look(folder)) {
			assertArrayEquals(new double[] { 8330, 8340 }, series.energies());
			assertNull(series.counts().flats());
		}
	}

	@Test
	void energiesOfTheFilesGroupFramesOfWhichTheNamesHaveNoUnit() throws IOException {
		for (int k = 0; k < 2; k++) {
			MadeXradia.stack(3, 2, 8313 + k).write(folder.resolve("20140329_coin_fov01_" + (8313 + k) + ".xrm"));
			MadeXradia.stack(3, 2, 8313 + k).write(folder.resolve("20140329_coin_bkg_" + (8313 + k) + ".xrm"));
		}
		try (Measurement series = look(folder)) {
			assertArrayEquals(new double[] { 8313, 8314 }, series.energies());
			assertArrayEquals(new double[] { 8313, 8314 }, series.counts().flatEnergies());
		}
	}

	private Path single(final String name, final int value) throws IOException {
		final int[] values = new int[6];
		Arrays.fill(values, value);
		return MadeXradia.stack(3, 2, 0).shorts(MadeXradia.frame(0), values).write(folder.resolve(name));
	}

	@Test
	void repeatsStayApartAndOneFrameStandsForItsSeries() throws IOException {
		single("rep01_x_7101eV.xrm", 1);
		single("rep01_x_7100eV.xrm", 2);
		single("rep02_x_7100eV.xrm", 3);
		final Path last = single("rep02_x_7101eV.xrm", 4);
		single("rep01_y_7100eV.xrm", 5);
		single("rep01_y_7101eV.xrm", 6);
		single("ref_7100eV.xrm", 7);
		try (Measurement series = look(last)) {
			assertArrayEquals(new double[] { 7100, 7101, 7100, 7101 }, series.energies());
			assertEquals(3, plane(series.samples(), 2)[0]);
			assertArrayEquals(new double[] { 7100 }, series.counts().flatEnergies());
		}
		final String question = sentence(folder);
		assertTrue(question.contains("dataset=") && question.contains("x, y"), question);
		final ReadingSettings chosen = ReadingSettings.AS_FOUND.naming("y", "", "");
		try (Measurement series = READER.look(folder, chosen, Progress.NONE)) {
			assertEquals(6, plane(series.samples(), 1)[0]);
		}
	}

	@Test
	void whatIsMissingIsSaid() throws IOException {
		final Path mosaic = MadeXradia.stack(3, 2, 500, 510).shorts(MadeXradia.frame(1), new int[24]).write(folder.resolve("m.txrm"));
		try (Measurement stack = look(mosaic)) {
			final String problem = assertThrows(XasException.class, () -> plane(stack.samples(), 1)).getMessage();
			assertTrue(problem.contains("48 bytes") && problem.contains("m.txrm"), problem);
		}
		final Path huge = MadeXradia.stack(3, 2, 500, 510).integer("ImageInfo/ImageWidth", 2_000_000_000).write(folder.resolve(
			"h.txrm"));
		assertTrue(sentence(huge).contains("2000000000 × 2 pixels"));
		assertTrue(sentence(Files.writeString(folder.resolve("t.txrm"), "no container")).contains("OLE2"));
		assertTrue(sentence(MadeXradia.stack(3, 2, 7100).write(folder.resolve("one.txrm"))).contains("1 frames"));
		assertTrue(sentence(folder.resolve("none.xrm")).contains("There is no file"));
		assertTrue(sentence(single("nameless.xrm", 1)).contains("energy"));
		assertEquals(Support.NONE, READER.support(Files.writeString(folder.resolve("table.csv"), "1,2")));
	}

	@Test
	void framesThatDoNotBelongTogetherAreSaid() throws IOException {
		single("x_7100eV.xrm", 1);
		MadeXradia.stack(4, 2, 0).write(folder.resolve("x_7101eV.xrm"));
		MadeXradia.stack(3, 2, 0).integer("ImageInfo/OriginalDataRefCorrected", 1).write(folder.resolve("x_7102eV.xrm"));
		try (Measurement series = look(folder)) {
			assertTrue(assertThrows(XasException.class, () -> plane(series.samples(), 1)).getMessage().contains("4 × 2"));
			assertTrue(assertThrows(XasException.class, () -> plane(series.samples(), 2)).getMessage().contains("divided"));
		}
		MadeXradia.stack(3, 2, 7100).write(folder.resolve("y_7100.xrm"));
		assertTrue(sentence(MadeXradia.stack(4, 2, 7101).write(folder.resolve("y_7101.xrm"))).contains("4 × 2"));
	}

	@Test
	void aClosedStackSaysSo() throws IOException {
		final Measurement stack = look(MadeXradia.stack(3, 2, 500, 510).write(folder.resolve("c.txrm")));
		stack.close();
		assertTrue(assertThrows(XasException.class, () -> plane(stack.samples(), 0)).getMessage().contains("closed"));
	}

	@Test
	void anInterruptNeitherLosesTheFileNorItself() throws IOException {
		try (Measurement stack = look(MadeXradia.stack(3, 2, 500, 510).write(folder.resolve("i.txrm")))) {
			Thread.currentThread().interrupt();
			assertEquals(2003, plane(stack.samples(), 1)[3]);
			assertTrue(Thread.interrupted());
			assertEquals(1003, plane(stack.samples(), 0)[3]);
		}
	}

	@Test
	void aSeriesIsCancelled() throws IOException {
		single("x_7100eV.xrm", 1);
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String activity, final double fraction) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> READER.look(folder, ReadingSettings.AS_FOUND, cancelled));
	}

	@Test
	void damagedFilesGiveValuesOrASentence() throws IOException {
		final byte[] good = Files.readAllBytes(MadeXradia.stack(40, 30, 500, 510, 520).write(folder.resolve("good.txrm")));
		final Random random = new Random(1);
		for (int i = 0; i < 100; i++) {
			final byte[] bad = i % 4 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
			for (int m = 0; m < 1 + i % 9 && bad.length > 0; m++) {
				// The directory and the tables of sectors are a small part of a file.
				final int place = i % 2 == 0 ? random.nextInt(Math.min(bad.length, 512)) : random.nextInt(bad.length);
				bad[place] = (byte) random.nextInt(256);
			}
			final Path file = Files.write(folder.resolve("bad.txrm"), bad);
			try (Measurement stack = look(file)) {
				for (int k = 0; k < stack.energies().length; k++) plane(stack.samples(), k);
			}
			catch (final XasException e) {
				assertTrue(e.getMessage().contains("bad.txrm"), e.getMessage());
			}
		}
	}

	/** Values by an own reading of the container with numpy; energies by the names. */
	@Test
	void aMeasuredSeriesHasItsEnergiesAndReferences() {
		try (Measurement series = look(SharedData.file("formats/real/txm-ssrl"))) {
			assertArrayEquals(new double[] { 8324, 8354 }, series.energies());
			assertArrayEquals(new double[] { 8324, 8354 }, series.counts().flatEnergies());
			assertArrayEquals(new long[] { 1024, 1024, 2 }, series.samples().dimensionsAsLongArray());
			assertEquals(0.0312, series.scale().width(), 1e-8);
			final float[] first = plane(series.samples(), 0);
			final float[] second = plane(series.samples(), 1);
			final float[] flat = plane(series.counts().flats(), 1);
			assertEquals(796, first[512 + 1024 * 512]);
			assertEquals(15.5, first[1]);
			assertEquals(173, second[300 + 1024 * 700]);
			assertEquals(611.5, flat[300 + 1024 * 700]);
		}
	}

	/** dxchange's test data; values as dxchange reads them, row by row. */
	@Test
	void aMeasuredTomogramIsToldFromAScanOfEnergies() {
		final Path file = SharedData.file("formats/real/chip_tomo.txrm");
		final String problem = sentence(file);
		assertTrue(problem.contains("7 frames") && problem.contains("tomogram") && problem.contains("-45.0"), problem);
		try (XradiaFile tomogram = new XradiaFile(file)) {
			assertEquals(256, tomogram.width());
			assertEquals(9200.017, tomogram.energies()[0], 1e-3);
			assertEquals(0.155789, tomogram.pixelSize(), 1e-6);
			final double[] sums = { 4280467, 5708686, 6420958, 6923329, 6523982, 5553009, 4079730 };
			for (int k = 0; k < sums.length; k++) assertEquals(sums[k], sum(tomogram.frame(k)));
			assertEquals(94, tomogram.frame(2)[57 + 256 * 100]);
			assertEquals(20, tomogram.frame(2)[256]);
		}
	}

	private static double sum(final float[] values) {
		double sum = 0;
		for (final float value : values) sum += value;
		return sum;
	}
}
