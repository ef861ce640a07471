package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImageStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.wafer.LargeWafer;

/** A stack of 156 MB goes through all steps of a map in a heap of 100 MB, in the order of its file, turned, and averaged. */
class LargerThanHeapTest {

	private static final int SIDE = 576;

	private static final int ENERGIES = 122;

	@TempDir
	Path folder;

	@Test
	void goesThroughAllCommands() throws Exception {
		final Path stack = stack();
		final Path output = folder.resolve("output");
		final Path basis = Path.of("test-data", "wafer", "basis.csv").toAbsolutePath();
		run("run('XAS Open...', 'file=" + stack + "');", "run('XAS Normalize...', 'output=" + output + "');",
			"normalized = getImageID();", "run('XAS cBSS...', 'basis=" + basis + " broaden=0.7 sample=100 starts=4 output=" +
				output + "');", "run('XAS SDM...', 'basis=" + output + "/basis.csv output=" + output + "');",
			"selectImage(normalized);", "run('XAS Resample...', 'start=4962 step=0.5 points=137 output=" + output + "');");
		run("run('XAS Open...', 'file=" + output + "/resampled.tif state=flattened');", "resampled = getImageID();",
			"run('XAS RankAAE Predict...', 'model=ti-k-edge output=" + output + "');",
			"selectImage(resampled); makeRectangle(0, 0, 64, 64);", "run('XAS UMAP...', 'sample=300 neighbors=10 output=" +
				output + "');");

		// The wafer is tiled, so that every tile must have the same result.
		final float[] weights = plane(output.resolve("weights.tif"), 2);
		assertArrayEquals(tile(weights, 0, 0), tile(weights, 7, 8));
		final float[] mapped = plane(output.resolve("sdm.tif"), 60);
		assertArrayEquals(tile(mapped, 0, 0), tile(mapped, 8, 3));
		assertTrue(Float.isFinite(mapped[30 + 30 * SIDE]));
		final float[] resampled = plane(output.resolve("resampled.tif"), 100);
		assertArrayEquals(tile(resampled, 0, 0), tile(resampled, 4, 8));
		final float[] states = plane(output.resolve("OS_mean.tif"), 1);
		assertArrayEquals(tile(states, 0, 0), tile(states, 8, 8), 1e-4f);
		assertTrue(states[30 + 30 * SIDE] > 2 && states[30 + 30 * SIDE] < 5);
		try (var rows = Files.lines(output.resolve("embedding.csv"))) {
			assertTrue(rows.count() > 2000, "pixels of the tile that are not masked");
		}
	}

	/** In the file's order energies rise; the lists say that they fell, and that each was measured twice. */
	@Test
	void turnsAndAveragesAsItReads() throws Exception {
		final Path stack = stack();
		final Path falling = Files.writeString(folder.resolve("falling.txt"), IntStream.range(0, ENERGIES).mapToObj(
			k -> (5040 - k) + "\n").collect(Collectors.joining()));
		final Path twice = Files.writeString(folder.resolve("twice.txt"), IntStream.range(0, ENERGIES).mapToObj(k -> (4930 + k /
			2 * 2) + "\n").collect(Collectors.joining()));
		final String open = "run('XAS Open...', 'element=Ti file=" + stack + " energies=";
		final Path output = folder.resolve("output");
		run(open + falling + "');", "run('XAS Resample...', 'start=4920 step=1 points=100 output=" + output + "/turned');", open +
			twice + "');", "run('XAS Resample...', 'start=4932 step=1 points=110 output=" + output + "/averaged');");

		final ImageStack measured = TiffFiles.open(stack).getStack();
		// At 4930 eV the list has slice 111, at 4940 eV the mean of slices 11 and 12.
		assertArrayEquals((float[]) measured.getPixels(111), plane(output.resolve("turned/resampled.tif"), 11));
		final float[] mean = ((float[]) measured.getPixels(11)).clone();
		final float[] second = (float[]) measured.getPixels(12);
		for (int p = 0; p < mean.length; p++) mean[p] = (float) (((double) mean[p] + second[p]) / 2);
		assertArrayEquals(mean, plane(output.resolve("averaged/resampled.tif"), 9));
	}

	/** The maps of a whole chain with full error bars have no room in this heap. */
	@Test
	void wafersWhoseMapsDoNotFitLeaveNothing() throws Exception {
		final Path output = Files.createDirectory(folder.resolve("output"));
		Files.writeString(output.resolve("report.html"), "an earlier one");
		final MacroRun run = MacroRun.headless(folder, "run('XAS Open...', 'element=Ti file=" + stack() + "');\n" +
			"run('XAS Wafer Map...', 'model=ti-k-edge basis=" + Path.of("test-data", "wafer", "basis.csv").toAbsolutePath() +
			" sample=100 starts=4 output=" + output + "');", "", "-Xmx110m");
		assertNotEquals(0, run.status(), run.out() + run.err());
		assertTrue((run.out() + run.err()).contains("not enough memory"), run.out() + run.err());
		assertEquals("an earlier one", Files.readString(output.resolve("report.html")));
		try (var left = Files.list(output)) {
			assertEquals(1, left.count(), "half of the results were left behind");
		}
	}

	private Path stack() throws IOException {
		final Path stack = folder.resolve("large.tif");
		LargeWafer.write(stack, SIDE, ENERGIES);
		assertTrue(Files.size(stack) > 150_000_000);
		return stack;
	}

	private void run(final String... macro) throws Exception {
		final MacroRun run = MacroRun.headless(folder, String.join("\n", macro), "", "-Xmx100m");
		assertEquals(0, run.status(), run.out() + run.err());
		try (var left = Files.list(folder.resolve("tmp"))) {
			assertEquals(List.of(), left.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("xas-mapper"))
				.toList(), "temporary files were left behind");
		}
	}

	private static float[] plane(final Path file, final int slice) {
		return (float[]) TiffFiles.open(file).getStack().getPixels(slice);
	}

	private static float[] tile(final float[] map, final int column, final int row) {
		final float[] tile = new float[64 * 64];
		for (int y = 0; y < 64; y++) System.arraycopy(map, column * 64 + (row * 64 + y) * SIDE, tile, y * 64, 64);
		return tile;
	}
}
