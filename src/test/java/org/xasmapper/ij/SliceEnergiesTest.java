package org.xasmapper.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.io.Reading;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;

class SliceEnergiesTest {

	/** Every way in which slices tell that they are 7112 and 7112.5 eV. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"7112.00 eV; 7112.50 eV",
		"7.112 keV; 7.1125 keV",
		"rep01_07112.0_eV_001of003.tif; rep01_07112.5_eV_001of003.tif",
		"map_20nm_7112.0eV; map_20nm_7112.5eV",
		"map-7.1120keV-b; map-7.1125keV-b",
		"scan 12 energy=7112; scan 12 energy=7112.5",
		"Energy: 7112.0; Energy: 7112.5",
		"E=7112; E=7112.5",
		"img_E_7112.tif; img_E_7112.5.tif",
		"nrg 7112; nrg 7112.5",
		"7112; 7112.50",
		"7.112; 7.1125" })
	void labelsAreReadAsPeopleWriteThem(final String first, final String second) {
		assertArrayEquals(new double[] { 7112, 7112.5 }, read(first, second).content(), 1e-9);
	}

	@Test
	void labelsOfASpectralStackNeedNoWord() {
		assertTrue(read("7112.00 eV", "7112.50 eV position 3").notes().isEmpty());
	}

	@Test
	void otherLabelsAreSaidToHaveBeenTakenForEnergies() {
		assertEquals("The energies were taken from the slices' labels: \"a_7.1120_keV\" is 7112.00 eV, \"a_7.1125_keV\" is " +
			"7112.50 eV.", read("a_7.1120_keV\nmore lines of the file", "a_7.1125_keV").notes().get(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "7112 eV; dark", "frame_0001; frame_0002", "7112_eV_to_7130_eV; 7112.5_eV_to_7130_eV",
		"7112_eV; 7112.5_devices", "; 7112 eV" })
	void otherLabelsAreNoEnergies(final String labels) {
		final String[] both = labels.split(";", -1);
		final XasException e = assertThrows(XasException.class, () -> read(both[0].trim(), both[1].trim()));
		assertTrue(e.getMessage().contains("is not an energy. Use Plugins > XAS > XAS Open..."), e.getMessage());
	}

	@Test
	void theSliceWithoutEnergyIsNamed() {
		final XasException e = assertThrows(XasException.class, () -> read("a_7112_eV", "a_7113_eV", "flat"));
		assertTrue(e.getMessage().contains("the label of slice 3"), e.getMessage());
	}

	private static Reading<double[]> read(final String... labels) {
		final ImagePlus image = IJ.createImage("labelled", "32-bit", 2, 2, labels.length);
		for (int k = 0; k < labels.length; k++) image.getStack().setSliceLabel(labels[k], k + 1);
		return SliceEnergies.of(image, IntStream.rangeClosed(1, labels.length).toArray(), EnergyUnit.AUTO);
	}
}
