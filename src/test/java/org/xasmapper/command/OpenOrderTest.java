package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.SharedData;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.spectrum.XasException;

/** Stacks measured downwards, in frames, in sweeps and with a readback that steps back. */
class OpenOrderTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	private static final double[] SCAN = DoubleStream.concat(IntStream.range(0, 20).mapToDouble(i -> 7030 + 4 * i),
		IntStream.range(0, 60).mapToDouble(i -> 7110 + i)).toArray();

	@TempDir
	Path folder;

	@Test
	void aStackMeasuredDownwardsIsTurnedRoundWithItsList() throws Exception {
		final double[] falling = IntStream.range(0, SCAN.length).mapToDouble(k -> SCAN[SCAN.length - 1 - k]).toArray();
		assertIsTheScan(open(falling, ""), "turned round together");
	}

	@Test
	void framesAndSweepsAreAveraged() throws Exception {
		final double[] frames = Arrays.stream(SCAN).flatMap(energy -> DoubleStream.of(energy, energy, energy)).toArray();
		assertIsTheScan(open(frames, ""), "up to 3 at one, were averaged");
		final double[] sweeps = DoubleStream.concat(Arrays.stream(SCAN), Arrays.stream(SCAN)).toArray();
		assertIsTheScan(open(sweeps, ""), "2 sweeps: 160 measurements at 80 energies");
		assertIsTheScan(open(sweeps, "first"), "the first of each energy was taken");
		final XasException e = assertThrows(XasException.class, () -> open(sweeps, "refuse"));
		assertTrue(e.getMessage().contains("The energy 7030.00 eV was measured 2 times, as entries 1 and 81"), e.getMessage());
	}

	@Test
	void framesThatSitInAnyOrderKeepTheirEnergy() throws Exception {
		final double[] jittered = SCAN.clone();
		jittered[30] = SCAN[31];
		jittered[31] = SCAN[30];
		assertIsTheScan(open(jittered, ""), "step back 1 time, by up to 1.00 eV");
	}

	/** Step map by Larch 0.9.58 of the stack that is measured from 7275 down to 7025 eV. */
	@Test
	void theEdgeStepsOfAFallingStackAreThoseOfLarch() throws Exception {
		final ImagePlus stack = (ImagePlus) COMMANDS.run(OpenCommand.class, "file", shared("down.tif"), "energies", shared(
			"energies.txt"), "element", "Fe").getOutput("stack");
		final ImagePlus steps = (ImagePlus) COMMANDS.run(NormalizeCommand.class, "image", stack).getOutput("edgeStep");
		final float[] row = Arrays.copyOf((float[]) steps.getProcessor().getPixels(), 8);
		assertArrayEquals(new float[] { 0.4808f, 0.5749f, 0.6746f, 0.7644f, 0.8649f, 0.9619f, 1.0611f, 1.1546f }, row, 1e-4f);
	}

	@Test
	void aListThatWasSortedWithoutItsStackIsSuspected() throws Exception {
		final ImagePlus stack = (ImagePlus) COMMANDS.run(OpenCommand.class, "file", shared("down.tif"), "energies", shared(
			"energies_sorted.txt"), "element", "Fe").getOutput("stack");
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(NormalizeCommand.class, "image", stack));
		assertTrue(e.getMessage().contains("list of energies was sorted without its slices"), e.getMessage());
	}

	private static String shared(final String name) {
		return SharedData.file("cases/01-decreasing-stack/" + name).toString();
	}

	/** @return a stack whose pixel values tell the energy at which they were measured */
	private ImagePlus open(final double[] measured, final String repeats) throws Exception {
		final ImagePlus image = IJ.createImage("measured", "32-bit", 2, 1, measured.length);
		for (int k = 0; k < measured.length; k++) {
			image.getStack().getProcessor(k + 1).setf(0, 0, (float) measured[k]);
			image.getStack().getProcessor(k + 1).setf(1, 0, (float) -measured[k]);
		}
		return (ImagePlus) COMMANDS.run(OpenCommand.class, "image", image, "energies", list(measured), "element", "Fe",
			"repeats", repeats.isEmpty() ? "mean" : repeats).getOutput("stack");
	}

	private String list(final double[] measured) throws IOException {
		return Files.writeString(folder.resolve("list.txt"), Arrays.stream(measured).mapToObj(Double::toString).collect(
			Collectors.joining("\n"))).toString();
	}

	private static void assertIsTheScan(final ImagePlus stack, final String history) {
		final SpectralStack opened = SpectralStack.of(stack);
		assertArrayEquals(SCAN, opened.cube().energies().toArray());
		assertArrayEquals(SCAN, IntStream.range(0, SCAN.length).mapToDouble(k -> opened.cube().spectrum(0, 0)[k]).toArray());
		assertEquals(-SCAN[7], opened.cube().spectrum(1, 0)[7]);
		assertTrue(opened.metadata().history().get(0).contains(history), opened.metadata().history().toString());
	}
}
