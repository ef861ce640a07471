package org.xasmapper.io.stxm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.XasException;

/** Scans of STXM beamlines, made here and measured. */
class StxmReaderTest {

	private static final StxmReader READER = new StxmReader();
	private static final String[] PMT = { "PMT" };

	@TempDir
	Path folder;

	private static Measurement look(final Path path) {
		return look(path, "");
	}

	private static Measurement look(final Path path, final String dataset) {
		return READER.look(path, ReadingSettings.AS_FOUND.naming(dataset, "", ""), Progress.NONE);
	}

	private static String sentence(final Path path) {
		return assertThrows(XasException.class, () -> look(path)).getMessage();
	}

	private Path header(final String text) throws IOException {
		return Files.writeString(folder.resolve("made.hdr"), text);
	}

	/** Writes images of one region and channel. */
	private void images(final int count, final int width, final int height) throws IOException {
		for (int k = 0; k < count; k++) MadeScan.image(folder.resolve(String.format("made_a%03d.xim", k)), k, 0, width, height);
	}

	private static float[] plane(final Measurement scan, final int k) {
		final RandomAccessibleInterval<FloatType> samples = scan.samples();
		final float[] plane = new float[(int) (samples.dimension(0) * samples.dimension(1))];
		new SamplePlanes(samples).readRows(k, 0, (int) samples.dimension(1), plane);
		return plane;
	}

