package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.SharedData;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.model.Measured;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.spectrum.Table;

/** The example macro on the shared measured spectra, and what it wrote repeats itself. */
class ValidateMacroTest {

	@TempDir
	Path folder;

	@Test
	void validatesAllAndScalesByTheOxides() throws Exception {
		final Path labels = SharedData.file("measured/labels.csv");
		final Path output = folder.resolve("output of it");
		final MacroRun run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Validate_Model.ijm")), labels + "," + output,
			"-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
		final Table scores = TableReader.read(output.resolve("oxides/scores.csv"));
		assertEquals(2, scores.rows(), "OS and CN of one domain");
		try (OnnxModel scaled = OnnxModel.open(output.resolve("oxides/ti-k-edge_measured.onnx"))) {
			final Measured measured = scaled.card().measured();
			assertEquals(scores.numbers("factor")[0], measured.scale("OS", false), 1e-9);
			assertTrue(measured.lines().get(0).startsWith("OS: mean absolute error "), measured.lines().get(0));
		}
		final byte[] before = Files.readAllBytes(output.resolve("oxides/spectra.csv"));
		Files.delete(output.resolve("oxides/spectra.csv"));
		final MacroRun again = MacroRun.headless(folder, "runMacro(getArgument());", output.resolve("oxides/run.ijm").toString(), "-Xmx1g");
		assertEquals(0, again.status(), again.out() + again.err());
		assertArrayEquals(before, Files.readAllBytes(output.resolve("oxides/spectra.csv")));
	}
}
