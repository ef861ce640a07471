package org.xasmapper.command;

import ij.ImagePlus;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.basis.BasisSource;
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
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.CbssSettings;

/** Unmixes a normalized map into a few basis spectra near simulated ones. */
@Plugin(type = Command.class, label = "XAS cBSS...",
	description = "Cluster blind signal separation: finds the few experimental basis spectra, near the simulated ones, of " +
		"which every pixel's spectrum is a mixture, and the weights of the mixture. The problem is solved from many random " +
		"starts; their spread is the error of the weights.")
public final class CbssCommand extends XasCommand {

	@Parameter(label = "Normalized stack", persist = false, description = "The stack to unmix; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "Simulated basis", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "CSV with the column energy and a column per simulated spectrum, or a spectral database.")
	private String basis = "";

	@Parameter(label = "Clusters of a database (0 = none)", persist = false, min = "0",
		description = "Number of k-means clusters whose centroids are the basis. 0: the file holds the basis itself.")
	private int components = 0;

	@Parameter(label = "Label column of a database", persist = false, required = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "basis"),
		description = "Column whose values name the groups whose means are the basis. Empty: none.")
	private String label = "";

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

	@Parameter(label = "Align energy scales", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Shifts the image's energies, by up to 2 eV and all by the same, to where mixtures of the basis fit them " +
			"best. The shift is reported.")
	private boolean align = true;

	@Parameter(label = "Random starts", persist = false, min = "1",
		description = "How many times the problem is solved from random weights.")
	private int starts = CbssSettings.defaults().starts();

	@Parameter(label = "Fidelity", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "How much the mixtures must also reproduce the measurement. 0: the published objective, which fits noise.")
	private double fidelity = CbssSettings.defaults().fidelity();

	@Parameter(label = "Pixels to unmix (0 = all)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Size of the sample, spread over the map, that the basis is found on; all pixels are then fitted with " +
			"it. More than 1000 take long.")
	private int sample = 400;

	@Parameter(label = "Seed", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "The same seed gives the same result.")
	private long seed = 1;

	@Parameter(label = "Output folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "Receives weights.tif, weights_std.tif, basis.csv, starts.csv and basis.png. Empty: only show.")
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus weights;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus spread;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = SpectralStack.of(image);
		requireNormalized(stack);
		if (basis.isBlank()) throw new XasException("Choose the file with the simulated basis spectra.");
		final UnmixingImages images;
		try (Results results = new Results(output)) {
			final BasisSource source = new BasisSource(Path.of(basis.trim()), components, label, broaden, seed);
			final Reading<Spectra> simulated = source.read(progress);
			final MapUnmixing unmixing = MapUnmixing.of(stack.cube(), simulated.content(), range(stack), sample, align,
				settings(), progress);
			images = new UnmixingImages(unmixing, stack.baseTitle(), stack.cube().width(), stack.metadata().after("XAS cBSS: " +
				unmixing.maps().names().size() + " components, fidelity " + fidelity + ", " + starts + " starts, seed " + seed,
				stack.metadata().normalization()));
			images.write(results);
			progress.check();
			results.commit();
			note("XAS cBSS", simulated.notes());
			note("XAS cBSS", unmixing.notes());
			note("XAS cBSS", unmixing.warnings());
		}
		weights = images.weights();
		spread = images.spread();
		figure = images.figure();
		images.show();
	}

	private static void requireNormalized(final SpectralStack stack) {
		if (!stack.metadata().normalization().equals(StackMetadata.RAW)) return;
		throw new XasException("\"" + stack.title() + "\" is not normalized, so its spectra cannot be mixtures of the basis. " +
			"Run XAS Normalize... first; if it was normalized elsewhere, say so in XAS Open... (state=normalized).");
	}

	private CbssSettings settings() {
		return CbssSettings.defaults().withStarts(starts).withFidelity(fidelity).withSeed(seed);
	}

	private EnergyRange range(final SpectralStack stack) {
		if (start == 0 && end == 0) return null;
		final EnergyRange measured = stack.cube().energies().range();
		return new EnergyRange(start == 0 ? measured.start() : start, end == 0 ? measured.end() : end);
	}
}
