package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Calibrating through the command: the scale travels with the stack, and what is not known is asked for. */
class CalibrateCommandTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	@Test
	void theScaleOfAFoilTravelsWithTheStack() throws Exception {
		final Path output = folder.resolve("output");
		final Path foil = text("foil.csv", 4966.8);
		final ImagePlus map = stack(4981.3);
		COMMANDS.run(CalibrateCommand.class, "image", map, "method", "foil", "reference", foil.toString(), "output", output.toString());

		final SpectralStack calibrated = SpectralStack.of(TiffFiles.open(output.resolve("calibrated.tif")));
		assertEquals(-0.8, calibrated.metadata().energyScale().shift(), 0.03);
		assertTrue(calibrated.metadata().energyScale().source().contains("first inflection of foil.csv (mu)"), calibrated.metadata()
			.energyScale().source());
		assertEquals(map.getStackSize(), calibrated.cube().energies().size());
		assertEquals(4940 + calibrated.metadata().energyScale().shift(), calibrated.cube().energies().first(), 1e-6);
		assertArrayEquals(SpectralStack.of(map).cube().spectrum(0, 0), calibrated.cube().spectrum(0, 0));
		assertTrue(calibrated.metadata().history().get(0).startsWith("XAS Calibrate: shifted by -0."), calibrated.metadata().history()
			.toString());
		assertTrue(Files.readString(output.resolve("calibrate.json")).contains("\"sigma\": 0.1"));
	}

	@Test
	void aGivenShiftIsTakenAsItIs() throws Exception {
		final ImagePlus calibrated = (ImagePlus) COMMANDS.run(CalibrateCommand.class, "image", stack(4980), "method", "given", "shift",
			0.7, "sigma", 0.2).getOutput("calibrated");
		assertEquals("shifted by +0.70 ± 0.20 eV (given by hand)", StackMetadata.of(calibrated).energyScale().toString());
		assertEquals("4940.70 eV", calibrated.getStack().getSliceLabel(1));
	}

	@Test
	void aRegionIsPutAtItsKnownEdge() throws Exception {
		final ImagePlus map = stack(4981.3);
		map.setRoi(1, 0, 1, 1);
		final ImagePlus calibrated = (ImagePlus) COMMANDS.run(CalibrateCommand.class, "image", map, "method", "region", "e0", 4980)
			.getOutput("calibrated");
		assertEquals(-1.3, StackMetadata.of(calibrated).energyScale().shift(), 0.05);
		assertTrue(StackMetadata.of(calibrated).energyScale().source().contains("one pixel"));
		final ImagePlus alike = (ImagePlus) COMMANDS.run(CalibrateCommand.class, "image", map, "method", "region", "reference", text(
			"standard.csv", 4980).toString()).getOutput("calibrated");
		assertEquals(-1.3, StackMetadata.of(alike).energyScale().shift(), 0.05);
		assertTrue(StackMetadata.of(alike).energyScale().sigma() < 0.1, StackMetadata.of(alike).energyScale().toString());
	}

	@Test
	void whatIsNotKnownIsAskedFor() throws Exception {
		refused("give either e0=, or a reference", "method", "region");
		refused("give either e0=, or a reference", "method", "preedge", "e0", 4970, "reference", text("r.csv", 4980).toString());
		refused("no line before the edge", "method", "preedge", "e0", 4970);
		refused("no line before the edge", "method", "preedge");
		refused("neither an open image nor a file", "method", "foil", "reference", "nothing.csv");
		refused("shift goes with method=given only", "method", "foil", "shift", 1);
		refused("leave reference and e0 out", "method", "given", "shift", 1, "e0", 4966);
		final Path two = Files.writeString(folder.resolve("two.csv"), "energy,a,b\n4960,0,0\n4961,0,0\n4962,1,1\n4963,1,1\n");
		refused("holds 2 spectra (a, b). Say with columns=", "method", "foil", "reference", two.toString());
	}

	private static void refused(final String part, final Object... inputs) {
		final Object[] all = new Object[inputs.length + 2];
		all[0] = "image";
		all[1] = stack(4980);
		System.arraycopy(inputs, 0, all, 2, inputs.length);
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(CalibrateCommand.class, all));
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}

	private static float edge(final double energy, final double e0) {
		return (float) (0.5 + Math.atan(energy - e0) / Math.PI);
	}

	private Path text(final String name, final double e0) throws Exception {
		final StringBuilder text = new StringBuilder("energy,mu\n");
		for (double e = 4930; e < 5070; e += 0.5) text.append(e).append(',').append(edge(e, e0)).append('\n');
		return Files.writeString(folder.resolve(name), text);
	}

	/** Two pixels of the same edge. */
	private static ImagePlus stack(final double e0) {
		final EnergyGrid grid = EnergyGrid.regular(4940, 0.5, 220);
		final float[] values = new float[2 * grid.size()];
		for (int i = 0; i < values.length; i++) values[i] = edge(grid.energy(i % grid.size()), e0);
		return SpectralStack.of("map", Spectra.named(grid, List.of("a", "b"), values), new StackMetadata("Ti", "K", StackMetadata.RAW, List
			.of(), null)).toImage();
	}
}
