package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.TiffFiles;

/**
 * A macro that was recorded in ImageJ's window gives the same pixels in the window and headless. UMAP comes before prediction and
 * again after it: both use ONNX Runtime, of which a process can have one environment only.
 */
class RecordedMacroTest {

	private static final String DISPLAY = ":97";

	@TempDir
	Path folder;

	@Test
	void theRecordedMacroGivesTheSamePixelsInTheWindowAndHeadless() throws Exception {
		final Path headless = Files.createDirectories(folder.resolve("headless"));
		final MacroRun withoutWindow = MacroRun.headless(headless, recorded(headless.resolve("results")), "", "-Xmx1g");
		assertEquals(0, withoutWindow.status(), withoutWindow.out() + withoutWindow.err());

		final Path window = Files.createDirectories(folder.resolve("window"));
		final Process screen = screen();
		try {
			final MacroRun inWindow = MacroRun.inWindow(window, recorded(window.resolve("results")) +
				"close('*'); run('Quit');", DISPLAY);
			assertEquals(0, inWindow.status(), inWindow.out() + inWindow.err());
		}
		finally {
			screen.destroy();
		}
		for (final String file : new String[] { "normalized.tif", "edge_step.tif", "e0.tif", "noise.tif", "weights.tif",
			"weights_std.tif", "sdm.tif", "OS_mean.tif", "OS_std.tif", "CN_mean.tif", "CN_std.tif" })
		{
			assertSamePixels(file, headless.resolve("results").resolve(file), window.resolve("results").resolve(file));
		}
		for (final String file : new String[] { "spectra.csv", "map/embedding.csv", "curated/curated.csv", "curated/removed.csv",
			"sites/embedding.csv" })
		{
			assertEquals(Files.readString(headless.resolve("results").resolve(file)), Files.readString(window.resolve("results")
				.resolve(file)), file);
		}
		assertSameColors(headless.resolve("results/map/embedding_map.tif"), window.resolve("results/map/embedding_map.tif"));
	}

	private static void assertSameColors(final Path expected, final Path actual) {
		assertArrayEquals((int[]) IJ.openImage(expected.toString()).getProcessor().getPixels(), (int[]) IJ.openImage(actual
			.toString()).getProcessor().getPixels());
	}

	private static void assertSamePixels(final String name, final Path expected, final Path actual) {
		final ImagePlus a = TiffFiles.open(expected);
		final ImagePlus b = TiffFiles.open(actual);
		assertEquals(a.getStackSize(), b.getStackSize(), name);
		for (int slice = 1; slice <= a.getStackSize(); slice++) {
			assertArrayEquals((float[]) a.getStack().getPixels(slice), (float[]) b.getStack().getPixels(slice), name);
			assertEquals(a.getStack().getSliceLabel(slice), b.getStack().getSliceLabel(slice), name);
		}
	}

	private static String recorded(final Path output) throws IOException {
		try (var macro = RecordedMacroTest.class.getResourceAsStream("/macros/recorded.ijm")) {
			return new String(macro.readAllBytes(), StandardCharsets.UTF_8).replace("WAFER", Path.of("test-data", "wafer")
				.toAbsolutePath().toString()).replace("SITES", Path.of("test-data", "ti-k-feff").toAbsolutePath().toString()).replace("OUTPUT", output.toString());
		}
	}

	/** A screen that nobody looks at; without one the comparison cannot be made. */
	private static Process screen() throws IOException, InterruptedException {
		final Process screen;
		try {
			screen = new ProcessBuilder("Xvfb", DISPLAY, "-screen", "0", "1280x1024x24").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		}
		catch (final IOException e) {
			assumeTrue(false, "Xvfb is not installed; ImageJ's window cannot be opened on this machine");
			throw e;
		}
		final Path socket = Path.of("/tmp/.X11-unix", "X" + DISPLAY.substring(1));
		for (int i = 0; i < 100 && !Files.exists(socket); i++) Thread.sleep(50);
		assertTrue(screen.isAlive(), "Xvfb did not start");
		return screen;
	}
}
