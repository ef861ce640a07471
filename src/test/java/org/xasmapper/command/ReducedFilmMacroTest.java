package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.io.text.TableText;
import org.xasmapper.spectrum.Table;
import org.xasmapper.wafer.ReducedFilm;

/**
 * A simulated film that goes from Ti⁴⁺ to Ti³⁺, by the macro of the real film, with the same basis of Ti⁴⁺ alone: SDM cannot see
 * the reduction, and the program must say so.
 */
class ReducedFilmMacroTest {

	@TempDir
	static Path folder;

	private static Path output;
	private static MacroRun run;

	@BeforeAll
	static void runTheMacro() throws Exception {
		final Path film = folder.resolve("reduced film.csv");
		ReducedFilm.write(film);
		final Path basis = Path.of("test-data", "ti-k-feff", "ti_motifs.csv").toAbsolutePath();
		output = folder.resolve("results");
		final Path database = Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz").toAbsolutePath();
		final String macro = Files.readString(Path.of("macros", "Zinc_Titanate_Film.ijm")).replace("sample=0", "sample=0 rivals=[" +
			database + "]");
		run = MacroRun.headless(folder, macro, film + "," + basis + "," + output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
	}

	@Test
	void theReportBeginsWithWhatWasNotMeasured() throws Exception {
		final String sentence = "the oxidation state was not measured here: all basis spectra are 4+";
		assertTrue(run.out().contains(sentence), run.out());
		final String report = Files.readString(output.resolve("report.html"));
		final int place = report.indexOf(sentence);
		assertTrue(place > 0 && place < report.indexOf("class=\"lead\""), "at " + place);
		assertTrue(!report.contains("the coordination number was not measured"));
	}

	/** Also with SDM, whose values are all 4+. */
	@Test
	void theTruthIsWithinTwoErrorBars() throws Exception {
		for (final String how : List.of("without-sdm", "with-sdm")) {
			final Table table = TableText.parse(Files.readString(output.resolve(how).resolve("predictions.csv")));
			final double[] mean = table.numbers("OS_mean");
			final double[] std = table.numbers("OS_std");
			final long held = IntStream.range(0, mean.length).filter(p -> Math.abs(mean[p] - ReducedFilm.oxidationState(p)) <= 2 *
				std[p]).count();
			assertTrue(held >= 0.9 * mean.length, how + ": " + held + " of " + mean.length);
		}
	}

	/** Mixtures of the basis fit by far better with a class of lower oxidation state; those of Ti⁴⁺ gain next to nothing. */
	@Test
	void whatTheBasisLacksIsFoundAmongItsRivals() throws Exception {
		final Table rivals = TableText.parse(Files.readString(output.resolve("rivals.csv")));
		final double[] gain = rivals.numbers("gain");
		assertTrue(rivals.column("motif").get(0).matches("OS [23], CN 6"), rivals.column("motif").toString());
		assertTrue(gain[0] > 0.4, "gain " + gain[0]);
		assertTrue(gain[rivals.column("motif").indexOf("OS 3, CN 6")] > 0.25, rivals.column("gain").toString());
		for (int i = 0; i < gain.length; i++) assertTrue(rivals.column("in the basis").get(i).equals("no") || gain[i] < 0.05);
		assertTrue(run.out().contains("The basis may lack OS "), run.out());
	}
}
