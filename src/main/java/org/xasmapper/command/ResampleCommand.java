package org.xasmapper.command;

import ij.ImagePlus;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.SpectralCube;

/** Brings a spectral stack to a regular energy grid. */
@Plugin(type = Command.class, label = "XAS Resample...",
	description = "Brings all spectra to a regular energy grid: interpolates where the grid is as fine as the " +
		"measurement, averages where it is coarser, never extrapolates. Can shift the energy scale. The output " +
		"folder receives resampled.tif.")
public final class ResampleCommand extends XasCommand {

	@Parameter(label = "Spectral stack", persist = false, description = "The stack to resample; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "First energy (eV, 0 = that of the stack)", persist = false, min = "0",
		description = "First energy of the new grid, after the shift.")
	private double start = 0;

	@Parameter(label = "Step (eV, 0 = median of the stack)", persist = false, min = "0",
		description = "Distance of neighbouring energies.")
	private double step = 0;

	@Parameter(label = "Points (0 = as many as fit)", persist = false, min = "0", description = "Number of energies.")
	private int points = 0;

	@Parameter(label = "Shift (eV)", persist = false,
		description = "Added to the stack's energies first, to calibrate the energy scale.")
	private double shift = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus resampled;

	@Override
	void execute(final Progress progress) {
		final SpectralStack source = SpectralStack.of(image);
		final SpectralCube cube = source.cube();
		final EnergyGrid grid = grid(cube.energies());
		final Resampler resampler = Resampler.between(cube.energies(), shift, grid);
		try (Results results = results()) {
			final SpectralCube target = ResultCubes.allocate(cube.width(), cube.height(), grid);
			resampler.apply(cube, target, progress);
			resampled = source.then(source.baseTitle() + " resampled", target, "XAS Resample: " + grid + ", shifted by " +
				shift + " eV", source.metadata().normalization()).withEnergyScale(source.metadata().energyScale().shifted(shift,
					"hand (XAS Resample)")).toImage();
			results.tiff("resampled.tif", resampled);
			progress.check();
			results.commit();
		}
		ImageWindows.show(resampled);
	}

	private EnergyGrid grid(final EnergyGrid measured) {
		final double first = start > 0 ? start : measured.first() + shift;
		final double distance = step > 0 ? step : measured.medianStep();
		final double last = measured.last() + shift;
		// A millionth of a step more, so that a grid that just fits is not cut by a rounding error.
		final int count = points > 0 ? points : (int) Math.floor((last - first) / distance + 1e-6) + 1;
		return EnergyGrid.regular(first, distance, count);
	}
}
