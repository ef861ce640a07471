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
import org.xasmapper.ij.results.NormalizationImages;
import org.xasmapper.ij.results.Results;
import org.xasmapper.normalize.E0Rule;
import org.xasmapper.normalize.E0Source;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;

/** Normalizes every pixel's spectrum to an edge step of one. */
@Plugin(type = Command.class, label = "XAS Normalize...",
	description = "Subtracts the pre-edge line from every pixel's spectrum and divides by the edge step, as Larch and " +
		"Athena do. Pixels without an edge become NaN. Also makes maps of edge step, edge energy and noise. The " +
		"output folder receives normalized.tif, edge_step.tif, e0.tif, noise.tif and normalize.json.")
public final class NormalizeCommand extends XasCommand {

	private static final String MEAN_SPECTRUM = "mean spectrum";
	private static final String EACH_PIXEL = "each pixel";
	private static final String MAIN_EDGE = "main edge";
	private static final String LARCH = "Larch";

	@Parameter(label = "Spectral stack", persist = false, description = "The stack to normalize; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "E0 (eV, 0 = automatic)", persist = false,
		description = "Edge energy, snapped to the nearest energy of the stack. 0: the steepest point of the edge.")
	private double e0 = 0;

	@Parameter(label = "Automatic E0 from", choices = { MEAN_SPECTRUM, EACH_PIXEL }, persist = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Where an automatic E0 is looked for: once on the mean of the map, or on every pixel's spectrum.")
	private String e0from = MEAN_SPECTRUM;

	@Parameter(label = "Automatic E0 is", choices = { MAIN_EDGE, LARCH }, persist = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "The steepest point of the main edge; or, as Larch has it, the steepest point of all, which may be on a " +
			"pre-edge peak.")
	private String e0rule = MAIN_EDGE;

	@Parameter(label = "Pre-edge start (eV from E0, 0 = automatic)", persist = false,
		description = "Start of the pre-edge line's range, negative.")
	private double pre1 = 0;

	@Parameter(label = "Pre-edge end (eV from E0, 0 = automatic)", persist = false,
		description = "End of the pre-edge line's range, negative.")
	private double pre2 = 0;

	@Parameter(label = "Post-edge start (eV from E0, 0 = automatic)", persist = false,
		description = "Start of the post-edge polynomial's range.")
	private double norm1 = 0;

	@Parameter(label = "Post-edge end (eV from E0, 0 = automatic)", persist = false,
		description = "End of the post-edge polynomial's range.")
	private double norm2 = 0;

	@Parameter(label = "Post-edge degree (-1 = automatic)", persist = false, min = "-1", max = "2",
		description = "Degree of the post-edge polynomial: 0, 1 or 2; -1 chooses by the width of the range.")
	private int nnorm = -1;

	@Parameter(label = "Flatten", persist = false,
		description = "Takes the post-edge polynomial's slope off above E0, so that the spectrum oscillates around one.")
	private boolean flatten = true;

	@Parameter(label = "Smallest edge step", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Pixels with a smaller edge step are masked. 0: only those without any.")
	private double minstep = 0;

	@Parameter(label = "Smallest edge step / noise", persist = false, min = "0",
		description = "Pixels whose edge step is less than this many times the pre-edge noise are masked. 0: off.")
	private double minsnr = 10;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus normalized;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus edgeStep;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus edgeEnergy;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus noise;

	@Override
	void execute(final Progress progress) {
		final SpectralStack raw = SpectralStack.of(image);
		if (!raw.metadata().normalization().equals(StackMetadata.RAW)) {
			throw new XasException("\"" + raw.title() + "\" is normalized already (" + raw.metadata().normalization() +
				"). Choose the stack as it was measured.");
		}
		final NormalizationImages images;
		try (Results results = results()) {
			final SpectralCube target = ResultCubes.allocate(raw.cube().width(), raw.cube().height(), raw.cube().energies());
			final NormalizationResult result = new Normalizer(settings(raw)).normalize(raw.cube(), target, progress);
			result.report().requireSpectra();
			images = new NormalizationImages(raw, target, result);
			images.write(results);
			progress.check();
			results.commit();
			note("XAS Normalize", result.report().lines());
		}
		parameters().publish(images.byName());
		images.show();
	}

	private NormalizationSettings settings(final SpectralStack raw) {
		return NormalizationSettings.automatic().withE0(orAutomatic(e0)).withEdge(raw.wantedEdge()).withE0From(e0Source())
			.withE0Rule(e0rule.equals(LARCH) ? E0Rule.LARCH : E0Rule.MAIN_EDGE).withPreEdge(orAutomatic(pre1), orAutomatic(pre2))
			.withPostEdge(orAutomatic(norm1), orAutomatic(norm2)).withDegree(nnorm).withFlatten(flatten).withMinimumEdgeStep(minstep).withMinimumStepToNoise(minsnr);
	}

	private static double orAutomatic(final double value) {
		return value == 0 ? Double.NaN : value;
	}

	private E0Source e0Source() {
		if (e0from.equals(MEAN_SPECTRUM)) return E0Source.MEAN_SPECTRUM;
		if (e0from.equals(EACH_PIXEL)) return E0Source.EACH_SPECTRUM;
		throw new XasException("e0from must be \"" + MEAN_SPECTRUM + "\" or \"" + EACH_PIXEL + "\", not \"" + e0from + "\".");
	}
}
