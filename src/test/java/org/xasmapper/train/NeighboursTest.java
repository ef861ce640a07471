package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

/** Spectra of other elements as strangers of a model for Ti. */
class NeighboursTest {

	private static final double TO_V = AbsorptionEdges.of("V", "K").get().energy() - AbsorptionEdges.of("Ti", "K").get().energy();
	private static final SpectralDatabase TI = SyntheticDatabase.database();
	private static final TrainingSettings SETTINGS = SyntheticDatabase.asMeasured();

	@TempDir
	Path folder;

	/** The database of Ti, as if it were of V, with edges so much higher than they are for Ti. */
	private static Spectra vanadium(final double higher) {
		final Spectra ti = TI.spectra();
		return new Spectra(ti.energies().shifted(TO_V + higher), ti.values(), ti.table());
	}

	private Path written(final Spectra spectra) throws IOException {
		final Path file = folder.resolve("others.csv");
		SpectraWriter.writeRows(file, spectra, 6);
		return file;
	}

	@Test
	void theElementIsToldByItsEdge() throws IOException {
		final SpectralDatabase others = TI.stranger(written(vanadium(0)), Progress.NONE);
		assertEquals("V", others.element());
		assertEquals(TI.spectra().count(), others.spectra().count());
	}

	@Test
	void spectraOfTheSameElementOrOfNoEdgeAreRefused() throws IOException {
		final Path same = written(TI.spectra());
		assertTrue(assertThrows(XasException.class, () -> TI.stranger(same, Progress.NONE)).getMessage().contains("holds spectra of Ti as"));
		final Spectra ti = TI.spectra();
		final Path none = written(new Spectra(ti.energies().shifted(200), ti.values(), ti.table()));
		assertTrue(assertThrows(XasException.class, () -> TI.stranger(none, Progress.NONE)).getMessage().contains("there is no K edge"));
	}

	@Test
	void spectraThatDoNotCoverTheModelAreRefusedBeforeTheTraining() {
		final Spectra all = vanadium(0);
		final Spectra cut = new Spectra(all.energies().shifted(15), all.values(), all.table());
		final SpectralDatabase others = new SpectralDatabase(cut, "V", "K", "", List.of());
		final XasException e = assertThrows(XasException.class, () -> RankAaeTrainer.train(TI, List.of(others), SETTINGS, Progress.NONE));
		assertTrue(e.getMessage().contains("The strangers of V cover"), e.getMessage());
	}
}
