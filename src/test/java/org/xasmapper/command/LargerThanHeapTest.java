package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.wafer.LargeWafer;

/** A stack of 156 MB goes through normalisation, cBSS and SDM in a heap of 100 MB. */
class LargerThanHeapTest {

	private static final int SIDE = 576;

	@TempDir
	Path folder;

	@Test
	void goesThroughAllCommands() throws Exception {
		final Path stack = folder.resolve("large.tif");
		LargeWafer.write(stack, SIDE, 122);
		assertTrue(Files.size(stack) > 150_000_000);
		final Path output = folder.resolve("output");
		final Path basis = Path.of("test-data", "wafer", "basis.csv").toAbsolutePath();
		final MacroRun run = MacroRun.headless(folder, String.join("\n", "run('XAS Open...', 'file=" + stack + "');",
			"run('XAS Normalize...', 'output=" + output + "');", "run('XAS cBSS...', 'basis=" + basis +
				" broaden=0.7 sample=100 starts=4 output=" + output + "');", "run('XAS SDM...', 'basis=" + output +
					"/basis.csv output=" + output + "');"), "", "-Xmx100m");

		assertEquals(0, run.status(), run.out() + run.err());
		// The wafer is tiled, so that every tile must have the same result.
		final float[] weights = (float[]) TiffFiles.open(output.resolve("weights.tif")).getStack().getPixels(2);
		assertArrayEquals(tile(weights, 0, 0), tile(weights, 7, 8));
		final float[] mapped = (float[]) TiffFiles.open(output.resolve("sdm.tif")).getStack().getPixels(60);
		assertArrayEquals(tile(mapped, 0, 0), tile(mapped, 8, 3));
		assertTrue(Float.isFinite(mapped[30 + 30 * SIDE]));
		try (var left = Files.list(folder.resolve("tmp"))) {
			assertEquals(0, left.count(), "temporary files were left behind");
		}
	}

	private static float[] tile(final float[] map, final int column, final int row) {
		final float[] tile = new float[64 * 64];
		for (int y = 0; y < 64; y++) System.arraycopy(map, column * 64 + (row * 64 + y) * SIDE, tile, y * 64, 64);
		return tile;
	}
}
