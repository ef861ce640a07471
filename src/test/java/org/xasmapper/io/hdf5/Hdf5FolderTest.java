package org.xasmapper.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.xasmapper.SharedData;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** A folder with a file an energy keeps to what every reader keeps to. */
class Hdf5FolderTest extends SpectralReaderContract {

	@Override
	protected SpectralReader reader() {
		return new Hdf5Reader();
	}

	@Override
	protected Path good() {
		return SharedData.file("formats/made/pyxrf");
	}

	@Override
	protected ReadingSettings settings() {
		return ReadingSettings.AS_FOUND.of("Fe", "K");
	}

	@Test
	void theMonitorIsThatOfEachFile() {
		try (Measurement found = reader().look(good(), settings(), Progress.NONE)) {
			assertEquals("i0", found.counts().monitorName());
			assertEquals(1e5f, samples(found.counts().monitor())[6 * 35 - 1]);
		}
	}

	@Test
	void aChannelIsChosenByItsNameOrAskedFor() {
		try (Measurement found = reader().look(good(), ReadingSettings.AS_FOUND.naming("Ti_K", "", ""), Progress.NONE)) {
			assertEquals(640.4f, samples(found.samples())[6 * 35 - 3], 1e-3f);
		}
		final XasException question = assertThrows(XasException.class, () -> reader().look(good(), ReadingSettings.AS_FOUND,
			Progress.NONE));
		assertTrue(question.getMessage().contains("Ti_K, Fe_K, compton"), question::getMessage);
		final XasException none = assertThrows(XasException.class, () -> reader().look(good(), settings().of("Cu", "K"), Progress.NONE));
		assertTrue(none.getMessage().contains("No channel is the K line of Cu"), none::getMessage);
	}

	@Test
	void aFileOfAnotherKindIsLeftOutAndToldOf() throws IOException {
		final Path copy = copy(good());
		Files.copy(SharedData.file("formats/made/nxstxm.nxs"), copy.resolve("zz_other.nxs"));
		try (Measurement found = reader().look(copy, settings(), Progress.NONE)) {
			assertTruth(found);
			assertTrue(found.notes().stream().anyMatch(note -> note.contains("zz_other.nxs")), found.notes()::toString);
		}
	}

	@Test
	void oneFileOfAFolderAsksForTheFolder() {
		final Path one = SharedData.file("formats/made/pyxrf/scan2D_1002.h5");
		final XasException e = assertThrows(XasException.class, () -> reader().look(one, settings(), Progress.NONE));
		assertTrue(e.getMessage().contains("Give the folder"), e::getMessage);
	}

	/** Each file's map and energy, by their paths. */
	@Test
	void aFolderOfNoKnownLayoutOpensWithTwoKeys() {
		final ReadingSettings named = ReadingSettings.AS_FOUND.naming("xrfmap/scalers/val", "xrfmap/scan_metadata@instrument_mono_incident_energy",
			"");
		final XasException e = assertThrows(XasException.class, () -> reader().look(good(), named, Progress.NONE));
		assertTrue(e.getMessage().contains("axes=yx names 2 axes"), e::getMessage);
	}
}
