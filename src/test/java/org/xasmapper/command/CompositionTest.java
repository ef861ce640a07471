package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.CommandModule;
import org.xasmapper.ij.TiffFiles;

/** A composition that is not known of any pixel does not cost the maps. */
class CompositionTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	@Test
	void howItsFileWasReadStandsInTheReport() throws Exception {
		final Path composition = folder.resolve("ti_fraction.tif");
		TiffFiles.save(new ImagePlus("ti_fraction.tif", new ByteProcessor(12, 8, new byte[96])), composition);
		final Path output = folder.resolve("output");
		COMMANDS.run(WaferMapCommand.class, "image", part(12, 8), "sdm", "off", "composition", composition.toString(), "output",
			output.toString());
		final String report = Files.readString(output.resolve("report.html"));
		assertTrue(report.contains("8-bit integers were converted to 32-bit floating-point numbers."), report);
	}

	private static ImagePlus part(final int width, final int height) {
		final ImagePlus wafer = TiffFiles.open(Path.of("test-data", "wafer", "wafer.tif"));
		wafer.setRoi(16, 20, width, height);
		return wafer.crop("stack");
	}

	@Test
	void withoutANumberFiguresAreDrawnAlongThePosition() throws Exception {
		final float[] nothing = new float[24 * 12];
		Arrays.fill(nothing, Float.NaN);
		final Path composition = folder.resolve("ti_fraction.tif");
		TiffFiles.save(new ImagePlus("ti_fraction.tif", new FloatProcessor(24, 12, nothing)), composition);
		final Path output = folder.resolve("output");

		final CommandModule run = COMMANDS.run(WaferMapCommand.class, "image", part(24, 12), "sdm", "off", "composition", composition
			.toString(), "output", output.toString());

		assertTrue(Files.exists(output.resolve("without-sdm/OS_mean.tif")));
		assertTrue(Files.exists(output.resolve("descriptors.png")));
		assertTrue(Files.readString(output.resolve("report.html")).contains("has no number for any pixel"));
		assertTrue(Files.readString(output.resolve("run.ijm")).contains("composition=[" + composition + "]"));
		final ImagePlus os = (ImagePlus) run.getOutput("OS_mean");
		assertEquals(24 * 12, os.getWidth() * os.getHeight());
		assertTrue(((Map<?, ?>) run.getOutput("maps")).containsKey("CN_std"));
		assertTrue(((Map<?, ?>) run.getOutput("figures")).containsKey("maps"));
		assertNotNull(run.getOutput("normalized"));
		assertNotNull(run.getOutput("figure"));
		assertEquals(output.resolve("report.html").toFile(), run.getOutput("report"));
	}
}
