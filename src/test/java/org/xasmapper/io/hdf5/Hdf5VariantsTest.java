package org.xasmapper.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.xasmapper.io.SpectralReaderContract.assertTruth;
import static org.xasmapper.io.SpectralReaderContract.samples;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** The known cube in the ways that HDF5 has to store numbers and to link files ({@code make_variants.py}). */
class Hdf5VariantsTest {

	private static Measurement look(final String name, final ReadingSettings settings) {
		try {
			return new Hdf5Reader().look(Path.of(Hdf5VariantsTest.class.getResource(name).toURI()), settings, Progress.NONE);
		}
		catch (final URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "float64_big", "uint16_big", "float32_lzf", "int32_gzip_partial", "checksum", "growing", "one_chunk", "int64_old",
		"user_block", "virtual_interleaved", "virtual_halves", "virtual_cropped", "link", "links_in_circles" })
	void everyWayGivesTheCube(final String name) {
		try (Measurement found = look(name + ".h5", ReadingSettings.AS_FOUND)) {
			assertTruth(found);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "szip | A required filter is not available", "virtual_gone | gone.h5, which is missing",
		"virtual_outside | outside of this file's folder", "link_outside | outside of this file's folder",
		"two_counters | several data: entry1/counter0, entry1/counter1. Choose one with dataset=" })
	void whatCannotBeReadIsASentence(final String name, final String expected) {
		final XasException e = assertThrows(XasException.class, () -> {
			try (Measurement found = look(name + ".h5", ReadingSettings.AS_FOUND)) {
				samples(found.samples());
			}
		});
		assertTrue(e.getMessage().contains(expected) && e.getMessage().endsWith("."), e::getMessage);
	}

	@Test
	void planesThatWereNeverWrittenAreLeftOut() {
		try (Measurement found = look("unwritten_planes.h5", ReadingSettings.AS_FOUND)) {
			assertTruth(found, 4);
			assertTrue(found.notes().get(0).startsWith("2 of 6 energies were left out"), found.notes()::toString);
		}
	}

	@Test
	void aListOfSpectraHasOneRow() {
		try (Measurement found = look("spectra.h5", ReadingSettings.AS_FOUND)) {
			assertEquals(35, found.samples().dimension(0));
			assertEquals(1, found.samples().dimension(1));
			assertEquals(6406, samples(found.samples())[6 * 35 - 1]);
		}
	}

	@Test
	void oneOfSeveralCountersIsNamed() {
		try (Measurement found = look("two_counters.h5", ReadingSettings.AS_FOUND.naming("counter0", "", ""))) {
			assertTruth(found);
		}
		try (Measurement found = look("two_counters.h5", ReadingSettings.AS_FOUND.naming("entry1/counter1/data", "", ""))) {
			assertEquals(2 * 6406, samples(found.samples())[6 * 35 - 1]);
		}
	}

	/** Names that are not there are never replaced by others. */
	@ParameterizedTest
	@CsvSource({ "entry/data/data, entry/data/enrgy", "entry/data/dta, entry/data/energy", "'', entry/data/enrgy", "dta, ''" })
	void aNameThatIsNotThereIsASentence(final String dataset, final String energies) {
		assertThrows(XasException.class, () -> look("one_chunk.h5", ReadingSettings.AS_FOUND.naming(dataset, energies, "")).close());
	}
}
