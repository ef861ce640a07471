package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.SharedData;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class SpectraReaderTest {

	private static final float NAN = Float.NaN;

	@TempDir
	private Path folder;

	/** The spectra (0.1, NaN) and (0.3, 0.4) at 4985 and 4985.2 eV, labelled a and b. */
	@ParameterizedTest
	@ValueSource(strings = {
		"id,4985,4985.2\na,0.1,nan\nb,0.3,0.4\n",
		"id;mu_4985,0;mu_4985,2\na;0,1;\nb;0,3;0,4\n",
		"AUX_id\tENE_4985.0000\tENE_4985.2000\na\t0.1\tNone\nb\t0.3\t0.4\n",
		"id 4985.0 4985.2\na .1 nan\nb .3 .4\n",
		"4.985 keV,4.9852 keV,id\n0.1,,a\n0.3,0.4,b\n",
		"# made by hand\n\"id\",\"4985\",\"4985.2\"\n\"a\",\"0.1\",\"NaN\"\n\"b\",\"0.3\",\"0.4\"\n",
	})
	void readsASpectrumARow(final String text) throws IOException {
		final Spectra spectra = read(text).content();
		assertEquals(EnergyGrid.of(4985, 4985.2), spectra.energies());
		assertArrayEquals(new float[] { 0.1f, NAN, 0.3f, 0.4f }, spectra.values());
		assertEquals(List.of("a", "b"), spectra.table().column("id"));
	}

	@ParameterizedTest
	@ValueSource(strings = {
		"energy,a,b\n4985,0.1,0.3\n4985.2,nan,0.4\n",
		"a;b;Energy (eV)\n0,1;0,3;4985\n;0,4;4985,2\n",
		"energy_keV\ta\tb\n4.985\t0.1\t0.3\n4.9852\t\t0.4\n",
		"# Column.1: energy keV\n# Column.2: a\n# Column.3: b\n#---\n# whatever\n4.985 0.1 0.3\n4.9852 nan 0.4\n",
		"# Athena project\n#---\n#  \"energy  a  b\"\n  4985  0.1 0.3\n  4985.2 nan 0.4\n",
		"E a b\n4985 1e-1 3e-1\n4985.2 nan 4e-1\n",
	})
	void readsASpectrumAColumn(final String text) throws IOException {
		final Spectra spectra = read(text).content();
		assertEquals(EnergyGrid.of(4985, 4985.2), spectra.energies());
		assertArrayEquals(new float[] { 0.1f, NAN, 0.3f, 0.4f }, spectra.values());
		assertEquals(List.of("a", "b"), spectra.names());
	}

	@Test
	void numbersColumnsThatHaveNoName() throws IOException {
		assertEquals(List.of("column 2", "column 3"), read("4985 1 2\n4986 3 4\n").content().names());
	}

	@Test
	void takesNumberedSpectraForColumnsIfThereIsAnEnergyColumn() throws IOException {
		assertEquals(List.of("1", "2", "3"), read("energy,1,2,3\n4985,0,0,0\n4986,1,1,1\n").content().names());
	}

	@Test
	void saysWhatItConverted() throws IOException {
		final List<String> notes = read("energy;a\n4,985;0,1\n4,9852;0,2\n").notes();
		assertEquals(2, notes.size(), notes.toString());
		assertTrue(notes.get(1).contains("4.985 to 4.9852 were taken for keV by their values"), notes.get(1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {
		"id,4985,4986|a,0.1,0.2|b,0.3 ! s.csv, line 3 has 2 cells where the rows before it have 3. The file may be cut off",
		"# c|id,4985,4986||a,0.1,0.2|b,0.3,0.4,0.5 ! s.csv, line 5 has 4 cells",
		"id,4985,4986|a,0.1 ! s.csv, line 1 names 3 columns, but the line after it has 2 cells",
		"id,4985,4986|a,0.1,x ! s.csv, line 2, column 3 (4986): \"x\" is not a number",
		"id,4985,4986|a,0.1,0.2d ! s.csv, line 2, column 3 (4986): \"0.2d\" is not a number",
		"id,mu_4985,mu_4985|a,0.1,0.2 ! s.csv: All 2 energies are 4985.00 eV",
		"id,id,4985,4986|a,b,0.1,0.2 ! s.csv: two columns are called \"id\"",
		"id,4985,4986 ! s.csv has a line of names but no spectrum",
		"energy,a|4985,0.1|,0.2 ! s.csv, line 3: the energy is missing",
		"energy,a|4985,0.1|4986,high ! s.csv, line 3, column 2 (a): \"high\" is not a number",
		"energy|4985|4986 ! s.csv has one column",
		"energy a b|4985 0.1|4986 0.2 ! s.csv, line 1 names 3 columns, but the line after it has 2 cells. Names with spaces",
		"0.1,0.2,0.3|0.1,0.2,0.4 ! s.csv: All 2 energies are 100.00 eV" })
	void saysWhatIsWrongAndWhere(final String lines, final String message) {
		final Throwable thrown = assertThrows(XasException.class, () -> read(lines.replace('|', '\n')));
		assertTrue(thrown.getMessage().contains(message.trim()), thrown.getMessage());
	}

	@Test
	void readsGzipAndReportsATruncatedOne() throws IOException {
		final Path zipped = folder.resolve("s.csv.gz");
		final StringBuilder text = new StringBuilder("id,4985,4986\n");
		for (int i = 0; i < 5000; i++) text.append(i).append(",0.").append(i * 7919 % 10007).append(",1\n");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
			out.write(text.toString().getBytes());
		}
		assertEquals(5000, SpectraReader.read(zipped, EnergyUnit.AUTO, Progress.NONE).content().count());
		final byte[] bytes = Files.readAllBytes(zipped);
		Files.write(zipped, Arrays.copyOf(bytes, bytes.length / 2));
		final Throwable thrown = assertThrows(XasException.class, () -> SpectraReader.read(zipped, EnergyUnit.AUTO,
			Progress.NONE));
		assertTrue(thrown.getMessage().contains("s.csv.gz cannot be read"), thrown.getMessage());
	}

	@Test
	void readsTheFilm() {
		final Spectra film = shared("tizn-film/ti_k_edge_film.csv");
		assertEquals(100, film.count());
		assertEquals(315, film.energies().size());
		assertEquals(4940.91, film.energies().first());
		assertEquals(5060.59, film.energies().last());
		assertEquals(0.779594, film.table().numbers("ti_fraction")[0]);
		assertEquals(0.000197f, film.value(0, 0));
	}

	@Test
	void readsTheReferenceThatIsNotNormalised() {
		final Spectra reference = shared("tizn-film/tio2_reference.csv");
		assertEquals(List.of("mu"), reference.names());
		assertEquals(530, reference.energies().size());
		assertEquals(0.170341f, reference.value(0, 0));
	}

	@Test
	void readsAthenasNineReferences() {
		final Spectra references = shared("fe-particle-map/fe_references.nor");
		assertEquals(9, references.count());
		assertEquals("Fe_foilCal_007_Mar_17.avg", references.names().get(0));
		assertEquals("Fepowder_BN_July17_2sc_fl_cl.avg", references.names().get(8));
		assertEquals(7100, references.energies().first());
		assertEquals(0.0037501813f, references.value(0, 0), 1e-9f);
	}

	@Test
	void readsTheMotifs() {
		final Spectra motifs = shared("ti-k-feff/ti_motifs.csv");
		assertEquals(List.of("TiO2", "TiUD", "TiOH", "TiOL"), motifs.names());
		assertEquals(EnergyGrid.regular(4955, 0.25, 321), motifs.energies());
		assertEquals(0.0066f, motifs.value(1, 0));
	}

	@Test
	void readsTheDatabases() {
		final Spectra ti = shared("ti-k-feff/ti_k_feff.csv");
		assertEquals(2932, ti.count());
		assertEquals(EnergyGrid.regular(4955, 0.25, 321), ti.energies());
		assertEquals(22, ti.table().names().size());
		assertEquals("CaSiTiO5_A12/a1", ti.table().column("parent").get(0));
		final Spectra cu = shared("cu-k-feff/cu_k_feff.csv");
		assertEquals(2439, cu.count());
		assertEquals(8985, cu.energies().first());
		assertEquals(9025, cu.energies().last());
		assertEquals("Ba2Y(CuO2)3", cu.table().column("formula").get(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "energy,a\n4986,3\n4985,1\n4985,2\n", "id,mu_4986,mu_4985,mu_4985\na,3,1,2\n" })
	void bringsEnergiesIntoOrderAndAveragesRepeats(final String text) throws IOException {
		final Reading<Spectra> reading = read(text);
		assertEquals(EnergyGrid.of(4985, 4986), reading.content().energies());
		assertArrayEquals(new float[] { 1.5f, 3 }, reading.content().values());
		assertTrue(reading.notes().get(0).startsWith("s.csv: The energies fall"), reading.notes().toString());
		assertTrue(reading.notes().get(1).contains("were averaged (repeats=mean)"), reading.notes().toString());
	}

	@Test
	void advisesWhereThereAreNoEnergies() {
		final Throwable thrown = assertThrows(XasException.class, () -> shared("feff-3d-metals/Cr_K_feff.csv"));
		assertTrue(thrown.getMessage().contains("call the column that is \"energy\""), thrown.getMessage());
	}

	@Test
	void takesTheAbsorptionAndNotTheCountersOfXdi() {
		final Reading<Spectra> copper = sharedReading("xdi/good/cu_metal_rt.xdi");
		assertEquals(List.of("mutrans"), copper.content().names());
		assertEquals(8779, copper.content().energies().first());
		assertEquals(-1.3070486f, copper.content().value(0, 0));
		assertEquals("cu_metal_rt.xdi: taken for the spectrum: mutrans; left out: i0, itrans. The key columns= takes others.",
			copper.notes().get(0));
		assertEquals(List.of("mutrans"), sharedReading("xdi/good/fe2o3_rt.xdi").content().names());
	}

	/** Numbers that cannot be read are refused; faults in metadata, which are not used, do no harm. */
	@Test
	void refusesXdiWhoseTableIsWrong() {
		assertWrongXdi("14", "line 36 has 6 cells");
		for (final String harmless : List.of("02", "04", "06", "08", "10", "18", "16", "20", "26", "28", "30", "32", "34")) {
			assertEquals(List.of("mutrans"), sharedReading("xdi/bad/bad_" + harmless + ".xdi").content().names(), harmless);
		}
	}

	private static void assertWrongXdi(final String number, final String message) {
		final Throwable thrown = assertThrows(XasException.class, () -> sharedReading("xdi/bad/bad_" + number + ".xdi"));
		assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "id,mu_10,mu_11\na,0,1\nb,0,1\n", "energy,a\n4960,0\n4961,1\n" })
	void readingCanBeCancelled(final String text) throws IOException {
		final Path file = Files.writeString(folder.resolve("long.csv"), text);
		assertThrows(CancellationException.class, () -> SpectraReader.read(file, EnergyUnit.AUTO,
			new CancelledWhen(() -> true)));
	}

	private static Reading<Spectra> sharedReading(final String name) {
		return SpectraReader.read(SharedData.file(name), EnergyUnit.AUTO, Progress.NONE);
	}

	private static Spectra shared(final String name) {
		final Reading<Spectra> reading = sharedReading(name);
		assertTrue(reading.notes().isEmpty(), reading.notes().toString());
		return reading.content();
	}

	private Reading<Spectra> read(final String text) throws IOException {
		return SpectraReader.read(Files.writeString(folder.resolve("s.csv"), text), EnergyUnit.AUTO, Progress.NONE);
	}
}
