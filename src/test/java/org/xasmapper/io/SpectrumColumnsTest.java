package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/** Which columns are energies and spectra; mu rises from 0.3 to 1.3 at 7112 eV. */
class SpectrumColumnsTest {

	private static final int POINTS = 126;

	@TempDir
	private Path folder;

	/** Titles, of which {@code E M A B I T F K} stand for energy, mu, other absorption, I0, It, If and keV in the rows. */
	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {
		// titles ! columns ! spectra
		"energy mu ! E M ! mu", //
		"Energy/eV xmu ! E M ! xmu", //
		"E A ! E M ! A", //
		"hv absorption ! E M ! absorption", //
		"nrg OD ! E M ! OD", //
		"energy_readback µ ! E M ! µ", //
		"mono_energy_eV mu ! E M ! mu", //
		"energy_keV mu ! K M ! mu", //
		"point energy mu ! N E M ! mu", //
		"time_s mono_energy_eV mu ! S E M ! mu", //
		"energy mu i0 ! E M I ! mu", //
		"energy i0 itrans ! E I T ! ln(i0/itrans)", //
		"energy I0 It If ! E I T F ! ln(I0/It);If/I0", //
		"energy i0 ifluor ! E I F ! ifluor/i0", //
		"energy i0 itrans mutrans ! E I T M ! mutrans", //
		"energy i0 i1 i2 ! E I T T ! ln(i0/i1)", //
		"omega e k mu mu0 chi @# ! E S S M A A ! mu", //
		"energy norm nbkg flat fbkg nder nsec ! E M A A A A A ! norm", //
		"energy xmu bkg pre_edge post_edge der sec i0 chie ! E M A A A A A I A ! xmu", //
		"energy mu mu_err ! E M A ! mu", //
		"Energy Fe_Ka mu ! E N M ! mu", //
		"energy TiO2 Ti2O3 ! E M A ! TiO2;Ti2O3", //
		"energy Ti Ir ref ! E M A A ! Ti;Ir;ref", //
		"energy mutrans mufluor muref ! E M A A ! mutrans;mufluor", //
		"time I0 It Energy ! S I T E ! ln(I0/It)", //
		"requested_energy achieved_energy mu ! Q E M ! mu", //
	})
	void knowsColumnsByTheirTitles(final String titles, final String columns, final String spectra) throws IOException {
		final Spectra read = read("# " + titles.trim() + "\n" + rows(columns.trim())).content();
		assertEquals(Arrays.asList(spectra.trim().split(";")), read.names());
		assertEquals(7025, read.energies().first(), 1e-9);
		assertEquals(7275, read.energies().last(), 1e-9);
		final boolean yield = read.names().get(0).startsWith("ifluor");
		assertEquals(yield ? 0.01 * mu(7025) : mu(7025), read.value(0, 0), 2e-6);
		assertEquals(yield ? 0.01 * mu(7275) : mu(7275), read.value(0, POINTS - 1), 2e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "N E M", "S E M", "E M" })
	void findsEnergiesAmongColumnsWithoutNames(final String columns) throws IOException {
		final Spectra read = read(rows(columns)).content();
		assertEquals(7025, read.energies().first());
		assertEquals(List.of("column " + columns.split(" ").length), read.names());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {
		"energy i0 ! E I ! holds counts", //
		"energy itrans ! E T ! holds counts", //
		"energy i0 det1 ! E I F ! holds counts", //
		"energy sampleA i0 ! E M I ! holds counts", //
		"energy time ! E S ! no column of a spectrum. Its columns are: energy, time.", //
		"k chi ! A A ! has wavenumbers (k) and no energies", //
		"bragg mu ! A M ! does not tell the spacing", //
		"wavelength mu ! A M ! has wavelengths (wavelength) and no energies", //
		"pixel mu ! E M ! the first column (pixel) holds no energies", //
		"channel mu ! E M ! the first column (channel) holds no energies", //
		"Energy(Ry) mu ! E M ! has energies in Ry", //
		"E[Hartree] mu ! E M ! has energies in Hartree", //
		"energy/meV mu ! E M ! has energies in meV", //
	})
	void asksWhereItIsNotPlain(final String titles, final String columns, final String words) {
		final String message = assertThrows(XasException.class, () -> read("# " + titles.trim() + "\n" + rows(columns.trim())))
			.getMessage();
		assertTrue(message.startsWith("s.txt") && message.contains(words.trim()), message);
	}

	/** Spectra that were pasted beside each other; {@code Q} stands for energies that are 0.3 eV higher than {@code E}. */
	@ParameterizedTest
	@ValueSource(strings = { "E1 mu1 E2 mu2", "energy A energy B", "energy A energy.1 B", "Energy_A A Energy_B B", "" })
	void spectraWithEnergiesOfTheirOwnAreNotPutOnOthers(final String titles) throws IOException {
		final String text = titles.isEmpty() ? rows("E M Q M") : "# " + titles + "\n" + rows("E M Q M");
		final String message = assertThrows(XasException.class, () -> read(text)).getMessage();
		assertTrue(message.contains("spectra have energies of their own") && message.contains("(7025.3 and 7025.0)") && message
			.contains("columns=4"), message);
		final Reading<Spectra> second = chosen(text, "4");
		assertEquals(7025.3, second.content().energies().first(), 1e-9);
		assertEquals(mu(7275), second.content().value(0, POINTS - 1), 2e-6);
		assertTrue(second.notes().get(0).contains("the energies were taken from column 3"), second.notes().toString());
		assertEquals(7025, chosen(text, "2").content().energies().first(), 1e-9);
	}

	@Test
	void equalEnergiesBesideEachOtherAreOneGrid() throws IOException {
		final Spectra read = read("# E1 mu1 E2 mu2\n" + rows("E M E A")).content();
		assertEquals(List.of("mu1", "mu2"), read.names());
		assertEquals(7275, read.energies().last(), 1e-9);
	}

	@Test
	void theShorterOfTwoSpectraEndsWithItsEnergies() throws IOException {
		final String text = "E1,mu1,E2,mu2\n" + rows("E M Q M").replace(' ', ',').replaceAll(",(?=\n)", "") + ",,7300,1.3\n";
		assertEquals(7275, chosen(text, "mu1").content().energies().last(), 1e-9);
		assertEquals(7300, chosen(text, "mu2").content().energies().last(), 1e-9);
		assertThrows(XasException.class, () -> read(text));
	}

	@Test
	void anotherReadingOfTheEnergiesIsNoSpectrum() throws IOException {
		final Spectra read = read("#L Energy  H  Epoch  mono_energy  I0  I1\n" + rows("E N S Q I T")).content();
		assertEquals(List.of("ln(I0/I1)"), read.names());
		assertEquals(7025, read.energies().first(), 1e-9);
	}

	@Test
	void asksWhereColumnsWithoutNamesAreCounts() {
		final String message = assertThrows(XasException.class, () -> read(rows("E I T"))).getMessage();
		assertTrue(message.contains("columns="), message);
	}

	@Test
	void takesTheColumnsThatThePersonNames() throws IOException {
		assertEquals(List.of("i0"), chosen("i0").names());
		assertEquals(List.of("det", "i0"), chosen("3,2").names());
		assertEquals(mu(7275), chosen("ln(I0/det)").value(0, POINTS - 1), 2e-6);
		assertEquals(Math.exp(-mu(7275)), chosen("det/i0").value(0, POINTS - 1), 2e-6);
		final String message = assertThrows(XasException.class, () -> chosen("it")).getMessage();
		assertEquals("s.txt has no column \"it\". There are: energy, i0, det.", message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id,OS,mu_7000,mu_7001,mu_7002", "id,OS,7000,7001,7002", "OS,ENE_7000.0,ENE_7001.0,ENE_7002.0",
		"energy,mu_7000,mu_7001", "7000 eV,7001 eV,7002 eV" })
	void saysThatThereAreNoColumnsToTakeWhereARowIsASpectrum(final String titles) throws IOException {
		final Path file = Files.writeString(folder.resolve("s.csv"), titles + "\n" + (titles.replaceAll("[^,]+", "0.5") + "\n")
			.repeat(5));
		for (final String columns : new String[] { "3,4", "mu_7001", "OS" }) {
			final String message = assertThrows(XasException.class, () -> SpectraReader.read(file, new SpectraSettings(
				EnergyUnit.AUTO, ColumnChoice.of(columns), Repeats.MEAN), Progress.NONE)).getMessage();
			assertTrue(message.startsWith("s.csv holds a spectrum in each row") && message.contains("columns=" + columns) && message
				.contains(titles.substring(titles.lastIndexOf(',') + 1)), message);
		}
	}

	@Test
	void thePersonKnowsThatNumbersAboveColumnsAreNoEnergies() throws IOException {
		final Path file = Files.writeString(folder.resolve("s.csv"), "x,300,400,500\n" + rows("E M A A").replace(' ', ','));
		final Spectra read = SpectraReader.read(file, new SpectraSettings(EnergyUnit.AUTO, ColumnChoice.of("300"), Repeats.MEAN),
			Progress.NONE).content();
		assertEquals(List.of("300"), read.names());
		assertEquals(7275, read.energies().last(), 1e-9);
	}

	private Spectra chosen(final String columns) throws IOException {
		return chosen("energy i0 det\n" + rows("E I T"), columns).content();
	}

	private Reading<Spectra> chosen(final String text, final String columns) throws IOException {
		return SpectraReader.read(Files.writeString(folder.resolve("s.txt"), text), new SpectraSettings(EnergyUnit.AUTO, ColumnChoice.of(
			columns), Repeats.MEAN), Progress.NONE);
	}

	@Test
	void tellsWhatItTookAndLeftOut() throws IOException {
		assertEquals(List.of("s.txt: taken for the spectrum: mu; left out: i0. The key columns= takes others."), read(
			"energy mu i0\n" + rows("E M I")).notes());
		assertTrue(read("energy TiO2 Ti2O3\n" + rows("E M A")).notes().isEmpty());
	}

	/** Bragg's law with d = 3.13551 Å. */
	@ParameterizedTest
	@ValueSource(strings = { "# Mono.d_spacing: 3.13551\n", "# Mono :  Si(111)   D=  3.13551 A\n" })
	void energiesFollowFromAngles(final String spacing) throws IOException {
		final Reading<Spectra> reading = read(spacing + "# theta mu\n" + rows("B M"));
		assertEquals(7025, reading.content().energies().first(), 1e-3);
		assertEquals(7275, reading.content().energies().last(), 1e-3);
		assertTrue(reading.notes().get(0).contains("d = 3.13551 Å"), reading.notes().toString());
	}

	@ParameterizedTest
	@CsvSource({ "angle_rad, R", "theta (mrad), r", "bragg [mdeg], b", "theta (degrees), B" })
	void anglesHaveTheUnitOfTheirTitle(final String title, final String column) throws IOException {
		final Spectra read = read("# d = 3.13551\n" + title + ",mu\n" + rows(column + " M").replace(' ', ',')).content();
		assertEquals(7025, read.energies().first(), 1e-3);
		assertEquals(7275, read.energies().last(), 1e-3);
	}

	@Test
	void tellsWhichColumnItTookForEnergiesWhereNoTitleSaysSo() throws IOException {
		assertEquals(List.of("s.txt: the energies were taken from the first column (motor), since no title names photon energies."), read(
			"# motor mu\n" + rows("E M")).notes());
		assertEquals(List.of(), read("# Energía mu\n" + rows("E M")).notes());
	}

	@Test
	void titlesOfNumbersAreEnergiesOnlyWhereTheyCanBe() throws IOException {
		assertEquals(List.of("300 K", "400 K"), read("energy,300 K,400 K\n" + rows("E M A").replace(' ', ',')).content().names());
		assertEquals(List.of("1", "2"), read("x,1,2\n" + rows("E M A").replace(' ', ',')).content().names());
		final String message = assertThrows(XasException.class, () -> read(",300,400\n" + rows("E M A").replace(' ', ',')))
			.getMessage();
		assertTrue(message.contains("Call the first column \"energy\""), message);
		assertEquals(2, read("id,energy,mu_7000,mu_7001\na,-5.2,1,2\nb,-7,3,4\n").content().count());
	}

	/** Values of the files themselves; E0 and edge step of Larch follow from them, as other tests show. */
	@Test
	void readsTheFilesOfBeamlines() {
		assertEquals(List.of("mu"), real("xmu.dat").names());
		assertEquals(0.0458134f, real("xmu.dat").value(0, 0));
		assertEquals(8984.506, real("xmu.dat").energies().first());
		assertEquals(List.of("mutrans"), real("cu_metal_rt.xdi").names());
		assertEquals(List.of("mu"), real("fe2o3_rt1.xmu").names());
		assertEquals(0.80926541f, real("fe2o3_rt1.xmu").value(0, 0));
		assertEquals(List.of("ln(I0/I1)"), real("APS13ID_2008.dat").names());
		assertEquals(Math.log(101896.7 / 167180.2), real("APS13ID_2008.dat").value(0, 0), 1e-6);
		assertEquals(List.of("ln(I0/I1)"), real("SSRL1_2006.dat").names());
		assertEquals(25284.998, real("SSRL1_2006.dat").energies().first());
		assertEquals(List.of("ifluor/i0"), real("PF9A_2022.dat").names());
		assertEquals(6606.167378, real("PF9A_2022.dat").energies().first(), 1e-6);
		assertEquals(8211.094607, real("PF9A_2022.dat").energies().last(), 1e-6);
		assertEquals((14016 - 7157.1) / (1792467 - 7753.7), real("PF9A_2022.dat").value(0, 0), 1e-9);
		for (final String refused : List.of("ESRF_SNBL_2013.dat", "cu.prj")) {
			assertThrows(XasException.class, () -> real(refused), refused);
		}
	}

	private static Spectra real(final String name) {
		return SpectraReader.read(SharedData.file("cases/real/" + name), EnergyUnit.AUTO, Progress.NONE).content();
	}

	private Reading<Spectra> read(final String text) throws IOException {
		return SpectraReader.read(Files.writeString(folder.resolve("s.txt"), text), EnergyUnit.AUTO, Progress.NONE);
	}

	private static String rows(final String columns) {
		final StringBuilder rows = new StringBuilder();
		for (int i = 0; i < POINTS; i++) {
			final double energy = 7025 + 2 * i;
			for (final String column : columns.split(" ")) rows.append(cell(column.charAt(0), i, energy)).append(' ');
			rows.setCharAt(rows.length() - 1, '\n');
		}
		return rows.toString();
	}

	private static String cell(final char column, final int row, final double energy) {
		return switch (column) {
			case 'E' -> Double.toString(energy);
			case 'Q' -> Double.toString(energy + 0.3);
			case 'K' -> String.format(Locale.ROOT, "%.5f", energy / 1000);
			case 'B' -> Double.toString(Math.toDegrees(angle(energy)));
			case 'b' -> Double.toString(1000 * Math.toDegrees(angle(energy)));
			case 'R' -> Double.toString(angle(energy));
			case 'r' -> Double.toString(1000 * angle(energy));
			case 'N' -> Integer.toString(row);
			case 'S' -> Double.toString(-10 + 0.5 * row);
			case 'M' -> Double.toString(mu(energy));
			case 'A' -> Double.toString(0.1 + 0.01 * row);
			case 'I' -> "100000";
			case 'T' -> Double.toString(100000 * Math.exp(-mu(energy)));
			case 'F' -> Double.toString(1000 * mu(energy));
			default -> throw new IllegalArgumentException(String.valueOf(column));
		};
	}

	/** Radians. */
	private static double angle(final double energy) {
		return Math.asin(12398.419843320026 / (2 * 3.13551 * energy));
	}

	private static double mu(final double energy) {
		return 0.3 + 1 / (1 + Math.exp(-(energy - 7112) / 2));
	}
}
