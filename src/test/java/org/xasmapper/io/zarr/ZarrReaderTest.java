package org.xasmapper.io.zarr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Zarr hierarchies give the cube whose samples are 1000 (k + 1) + 100 y + x, whatever the order and packing. */
class ZarrReaderTest {

	private static final double[] ENERGIES = { 7100, 7110.5, 7120, 7125.25, 7130, 7150 };
	private static final String ATTRIBUTES = "{\"energy\":[7100,7110.5,7120,7125.25,7130,7150]}";
	private static final int[] SIZE = { 6, 5, 7 };

	@TempDir
	private Path folder;

	/** Writes a chunk's numbers, C order of its axes, as one codec has them. */
	@FunctionalInterface
	private interface Packing {

		byte[] packed(ByteBuffer numbers) throws IOException;
	}

	private static float sample(final int k, final int y, final int x) {
		return 1000 * (k + 1) + 100 * y + x;
	}

	/**
	 * @param axes where E, y and x stand in the array
	 * @param stored order of the axes within a chunk
	 */
	private static void writeChunks(final Path array, final int[] axes, final int[] chunks, final int[] stored, final String name,
		final String type, final Packing packing) throws IOException
	{
		final int[] shape = new int[3];
		for (int d = 0; d < 3; d++) shape[axes[d]] = SIZE[d];
		for (int a = 0; a * chunks[0] < shape[0]; a++) {
			for (int b = 0; b * chunks[1] < shape[1]; b++) {
				for (int c = 0; c * chunks[2] < shape[2]; c++) {
					final Path file = array.resolve(name.formatted(a, b, c));
					Files.createDirectories(file.getParent());
					Files.write(file, packing.packed(chunk(new int[] { a, b, c }, axes, chunks, stored, type)));
				}
			}
		}
	}

