package org.xasmapper.io.athena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Athena's projects are lists of spectra on the energies that Athena shows. */
class AthenaReaderTest {

	private static final String HEADER = "# Athena project file -- Demeter version 0.9.26\n# This file created at 2026-11-25\n\n";
	private static final String END = "@journal = ('Beam time of March,','shutter \\'open\\'');\n\n1;\n\n# Local Variables:\n# End:\n";

	@TempDir
	private Path folder;

	private static String group(final String id, final String arguments, final String x, final String y) {
		return "$old_group = '" + id + "';\n@args = (" + arguments + ");\n@x = (" + x + ");\n@y = (" + y + ");\n" +
			"@stddev = ('0.1','0.2');\n[record]   # create object and set arrays in ifeffit\n\n";
	}

	private static String arguments(final String label, final String element, final String more) {
		return "'titles',['a title','é'],'xdi_beamline',{'name' => {'name' => {}}},'label','" + label + "','bkg_z','" + element +
			"','fft_edge','k','bkg_e0','7112','file',undef" + more;
	}

	private Measurement read(final String text, final ReadingSettings settings) throws IOException {
		return new AthenaReader().look(Files.writeString(folder.resolve("p.prj"), text), settings, Progress.NONE);
	}

	private static ReadingSettings naming(final String groups) {
		return ReadingSettings.AS_FOUND.naming(groups, "", "");
	}

	private static float[] spectrum(final Measurement measurement, final int number) {
		final float[] values = new float[measurement.energies().length];
		for (int k = 0; k < values.length; k++) values[k] = measurement.samples().getAt(number, 0, k).get();
		return values;
	}

	@Test
	void groupsOnOneGridAreTakenAsTheyStand() throws IOException {
		final Measurement project = read(HEADER + group("abcde", arguments("Fe foil", "Fe", ""), "'7100','7110.5',7120", "'0.1','1e0',-.5") +
			group("fghij", arguments("rust, \\'old\\'", "Fe", ",'is_nor',1"), "7100,'7110.5','7120'", "1,2,3") + END, ReadingSettings.AS_FOUND);
		assertArrayEquals(new double[] { 7100, 7110.5, 7120 }, project.energies());
		assertArrayEquals(new float[] { .1f, 1, -.5f }, spectrum(project, 0));
		assertArrayEquals(new float[] { 1, 2, 3 }, spectrum(project, 1));
		assertEquals(List.of("Fe foil", "rust, 'old'"), project.table().column("name"));
		assertEquals(List.of("Fe", "Fe"), project.table().column("element"));
		assertEquals(List.of("K", "K"), project.table().column("edge"));
		assertArrayEquals(new double[] { 7112, 7112 }, project.table().numbers("e0"));
		assertEquals(List.of("p.prj: normalized already, says Athena: rust, 'old'."), project.notes());
	}

	@Test
	void theShiftOfAGroupIsInItsEnergies() throws IOException {
		final Measurement project = read(HEADER + group("abcde", arguments("foil", "Fe", ",'bkg_eshift','5.81162000000022'"),
			"6911.98862,7105.98838", "0,1") + END, ReadingSettings.AS_FOUND);
		assertArrayEquals(new double[] { 6917.80024, 7111.8 }, project.energies());
		assertTrue(project.notes().get(0).contains("foil (+5.8116 eV)"), project.notes().get(0));
	}

	@Test
	void otherGridsAreBroughtToTheFirst() throws IOException {
		final String text = HEADER + group("aaaaa", arguments("a", "Fe", ""), "7100,7101,7102,7103,7104", "0,1,2,3,4") + group("bbbbb",
			arguments("b", "Fe", ""), "7100.5,7101.5,7102.5,7103.5", "0.5,1.5,2.5,3.5") + END;
		final Measurement project = read(text, ReadingSettings.AS_FOUND);
		assertArrayEquals(new double[] { 7101, 7102, 7103 }, project.energies());
		assertArrayEquals(new float[] { 1, 2, 3 }, spectrum(project, 0));
		assertArrayEquals(new float[] { 1, 2, 3 }, spectrum(project, 1), 1e-6f);
		final String notes = String.join(" ", project.notes());
		assertTrue(notes.contains("resampled to those of a: b.") && notes.contains("3 of the 5 energies of a"), notes);
		assertArrayEquals(new double[] { 7100.5, 7101.5, 7102.5, 7103.5 }, read(text, naming("b; a")).energies());
		assertArrayEquals(new double[] { 7100, 7101, 7102, 7103, 7104 }, read(text, naming("1")).energies());
	}

