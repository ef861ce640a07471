package org.xasmapper.command;

import ij.ImagePlus;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.Results;
import org.xasmapper.ij.results.UnmixingImages;
import org.xasmapper.io.Reading;
import org.xasmapper.pipeline.MapUnmixing;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Unmixes a normalized map into a few basis spectra near simulated ones. */
@Plugin(type = Command.class, label = "XAS cBSS...",
	description = "Cluster blind signal separation: finds the few experimental basis spectra, near the simulated ones, " +
		"of which every pixel's spectrum is a mixture, and the weights of the mixture. The problem is solved from " +
		"many random starts; their spread is the error of the weights. The output folder receives weights.tif, " +
		"weights_std.tif, misfit.tif, basis.csv, starts.csv and basis.png.")
public final class CbssCommand extends UnmixingCommand {

	@Parameter(label = "Normalized stack", persist = false, description = "The stack to unmix; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "Broaden the basis (eV)", persist = false, min = "0",
		description = "Standard deviation of the Gaussian that gives the simulation the resolution of the measurement.")
	private double broaden = 0;

	@Parameter(label = "First energy (eV, 0 = all)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Start of the range in which image and basis are compared. 0: all that both cover.")
	private double start = 0;

	@Parameter(label = "Last energy (eV, 0 = all)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "End of that range.")
	private double end = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus weights;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus spread;

	@Parameter(type = ItemIO.OUTPUT, description = "Root mean square difference of each pixel's spectrum and its mixture.")
	private ImagePlus misfit;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT)
	private Spectra basisSpectra;

	@Parameter(type = ItemIO.OUTPUT)
	private Table startTable;

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = shifted(SpectralStack.of(image));
		requireNormalized(stack);
		stack.requireTrueState(progress);
		final UnmixingImages images;
		try (Results results = results()) {
			final Reading<Spectra> simulated = simulated(broaden, progress);
			final MapUnmixing unmixing = MapUnmixing.of(stack.cube(), simulated.content(), range(stack), sample,
				largestShift(stack.metadata().energyScale()), cbss(), progress);
			images = new UnmixingImages(unmixing, stack.baseTitle(), stack.cube().width(), stack.metadata().after(step(unmixing),
				stack.metadata().normalization()));
			images.write(results);
			progress.check();
			results.commit();
			note("XAS cBSS", simulated.notes());
			note("XAS cBSS", unmixing.notes());
			note("XAS cBSS", unmixing.warnings());
			note("XAS cBSS", images.warnings());
		}
		parameters().publish(images.byName());
		images.show();
	}

	private static void requireNormalized(final SpectralStack stack) {
		if (!stack.metadata().normalization().equals(StackMetadata.RAW)) return;
		throw new XasException("\"" + stack.title() + "\" is not normalized, so its spectra cannot be mixtures of the basis. " +
			"Run XAS Normalize... first; if it was normalized elsewhere, say so in XAS Open... (state=normalized).");
	}

	/** @return what the history of the weights tells */
	private String step(final MapUnmixing unmixing) {
		return "XAS cBSS: " + unmixing.maps().names().size() + " components, fidelity " + cbss().fidelity() + ", " + cbss()
			.starts() + " starts, seed " + cbss().seed() + unmixing.alignment().step();
	}

	private EnergyRange range(final SpectralStack stack) {
		if (start == 0 && end == 0) return null;
		final EnergyRange measured = stack.cube().energies().range();
		return new EnergyRange(start == 0 ? measured.start() : start, end == 0 ? measured.end() : end);
	}
}
