package org.xasmapper.wafer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.SpectralCube;

/** Tiles the simulated wafer to a stack of any size, for trials of memory and speed. */
public final class LargeWafer {

	/**
	 * Noise that is added, as much as the wafer has. Interpolation smooths the wafer's own, and what differs little from sample
	 * to sample passes for signal.
	 */
	private static final double NOISE = 0.004;

	private LargeWafer() {}

	/** @param args the file to write, the side of the map in pixels, the number of energies */
	public static void main(final String... args) throws IOException {
		write(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
	}

	/**
	 * @param file TIFF to be written; a file for the samples is beside it until then
	 * @param side width and height in pixels
	 * @param energies number of energies, evenly from the wafer's first to its last
	 */
	public static void write(final Path file, final int side, final int energies) throws IOException {
		final SpectralStack wafer = SpectralStack.of(TiffFiles.open(Path.of("test-data", "wafer", "wafer.tif")));
		final EnergyGrid measured = wafer.cube().energies();
		final EnergyGrid grid = EnergyGrid.regular(measured.first(), (measured.last() - measured.first()) / (energies - 1),
			energies);
		final SpectralCube tile = SpectralCube.inMemory(wafer.cube().width(), wafer.cube().height(), grid);
		Resampler.between(measured, 0, grid).apply(wafer.cube(), tile, Progress.NONE);
		final Path samples = file.resolveSibling(file.getFileName() + ".samples");
		final SpectralCube large = SpectralCube.inFile(side, side, grid, samples);
		final Random random = new Random(1);
		for (int k = 0; k < energies; k++) large.writeRows(k, 0, side, tiled(tile, k, side, random));
		TiffFiles.save(new SpectralStack(file.getFileName().toString(), large, wafer.metadata()).toImage(), file);
		Files.delete(samples);
	}

	private static float[] tiled(final SpectralCube tile, final int k, final int side, final Random random) {
		final float[] plane = new float[tile.pixels()];
		tile.readRows(k, 0, tile.height(), plane);
		for (int i = 0; i < plane.length; i++) plane[i] += (float) (NOISE * random.nextGaussian());
		final float[] large = new float[side * side];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				large[x + y * side] = plane[x % tile.width() + y % tile.height() * tile.width()];
			}
		}
		return large;
	}
}