	@Test
	void groupsOfSeveralEdgesAreChosen() throws IOException {
		final String text = HEADER + group("aaaaa", arguments("iron", "Fe", ""), "7100,7120", "0,1") + group("bbbbb", arguments("manganese",
			"Mn", ""), "6530,6550", "2,3") + END;
		final String message = assertThrows(XasException.class, () -> read(text, ReadingSettings.AS_FOUND)).getMessage();
		assertTrue(message.contains("Fe K (iron), Mn K (manganese)") && message.contains("dataset="), message);
		assertArrayEquals(new float[] { 2, 3 }, spectrum(read(text, naming("manganese")), 0));
		assertArrayEquals(new float[] { 0, 1 }, spectrum(read(text, naming("aaaaa")), 0));
		final Measurement iron = read(text, ReadingSettings.AS_FOUND.of("Fe", "K"));
		assertEquals(1, iron.samples().dimension(0));
		assertTrue(iron.notes().get(0).contains("manganese"), iron.notes().get(0));
	}

	@Test
	void whatIsNoAbsorptionIsLeftOut() throws IOException {
		final String text = HEADER + group("aaaaa", arguments("mu", "Fe", ",'is_xmu',1"), "7100,7120", "0,1") + group("bbbbb", arguments("chi",
			"Fe", ",'is_chi','1'"), "0,0.05,0.1", "0,1,0") + END;
		final Measurement project = read(text, ReadingSettings.AS_FOUND);
		assertEquals(List.of("p.prj: groups that are no absorption were left out: chi (χ(k))."), project.notes());
		assertThrows(XasException.class, () -> read(text, naming("chi")));
	}

	/** What the group of Data::Dumper writes is data, and all else is refused before anything is taken from it. */
	@ParameterizedTest
	@ValueSource(strings = { "@x = map { $_ } (1,2);", "system('touch ran');", "@y = (1,`touch ran`);", "@args = ('label',\"@{[system 'ls']}\");",
		"$old_group = do { 1 };", "@x = (1..10);", "BEGIN { die }", "@x = (7100,7110) x 3;", "eval 'x';", "@y = (sub { 1 }, 2);",
		"$old_group = \\'x';", "use strict;", "@x = (0x10,1);", "@x = qw(1 2);", "$x[0] = 1;", "@x = (<STDIN>);" })
	void codeIsRefused(final String code) {
		final String message = assertThrows(XasException.class, () -> read(HEADER + code + "\n" + END, ReadingSettings.AS_FOUND)).getMessage();
		assertTrue(message.startsWith("p.prj, line 4: ") && message.contains("nothing was run"), message);
	}

