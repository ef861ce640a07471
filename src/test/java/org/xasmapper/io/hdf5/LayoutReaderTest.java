package org.xasmapper.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReaderContract;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/** Layouts are JSON that a person writes; what is wrong with one is said in a sentence. */
class LayoutReaderTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "{ \"name\": \"X\" | it is no JSON", "[] | one object in braces",
		"{ \"name\": \"X\", \"samplse\": \"a\" } | \"samplse\" is no key of a layout; keys are axes, channels",
		"{ \"name\": \"X\", \"energies\": \"e\" } | \"samples\" is missing", "{ \"name\": \"X\", \"samples\": \"a\" } | \"energies\" is missing",
		"{ \"samples\": \"a\", \"energies\": \"e\" } | \"name\" is missing",
		"{ \"name\": \"X\", \"samples\": 3, \"energies\": \"e\" } | \"samples\" must be a text or a list of texts",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"axes\": \"zyx\" } | must be letters of E, y, x, c",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"axes\": \"EEx\" } | must be letters of E, y, x, c",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"axes\": \"cyx\" } | \"channels\"",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"unit\": \"nm\" } | \"unit\" must be eV or keV, not \"nm\"",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"signal\": \"absorbance\" } | signal must be mu, transmission",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"oneEnergyPerFile\": 1 } | must be true or false",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": { \"names\": \"n\" } } | needs the paths \"names\" and \"values\"",
		"{ \"name\": \"X\", \"samples\": \"a\", \"energies\": \"e\", \"pixel\": 3 } | \"pixel\" must be an object" })
	void aWrongLayoutIsASentence(final String json, final String expected) {
		final XasException e = assertThrows(XasException.class, () -> LayoutReader.parse("mine.json", json));
		assertTrue(e.getMessage().startsWith("The layout mine.json cannot be used: "), e::getMessage);
		assertTrue(e.getMessage().contains(expected) && e.getMessage().endsWith("."), e::getMessage);
	}

	@Test
	void allThatShipAreRight() {
		assertTrue(Layouts.beamlines(null).size() >= 9);
	}

	/** The file of formats/made that no layout knows. */
	@Test
	void aPersonsLayoutMakesAnUnknownFileAKnownOne() throws IOException {
		Files.writeString(folder.resolve("mine.json"), """
			{
				"name": "My beamline",
				"when": "scan/dwell",
				"samples": "sc*/frames",
				"axes": "yxE",
				"energies": ["scan/energy", "scan/mono"],
				"unit": "keV",
				"signal": "mu"
			}
			""");
		final ReadingSettings settings = new ReadingSettings("", "", "", null, EnergyUnit.AUTO, ColumnChoice.AUTOMATIC, Repeats.MEAN, "Fe",
			"K", folder);
		try (Measurement found = new Hdf5Reader().look(SharedData.file("formats/made/unknown_yxE_kev.h5"), settings, Progress.NONE)) {
			SpectralReaderContract.assertTruth(found);
			assertEquals("My beamline", found.layout());
		}
	}
}
