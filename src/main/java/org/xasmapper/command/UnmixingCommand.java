package org.xasmapper.command;

import java.nio.file.Path;
import java.util.Optional;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.xasmapper.basis.BasisSource;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.io.Reading;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.unmix.CbssSettings;

/** What all commands share that unmix a map with cBSS: how the basis is made, and how the problem is solved. */
abstract class UnmixingCommand extends BasisCommand {

	@Parameter(label = "Clusters of a database (0 = none)", persist = false, min = "0",
		description = "Number of k-means clusters whose centroids are the basis. 0: the file holds the basis itself.")
	private int components = 0;

	@Parameter(label = "Label column of a database", persist = false, required = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "basis"),
		description = "Column whose values name the groups whose means are the basis. Empty: none.")
	private String label = "";

	@Parameter(label = "Shift the energies (eV)", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Added to the image's energies first, where their calibration is known to be off by that much.")
	private double shift = 0;

	@Parameter(label = "Align energy scales", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Shifts the image's energies, all by the same, to where mixtures of the basis fit them best. The shift is " +
			"reported.")
	private boolean align = true;

	@Parameter(label = "Largest shift (eV, 0 = automatic)", persist = false, min = "0", max = "20",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "How far the alignment may go. 0: twice the error of a calibrated energy scale, 0.5 eV of any other. A larger " +
			"one may take a chemical shift away.")
	private double maxshift = 0;

	@Parameter(label = "Random starts", persist = false, min = "1", attrs = @Attr(name = InputMark.ADVANCED),
		description = "How many times the problem is solved from random weights.")
	private int starts = CbssSettings.defaults().starts();

	@Parameter(label = "Fidelity", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "How much the mixtures must also reproduce the measurement. 0: the published objective, which fits noise.")
	private double fidelity = CbssSettings.defaults().fidelity();

	@Parameter(label = "Pixels to unmix (0 = all)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Size of the sample, spread over the map, that the basis is found on; all pixels are then fitted with " +
			"it. More than 1000 take long.")
	int sample = 400;

	@Parameter(label = "Seed", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "The same seed gives the same result.")
	private long seed = 1;

	/**
	 * @param broadening standard deviation of the Gaussian that gives the simulation the resolution of the measurement, eV
	 * @throws XasException if no basis was chosen, or it cannot be read
	 */
	final Reading<Spectra> simulated(final double broadening, final Progress progress) {
		return new BasisSource(basisFile(), basisColumns(), components, label, broadening, seed).read(progress);
	}

	/** @return the spectral database that the basis is made of; empty if its file holds the basis itself */
	final Optional<Path> database() {
		return components > 0 || !label.isBlank() ? Optional.of(basisFile()) : Optional.empty();
	}

	/** @return the stack on the energy scale that was given by hand */
	final SpectralStack shifted(final SpectralStack stack) {
		return stack.shifted(shift, "hand (shift=)");
	}

	/** @return what is to be added to the energies, eV */
	final double shift() {
		return shift;
	}

	/** @return by how much the alignment may shift energies that can be trusted so far, eV */
	final double largestShift(final EnergyScale scale) {
		if (!align) return 0;
		return maxshift > 0 ? maxshift : scale.allowance();
	}

	final CbssSettings cbss() {
		return CbssSettings.defaults().withStarts(starts).withFidelity(fidelity).withSeed(seed);
	}
}