	private static ByteBuffer chunk(final int[] number, final int[] axes, final int[] chunks, final int[] stored, final String type) {
		final int bytes = type.charAt(2) - '0';
		final ByteBuffer numbers = ByteBuffer.allocate(chunks[0] * chunks[1] * chunks[2] * bytes).order(type.charAt(0) == '>'
			? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		final int[] at = new int[3];
		for (int i = 0; i < chunks[stored[0]]; i++) {
			for (int j = 0; j < chunks[stored[1]]; j++) {
				for (int l = 0; l < chunks[stored[2]]; l++) {
					at[stored[0]] = i;
					at[stored[1]] = j;
					at[stored[2]] = l;
					final float value = sample(number[axes[0]] * chunks[axes[0]] + at[axes[0]], number[axes[1]] * chunks[axes[1]] + at[axes[1]],
						number[axes[2]] * chunks[axes[2]] + at[axes[2]]);
					put(numbers, type.substring(1), value);
				}
			}
		}
		return numbers.flip();
	}

	private static void put(final ByteBuffer numbers, final String type, final float value) {
		switch (type) {
			case "f4" -> numbers.putFloat(value);
			case "f8" -> numbers.putDouble(value);
			case "i2", "u2" -> numbers.putShort((short) value);
			case "i4", "u4" -> numbers.putInt((int) value);
			case "i8", "u8" -> numbers.putLong((long) value);
			default -> throw new IllegalArgumentException(type);
		}
	}

	private Path version2(final String metadata, final int[] axes, final int[] chunks, final int[] stored, final String type,
		final Packing packing) throws IOException
	{
		final Path array = Files.createDirectories(folder.resolve("stack.zarr"));
		Files.writeString(array.resolve(".zarray"), metadata);
		Files.writeString(array.resolve(".zattrs"), ATTRIBUTES);
		writeChunks(array, axes, chunks, stored, metadata.contains("\"dimension_separator\":\"/\"") ? "%d/%d/%d" : "%d.%d.%d", type, packing);
		return array;
	}

	private Path plain(final String more) throws IOException {
		return version2(metadata2("[6,5,7]", "[4,3,4]", "<f4", "C", "null", more), new int[] { 0, 1, 2 }, new int[] { 4, 3, 4 }, new int[] { 0,
			1, 2 }, "<f4", ByteBuffer::array);
	}

	private static String metadata2(final String shape, final String chunks, final String type, final String order, final String compressor,
		final String more)
	{
		return "{\"zarr_format\":2,\"shape\":%s,\"chunks\":%s,\"dtype\":\"%s\",\"order\":\"%s\",\"compressor\":%s,\"fill_value\":\"NaN\",\"filters\":null%s}"
			.formatted(shape, chunks, type, order, compressor, more);
	}

	private static String metadata3(final String codecs, final String keys) {
		return ("{\"zarr_format\":3,\"node_type\":\"array\",\"shape\":[6,5,7],\"data_type\":\"float32\",\"chunk_grid\":{\"name\":\"regular\"," +
			"\"configuration\":{\"chunk_shape\":[4,3,4]}},\"chunk_key_encoding\":%s,\"fill_value\":\"NaN\",\"codecs\":[%s],\"attributes\":%s}")
				.formatted(keys, codecs, ATTRIBUTES);
	}

	private static Measurement look(final Path path, final ReadingSettings settings) {
		return SpectralReaders.of(path).orElseThrow().look(path, settings, Progress.NONE);
	}

	private static void check(final Path path, final ReadingSettings settings) {
		try (Measurement stack = look(path, settings)) {
			assertArrayEquals(ENERGIES, stack.energies());
			for (int k = 0; k < 6; k++) {
				for (int y = 0; y < 5; y++) {
					for (int x = 0; x < 7; x++) assertEquals(sample(k, y, x), stack.samples().getAt(x, y, k).get(), "k " + k + ", y " + y + ", x " + x);
				}
			}
		}
	}

	private static void check(final Path path) {
		check(path, ReadingSettings.AS_FOUND);
	}

	private static String refusal(final Path path, final ReadingSettings settings) {
		return assertThrows(XasException.class, () -> check(path, settings)).getMessage();
	}

	@ParameterizedTest
	@ValueSource(strings = { "v2_raw", "v2_gzip", "v2_zlib", "v2_zstd", "v2_blosc_lz4", "v2_blosc_zstd_bit", "ome" })
	void pythonsHierarchiesAreRead(final String name) {
		check(SharedData.file("formats/made/" + name + ".zarr"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<f4", ">f4", "<f8", ">f8", "<i2", ">i2", "<u2", ">i4", "<u4", "<i8", ">u8" })
	void numbersAreReadWhateverTheirTypeAndOrder(final String type) throws IOException {
		check(version2(metadata2("[6,5,7]", "[2,5,3]", type, "C", "null", ""), new int[] { 0, 1, 2 }, new int[] { 2, 5, 3 }, new int[] { 0, 1,
			2 }, type, ByteBuffer::array));
	}

	@Test
	void smallNumbersAreRead() {
		final ByteBuffer half = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0x3c00).putShort((short) 0xc500).putShort(
			(short) 1).putShort((short) 0x7bff).putShort((short) 0xfc00).putShort((short) 0x7e00);
		final NumberType type = NumberType.ofVersion2("<f2");
		final double[] expected = { 1, -5, 0x1p-24, 65504, Double.NEGATIVE_INFINITY, Double.NaN };
		for (int i = 0; i < expected.length; i++) assertEquals(expected[i], type.value(half, 2 * i));
		final ByteBuffer bytes = ByteBuffer.wrap(new byte[] { -1, 2 });
		assertEquals(-1, NumberType.ofVersion2("|i1").value(bytes, 0));
		assertEquals(255, NumberType.ofVersion2("|u1").value(bytes, 0));
	}

	@ParameterizedTest
	@CsvSource({ "1,5,7", "6,1,1", "6,5,7", "100,9,8", "1,1,1", "4,3,4" })
	void fortransOrderAndFoldersOfChunksAreRead(final int a, final int b, final int c) throws IOException {
		check(version2(metadata2("[6,5,7]", "[" + a + "," + b + "," + c + "]", "<f4", "F", "{\"id\":\"zlib\",\"level\":1}",
			",\"dimension_separator\":\"/\""), new int[] { 0, 1, 2 }, new int[] { a, b, c }, new int[] { 2, 1, 0 }, "<f4", ZarrReaderTest::deflated));
	}

	@Test
	void theEnergiesMayBeAnyAxis() throws IOException {
		check(version2(metadata2("[5,7,6]", "[2,3,4]", "<f4", "C", "null", ""), new int[] { 2, 0, 1 }, new int[] { 2, 3, 4 }, new int[] { 0, 1, 2 },
			"<f4", ByteBuffer::array));
	}

	@Test
	void axesAreTakenAsNamed() throws IOException {
		final Path turned = version2(metadata2("[7,6,5]", "[3,6,5]", "<f4", "C", "null", ""), new int[] { 1, 2, 0 }, new int[] { 3, 6, 5 }, new int[] {
			0, 1, 2 }, "<f4", ByteBuffer::array);
		check(turned, ReadingSettings.AS_FOUND.naming("", "", "xEy"));
		Files.writeString(turned.resolve(".zattrs"), ATTRIBUTES.replace("}", ",\"_ARRAY_DIMENSIONS\":[\"x\",\"energy\",\"y\"]}"));
		check(turned);
		for (final String axes : List.of("Eyx", "xE", "xEE", "xEq", "xE.")) {
			assertTrue(refusal(turned, ReadingSettings.AS_FOUND.naming("", "", axes)).contains("axes"), axes);
		}
	}

	private static byte[] deflated(final ByteBuffer numbers) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new DeflaterOutputStream(bytes)) {
			out.write(numbers.array());
		}
		return bytes.toByteArray();
	}

	private static byte[] zipped(final ByteBuffer numbers) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(numbers.array());
		}
		return bytes.toByteArray();
	}

	private static byte[] summed(final byte[] bytes) {
		final CRC32C sum = new CRC32C();
		sum.update(bytes);
		return ByteBuffer.allocate(bytes.length + 4).order(ByteOrder.LITTLE_ENDIAN).put(bytes).putInt((int) sum.getValue()).array();
	}

	private Path version3(final String codecs, final String keys, final String name, final int[] stored, final String type, final Packing packing)
		throws IOException
	{
		final Path array = Files.createDirectories(folder.resolve("three.zarr"));
		Files.writeString(array.resolve("zarr.json"), metadata3(codecs, keys));
		writeChunks(array, new int[] { 0, 1, 2 }, new int[] { 4, 3, 4 }, stored, name, type, packing);
		return array;
	}

	@Test
	void versionThreeIsRead() throws IOException {
		final String little = "{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}}";
		final int[] straight = { 0, 1, 2 };
		check(version3(little + ",{\"name\":\"gzip\",\"configuration\":{\"level\":1}}", "{\"name\":\"default\",\"configuration\":{\"separator\":\"/\"}}",
			"c/%d/%d/%d", straight, "<f4", ZarrReaderTest::zipped));
		check(version3(little + ",{\"name\":\"gzip\"},\"crc32c\"", "{\"name\":\"v2\"}", "%d.%d.%d", straight, "<f4", numbers -> summed(zipped(numbers))));
		check(version3("{\"name\":\"transpose\",\"configuration\":{\"order\":[2,0,1]}},{\"name\":\"bytes\",\"configuration\":{\"endian\":\"big\"}}",
			"{\"name\":\"default\",\"configuration\":{\"separator\":\".\"}}", "c.%d.%d.%d", new int[] { 2, 0, 1 }, ">f4", ByteBuffer::array));
	}

	@Test
	void shardsAndUnknownCodecsAreRefusedByName() throws IOException {
		final Path array = Files.createDirectories(folder.resolve("three.zarr"));
		Files.writeString(array.resolve("zarr.json"), metadata3("{\"name\":\"sharding_indexed\"}", "{\"name\":\"default\"}"));
		assertTrue(refusal(array, ReadingSettings.AS_FOUND).contains("sharded"));
		Files.writeString(array.resolve("zarr.json"), metadata3("{\"name\":\"zfpy\"}", "{\"name\":\"default\"}"));
		assertTrue(refusal(array, ReadingSettings.AS_FOUND).contains("\"zfpy\""));
	}

	/** 600 numbers of two bytes, each fifty times, by numcodecs 0.11 in blocks of 1024 bytes: the second is a rest. */
	@ParameterizedTest
	@CsvSource({ //
		"blosclz,0,AgEAArAEAACwBAAAegAAABQAAAAvAAAAIwAAAADgVgMCAOgD4FgBAgPQB+BYAQIHuAvgWAECC6AP4FgBAg+IE+BWAQITiBMvAAAAI3AXcBfgVgMCF1gb4FgBAhtAH+BYAQIfKCPgWAECIxAn4FgBAif4KuBWAQIq+Co=", //
		"blosclz,1,AgEBArAEAACwBAAAuAAAABQAAABOAAAAIwAAAADgJAMBAOjgJwAB6NDgJwAB0LjgJwABuKDgJwABoIjgJwABiHDgJwABcFjgJwABWEDgJwABQCjgJwABKBDgJwABEPjgJQAC+Pj4TgAAACMAAAAA4CQDAQAD4CcAAQMH4CcAAQcL4CcAAQsP4CcAAQ8T4CcAARMX4CcAARcb4CcAARsf4CcAAR8j4CcAASMn4CcAAScq4CUAAioqKg==", //
		"blosclz,2,AgEEArAEAACwBAAA5gAAABQAAABoAAAAIwAAAADg2gMG/P//////D2DpAcD/YABgCwAA4CkYgAAA8GBDoAGAEoAA4CMY4Ap8gAEAA2BLgEoAP2ALoADgCjGAGYAYgAHgBDGAAIBK4AQBgGOAAOEKEuAQAYFE4BAABsD///////9iAAAAJwAAAAAAAPz/4DIAAv8/AOABAOA1SqABAP/gAU8EAADw///gAGMKAP///////wMAAADgHhjgCQACAMD/4AEAgEqAAOAXGOADleAKAOAQ+eADY+A2AOAKY+AWleBsAAIAAAA=", //
		"lz4,0,AgEgArAEAACwBAAAbwAAABQAAAApAAAAHwABAFAv6AMCAE8v0AcCAE8vuAsCAE8voA8CAE8viBMCAEpQE4gTiBMqAAAAL3AXAgBPL1gbAgBPL0AfAgBPLygjAgBPLxAnAgBPL/gqAgBKUCr4Kvgq", //
		"lz4,1,AgEhArAEAACwBAAAoAAAABQAAABCAAAAHwABAB4f6AEAHh/QAQAeH7gBAB4foAEAHh+IAQAeH3ABAB4fWAEAHh9AAQAeHygBAB4fEAEAHh/4AQAZUPj4+Pj4QgAAAB8AAQAeHwMBAB4fBwEAHh8LAQAeHw8BAB4fEwEAHh8XAQAeHxsBAB4fHwEAHh8jAQAeHycBAB4fKgEAGVAqKioqKg==", //
		"lz4,2,AgEkArAEAACwBAAA/AAAABQAAAB6AAAAHwABANMg/P8BABEP7QAQwAsAIf//DAAPGQAgAgIAEPBDAAQCAAITAAICAA8ZABkPfQAAAgIAEQNMAAJLABE/DAADAgAPMgAAAhoAAhkAAgIACTIAAgIAAksACQIAAmQAAgIADxMBAA8CAAYCRQEPAgAGcMD///////9mAAAAEQABAC/8/wEAKRE/RAADAgAPSwArAwIAA0wAAQIAEfAUAANkAAEMAC//AxkAGA4CABLARQACAgACSwACAgAPGQANAiYADwIABg/6AAYIZAAPAgAsD2QAAA9SACwPAgA/UAAAAAAA", //
		"snappy,0,AgFAArAEAACwBAAAiwAAABQAAAA3AAAA2AQAAP4BAIoBAAToA/4CAIYCAATQB/4CAIYCAAS4C/4CAIYCAASgD/4CAIYCAASIE/4CAIYCADgAAADYBARwF/4CAIYCAARYG/4CAIYCAARAH/4CAIYCAAQoI/4CAIYCAAQQJ/4CAIYCAAT4Kv4CAIYCAA==", //
		"snappy,1,AgFBArAEAACwBAAAmAAAABQAAAA+AAAA2AQAAMIBAADowgEAANDCAQAAuMIBAACgwgEAAIjCAQAAcMIBAABYwgEAAEDCAQAAKMIBAAAQwgEAAPjCAQA+AAAA2AQAAMIBAAADwgEAAAfCAQAAC8IBAAAPwgEAABPCAQAAF8IBAAAbwgEAAB/CAQAAI8IBAAAnwgEAACrCAQA=", //
		"snappy,2,AgFEArAEAACwBAAA3gAAABQAAABvAAAA2AQAAP4BAP4BAP4BAJYBAAT8/wEBAA8F7QDAAQsE//8FDMoZAAkBAPAJRQkBCRMJAa4ZAEqWAAkBAAMFTAlLAD8FDA0BSjIACRoJGQkBMjIACQEJSzIBAAlkCQFKEwFiAQApRWIBABjA////////UwAAANgEAAAFAQT8/+4BAAA/BUQNAfZLAA0BDUwFAQDwBRQNZAUMBP8DqhkARgEAAMAJRQkBCUsJAX4ZAAkmYgEAYvoALmQA+gEASmQA+lIA/gEAWgEA", //
		"zlib,0,AgFgArAEAACwBAAAXQAAABQAAAAgAAAAeNpjYKA9eMFMe3iBnfZwBzft4QJ+2sMOYdpDAPt7vm8hAAAAeNorEC+gOYyQpj10kKc91FCmPRRQpz38oUV7CACjO5Vr", //
		"zlib,1,AgFhArAEAACwBAAAcwAAABQAAAAsAAAAeNpjYCAVvCAZXCAZ7CAZLCAZdJAMCkgGESQDB5KBBslAgGTwg2QAALwcIrArAAAAeNpjYCAVMJMM2EkG3CQDfpKBMMlAnGQgTTKQJxkokwzUSQZaJAMAZCwxOQ==", //
		"zlib,2,AgFkArAEAACwBAAAkwAAABQAAAA+AAAAeNpjYBgR4M9/EOAHsw+A2f/JlYCAD/+RALkSWOyAAGYkHfYk+OM/pg4sliPbwYDfKCyAH39IQ40CAFRNvgY5AAAAeNpjYACBP/8pAfYMSIAyo6AA2cAPyHZApJlJkMAEB5BtYiZBggE/wOlzZgaqgT/4w2rwAADzG+0o", //
		"zstd,0,AgGQArAEAAAABAAAbAAAABgAAABSAAAANgAAACi1L/1gAANlAQCwAADoA9AHuAugD4gTcBdYG0AfKCMQJwtoAuDFARD+HxL+3w/////e6/t3AxYAAAAotS/9ILBtAAAgECf4KgIADyZ8oQ4L", //
		"zstd,1,AgGRArAEAAAABAAAaQAAABgAAABPAAAAMwAAACi1L/1gAANNAQCwAOjQuKCIcFhAKBAAAwcLDxMXGx8jJxZYAQAQvhH+/+cDqqo2VFVtCBYAAAAotS/9ILBtAAAgEPgnKgRQAQBGHiNP", //
		"zstd,2,AgGUArAEAAAABAAAtAAAABgAAACBAAAAZQAAACi1L/1gAAPdAgCiAgYL8DnA0Fz/TnMD2RQbBluLAn/6Z9sWvxYboCCzpr0D4GSCkesG/EqXWkFxu4lo2uVBtD5kDQ+pzDsDVH2yG+RGxFxjA6ug7GtQ48chBvWSMmKI1bxMSD0ULwAAACi1L/0gsDUBALIBBAnwGQNf69/pyKU/+lGVLwMHAO8nns66hZm5MnVhHkBaEggB" })
	void bloscIsUndone(final String compressor, final int shuffle, final String stored) throws Codec.DamagedChunk {
		final byte[] bytes = Blosc.decode(Base64.getDecoder().decode(stored), 1200);
		assertEquals(1200, bytes.length);
		final ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 600; i++) assertEquals(i / 50 * 1000, numbers.getShort() & 0xffff, compressor + ", " + i);
	}

	@Test
	void aZipIsReadAsAFolderIs() throws IOException {
		final Path array = plain("");
		for (final String within : List.of("", "stack.zarr/")) {
			final Path zip = folder.resolve("stack" + within.length() + ".zip");
			try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip)); var files = Files.list(array)) {
				for (final Path file : files.toList()) {
					out.putNextEntry(new ZipEntry(within + file.getFileName()));
					Files.copy(file, out);
				}
			}
			check(zip);
		}
	}

	@Test
	void aFileOfTheFolderStandsForIt() throws IOException {
		check(plain("").resolve(".zarray"));
	}

	@Test
	void coordinatesAndOmeTellEnergiesAndScale() throws IOException {
		final Path group = Files.createDirectories(folder.resolve("ome.zarr"));
		Files.writeString(group.resolve(".zgroup"), "{\"zarr_format\":2}");
		Files.writeString(group.resolve(".zattrs"), "{\"multiscales\":[{\"axes\":[{\"name\":\"c\",\"type\":\"energy\",\"unit\":\"kiloelectronvolt\"}," +
			"{\"name\":\"y\",\"type\":\"space\",\"unit\":\"micrometer\"},{\"name\":\"x\",\"type\":\"space\",\"unit\":\"micrometer\"}],\"datasets\":" +
			"[{\"path\":\"s0\",\"coordinateTransformations\":[{\"type\":\"scale\",\"scale\":[0.01,0.25,0.5]},{\"type\":\"translation\"," +
			"\"translation\":[7.1,0,0]}]}]}]}");
		Files.move(plain(""), group.resolve("s0"));
		Files.delete(group.resolve("s0/.zattrs"));
		final Measurement regular = look(group, ReadingSettings.AS_FOUND);
		assertArrayEquals(new double[] { 7100, 7110, 7120, 7130, 7140, 7150 }, regular.energies());
		assertEquals(new PixelScale(.5, .25, "µm", 0, 0), regular.scale());
		assertEquals(sample(5, 4, 6), regular.samples().getAt(6, 4, 5).get());
		final Path energies = Files.createDirectories(group.resolve("c"));
		Files.writeString(energies.resolve(".zarray"), metadata2("[6]", "[4]", "<f8", "C", "null", ""));
		Files.writeString(energies.resolve(".zattrs"), "{\"units\":\"keV\"}");
		final ByteBuffer[] chunks = { ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN), ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN) };
		for (int k = 0; k < 6; k++) chunks[k / 4].putDouble(ENERGIES[k] / 1000);
		for (int c = 0; c < 2; c++) Files.write(energies.resolve(Integer.toString(c)), chunks[c].array());
		check(group);
	}

	@Test
	void whatWasNeverWrittenIsTheFillValueAndSaid() throws IOException {
		final Path array = plain("");
		Files.delete(array.resolve("1.1.1"));
		Files.writeString(array.resolve(".zattrs"), "{\"energy\":[7100,7110.5,7120,7125.25,7130,0]}");
		final Measurement stopped = look(array, ReadingSettings.AS_FOUND);
		assertEquals(5, stopped.samples().dimension(2));
		assertTrue(Float.isNaN(stopped.samples().getAt(6, 4, 4).get()));
		assertEquals(sample(4, 0, 0), stopped.samples().getAt(0, 0, 4).get());
		final String notes = String.join(" ", stopped.notes());
		assertTrue(notes.contains("5 of 6 energies") && notes.contains("1 of 8 chunks"), notes);
	}

	@Test
	void whatNothingSaysIsAsked() throws IOException {
		final Path array = plain("");
		Files.delete(array.resolve(".zattrs"));
		final Path group = Files.createDirectories(folder.resolve("group.zarr"));
		Files.writeString(group.resolve(".zgroup"), "{\"zarr_format\":2}");
		Files.move(array, group.resolve("frames"));
		final Path list = Files.createDirectories(group.resolve("mono"));
		Files.writeString(list.resolve(".zarray"), metadata2("[6]", "[6]", "<f8", "C", "null", ""));
		final ByteBuffer numbers = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
		for (final double energy : ENERGIES) numbers.putDouble(energy / 1000);
		Files.write(list.resolve("0"), numbers.array());
		assertTrue(refusal(group, ReadingSettings.AS_FOUND).contains("energydataset=; lists that fit: mono (6)"));
		check(group, ReadingSettings.AS_FOUND.naming("", "mono", ""));
		assertTrue(refusal(group, ReadingSettings.AS_FOUND.naming("nothing", "", "")).contains("There are: frames (6 × 5 × 7), mono (6)"));
		assertTrue(refusal(group, ReadingSettings.AS_FOUND.naming("", "mono", "yEx")).contains("6 energies"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "[6,5,7] ! [2000000000,2000000000,4] ! takes more than", "[6,5,7] ! [4,0,4] ! size 0",
		"[6,-5,7] ! [4,3,4] ! no size of an image", "[6,5,70000000000] ! [4,3,4] ! no size of an image", "[6,2000000000,2000000000] ! [1,1,1] ! more than",
		"[6,5] ! [4,3,4] ! has 2 axes", "[6,5,7 ! [4,3,4] ! no JSON", "[[6],5,7] ! [4,3,4] ! no size of an image" })
	void sizesThatCannotBeAreRefused(final String shape, final String chunks, final String words) throws IOException {
		final Path array = plain("");
		Files.writeString(array.resolve(".zarray"), metadata2(shape, chunks, "<f4", "C", "null", ""));
		assertTrue(refusal(array, ReadingSettings.AS_FOUND).contains(words), refusal(array, ReadingSettings.AS_FOUND));
	}

	@Test
	void damagedChunksAreNamed() throws IOException {
		final Path array = plain("");
		Files.write(array.resolve("0.1.0"), new byte[100]);
		final String message = refusal(array, ReadingSettings.AS_FOUND);
		assertTrue(message.contains("0.1.0") && message.contains("100 bytes"), message);
	}

	@Test
	void linksOutOfTheFolderAreNotFollowed() throws IOException {
		final Path array = plain("");
		final Path outside = Files.write(folder.resolve("outside"), new byte[192]);
		Files.delete(array.resolve("0.0.0"));
		try {
			Files.createSymbolicLink(array.resolve("0.0.0"), outside);
		}
		catch (final IOException | UnsupportedOperationException e) {
			assumeTrue(false, "no symbolic links here");
		}
		assertTrue(refusal(array, ReadingSettings.AS_FOUND).contains("out of the folder"));
		Files.writeString(array.resolve(".zattrs"), "{}");
		Files.delete(array.resolve("0.0.0"));
		assertTrue(refusal(array, ReadingSettings.AS_FOUND.naming("../outside", "", "")).contains("out of the folder"));
	}
}
