package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.spectrum.XasException;

/** What people get wrong must be told in words, and leave nothing behind. */
class BadInputTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	@Test
	void anEnergyListThatDoesNotFit() throws IOException {
		final ImagePlus image = IJ.createImage("map", "32-bit", 4, 4, 3);
		fails("2 energies", OpenCommand.class, "image", image, "energies", file("short.txt", "4960\n4961\n"));
		fails("entries 1 and 2", OpenCommand.class, "image", image, "energies", file("twice.txt", "4960\n4960\n4961\n"),
			"repeats", "refuse");
		fails("Fe K edge (7112 eV) does not lie within", OpenCommand.class, "image", image, "energies", file("rows.txt",
			"100\n101\n102\n"), "element", "Fe");
		fails("line 2", OpenCommand.class, "image", image, "energies", file("text.txt", "4960\nabc\n4961\n"));
	}

	@Test
	void energiesInKiloelectronvoltOrWithAHeaderOrADecimalCommaAreUnderstood() throws Exception {
		for (final String list : new String[] { "4.960\n4.961\n4.962\n", "energy (eV)\n4960\n4961\n4962\n",
			"E\tmu\n4960,0\t1\n4961,0\t1\n4962,0\t1\n" })
		{
			final ImagePlus image = IJ.createImage("map", "32-bit", 4, 4, 3);
			final ImagePlus stack = (ImagePlus) COMMANDS.run(OpenCommand.class, "image", image, "energies", file("list.txt",
				list)).getOutput("stack");
			assertTrue(SpectralStack.energies(stack).last() == 4962, list);
		}
	}

	@Test
	void imagesThatAreNoSpectralStacks() throws IOException {
		final String energies = file("two.txt", "4960\n4961\n");
		fails("one slice per energy", OpenCommand.class, "image", IJ.createImage("one", "32-bit", 4, 4, 1), "energies",
			energies);
		fails("RGB", OpenCommand.class, "image", IJ.createImage("colours", "RGB", 4, 4, 2), "energies", energies);
		fails("Say which of them is the energy", OpenCommand.class, "image", IJ.createHyperStack("h", 4, 4, 2, 3, 1, 32),
			"energies", energies);
		fails("XAS Open...", NormalizeCommand.class, "image", IJ.createImage("plain", "32-bit", 4, 4, 3));
		fails("XAS Open...", SpectraPlotCommand.class, "image", IJ.createImage("plain", "32-bit", 4, 4, 3));
	}

	@Test
	void noImageAtAll() throws Exception {
		fails("Choose a file, or open a stack first", OpenCommand.class, "image", null);
		for (final Class<? extends Command> command : List.of(NormalizeCommand.class, ResampleCommand.class,
			CbssCommand.class, SdmCommand.class, SpectraPlotCommand.class))
		{
			// SciJava itself does not start a command without a required image; a macro in plain ImageJ does.
			assertTrue(COMMANDS.run(command, "image", null).isCanceled(), command.getName());
		}
		final MacroRun macro = MacroRun.headless(folder, "run(\"XAS Normalize...\", \"e0=4980\");", "", "-Xmx256m");
		assertEquals(1, macro.status());
		assertTrue(macro.err().contains("There is no image. Open a spectral stack first"), macro.err());
	}

	@Test
	void aMisspeltKeyStopsTheMacroWithASuggestion() throws Exception {
		final MacroRun macro = MacroRun.headless(folder, "run(\"XAS Open...\", \"flie=a.tif\"); File.append(\"went on\", \"" +
			folder.resolve("went_on.txt") + "\");", "", "-Xmx256m");
		assertEquals(1, macro.status());
		assertTrue(macro.err().contains("There is no option \"flie\". Did you mean \"file\"?"), macro.err());
		assertFalse(Files.exists(folder.resolve("went_on.txt")), "the macro went on");
	}

	@Test
	void aValueThatIsNoNumberStopsTheMacro() throws Exception {
		final MacroRun macro = MacroRun.headless(folder, "run(\"XAS Resample...\", \"step=half\");", "", "-Xmx256m");
		assertEquals(1, macro.status());
		assertTrue(macro.err().contains("step must be a number, not \"half\""), macro.err());
	}

	@Test
	void textFilesWithFaults() throws IOException {
		fails("line 2 has 3 cells, but the line after it has 2", OpenCommand.class, "file", file("ragged.csv",
			"energy,a,b\n1000,1,2\n1001,1\n1002,1,2\n"));
		fails("line 3", OpenCommand.class, "file", file("text.csv", "energy,a,b\n1000,1,2\n1001,x,2\n1002,1,2\n"));
		fails("none.csv", OpenCommand.class, "file", folder.resolve("none.csv").toString());
	}

	@Test
	void anOutputFolderThatCannotBeWritten() throws IOException {
		final String below = file("file.txt", "in the way") + "/results";
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(NormalizeCommand.class, "image", edge(8, 1f),
			"output", below));
		assertTrue(e.getMessage().contains("cannot be written"), e.getMessage());
	}

	@Test
	void rangesThatDoNotFit() {
		fails("pre1", NormalizeCommand.class, "image", edge(8, 1f), "pre1", -5.0, "pre2", -20.0);
		fails("norm", NormalizeCommand.class, "image", edge(8, 1f), "norm1", 500.0, "norm2", 600.0);
		fails("3000.00", NormalizeCommand.class, "image", edge(8, 1f), "e0", 3000.0);
		fails("not covered", ResampleCommand.class, "image", edge(8, 1f), "start", 4000.0, "step", 1.0, "points", 10);
	}

	@Test
	void basesThatDoNotFit() throws Exception {
		final ImagePlus normalized = normalized();
		fails("Choose the file", CbssCommand.class, "image", normalized);
		fails("points", CbssCommand.class, "image", normalized, "basis", basis("far.csv", 8000, 40, 1));
		fails("points", CbssCommand.class, "image", normalized, "basis", basis("narrow.csv", 5000, 10, 1));
		fails("spectra", CbssCommand.class, "image", normalized, "basis", basis("good.csv", 4960, 60, 1), "sample", 1);
		fails("XAS Normalize", CbssCommand.class, "image", edge(8, 1f), "basis", basis("good.csv", 4960, 60, 1));
		fails("is a spectral stack", SdmCommand.class, "image", normalized, "basis", basis("good.csv", 4960, 60, 1));
	}

	@Test
	void aMapWithoutAnyEdge() {
		fails("No pixel could be normalized", NormalizeCommand.class, "image", edge(8, 1f), "e0", 4985.0, "minstep", 100.0);
	}

	@Test
	void imagesThatAreMaskedThroughout() throws Exception {
		fails("every spectrum is constant or holds NaN", NormalizeCommand.class, "image", masked(edge(8, 1f)));
		fails("masked", CbssCommand.class, "image", masked(normalized()), "basis", basis("good.csv", 4960, 60, 1));
		fails("every spectrum is constant or holds NaN", WaferMapCommand.class, "image", masked(edge(8, 1f)), "sdm", "off");
		fails("all spectra are masked", WaferMapCommand.class, "image", masked(normalized()), "sdm", "off");
		fails("masked", WaferMapCommand.class, "image", masked(normalized()), "sdm", "on", "basis", basis("wide.csv", 4940, 100,
			1));
	}

	@Test
	void whatTheModelOfAWaferMapWasNotMadeFor() throws Exception {
		final ImagePlus iron = edge(8, 1f);
		iron.setProp("xas.element", "Fe");
		fails("The model is for the Ti K-edge, but the spectra are of Fe", WaferMapCommand.class, "image", iron, "sdm", "off");
		final ImagePlus slanted = normalized();
		slanted.setProp("xas.normalization", StackMetadata.NORMALIZED);
		fails("Run XAS Normalize... with flatten on", WaferMapCommand.class, "image", slanted, "sdm", "off");
		fails("is not an ONNX model", WaferMapCommand.class, "image", normalized(), "model", file("model.onnx", "energy,mu"));
		fails("Choose the file with the simulated basis", WaferMapCommand.class, "image", normalized());
		fails("The basis covers", WaferMapCommand.class, "image", normalized(), "basis", basis("narrow.csv", 4980, 20, 1),
			"force", true);
	}

	/** Of other programs, or of version 0.1, which took row numbers for energies. */
	@Test
	void stacksWhoseEnergiesCannotBeThoseOfTheirEdge() {
		final ImagePlus iron = edge(8, 1f);
		iron.setProp("xas.element", "Fe");
		iron.setProp("xas.edge", "K");
		fails("\"edge\": The Fe K edge (7112 eV) does not lie within the energies", NormalizeCommand.class, "image", iron);
		final ImagePlus cesium = edge(8, 1f);
		cesium.setProp("xas.element", "Cs");
		cesium.setProp("xas.edge", "K");
		fails("The Cs L3 edge (5012 eV) does: choose edge=L3. Correct it with XAS Open...", NormalizeCommand.class, "image",
			cesium, "e0", 4985.0);
		final ImagePlus typo = edge(8, 1f);
		typo.setProp("xas.element", "Tii");
		typo.setProp("xas.edge", "K");
		fails("\"Tii\" is not the symbol of an element", NormalizeCommand.class, "image", typo);
		fails("\"edge\": 1, 2, 3 … up to 100 are row numbers", NormalizeCommand.class, "image", relabelled(1, 1));
		fails("\"edge\": 1, 2, 3 … up to 100 are row numbers", WaferMapCommand.class, "image", relabelled(1, 1), "sdm", "off");
		fails("No absorption edge of any element lies within", NormalizeCommand.class, "image", relabelled(0.3, 0.1));
	}

	/** Energies that start at 0 are relative to an edge, whatever its element. */
	@Test
	void relativeEnergiesAreNormalized() throws Exception {
		final ImagePlus relative = relabelled(0, 0.5);
		relative.setProp("xas.element", "Fe");
		relative.setProp("xas.edge", "K");
		assertNotNull(COMMANDS.run(NormalizeCommand.class, "image", relative).getOutput("normalized"));
	}

	private static ImagePlus relabelled(final double first, final double step) {
		final ImagePlus image = edge(8, 1f);
		for (int k = 0; k < image.getStackSize(); k++) {
			image.getStack().setSliceLabel(SpectralStack.label(first + k * step), k + 1);
		}
		return image;
	}

	@Test
	void aRawStackThatIsSaidToBeNormalized() throws Exception {
		final ImagePlus raw = edge(8, 1f);
		raw.setProp("xas.element", "Ti");
		raw.setProp("xas.edge", "K");
		raw.setProp("xas.normalization", StackMetadata.FLATTENED);
		final String words = "is said to be flattened, but 55 of 64 pixels looked at are not: their level is 0.263 before the edge";
		final String basis = basis("wide.csv", 4940, 100, 1);
		fails(words, PredictCommand.class, "image", raw);
		fails(words, CbssCommand.class, "image", raw, "basis", basis);
		fails(words, WaferMapCommand.class, "image", raw, "sdm", "off");
		fails(words, WaferMapCommand.class, "image", raw, "basis", basis);
	}

	@Test
	void aStackThatIsNormalizedAlready() throws Exception {
		fails("normalized already", NormalizeCommand.class, "image", normalized());
	}

	/** Runs a command that must fail with a message that contains the words, and must not leave its output folder. */
	private void fails(final String words, final Class<? extends Command> command, final Object... inputs) {
		final Path output = folder.resolve("output");
		final Object[] all = Arrays.copyOf(inputs, inputs.length + 2);
		all[inputs.length] = "output";
		all[inputs.length + 1] = output.toString();
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(command, all));
		assertAll(() -> assertTrue(e.getMessage().contains(words), "\"" + words + "\" is not in: " + e.getMessage()),
			() -> assertFalse(Files.exists(output), "the output folder was left behind"));
	}

	private String file(final String name, final String text) throws IOException {
		return Files.writeString(folder.resolve(name), text).toString();
	}

	/** @return two spectra whose edges lie at a third of the range */
	private String basis(final String name, final double first, final int points, final double step) throws IOException {
		final StringBuilder text = new StringBuilder("energy,a,b\n");
		final double edge = first + points * step / 3;
		for (int k = 0; k < points; k++) {
			final double energy = first + k * step;
			text.append(energy).append(',').append(energy > edge ? 1 : 0).append(',').append(energy > edge + 2 ? 1.2 : 0.1).append(
				'\n');
		}
		return file(name, text.toString());
	}

	private static ImagePlus normalized() throws InterruptedException {
		return (ImagePlus) COMMANDS.run(NormalizeCommand.class, "image", edge(8, 1f)).getOutput("normalized");
	}

	private static ImagePlus masked(final ImagePlus image) {
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			Arrays.fill((float[]) image.getStack().getPixels(slice), Float.NaN);
		}
		return image;
	}

	/** A map of an edge at 4985 eV, from 4940 to 5039 eV, that is higher from pixel to pixel. */
	static ImagePlus edge(final int side, final float step) {
		final ImagePlus image = IJ.createImage("edge", "32-bit", side, side, 100);
		for (int k = 0; k < 100; k++) {
			final double energy = 4940 + k;
			image.getStack().setSliceLabel(SpectralStack.label(energy), k + 1);
			final double mu = 0.2 + step / (1 + Math.exp(4985 - energy));
			for (int p = 0; p < side * side; p++) {
				image.getStack().getProcessor(k + 1).setf(p, (float) (mu * (1 + 0.01 * p) + 0.001 * Math.sin(7 * p + k)));
			}
		}
		return image;
	}
}
