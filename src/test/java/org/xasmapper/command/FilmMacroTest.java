package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.SharedData;
import org.xasmapper.io.text.TableText;
import org.xasmapper.spectrum.Table;

/**
 * The real zinc titanate film: its Ti is fully oxidised everywhere, so that the oxidation state must be flat;
 * its coordination number is low below 20 % Ti, highest near 39 %, and declines to 70 %.
 */
class FilmMacroTest {

	@TempDir
	static Path folder;

	private static Table with;
	private static Table without;

	@BeforeAll
	static void runTheMacro() throws Exception {
		final Path film = SharedData.file("tizn-film/ti_k_edge_film.csv").toAbsolutePath();
		final Path basis = Path.of("test-data", "ti-k-feff", "ti_motifs.csv").toAbsolutePath();
		final Path output = folder.resolve("film");
		final MacroRun run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Zinc_Titanate_Film.ijm")), film +
			"," + basis + "," + output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
		with = TableText.parse(Files.readString(output.resolve("with-sdm/predictions.csv")));
		without = TableText.parse(Files.readString(output.resolve("without-sdm/predictions.csv")));
	}

	/** With SDM the basis of Ti⁴⁺ makes it so; without, the spectra themselves say it. */
	@Test
	void theOxidationStateIsFlatWithSdmAndWithout() {
		for (final Table predictions : new Table[] { with, without }) {
			final double[] os = predictions.numbers("OS_mean");
			final double mean = Arrays.stream(os).average().getAsDouble();
			assertTrue(range(os) <= 0.12, "range " + range(os));
			assertTrue(mean > 3.8 && mean < 4.1, "mean " + mean);
		}
	}

	@Test
	void theCoordinationNumberRisesToAMaximumAndDeclines() {
		final double dilute = coordination(0, 0.2);
		final double rising = coordination(0.2, 0.3);
		final double middle = coordination(0.3, 0.5);
		final double rich = coordination(0.65, 0.75);
		assertTrue(dilute < rising && dilute < middle && dilute < rich, dilute + " " + rising + " " + middle + " " + rich);
		assertTrue(middle > rising && middle > rich, dilute + " " + rising + " " + middle + " " + rich);
	}

	private static double coordination(final double from, final double to) {
		final double[] fraction = with.numbers("ti_fraction");
		final double[] cn = with.numbers("CN_mean");
		return IntStream.range(0, cn.length).filter(i -> fraction[i] >= from && fraction[i] < to).mapToDouble(i -> cn[i])
			.average().getAsDouble();
	}

	/** 95th minus 5th percentile. */
	private static double range(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.round(0.95 * (sorted.length - 1))] - sorted[(int) Math.round(0.05 * (sorted.length - 1))];
	}
}
