package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.basis.BasisSource;
import org.xasmapper.chart.BasisFigure;
import org.xasmapper.chart.Figure;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.pipeline.MapUnmixing;
import org.xasmapper.pipeline.StartTable;
import org.xasmapper.report.FigureAttempts;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** What cBSS finds in a map, as images and as files: weights, their spread, where they do not explain the spectra, and the basis. */
public final class UnmixingImages {

	private final Spectra basis;
	private final Table starts;
	private final ImagePlus weights;
	private final ImagePlus spread;
	private final ImagePlus misfit;
	private final FigureAttempts attempts = new FigureAttempts();
	private Figure drawn;
	private ImagePlus figure;

	/**
	 * @param title of the stack that was unmixed
	 * @param width of the map in pixels
	 * @param metadata of the weights
	 */
	public UnmixingImages(final MapUnmixing unmixing, final String title, final int width,
		final StackMetadata metadata)
	{
		basis = BasisSource.sideBySide(unmixing.simulated(), unmixing.unmixed().basis());
		starts = StartTable.of(unmixing.unmixed().starts());
		final List<String> names = unmixing.maps().names();
		weights = MapImages.stack(title + " weights", width, unmixing.maps().weights(), names, metadata);
		spread = MapImages.stack(title + " weights std", width, unmixing.maps().spread(), names, metadata);
		misfit = MapImages.map(title + " misfit of the unmixing", width, unmixing.maps().error(), metadata);
		attempts.draw("basis.png", () -> {
			drawn = BasisFigure.draw(unmixing.simulated(), unmixing.unmixed().basis());
			figure = FigureImage.of("Basis of " + title, drawn);
		});
	}

	/** @return a sentence if the figure could not be drawn */
	public List<String> warnings() {
		return attempts.warnings();
	}

	/** @return the basis spectra, simulated and experimental; null if they could not be drawn */
	public ImagePlus figure() {
		return figure;
	}

	/** @return weights, their spread, misfit, figure of the basis, and tables of basis and starts, by the names that scripts know */
	public Map<String, Object> byName() {
		final Map<String, Object> results = new HashMap<>(Map.of("weights", weights, "spread", spread, "misfit", misfit,
			"basisSpectra", basis, "startTable", starts));
		results.put("figure", figure);
		return results;
	}

	/**
	 * Writes {@code weights.tif}, {@code weights_std.tif}, {@code misfit.tif}, {@code basis.csv}, {@code starts.csv} and
	 * {@code basis.png}; the caller commits.
	 */
	public void write(final Results results) {
		results.tiff("weights.tif", weights);
		results.tiff("weights_std.tif", spread);
		results.tiff("misfit.tif", misfit);
		results.file("basis.csv", path -> SpectraWriter.writeColumns(path, basis, SpectraWriter.EXACT));
		results.file("starts.csv", path -> SpectraWriter.writeTable(path, starts));
		if (drawn != null) results.file("basis.png", drawn::save);
	}

	/** Shows all, the weights in front. */
	public void show() {
		if (figure != null) ImageWindows.show(figure);
		ImageWindows.show(misfit);
		ImageWindows.show(spread);
		ImageWindows.show(weights);
	}
}