	private static double sum(final float[] values) {
		double sum = 0;
		for (final float value : values) sum += value;
		return sum;
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void aStackHasItsEnergiesPixelsAndPlaces(final String newline) throws IOException {
		final Path file = header(MadeScan.stack(5, 4, 280, 285.5, 290).replace("\n", newline));
		images(3, 5, 4);
		assertEquals(Support.SURE, SpectralReaders.of(file).orElseThrow().support(file));
		for (final Path chosen : List.of(file, folder)) {
			final Measurement scan = look(chosen);
			assertArrayEquals(new double[] { 280, 285.5, 290 }, scan.energies());
			assertEquals(Signal.TRANSMITTED, scan.signal());
			assertArrayEquals(new long[] { 5, 4, 3 }, scan.samples().dimensionsAsLongArray());
			assertEquals(2000 + 300 + 4, scan.samples().getAt(4, 3, 1).get());
			assertEquals(3102, plane(scan, 2)[7]);
			assertEquals(0.5, scan.scale().width());
			assertEquals(0.25, scan.scale().height());
			assertEquals("µm", scan.scale().unit());
			assertEquals(4, scan.scale().xOrigin(), 1e-12);
			assertTrue(scan.notes().isEmpty(), scan.notes().toString());
		}
	}

	@Test
	void aScanThatStoppedHasTheImagesItHas() throws IOException {
		final Path file = header(MadeScan.stack(5, 4, 280, 285, 290, 295));
		images(3, 5, 4);
		Files.delete(folder.resolve("made_a001.xim"));
		Files.writeString(folder.resolve("made_a002.xim"), "1\t2\t3\t4\t5\r\n6\t7\t8\t9\t10\r\n");
		final Measurement scan = look(file);
		assertArrayEquals(new double[] { 280, 290 }, scan.energies());
		assertEquals(10, plane(scan, 1)[9]);
		assertTrue(Float.isNaN(plane(scan, 1)[10]));
		assertTrue(scan.notes().get(0).contains("2 images are missing"), scan.notes().toString());
		assertTrue(scan.notes().get(1).contains("2 of 4 rows"), scan.notes().toString());
	}

	@Test
	void regionsAndChannelsAreChosen() throws IOException {
		final String[] channels = { "PMT", "Interferometer", "TEY current" };
		final Path file = header(MadeScan.header("NEXAFS Image Scan", "Multi-Region Image Stack", MadeScan.axis("Energy", "eV", 700, 710),
			channels, MadeScan.region(3, 2), MadeScan.region(2, 2)));
		for (int k = 0; k < 2; k++) {
			for (final String channel : new String[] { "a", "c" }) {
				MadeScan.image(folder.resolve("made_" + channel + "00" + k + "0.xim"), k, 0, 3, 2);
				MadeScan.image(folder.resolve("made_" + channel + "00" + k + "1.xim"), k, channel.equals("a") ? 1 : 5, 2, 2);
			}
		}
		final String question = sentence(file);
		assertTrue(question.contains("2 regions") && question.contains("PMT, TEY current") && question.contains(
			"dataset=region1/PMT"), question);
		assertEquals(1010, plane(look(file, "region2/PMT"), 0)[0]);
		final Measurement yield = look(file, "tey current/region2");
		assertEquals(Signal.ELECTRON_YIELD, yield.signal());
		assertArrayEquals(new long[] { 2, 2, 2 }, yield.samples().dimensionsAsLongArray());
		assertEquals(2151, plane(yield, 1)[3]);
	}

	@Test
	void ringCurrentsStandBesideTheirImages() throws IOException {
		final Path file = header(MadeScan.stack(2, 2, 280, 290) + "Image000_0 = {StorageRingCurrent = 250.5; Energy = 280.00;};\n" +
			"Image001_0 = {StorageRingCurrent = 249.00; Energy = 290.00;};\n");
		images(2, 2, 2);
		assertArrayEquals(new double[] { 250.5, 249 }, look(file).counts().monitorPerPlane());
		assertEquals("ring current", look(file).counts().monitorName());
	}

	@Test
	void aLineScanIsAListOfSpectra() throws IOException {
		final String across = "{ PAxis = " + MadeScan.axis("Energy", "eV", 280, 281, 285) + "; QAxis = " + MadeScan.axis("Sample", "um", 0,
			0.5) + ";}";
		final Path file = header(MadeScan.header("NEXAFS Line Scan", "Image", "", PMT, across));
		MadeScan.image(folder.resolve("made_a.xim"), 0, 0, 3, 2);
		final Measurement line = look(file);
		assertArrayEquals(new double[] { 280, 281, 285 }, line.energies());
		assertArrayEquals(new long[] { 2, 1, 3 }, line.samples().dimensionsAsLongArray());
		assertArrayEquals(new float[] { 1002, 1102 }, plane(line, 2));
		assertEquals(List.of("0.0", "0.5"), line.table().column("position"));
		final String down = "{ PAxis = " + MadeScan.axis("Sample", "um", 0, 0.5) + "; QAxis = " + MadeScan.axis("Energy", "eV", 280, 281,
			285) + ";}";
		header(MadeScan.header("NEXAFS Line Scan", "Image", "", PMT, down));
		MadeScan.image(folder.resolve("made_a.xim"), 0, 0, 2, 3);
		assertArrayEquals(new float[] { 1200, 1201 }, plane(look(file), 2));
		final String none = "{ PAxis = " + MadeScan.axis("Sample", "um", 0, 0.5) + "; QAxis = " + MadeScan.axis("Focus", "um", 0, 1) + ";}";
		assertTrue(sentence(header(MadeScan.header("Line Scan", "Image", "", PMT, none))).contains("no spectra"));
	}

	@Test
	void pointsAreAListOfSpectra() throws IOException {
		final String point = "{ PAxis = " + MadeScan.axis("Energy", "eV", 280, 281, 285) + ";}";
		final Path file = header(MadeScan.header("NEXAFS Point Scan", "Multi-Region Spectra", "", new String[] { "PMT", "TEY" }, point, point));
		Files.writeString(folder.resolve("made_0.xsp"), "280.0 5 1\n281.0 6 2\n285.0 7 3\n");
		Files.writeString(folder.resolve("made_1.xsp"), "280.0 8 4\n281.0 9 5\n285.0 10 6\n");
		assertTrue(sentence(file).contains("PMT, TEY"));
		final Measurement points = look(file, "TEY");
		assertArrayEquals(new double[] { 280, 281, 285 }, points.energies());
		assertArrayEquals(new float[] { 3, 6 }, plane(points, 2));
		assertEquals(Signal.ELECTRON_YIELD, points.signal());
		assertEquals(List.of("made_0.xsp", "made_1.xsp"), points.table().column("name"));
		assertArrayEquals(new float[] { 5, 8 }, plane(look(file, "PMT"), 0));
	}

	@Test
	void bracesTooManyAndNamesInOtherCaseAreRead() throws IOException {
		final Path file = header(MadeScan.stack(2, 2, 280, 290).replace("290.0000)", "290.0000})").replace("ScanDefinition",
			"}\nScanDefinition").replace("StackAxis", "stackaxis"));
		images(2, 2, 2);
		assertArrayEquals(new double[] { 280, 290 }, look(file).energies());
	}

	@Test
	void whatIsMissingIsSaid() throws IOException {
		final Path file = header(MadeScan.stack(5, 4, 280, 290));
		assertTrue(sentence(file).contains("made_a000.xim"));
		images(2, 4, 4);
		final Measurement narrow = look(file);
		final String problem = assertThrows(XasException.class, () -> plane(narrow, 0)).getMessage();
		assertTrue(problem.contains("made_a000.xim: row 1 has 4 values") && problem.contains("5"), problem);
		Files.writeString(folder.resolve("made_a000.xim"), "1 2 3 4 oops\n");
		assertTrue(assertThrows(XasException.class, () -> plane(narrow, 0)).getMessage().contains("\"oops\""));
		assertTrue(sentence(header(MadeScan.stack(5, 4, 280, 290).replace("Points = (2,", "Points = (3,"))).contains("should have 3 points"));
		assertTrue(sentence(header(MadeScan.stack(5, 4, 280))).contains("one energy"));
		assertTrue(sentence(header("ScanDefinition = { Type = \"NEXAFS Image Scan\"; Regions = (1, ")).contains("not closed"));
		assertTrue(sentence(header("ScanDefinition = { StackAxis = " + MadeScan.axis("Energy", "eV", 280, 290) + "; };")).contains("no regions"));
		assertTrue(sentence(header("ENVI\nsamples = 3\n")).contains("no ScanDefinition"));
		assertTrue(sentence(header("ScanDefinition = " + "{ a = ".repeat(100_000))).contains("too deeply"));
		assertEquals(Support.NONE, READER.support(header("ENVI\nsamples = 3\n")));
		Files.copy(header(MadeScan.stack(5, 4, 280, 290)), folder.resolve("other.hdr"));
		assertTrue(sentence(folder).contains("made.hdr, other.hdr"));
	}

	@Test
	void damagedHeadersGiveValuesOrASentence() throws IOException {
		images(3, 5, 4);
		final byte[] good = MadeScan.stack(5, 4, 280, 285, 290).getBytes(StandardCharsets.ISO_8859_1);
		final Random random = new Random(2);
		for (int i = 0; i < 200; i++) {
			final byte[] bad = good.clone();
			for (int m = 0; m <= i % 5; m++) bad[random.nextInt(bad.length)] = (byte) "{}()=;,\"0 x".charAt(random.nextInt(11));
			final Path file = Files.write(folder.resolve("made.hdr"), bad);
			try {
				final Measurement scan = look(file);
				for (int k = 0; k < scan.energies().length; k++) plane(scan, k);
			}
			catch (final XasException e) {
				assertTrue(e.getMessage().contains("made"), e.getMessage());
			}
		}
	}

	/** The header was made shorter by hand; it says that the second image was measured at 718 eV. */
	@Test
	void aMeasuredStackOfMaxIvIsRead() {
		final Measurement scan = look(SharedData.file("formats/real/stxm-maxiv"));
		assertArrayEquals(new double[] { 698, 700 }, scan.energies());
		assertArrayEquals(new long[] { 10, 10, 2 }, scan.samples().dimensionsAsLongArray());
		assertEquals(1251, plane(scan, 0)[0]);
		assertEquals(127386, sum(plane(scan, 0)));
		assertEquals(126182, sum(plane(scan, 1)));
		assertEquals(0.05, scan.scale().width(), 1e-9);
		assertArrayEquals(new double[] { 248.32, 248.32 }, scan.counts().monitorPerPlane());
		assertTrue(scan.notes().get(0).contains("718.00"), scan.notes().toString());
	}

	/** Two of 34 images, numbered as they were. */
	@Test
	void aMeasuredScanOfCosmicWithImagesMissingIsRead() {
		final Measurement scan = look(SharedData.file("formats/real/stxm-cosmic/stxm-scan.hdr"));
		assertArrayEquals(new double[] { 853, 857.75 }, scan.energies());
		assertArrayEquals(new long[] { 120, 120, 2 }, scan.samples().dimensionsAsLongArray());
		assertEquals(19447, plane(scan, 0)[0]);
		assertEquals(19052, plane(scan, 1)[1]);
		assertEquals(262461128, sum(plane(scan, 0)));
		assertEquals(263677873, sum(plane(scan, 1)));
		assertTrue(scan.notes().get(0).contains("32 images are missing"), scan.notes().toString());
	}
}
