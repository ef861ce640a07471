package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.Repeats;

class EnergyListReaderTest {

	@TempDir
	private Path folder;

	/** Every way in which people write 4985, 4985.2 and 4986 eV. */
	@ParameterizedTest
	@ValueSource(strings = {
		"4985\n4985.2\n4986\n",
		"  4.985e3 \r\n\r\n4985.2\r\n4986",
		"\uFEFFEnergy (eV)\n4985\n4985.2\n4986\n",
		"# beamline 5-ID\n  # energy\n4985\n# shutter closed\n4985.2\n4986\n",
		"energy,i0\n4985,3\n4985.2,4\n4986,5\n",
		"slice,energy\n1,4985\n2,4985.2\n3,4986\n",
		"slice;energy\n1;4985\n2;4985,2\n3;4986\n",
		"slice\tenergy\n1\t4985\n2\t4985,2\n3\t4986\n",
		"4985,0 0,7\n4985,2 0,8\n4986,0 0,9\n",
		"4985,\n4985.2,\n4986,\n",
		"plane1 4985\nplane2 4985.2\nplane3 4986\n",
	})
	void readsWhatPeopleWrite(final String text) throws IOException {
		assertArrayEquals(new double[] { 4985, 4985.2, 4986 }, read(text, EnergyUnit.AUTO).content().energies().toArray());
	}

	@Test
	void saysThatItReadDecimalCommas() throws IOException {
		assertTrue(read("e;i0\n4985,2;1\n4985,4;1\n", EnergyUnit.AUTO).notes().get(0).contains("decimal points"));
		assertTrue(read("e;i0\n4985.2;1\n4985.4;1\n", EnergyUnit.AUTO).notes().isEmpty());
	}

	@Test
	void saysThatAnotherColumnMayHoldTheEnergies() throws IOException {
		final Reading<EnergyOrder> reading = read("100.5 4985\n103 4985.2\n105.5 4986\n", EnergyUnit.AUTO);
		assertEquals(List.of("list.txt: the energies were taken from the first of several columns without names that may hold them."),
			reading.notes());
		assertEquals(100.5, reading.content().energies().first());
	}

	@ParameterizedTest
	@CsvSource({
		// unit, text, first energy in eV, converted?
		"AUTO, 4.9852|4.9854, 4985.2, true",
		"AUTO, energy_keV|7.112|7.5, 7112, true",
		"AUTO, energy (keV)|20|30, 20000, true",
		"AUTO, 115.5|116.2, 115500, true",
		"AUTO, 280|320, 280, false",
		"AUTO, 53|70, 53, false",
		"AUTO, energy (eV)|72|73, 72, false",
		"KEV, 4.9852|4.9854, 4985.2, false",
		"EV, 4.9852|4.9854, 4.9852, false" })
	void recognisesTheUnit(final EnergyUnit unit, final String lines, final double first, final boolean noted)
		throws IOException
	{
		final Reading<EnergyOrder> reading = read(lines.replace('|', '\n'), unit);
		assertEquals(first, reading.content().energies().first());
		assertEquals(noted, reading.notes().stream().anyMatch(note -> note.contains("converted to eV")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {
		// text ! what the message must say
		"-4985|-4984 ! list.txt, line 1: the energy is -4985.0",
		"4985|0 ! list.txt, line 2: the energy is 0.0",
		"4985|nan|4986 ! list.txt, line 2: the energy is missing",
		"4985|Infinity ! list.txt, line 2, column 1: \"Infinity\" is not a number",
		"4985|# pause|shutter|4986 ! list.txt, line 3, column 1: \"shutter\" is not a number",
		"energy|4985|4985,2|4986.5 ! list.txt, line 3, column 1 (energy): \"4985,2\" is not a number. Write decimal points",
		"4985,20|4985,40|4985,60 ! list.txt, line 1: \"4985,20\" may be one number with a decimal comma or two",
		"4985;1|4985.2;2;3 ! list.txt, line 1 has 2 cells, but the line after it has 3 cells",
		"energy|shutter ! list.txt, line 2",
		"4985 ! list.txt holds one energy",
		"4985, 4985.2, 4986 ! list.txt has its 3 numbers in one line. Write one energy a line.",
		"frame,wavelength|1,2.4872|2,2.4871|3,2.4869 ! list.txt has wavelengths (wavelength) and no energies",
		"energy (Ry)|366.39|366.41|366.46 ! list.txt has energies in Ry (energy (Ry))",
		"# nothing ! list.txt holds no data" })
	void saysWhatIsWrongAndWhere(final String lines, final String message) {
		final Throwable thrown = assertThrows(XasException.class, () -> read(lines.replace('|', '\n'), EnergyUnit.EV));
		assertTrue(thrown.getMessage().contains(message.trim()), thrown.getMessage());
	}

	@Test
	void refusesImpossibleKiloelectronvolts() {
		final Throwable thrown = assertThrows(XasException.class, () -> read("7112\n7113\n", EnergyUnit.KEV));
		assertTrue(thrown.getMessage().contains("Choose the unit eV"), thrown.getMessage());
	}

	@Test
	void namesAFileThatIsNotWhatItSays() throws IOException {
		final Path plain = Files.writeString(folder.resolve("plain.txt.gz"), "4985\n4986\n");
		final Throwable thrown = assertThrows(XasException.class, () -> EnergyListReader.read(plain, EnergyUnit.AUTO,
			Repeats.MEAN));
		assertTrue(thrown.getMessage().contains("plain.txt.gz cannot be read"), thrown.getMessage());
	}

	@Test
	void namesAFileThatIsNotThere() {
		final Throwable thrown = assertThrows(XasException.class, () -> EnergyListReader.read(folder.resolve("gone.txt"),
			EnergyUnit.AUTO, Repeats.MEAN));
		assertTrue(thrown.getMessage().contains("gone.txt"), thrown.getMessage());
	}

	@Test
	void readsTheListOfTheFeMap() {
		final Reading<EnergyOrder> reading = EnergyListReader.read(SharedData.file("fe-particle-map/energies_ev.txt"),
			EnergyUnit.AUTO, Repeats.MEAN);
		assertEquals(57, reading.content().energies().size());
		assertEquals(7092.584, reading.content().energies().first(), 1e-9);
		assertTrue(reading.notes().isEmpty());
	}

	private Reading<EnergyOrder> read(final String text, final EnergyUnit unit) throws IOException {
		return EnergyListReader.read(Files.writeString(folder.resolve("list.txt"), text), unit, Repeats.MEAN);
	}
}
