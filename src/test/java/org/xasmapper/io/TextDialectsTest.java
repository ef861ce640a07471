package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Text as instruments and programs write it. */
class TextDialectsTest {

	@TempDir
	private Path folder;

	/** The spectrum (0.3, 0.4, 1.2, 1.3) at 7100, 7110, 7120 and 7130 eV. */
	@ParameterizedTest
	@ValueSource(strings = { //
		"! energy mu|@R", "% energy mu|@R", "; energy mu|@R", "// energy mu|@R", "* energy mu|@R", "# energy mu|# -------|@R", //
		"energy mu|------ ---|@R", "Fe foil, room temperature, scan 3|@R", "Fe foil|4 points|@R", "Fe foil|energy mu|@R", //
		"Photon Energy   Absorption|@R", "\"Photon energy\" \"mu\"|@R", "energy mu|@R|END OF SCAN", "energy mu|@R|mean of scan: 0.8", //
		"energy mu|@R|#C end", "energy mu|@R||energy mu|@R", "#F x|#S 1 ascan mono|#L Mono Energy  mu|@R|#S 2 ascan mono|#L Mono Energy  mu|@R", //
		"#S 1 aborted|#L energy  mu|#S 2 ascan|#L energy  mu|@R", "energy mu|||@R||", "# XDI/1.0|# Column.1: energy eV|# Column.2: mu|@R", //
		"# Column.99999999999: energy eV|# energy mu|@R", "sep=,|energy,mu|@C", "energy,mu|eV,|@C", "energy,mu|(eV),(a.u.)|@C", //
		"energy,mu|eV,a.u.|,Fe foil|@C", "energy,mu,|7100,0.3,|7110,0.4,|7120,1.2,|7130,1.3,", "energy,mu|7100,0.3,|7110,0.4,|7120,1.2,|7130,1.3,", //
		"energy,\"mu\" (a.u.)|@C", "\"energy\",\"mu, of \"\"A\"\"\"|@C", "energy,\"mu|of A\"|@C", "energy,the \"good\" mu|@C", //
		"energy mu|7.1E+03 3.0D-01|7.11d3 4.0D-01|7.120D+03 +1.2D0|+7130 1.3", "energy,mu|\"7,100.0\",0.3|\"7,110.0\",0.4|\"7,120.0\",1.2|\"7,130.0\",1.3", //
		"energy;mu|7.100,0;0,3|7.110,0;0,4|7.120,0;1,2|7.130,0;1,3", "energy;mu|7100,0;0,3|7110,0;0,4|7120,0;1,2|7130,0;1,3", //
		"\"energy\" \"mu\"|\"1\" 7100 0.3|\"2\" 7110 0.4|\"3\" 7120 1.2|\"4\" 7130 1.3", "energy mu|7100 .3|7110 .4|7120 1.2|7130 1.3", //
		"Real time clock|Achieved energy|I|Weights|1 1 1|Time|Energy|mu|0 7100 0.3|1 7110 0.4|2 7120 1.2|3 7130 1.3", //
	})
	void readsWhatPeopleHave(final String lines) throws IOException {
		final String text = lines.replace("@R", "7100 0.3|7110 0.4|7120 1.2|7130 1.3").replace("@C",
			"7100,0.3|7110,0.4|7120,1.2|7130,1.3").replace('|', '\n');
		check(read(text, StandardCharsets.UTF_8));
		check(read(text.replace("\n", "\r\n"), StandardCharsets.UTF_8));
		check(read(text.replace("\n", "\r"), StandardCharsets.UTF_8));
		check(read("\uFEFF" + text, StandardCharsets.UTF_16LE));
		check(read(text, StandardCharsets.UTF_16));
		check(read(text, StandardCharsets.UTF_16LE));
	}

	private static void check(final Spectra spectra) {
		assertEquals(EnergyGrid.of(7100, 7110, 7120, 7130), spectra.energies());
		assertArrayEquals(new float[] { 0.3f, 0.4f, 1.2f, 1.3f }, spectra.values());
	}

	/** Three counters make rows as long as the lines of the table of blocks; E = 12398.4198 / (2 · 3.13551 sin θ). */
	@Test
	void readsThePhotonFactorysFiles() throws IOException {
		final String file = "  9809     KEK-PF   BL12C\nFe foil   26.11.25 15:56 - 26.11.25 16:10\nFe foil\n Ring :  2.5 GeV  440.3 mA -  439.0 mA\n" +
			" Mono :   SI(111)       D=  3.13551 A    Initial angle= 16.16667 deg\n BL12C     Transmission( 2)   Repetition=  1     Points=  4\n" +
			" Param file : Fe_K.prm    energy axis(2)     Block =  3\n\n Block      Init-Eng  final-Eng     Step/eV     Time/s       Num\n" +
			"     1       7100.00    7110.00      10.00       1.00         1\n     2       7110.00    7120.00      10.00       1.00         1\n" +
			"     3       7120.00    7130.00      10.00       1.00         2\n Ortec( 0)     NDCH =  3\n" +
			"  Angle(c)  Angle(o)     time/s           1           2           3\n      Mode         0          0           1           2           3\n" +
			"    Offset         0          0    1000.000    1000.000       0.000\n" +
			"  16.17200  16.17230       1.00      200000      100000        2000\n  16.14800  16.14880       1.00      200000       90000        3000\n" +
			"  16.12500  16.12540       1.00      200000       80000        4000\n  16.10200  16.10200       1.00      200000       70000        5000\n";
		final Reading<Spectra> reading = reading(file, StandardCharsets.ISO_8859_1);
		final Spectra spectra = reading.content();
		final double[] angles = { 16.1723, 16.1488, 16.1254, 16.102 };
		for (int k = 0; k < 4; k++) {
			assertEquals(12398.419843320026 / (2 * 3.13551 * Math.sin(Math.toRadians(angles[k]))), spectra.energies().energy(k), 1e-6);
			assertEquals((float) Math.log(199000. / (99000 - 10000 * k)), spectra.value(0, k), 1e-6f);
			assertEquals((2000 + 1000 * k) / 199000f, spectra.value(1, k), 1e-8f);
		}
		assertTrue(reading.notes().contains("s.txt: the offsets of the counters, 1000.000 and 1000.000 and 0.000 a second, were taken off."), reading.notes()
			.toString());
	}

