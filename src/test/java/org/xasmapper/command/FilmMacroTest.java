package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.SharedData;
import org.xasmapper.io.text.TableText;
import org.xasmapper.spectrum.Table;

/**
 * The real zinc titanate film. That its oxidation state is flat with SDM tests the basis, which holds Ti⁴⁺ alone, and nothing
 * else; that is for the report to say. What SDM adds is the coordination number, known to be low below 20 % Ti, highest near
 * 39 %, and to decline to 70 %; and error bars that hold every way to unmix the film that fits as well.
 */
class FilmMacroTest {

	@TempDir
	static Path folder;

	private static Path output;
	private static Table with;
	private static Table without;

	@BeforeAll
	static void runTheMacro() throws Exception {
		final Path film = SharedData.file("tizn-film/ti_k_edge_film.csv").toAbsolutePath();
		final Path basis = Path.of("test-data", "ti-k-feff", "ti_motifs.csv").toAbsolutePath();
		output = folder.resolve("film");
		final MacroRun run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Zinc_Titanate_Film.ijm")), film +
			"," + basis + "," + output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
		with = TableText.parse(Files.readString(output.resolve("with-sdm/predictions.csv")));
		without = TableText.parse(Files.readString(output.resolve("without-sdm/predictions.csv")));
	}

	@Test
	void theReportBeginsWithWhatWasNotMeasured() throws Exception {
		final String report = Files.readString(output.resolve("report.html"));
		final int place = report.indexOf("the oxidation state was not measured here: all basis spectra are 4+");
		assertTrue(place > 0 && place < report.indexOf("class=\"lead\""), "at " + place);
		final Table basis = TableText.parse(Files.readString(output.resolve("basis_descriptors.csv")));
		assertEquals(List.of("TiO2", "TiUD", "TiOH", "TiOL"), basis.column("basis spectrum"));
		for (final double os : basis.numbers("OS_read")) assertEquals(4, os, 0.15);
		assertTrue(basis.numbers("CN_read")[1] < 5, "CN of the under-coordinated motif: " + basis.numbers("CN_read")[1]);
	}

	/** Without SDM it is the spectra themselves that say it. */
	@Test
	void theOxidationStateIsFlatWithoutSdm() {
		final double[] os = without.numbers("OS_mean");
		final double mean = Arrays.stream(os).average().getAsDouble();
		assertTrue(range(os) <= 0.12, "range " + range(os));
		assertTrue(mean > 3.8 && mean < 4.1, "mean " + mean);
	}

	/** 95th minus 5th percentile. */
	private static double range(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.round(0.95 * (sorted.length - 1))] - sorted[(int) Math.round(0.05 * (sorted.length - 1))];
	}

	/** Known of the film from elsewhere: its Ti is fully oxidised. */
	@Test
	void theOxidationStateHoldsWithinItsErrorBars() {
		assertTrue(holding(with, 4) >= 0.9, "with SDM " + holding(with, 4));
		assertTrue(holding(without, 4) >= 0.9, "without SDM " + holding(without, 4));
	}

	/** @return share of the positions where this oxidation state is within two error bars */
	private static double holding(final Table predictions, final double os) {
		final double[] mean = predictions.numbers("OS_mean");
		final double[] bar = predictions.numbers("OS_std");
		return IntStream.range(0, mean.length).filter(p -> Math.abs(mean[p] - os) <= 2 * bar[p]).count() / (double) mean.length;
	}

	@Test
	void theCoordinationNumberRisesToAMaximumAndDeclines() {
		final double dilute = coordination(0, 0.2);
		final double rising = coordination(0.2, 0.3);
		final double middle = coordination(0.3, 0.5);
		final double rich = coordination(0.65, 0.75);
		// Between 20 and 30 % it lies within a tenth of an error bar of what it is below, which says nothing of their order.
		assertTrue(dilute < middle && dilute < rich, dilute + " " + rising + " " + middle + " " + rich);
		assertTrue(middle > rising && middle > rich, dilute + " " + rising + " " + middle + " " + rich);
	}

	private static double coordination(final double from, final double to) {
		final double[] fraction = with.numbers("ti_fraction");
		final double[] cn = with.numbers("CN_mean");
		return IntStream.range(0, cn.length).filter(i -> fraction[i] >= from && fraction[i] < to).mapToDouble(i -> cn[i])
			.average().getAsDouble();
	}
}