	@Test
	void objectsTextsAndLinesAreData() throws IOException {
		final String text = HEADER + "%lcf_data = ();\n@indicator = (0,['','']);\n" + group("aaaaa", arguments("a", "Fe",
			",\"note\",\"\\x{3bc}(E) \\$5\\n\",'lines','one\n# two'"), "\n7100,\n7120,", "0,\n1") +
			"$xdi = bless( {'ok' => 1,'comments' => [\"x\\n\"]}, 'Xray::XDI' );\n" + END;
		assertArrayEquals(new float[] { 0, 1 }, spectrum(read(text.replace("\n", "\r\n"), ReadingSettings.AS_FOUND), 0));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "@x = ('7100','7110' ! ends within its data", "@x = ('71 ! opened and not closed",
		"@x = (1,'seven');@y = (1,2); ! holds \"seven\"", "@x = (1,2,3);@y = (1,2);[record] ! has 3 energies and 2 values",
		"@x = (1,2);@y = (1,2); ! ends within the group", "@x = 7;[record] ! is no list", "! without a group" })
	void whatIsDamagedIsSaid(final String text, final String words) {
		final String message = assertThrows(XasException.class, () -> read(HEADER + (text == null ? "" : text), ReadingSettings.AS_FOUND))
			.getMessage();
		assertTrue(message.startsWith("p.prj") && message.contains(words.strip()), message);
	}

	@Test
	void listsNestedTooDeepAreRefused() {
		final String message = assertThrows(XasException.class, () -> read(HEADER + "@x = (" + "[".repeat(100_000), ReadingSettings.AS_FOUND))
			.getMessage();
		assertTrue(message.contains("nested"), message);
	}

	/** {@code -Dxas.mutations=300} tries more than the usual number. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void damagedProjectsEndInValuesOrASentence(final boolean json) throws IOException {
		final String good = json ? "{\"_____header1\": \"# Athena project file -- Demeter version 0.9.21\",\n\"b\": {\"args\": {\"label\":\"second\"," +
			"\"bkg_z\":\"Fe\",\"bkg_eshift\":\"0.5\"},\"x\": [\"7100\",7110,7120],\"y\": [2,\"3\",1e-2]},\n\"_____order\": [\"b\"]\n}" : HEADER + group(
				"abcde", arguments("foil", "Fe", ",\"note\",\"\\x{3bc}\""), "'7100',7110,7.12e3", "0,'1',-1") + END;
		final SplittableRandom random = new SplittableRandom(json ? 1 : 2);
		final String pieces = "'\"()[]{},;=>\\$@%#-1e9";
		for (int m = 0; m < Integer.getInteger("xas.mutations", 60); m++) {
			final StringBuilder text = new StringBuilder(good);
			for (int i = random.nextInt(1, 6); i > 0; i--) {
				final int at = random.nextInt(text.length());
				switch (random.nextInt(3)) {
					case 0 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
					case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(1, 20)));
					default -> text.setCharAt(at, (char) random.nextInt(0x20, 0x100));
				}
			}
			try {
				read(text.toString(), ReadingSettings.AS_FOUND).close();
			}
			catch (final XasException e) {
				assertTrue(e.getMessage().contains("p.prj") && e.getMessage().endsWith(".") && e.getMessage().length() < 1000, e.getMessage());
			}
		}
	}

	@Test
	void zippedAndJsonAreRecognised() throws IOException {
		final ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
			out.write((HEADER + group("abcde", arguments("é", "Fe", ""), "7100,7120", "0,1") + END).getBytes(StandardCharsets.UTF_8));
		}
		final Path perl = Files.write(folder.resolve("perl"), zipped.toByteArray());
		final Path json = Files.writeString(folder.resolve("json"), "{\"_____header1\": \"# Athena project file -- Demeter version 0.9.21\",\n" +
			"\"b\": {\"args\": {\"label\":\"second\",\"bkg_z\":\"Fe\",\"fft_edge\":\"l3\",\"titles\":[\"x\"]},\"x\": [\"7100\",7120],\"y\": [2,\"3\"]},\n" +
			"\"a\": {\"args\": {\"label\":\"é\"},\"x\": [\"7100\",7120],\"y\": [0,1], \"i0\": [1,2]},\n" +
			"\"_____journal\": [\"x\"],\n\"_____order\": [\"a\",\"b\"]\n}");
		for (final Path file : List.of(perl, json)) {
			assertEquals("Athena", SpectralReaders.of(file).orElseThrow().kind());
			final Measurement project = new AthenaReader().look(file, ReadingSettings.AS_FOUND, Progress.NONE);
			assertEquals("é", project.table().column("name").get(0));
			assertArrayEquals(new float[] { 0, 1 }, spectrum(project, 0));
		}
		assertEquals(Support.NONE, new AthenaReader().support(Files.writeString(folder.resolve("t.prj"), "energy mu\n1 2\n")));
	}

	/** Sums of what Larch 0.9.58 reads; it leaves the shift out, which Athena adds. */
	@ParameterizedTest
	@CsvSource({ "Fe.prj,Fe foil,5.81162000000022,511,6911.98862,8962.94414,3902753.3783899997,0.0484394055293174,843.7602719022022",
		"Fe.prj,Ferrihydrite,0,346,6896.1051,7997.0078,2523999.4483,0.00307965416268795,250.8360375314614",
		"Fe.prj,Hematite,0,2404,6901.5234,8100.6644,17951297.4785,0.0275706416612551,1911.0870495484176",
		"FeS2.prj,FeS2,0,353,6911.8277,7969.247,2594193.8788,0.80926541,312.47427372",
		"TiK.prj,LaTiO2N red,0,403,4934.49852,5474.75672,2043762.8414899998,2.10845361922299,860.8830421795026",
		"TiK.prj,Ref NdTiO2N,0,443,4934.62612,5666.49376,2266636.08311,-0.0124256790418662,252.67707798453904",
		"athena_json.prj,0.12,-0.23,325,11719.78254372,12889.69567328,3945213.3320217,-0.293737924819664,-110.93206247608336",
		"athena_json.prj,Au foil,0,327,11719.82567516,12889.80491813,3970047.52733477,0.363658844547406,290.1052184251946",
		"cu.prj,cu150k.dat,0,618,8774.104,11365.49,5944871.032,0.83825,936.1028799999999" })
	void measuredProjectsAreReadAsLarchReadsThem(final String file, final String label, final double shift, final int points,
		final double first, final double last, final double energies, final float mu, final double mus)
	{
		final Path project = SharedData.file("formats/real/athena/" + file);
		final Measurement read = new AthenaReader().look(project, naming(label), Progress.NONE);
		assertEquals(points, read.energies().length);
		assertEquals(first + shift, read.energies()[0], 1e-6);
		assertEquals(last + shift, read.energies()[points - 1], 1e-6);
		assertEquals(energies + points * shift, Arrays.stream(read.energies()).sum(), 1e-3);
		assertEquals(mu, spectrum(read, 0)[0]);
		double sum = 0;
		for (final float value : spectrum(read, 0)) sum += value;
		assertEquals(mus, sum, 1e-6 * Math.abs(mus) + 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "Fe.prj,5", "FeS2.prj,1", "TiK.prj,14", "athena_json.prj,17", "cu.prj,3" })
	void measuredProjectsOpenWhole(final String file, final int groups) {
		final Measurement read = new AthenaReader().look(SharedData.file("formats/real/athena/" + file), ReadingSettings.AS_FOUND, Progress.NONE);
		assertEquals(groups, read.samples().dimension(0));
		for (int i = 0; i < groups; i++) {
			for (final float value : spectrum(read, i)) assertTrue(Float.isFinite(value));
		}
	}
}
