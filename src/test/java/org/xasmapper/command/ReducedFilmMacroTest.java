package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
	private static Table with;
	private static Table without;

	@BeforeAll
	static void runTheMacro() throws Exception {
		final Path film = folder.resolve("reduced film.csv");
		ReducedFilm.write(film);
		final Path basis = Path.of("test-data", "ti-k-feff", "ti_motifs.csv").toAbsolutePath();
		output = folder.resolve("results");
		run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Zinc_Titanate_Film.ijm")), film + "," + basis + "," +
			output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
		with = TableText.parse(Files.readString(output.resolve("with-sdm/predictions.csv")));
		without = TableText.parse(Files.readString(output.resolve("without-sdm/predictions.csv")));
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

	/** The basis holds the values near 4 whatever is there; it is the error bar that has to know. */
	@Test
	void theTruthLiesWithinTwoErrorBars() {
		assertTrue(within(with, 2) >= 0.9, "with SDM " + within(with, 2));
		assertTrue(within(without, 2) >= 0.9, "without " + within(without, 2));
	}

	private static double within(final Table predictions, final double bars) {
		final double[] mean = predictions.numbers("OS_mean");
		final double[] std = predictions.numbers("OS_std");
		return IntStream.range(0, mean.length).filter(p -> Math.abs(mean[p] - ReducedFilm.oxidationState(p)) <= bars * std[p])
			.count() / (double) mean.length;
	}

	@Test
	void whatTheMeasuredSpectraSayIsSeenWithoutSdm() {
		final double[] os = without.numbers("OS_mean");
		assertTrue(average(os, 0, 10) - average(os, 50, 60) > 0.4, average(os, 0, 10) + " to " + average(os, 50, 60));
		assertTrue(average(with.numbers("OS_mean"), 50, 60) > 3.7, "with SDM " + average(with.numbers("OS_mean"), 50, 60));
		assertTrue(run.out().contains("OS differs with and without SDM by more than both error bars"), run.out());
	}

	private static double average(final double[] values, final int from, final int to) {
		return IntStream.range(from, to).mapToDouble(p -> values[p]).average().getAsDouble();
	}
}
