package org.xasmapper.command;

import ij.ImagePlus;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.xasmapper.basis.BasisSource;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.WeightStack;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.MappedImage;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.Reading;
import org.xasmapper.sdm.Sdm;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;

/** Maps measured spectra into the domain of simulated ones. */
@Plugin(type = Command.class, label = "XAS SDM...",
	description = "Spectral domain mapping: keeps every pixel's weights and swaps the experimental basis, in which " +
		"cBSS found them, for the simulated one. A network trained on simulations reads the result correctly. The " +
		"output folder receives sdm.tif.")
public final class SdmCommand extends BasisCommand {

	private static final String FROM_TITLE = " weights";

	@Parameter(label = "Weight maps", persist = false, description = "The stack of weights that XAS cBSS made.")
	private ImagePlus image;

	@Parameter(label = "Broaden the basis (eV)", persist = false, min = "0",
		description = "Standard deviation of a Gaussian. Leave 0 for a basis.csv that was broadened already.")
	private double broaden = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mapped;

	@Override
	void execute(final Progress progress) {
		final WeightStack weights = WeightStack.of(image);
		final StackMetadata metadata = StackMetadata.of(image);
		final Reading<Spectra> basis = BasisSource.ofFile(basisFile(), broaden).withColumns(basisColumns()).read(progress);
		final Spectra simulated = basis.content();
		try (Results results = results()) {
			final SpectralCube target = ResultCubes.allocate(image.getWidth(), image.getHeight(), simulated.energies());
			Sdm.transform(weights.names(), weights.weights(), simulated, target, progress);
			final MappedImage made = new MappedImage(target, title(), metadata);
			made.write(results);
			progress.check();
			results.commit();
			note("XAS SDM", basis.notes());
			mapped = made.image();
		}
		ImageWindows.show(mapped);
	}

	/** @return title of the stack that the weights are of */
	private String title() {
		final String title = image.getTitle().replaceFirst("\\.tif$", "");
		return title.endsWith(FROM_TITLE) ? title.substring(0, title.length() - FROM_TITLE.length()) : title;
	}
}