	@Test
	void readsLatin() throws IOException {
		assertEquals(List.of("µ"), read("energy µ\n7100 1\n7110 2\n", StandardCharsets.ISO_8859_1).names());
	}

	@Test
	void rowsMayStartAsCommentsDo() throws IOException {
		assertEquals(List.of("A", "#1", "*2", "%3"), read("name,mu_4960,mu_4961\nA,1,2\n#1,4,5\n# a comment\n*2,5,6\n%3,7,8\n",
			StandardCharsets.UTF_8).table().column("name"));
	}

	@Test
	void tellsOfRowsThatAreCommentedOut() throws IOException {
		final Reading<Spectra> reading = reading("energy,mu\n7100,1\n#7110,2\n7120,3\n", StandardCharsets.UTF_8);
		assertEquals(2, reading.content().energies().size());
		assertEquals(List.of("s.txt: rows that are marked as comments were left out: 1."), reading.notes());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {
		"energy,mu|7100,1|#N/A,2|7120,3 ! line 3: the energy is missing", //
		"energy,mu|7100,1|7110,1e999 ! line 3, column 2 (mu): \"1e999\" is too large a number", //
		"energy,mu|7100,1|7110,1e39 ! is too large a number", //
		"energy,mu|7100,1|7110,0x1p3 ! is not a number", //
		"energy,\"mu|7100,1|7110,2 ! line 1: a quotation mark is opened and not closed", //
		"energy,mu|\"7100,1|7110,2 ! line 2: a quotation mark is opened and not closed", //
		"energy,mu|7100,high|7110,2|7120,3|7130,4 ! line 2, column 2 (mu): \"high\" is not a number", //
		"7100,high|7110,2|7120,3|7130,4 ! line 1, column 2: \"high\" is not a number", //
		"energy,mu|7100,1|shutter,closed|7110,2|7120,3|7130,4 ! line 3, column 1 (energy): \"shutter\" is not a number", //
		"energy mu|7 100 1|7 110 2 ! line 1 names 2 columns, but the line after it has 3", //
		"{\"energy\": [1, 2]} ! is no table of columns", //
		"# Athena project file -- Demeter|$x = 1 ! is an Athena project", //
	})
	void saysWhatIsWrongAndWhere(final String lines, final String words) {
		final String message = assertThrows(XasException.class, () -> read(lines.replace('|', '\n'), StandardCharsets.UTF_8))
			.getMessage();
		assertTrue(message.startsWith("s.txt") && message.contains(words.trim()), message);
	}

	@Test
	void aCellOfAMillionDigitsIsNotPrintedWhole() {
		for (final String digit : List.of("9", "x", "-")) {
			final String message = assertThrows(XasException.class, () -> read("energy,mu\n7100,1\n7110," + digit.repeat(1_000_000) +
				"\n7120,2\n", StandardCharsets.UTF_8)).getMessage();
			assertTrue(message.contains("line 3, column 2") && message.length() < 200, message);
		}
	}

	@Test
	void saysWhatIsNoText() throws IOException {
		for (final String start : List.of("PK\3\4", "\u0089HDF", "ab\0\1\2")) {
			final Path file = Files.write(folder.resolve("s.bin"), start.getBytes(StandardCharsets.ISO_8859_1));
			final String message = assertThrows(XasException.class, () -> SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE))
				.getMessage();
			assertTrue(message.startsWith("s.bin") && message.contains("no text"), message);
		}
	}

	@Test
	void sixThousandColumnsMayHaveDecimalCommas() throws IOException {
		final String text = "energy" + " c".repeat(6000) + "\n1000,5" + " 0,5".repeat(6000) + "\n1001,5" + " 0,5".repeat(6000) + "\n";
		final Spectra spectra = read(text, StandardCharsets.UTF_8);
		assertEquals(6000, spectra.count());
		assertEquals(0.5f, spectra.value(5999, 1));
	}

	private Spectra read(final String text, final Charset encoding) throws IOException {
		return reading(text, encoding).content();
	}

	private Reading<Spectra> reading(final String text, final Charset encoding) throws IOException {
		return SpectraReader.read(Files.write(folder.resolve("s.txt"), text.getBytes(encoding)), EnergyUnit.AUTO, Progress.NONE);
	}
}
