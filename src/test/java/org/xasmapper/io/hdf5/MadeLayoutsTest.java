package org.xasmapper.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.xasmapper.io.SpectralReaderContract.assertTruth;
import static org.xasmapper.io.SpectralReaderContract.samples;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.SharedData;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** One known cube in the layouts of beamlines: each gives the same samples and energies. */
class MadeLayoutsTest {

	private static final ReadingSettings IRON = ReadingSettings.AS_FOUND.of("Fe", "K");

	private static Measurement look(final String name, final ReadingSettings settings) {
		return new Hdf5Reader().look(SharedData.file("formats/made/" + name), settings, Progress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "nxstxm.nxs, NXstxm", "nxstxm_yxE.nxs, NXstxm", "nxstxm_old.nxs, NXstxm", "alba_mistral.hdf5, ALBA MISTRAL",
		"soleil_rock.h5, SOLEIL ROCK", "bliss.h5, BLISS", "pyxrf, PyXRF", "maps, MAPS", "vds.h5, NXdata" })
	void aKnownLayoutGivesTheCube(final String name, final String layout) {
		try (Measurement found = look(name, IRON)) {
			assertTruth(found);
			assertEquals(layout, found.layout());
		}
	}

	/** Its axis of energies is regular, so they differ from those of the other files. */
	@Test
	void hyperSpyHasItsOwnEnergies() {
		try (Measurement found = look("hyperspy.hspy", IRON)) {
			assertEquals(7100, found.energies()[0]);
			assertEquals(7150, found.energies()[5]);
			assertEquals(6404, samples(found.samples())[6 * 35 - 3]);
			assertEquals("µm", found.scale().unit());
			assertEquals(0.5, found.scale().width());
			assertEquals(0.25, found.scale().height());
		}
	}

	@Test
	void aScanThatStoppedHasTheEnergiesThatItGotTo() {
		try (Measurement found = look("stopped.nxs", IRON)) {
			assertTruth(found, 4);
			assertTrue(found.notes().stream().anyMatch(note -> note.startsWith("2 of 6 energies")), found.notes()::toString);
		}
	}

	@Test
	void anUnknownFileAsksForTwoKeys() {
		final XasException question = assertThrows(XasException.class, () -> look("unknown_yxE_kev.h5", IRON));
		assertTrue(question.getMessage().contains("scan/frames, 5 × 7 × 6 uint16"), question::getMessage);
		assertTrue(question.getMessage().contains("scan/mono, 6 values"), question::getMessage);
		try (Measurement found = look("unknown_yxE_kev.h5", IRON.naming("scan/frames", "scan/mono", ""))) {
			assertTruth(found);
		}
		try (Measurement found = look("unknown_yxE_kev.h5", IRON.naming("scan/frames", "scan/mono", "yxE"))) {
			assertTruth(found);
		}
	}

	/** mu is V / 10000 by construction, with uneven flats and darks. */
	@Test
	void fullFieldCountsComeWithFlatsAndDarks() {
		try (Measurement found = look("fxi_txm.h5", IRON)) {
			assertEquals(Signal.TRANSMITTED, found.signal());
			final float[] counts = samples(found.samples());
			final float[] flats = samples(found.counts().flats());
			final float[] darks = samples(found.counts().darks());
			for (int i = 0; i < counts.length; i++) {
				final double dark = darks[i % 35];
				final double truth = (1000 * (i / 35 + 1) + 100 * (i % 35 / 7) + i % 7) / 10000.0;
				assertEquals(truth, -Math.log((counts[i] - dark) / (flats[i] - dark)), 2e-6);
			}
		}
	}

	/** Numbers of h5py 3.7. */
	@Test
	void aScanOfDiamondIsAsH5pyReadsIt() {
		final Path file = SharedData.file("formats/real/diamond_i08.nxs");
		try (Measurement found = new Hdf5Reader().look(file, ReadingSettings.AS_FOUND, Progress.NONE)) {
			assertArrayEquals(new double[] { 278, 278.6, 279.2, 279.8, 280.4, 280.999, 281.6, 282.2 }, found.energies());
			assertArrayEquals(new long[] { 6, 7, 8 }, found.samples().dimensionsAsLongArray());
			final float[] samples = samples(found.samples());
			assertEquals(1262, samples[8 * 42 - 1]);
			assertEquals(1383, samples[3 * 42 + 2 * 6 + 1]);
			assertEquals(452027, sum(samples));
		}
	}

	/** Numbers of h5py 3.7; the zero-loss peak, at energies up to zero, is left out. */
	@Test
	void aSpectrumOfHyperSpyIsAsH5pyReadsIt() {
		final Path file = SharedData.file("formats/real/exspy_cr_l.hspy");
		try (Measurement found = new Hdf5Reader().look(file, ReadingSettings.AS_FOUND, Progress.NONE)) {
			final float[] samples = samples(found.samples());
			assertEquals(2035 - 201, samples.length);
			assertEquals(0.1, found.energies()[0]);
			assertEquals(183.4, found.energies()[samples.length - 1]);
			assertEquals(13604.6875f, samples[0]);
			assertEquals(274.35593f, samples[1000 - 201]);
			assertEquals(66.96303f, samples[samples.length - 1]);
			assertTrue(found.notes().get(0).startsWith("201 of 2035 energies were left out"), found.notes()::toString);
		}
	}

	private static double sum(final float[] samples) {
		double sum = 0;
		for (final float sample : samples) sum += sample;
		return sum;
	}
}
