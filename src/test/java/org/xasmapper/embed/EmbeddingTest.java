package org.xasmapper.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class EmbeddingTest {

	private static Embedding embedding() {
		final Spectra spectra = Sets.random(300, 12, 1);
		final Table table = Table.empty(300).with("id", IntStream.range(0, 300).mapToObj(i -> "ä" + i).toList()).with("OS",
			IntStream.range(0, 300).mapToObj(i -> i % 3 == 0 ? "" : "2.5").toList());
		return Umap.embed(spectra.withTable(table), new UmapSettings(12, 0.2, 1.5, Metric.EUCLIDEAN, 100, -7, 2),
			Progress.NONE);
	}

	private static byte[] written(final Embedding embedding) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		embedding.write(bytes);
		return bytes.toByteArray();
	}

	private static Embedding read(final byte[] bytes) throws IOException {
		return Embedding.read(new ByteArrayInputStream(bytes), "bird.umap");
	}

	@Test
	void whatIsReadIsWhatWasWritten() throws IOException {
		final Embedding embedding = embedding();
		final Embedding again = read(written(embedding));
		assertEquals(embedding.settings(), again.settings());
		assertEquals(embedding.spectra().energies(), again.spectra().energies());
		assertEquals(embedding.spectra().table().names(), again.spectra().table().names());
		assertEquals(embedding.spectra().table().column("id"), again.spectra().table().column("id"));
		assertEquals(embedding.spectra().table().column("OS"), again.spectra().table().column("OS"));
		assertArrayEquals(embedding.spectra().values(), again.spectra().values());
		assertArrayEquals(embedding.coordinates(), again.coordinates());
		final Spectra others = Sets.random(40, 12, 1);
		assertArrayEquals(embedding.transform(others, Progress.NONE), again.transform(others, Progress.NONE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 12, 60, 3000, -1 })
	void partOfAFileIsRefused(final int length) throws IOException {
		final byte[] bytes = written(embedding());
		final byte[] part = Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length);
		assertTrue(assertThrows(XasException.class, () -> read(part)).getMessage().contains("bird.umap"));
	}

	/** Of lengths and of values; a wrong byte must neither go unnoticed nor ask for all memory. */
	@Test
	void damagedFileIsRefused() throws IOException {
		final byte[] bytes = written(embedding());
		for (int place = 8; place < bytes.length; place += place < 500 ? 1 : 997) {
			final byte[] damaged = bytes.clone();
			damaged[place] ^= 0x55;
			assertTrue(assertThrows(XasException.class, () -> read(damaged)).getMessage().contains("bird.umap"));
		}
	}

	@Test
	void laterVersionAndOtherFilesAreRefused() throws IOException {
		final byte[] bytes = written(embedding());
		bytes[7] = 9;
		assertTrue(assertThrows(XasException.class, () -> read(bytes)).getMessage().contains("version 9"));
		final byte[] csv = "id,element,mu_1000\n".getBytes();
		assertTrue(assertThrows(XasException.class, () -> read(csv)).getMessage().contains("not a saved embedding"));
	}

	@Test
	void embeddedSpectraKeepTheirPlaces() {
		final Embedding embedding = embedding();
		assertArrayEquals(embedding.coordinates(), embedding.transform(embedding.spectra(), Progress.NONE));
	}

	@Test
	void noisyOnesLandNearThePlacesOfThoseWithoutNoise() throws IOException {
		final Spectra digits = Sets.named("digits.csv");
		final Embedding embedding = Umap.embed(digits, UmapSettings.defaults(), Progress.NONE);
		final Random random = new Random(1);
		final float[] values = digits.values().clone();
		for (int i = 0; i < values.length; i++) values[i] += (float) (0.1 * random.nextGaussian());
		final float[] again = embedding.transform(new Spectra(digits.energies(), values, digits.table()), Progress.NONE);
		final double[] away = IntStream.range(0, digits.count()).mapToDouble(i -> Math.hypot(again[2 * i] - embedding
			.coordinates()[2 * i], again[2 * i + 1] - embedding.coordinates()[2 * i + 1])).sorted().toArray();
		assertTrue(away[away.length / 2] < 0.5, "median distance " + away[away.length / 2]);
		assertTrue(away[away.length * 95 / 100] < 1.5, "95th percentile " + away[away.length * 95 / 100]);
	}

	/** The limit of umap-learn's own test. */
	@Test
	void newIrisesAreAsTrustworthyAsUmapLearnAsks() throws IOException {
		final Spectra iris = Sets.named("iris.csv");
		final Spectra known = iris.select(IntStream.range(0, 150).filter(i -> i % 4 != 0).toArray());
		final Spectra unknown = iris.select(IntStream.range(0, 150).filter(i -> i % 4 == 0).toArray());
		final UmapSettings settings = new UmapSettings(10, 0.01, 1, Metric.EUCLIDEAN, 0, 42, 2);
		final float[] places = Umap.embed(known, settings, Progress.NONE).transform(unknown, Progress.NONE);
		assertTrue(Faithfulness.of(unknown, places, 10).trustworthiness() >= 0.85);
	}

	@Test
	void singleSpectrumCanBePlaced() {
		final float[] place = embedding().transform(Sets.random(1, 12, 1), Progress.NONE);
		assertEquals(2, place.length);
		assertTrue(Float.isFinite(place[0]) && Float.isFinite(place[1]));
	}

	@Test
	void otherGridIsRefusedNamingBoth() {
		final Spectra others = new Spectra(EnergyGrid.regular(2000, 0.5, 12), new float[24], Table.empty(2));
		final String message = assertThrows(XasException.class, () -> embedding().transform(others, Progress.NONE))
			.getMessage();
		assertTrue(message.contains("2000.00–2005.50 eV (12 points)") && message.contains("1000.00–1002.75 eV (12 points)"),
			message);
	}
}
