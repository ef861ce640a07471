package org.xasmapper.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.xasmapper.io.SpectralReaderContract.assertTruth;
import static org.xasmapper.io.SpectralReaderContract.samples;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Files with the structure that programs of beamlines write, made by {@code make_beamlines.py}. */
class BeamlineFilesTest {

	private static final ReadingSettings IRON = ReadingSettings.AS_FOUND.of("Fe", "K");

	/** Folders have the first three energies. */
	private static final int FILES = 3;

	private static Measurement look(final String name, final ReadingSettings settings) {
		try {
			return new Hdf5Reader().look(Path.of(BeamlineFilesTest.class.getResource("beamlines/" + name).toURI()), settings, Progress.NONE);
		}
		catch (final URISyntaxException e) {
			throw new AssertionError(e);
		}
	}

	@ParameterizedTest
	@CsvSource({ "hermes_Exy.hdf5, SOLEIL HERMES", "hermes_Eyx.hdf5, SOLEIL HERMES", "txm_sandbox.h5, TXM-Sandbox",
		"txm_sandbox_trial.h5, TXM-Sandbox", "nxxas.nxs, NXxas" })
	void aStackIsTheCube(final String name, final String layout) {
		try (Measurement found = look(name, IRON)) {
			assertTruth(found);
			assertEquals(layout, found.layout());
		}
	}

	@ParameterizedTest
	@CsvSource({ "maps_old, MAPS before version 10", "maps_line, MAPS before version 10", "larch_1, GSECARS xrmmap",
		"larch_20, GSECARS xrmmap 2.0", "larch_21, GSECARS xrmmap" })
	void aFolderOfMapsIsTheCubeOfTheElementsLine(final String name, final String layout) {
		try (Measurement found = look(name, IRON)) {
			assertTruth(found, FILES);
			assertEquals(layout, found.layout());
			assertEquals(Signal.FLUORESCENCE, found.signal());
		}
	}

	@Test
	void positionsOfHermesTellTheSizeOfAPixel() {
		try (Measurement found = look("hermes_Exy.hdf5", IRON)) {
			assertEquals(0.5, found.scale().width());
			assertEquals(0.25, found.scale().height());
		}
	}

	@Test
	void mapsHasItsMonitor() {
		try (Measurement found = look("maps_old", IRON)) {
			final float[] monitor = samples(found.counts().monitor());
			assertArrayEquals(new float[] { 50, 51, 52 }, new float[] { monitor[0], monitor[35], monitor[70] });
		}
	}

	/** A line is chosen by its name, too. */
	@ParameterizedTest
	@CsvSource({ "maps_line, Fe_Kb, -9", "larch_20, Fe Kb, 0", "larch_21, Ca Ka, -3" })
	void aChannelIsChosenByName(final String name, final String channel, final float value) {
		try (Measurement found = look(name, IRON.naming(channel, "", ""))) {
			assertEquals(value, samples(found.samples())[0]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "Ti", "Ti_K", "Ti Ka", "TiKa", "Ti_Ka1", "Ti K-alpha", "ti kα" })
	void aLineHasManyNames(final String name) {
		assertEquals(1, Lines.of("map.h5", List.of("Ti Kb", name, "Tl_L", "T"), "", "Ti", "K"));
	}

	/** The name of a process variable stands for the energy, and values beyond all edges in keV are eV. */
	@Test
	void anEnergyOfAnotherNameIsAskedForAndNamed() {
		final XasException question = assertThrows(XasException.class, () -> look("maps_other", IRON));
		assertTrue(question.getMessage().contains("S:SRcurrentAI.VAL, 26id:incident, 2xfm:m53.VAL"), question::getMessage);
		try (Measurement found = look("maps_other", IRON.naming("", "26id:incident", ""))) {
			assertTruth(found, FILES);
			assertTrue(found.parts().stream().anyMatch(part -> part.toString().contains("taken as eV")), found.parts()::toString);
		}
	}

	@Test
	void aCounterOfPolLuxIsChosenByItsGroup() {
		final XasException question = assertThrows(XasException.class, () -> look("pollux.hdf5", IRON));
		assertTrue(question.getMessage().contains("entry1/Counter1, entry1/Counter2"), question::getMessage);
		try (Measurement found = look("pollux.hdf5", IRON.naming("Counter1", "", ""))) {
			assertTruth(found);
			assertEquals("NXstxm", found.layout());
			assertEquals(0.5, found.scale().width());
			assertEquals(400, samples(found.counts().monitor())[0]);
		}
	}

	/** Stacked spectra have a pixel a row. */
	@Test
	void stackedSpectraOfNxxasAreALineOfPixels() {
		try (Measurement found = look("nxxas_new.nxs", IRON)) {
			assertArrayEquals(new long[] { 35, 1, 6 }, found.samples().dimensionsAsLongArray());
			assertArrayEquals(new double[] { 7100, 7110.5, 7120, 7125.25, 7130, 7150 }, found.energies());
			assertEquals(6406, samples(found.samples())[6 * 35 - 1]);
		}
	}
}
