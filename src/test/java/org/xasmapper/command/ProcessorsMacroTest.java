package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.wafer.ReducedFilm;

/** The whole chain with all of its error bars gives the same numbers on one processor as on three. */
class ProcessorsMacroTest {

	@TempDir
	Path folder;

	@Test
	void theSameSeedGivesTheSameErrorBarsOnAnyNumberOfProcessors() throws Exception {
		final Path film = folder.resolve("film.csv");
		ReducedFilm.write(film);
		final Path one = mapped(film, 1);
		final Path three = mapped(film, 3);
		for (final String way : List.of("with-sdm", "without-sdm")) {
			assertEquals(Files.readString(one.resolve(way).resolve("predictions.csv")), Files.readString(three.resolve(way).resolve(
				"predictions.csv")), way);
			for (final String part : List.of("noise", "energy")) assertArrayEquals(bars(one, way, part), bars(three, way, part), part);
		}
		for (final String part : List.of("unmixing", "basis")) assertArrayEquals(bars(one, "with-sdm", part), bars(three, "with-sdm", part), part);
	}

	private Path mapped(final Path film, final int processors) throws Exception {
		final Path output = folder.resolve("output" + processors);
		final Path basis = Path.of("test-data", "ti-k-feff", "ti_motifs.csv").toAbsolutePath();
		final MacroRun run = MacroRun.headless(folder, "run('XAS Open...', 'file=[" + film + "] element=Ti state=flattened');" +
			"run('XAS Wafer Map...', 'model=ti-k-edge basis=[" + basis + "] starts=10 sdm=both uncertainty=full output=" + output + "');", "",
			"-Xmx1g", "-XX:ActiveProcessorCount=" + processors);
		assertEquals(0, run.status(), run.out() + run.err());
		return output;
	}

	private static float[] bars(final Path output, final String way, final String part) {
		return (float[]) TiffFiles.open(output.resolve(way).resolve("CN_std_" + part + ".tif")).getProcessor().getPixels();
	}
}
