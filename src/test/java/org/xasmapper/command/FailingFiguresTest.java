package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Spectra;

/** A figure that cannot be drawn does not cost the results of which it would tell. */
class FailingFiguresTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	/** One frame is infinite, so that its mean has no place on an axis. */
	@Test
	void theMeanSpectrumIsThereWithoutItsFigure() throws Exception {
		final SpectralCube cube = SpectralCube.inMemory(2, 2, EnergyGrid.regular(7100, 1, 5));
		for (int k = 0; k < 5; k++) {
			final float value = k == 2 ? Float.POSITIVE_INFINITY : k;
			cube.writeRows(k, 0, 2, new float[] { value, value, value, value });
		}
		final Path output = folder.resolve("output");
		final CommandModule run = COMMANDS.run(SpectraPlotCommand.class, "image", new SpectralStack("stack", cube,
			new StackMetadata("Fe", "K", StackMetadata.RAW, List.of(), null)).toImage(), "output", output.toString());
		assertEquals(Set.of("spectra.csv"), namesIn(output));
		assertNull(run.getOutput("figure"));
		assertEquals(4, ((Spectra) run.getOutput("spectra")).value(0, 4), 0);
	}

	/** No axis is as long as these numbers are apart. */
	@Test
	void theEmbeddingIsThereWithoutItsFigureAndAWarning() throws Exception {
		final StringBuilder text = new StringBuilder("id,far");
		for (int k = 0; k < 30; k++) text.append(",mu_").append(4960 + k);
		for (int i = 0; i < 40; i++) {
			text.append("\ns").append(i).append(i % 2 == 0 ? ",1." : ",-1.").append(i).append("e308");
			final double at = 8 + 0.3 * i;
			text.append(IntStream.range(0, 30).mapToObj(k -> "," + 1 / (1 + Math.exp(at - k))).collect(Collectors.joining()));
		}
		final Path database = Files.writeString(folder.resolve("database.csv"), text);
		final Path output = folder.resolve("output");
		final MacroRun run = MacroRun.headless(folder, "run(\"XAS UMAP...\", \"database=[" + database + "] color=far output=[" + output +
			"]\");", "");
		assertEquals(0, run.status(), run.err());
		assertEquals(Set.of("embedding.csv", "embedding.json", "embedding.umap", "run.ijm"), namesIn(output));
		assertEquals(40, TableReader.read(output.resolve("embedding.csv")).rows());
		assertTrue(run.out().contains("XAS UMAP: The figure embedding.png could not be drawn") && run.out().contains(
			"All other results are complete."), run.out());
		assertFalse(run.err().contains("Exception"), run.err());
	}

	private static Set<String> namesIn(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}
}
