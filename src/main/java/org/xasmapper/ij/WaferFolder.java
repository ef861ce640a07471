package org.xasmapper.ij;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.chart.BasisFigure;
import org.xasmapper.chart.DescriptorFigure;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.LatentFigure;
import org.xasmapper.chart.LatentScan;
import org.xasmapper.chart.MapFigure;
import org.xasmapper.chart.MapPanel;
import org.xasmapper.chart.SpectraByCompositionFigure;
import org.xasmapper.chart.Trend;
import org.xasmapper.io.JsonFile;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.pipeline.BasisSource;
import org.xasmapper.pipeline.HtmlReport;
import org.xasmapper.pipeline.StartTable;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.rankaae.Decoder;
import org.xasmapper.rankaae.Descriptor;
import org.xasmapper.rankaae.OnnxModel;
import org.xasmapper.rankaae.Prediction;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.PixelSample;

/** All that the whole chain makes of a wafer: maps, tables, figures and the report, in the files of the single commands. */
public final class WaferFolder {

	private static final int SPECTRA = 60;
	private static final int BINS = 40;
	private static final int SCAN_STEPS = 9;
	private static final float SCAN_END = 2;

	private final SpectralStack raw;
	private final WaferMap wafer;
	private final Composition composition;
	private final StackMetadata metadata;
	private final Map<String, Figure> figures = new LinkedHashMap<>();
	private final Map<String, String> captions = new LinkedHashMap<>();
	private final Map<String, PredictionImages> predictions = new LinkedHashMap<>();

	/**
	 * @param raw the stack that went in
	 * @param model that predicted; its decoder, if it has one, draws what its latent code stands for
	 * @param composition for the axis and the colours of figures
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public WaferFolder(final SpectralStack raw, final WaferMap wafer, final OnnxModel model,
		final Composition composition, final Progress progress)
	{
		this.raw = raw;
		this.wafer = wafer;
		this.composition = composition;
		this.metadata = raw.metadata().after("XAS Wafer Map: " + model.name(), model.card().normalization().text());
		predict("without-sdm/", wafer.withoutSdm());
		predict("with-sdm/", wafer.withSdm());
		drawSpectra(progress);
		drawMaps();
		drawBasis();
		drawDescriptors();
		drawLatents(model);
	}

	private void predict(final String folder, final Prediction prediction) {
		if (prediction == null) return;
		final String title = raw.baseTitle() + (folder.startsWith("with-") ? " with SDM" : " without SDM");
		predictions.put(folder, new PredictionImages(prediction, title, width(), metadata));
	}

	private int width() {
		return wafer.normalized().width();
	}

	private void drawSpectra(final Progress progress) {
		final double[] values = composition.values();
		final boolean[] valid = PixelSample.valid(wafer.normalized(), progress);
		final int[] rising = IntStream.range(0, valid.length).filter(p -> valid[p] && !Double.isNaN(values[p])).boxed()
			.sorted(Comparator.comparingDouble(p -> values[p])).mapToInt(p -> p).toArray();
		final int count = Math.min(SPECTRA, rising.length);
		final int[] chosen = IntStream.range(0, count).map(i -> rising[(int) ((long) i * rising.length / count)]).sorted()
			.toArray();
		final Spectra spectra = PixelSample.read(wafer.normalized(), chosen, progress);
		figures.put("spectra.png", SpectraByCompositionFigure.draw(spectra, Arrays.stream(chosen).mapToDouble(
			p -> values[p]).toArray(), composition.title()));
		captions.put("spectra.png", count + " of the normalized spectra, evenly over the composition");
	}

	/** The best prediction as maps; a line scan has none. */
	private void drawMaps() {
		final Prediction best = wafer.withSdm() == null ? wafer.withoutSdm() : wafer.withSdm();
		if (best == null || best.mean().length == 0 || raw.cube().height() == 1) return;
		final List<MapPanel> maps = new ArrayList<>();
		for (int d = 0; d < best.mean().length; d++) {
			final Descriptor descriptor = best.card().descriptors().get(d);
			maps.add(MapPanel.of(descriptor.name(), descriptor.unit(), best.mean()[d]));
			if (best.card().members() > 1) maps.add(MapPanel.of(descriptor.name() + " error bar", descriptor.unit(), best
				.std()[d]));
		}
		figures.put("maps.png", MapFigure.draw(maps, width()));
		captions.put("maps.png", "Descriptors and their error bars, " + (wafer.withSdm() == null ? "without" : "with") +
			" spectral domain mapping; masked pixels are white");
	}

	private void drawBasis() {
		if (wafer.unmixing() == null) return;
		figures.put("basis.png", BasisFigure.draw(wafer.unmixing().simulated(), wafer.unmixing().unmixed().basis()));
		captions.put("basis.png", "The basis spectra, as simulated and as found in the measurement");
	}

	private void drawDescriptors() {
		final List<Trend> without = trends(wafer.withoutSdm());
		final List<Trend> with = trends(wafer.withSdm());
		if (without.isEmpty() && with.isEmpty()) return;
		figures.put("descriptors.png", DescriptorFigure.draw(composition.title(), without, with));
		captions.put("descriptors.png", "Descriptors against " + composition.title() +
			", without and with spectral domain mapping; bands are ± one error bar");
	}

	private List<Trend> trends(final Prediction prediction) {
		final List<Trend> trends = new ArrayList<>();
		if (prediction == null) return trends;
		final int bins = raw.cube().height() == 1 ? raw.cube().width() : BINS;
		// The published figure has the coordination number above the oxidation state.
		for (int d = prediction.mean().length - 1; d >= 0; d--) {
			trends.add(Trend.of(prediction.card().descriptors().get(d).title(), composition.values(), prediction.mean()[d],
				prediction.std()[d], bins));
		}
		return trends;
	}

	private void drawLatents(final OnnxModel model) {
		if (!model.card().tensors().hasReconstruction()) return;
		try (Decoder decoder = new Decoder(model)) {
			final List<LatentScan> scans = new ArrayList<>();
			for (final Descriptor descriptor : model.card().descriptors()) {
				if (model.card().latents().contains(descriptor.name())) scans.add(scan(decoder, model, descriptor.name()));
			}
			if (scans.isEmpty()) return;
			figures.put("latent.png", LatentFigure.draw(scans));
			captions.put("latent.png", "Spectra that the model generates as a latent dimension runs from low to high");
		}
	}

	private static LatentScan scan(final Decoder decoder, final OnnxModel model, final String latent) {
		final float[] values = new float[SCAN_STEPS];
		for (int i = 0; i < SCAN_STEPS; i++) values[i] = SCAN_END * (2f * i / (SCAN_STEPS - 1) - 1);
		final Spectra spectra = decoder.scan(new float[model.card().latents().size()], latent, values);
		return new LatentScan(latent, -SCAN_END, SCAN_END, spectra);
	}

	/**
	 * Writes everything; the caller commits.
	 *
	 * @param parameters of the run, for the report
	 * @param macro that repeats the run
	 */
	public void write(final Results results, final Map<String, String> parameters, final String macro) {
		writeNormalized(results);
		writeUnmixed(results);
		predictions.forEach((folder, images) -> images.write(results, folder));
		figures.forEach((name, figure) -> results.file(name, figure::save));
		results.file("report.html", new HtmlReport("XAS Wafer Map of " + raw.title(), parameters, numbers(), wafer.notes(),
			captions)::write);
		results.text("run.ijm", macro);
	}

	private void writeNormalized(final Results results) {
		if (wafer.normalization() == null) return;
		final String base = raw.baseTitle();
		results.tiff("normalized.tif", new SpectralStack(base + " normalized", wafer.normalized(), metadata).toImage());
		results.tiff("edge_step.tif", MapImages.map(base + " edge step", width(), wafer.normalization().edgeStep(), metadata));
		results.tiff("e0.tif", MapImages.map(base + " E0 (eV)", width(), wafer.normalization().e0(), metadata));
		results.tiff("noise.tif", MapImages.map(base + " noise", width(), wafer.normalization().noise(), metadata));
		results.file("normalize.json", path -> JsonFile.write(path, wafer.normalization().report()));
	}

	private void writeUnmixed(final Results results) {
		if (wafer.unmixing() == null) return;
		final List<String> names = wafer.unmixing().maps().names();
		results.tiff("weights.tif", MapImages.stack("weights", width(), wafer.unmixing().maps().weights(), names, metadata));
		results.tiff("weights_std.tif", MapImages.stack("weights std", width(), wafer.unmixing().maps().spread(), names,
			metadata));
		results.file("basis.csv", path -> SpectraWriter.writeColumns(path, BasisSource.sideBySide(wafer.unmixing().simulated(),
			wafer.unmixing().unmixed().basis()), SpectraWriter.EXACT));
		results.file("starts.csv", path -> SpectraWriter.writeTable(path, StartTable.of(wafer.unmixing().unmixed().starts())));
		results.tiff("sdm.tif", new SpectralStack(raw.baseTitle() + " SDM", wafer.mapped(), metadata.after("SDM",
			StackMetadata.SIMULATION_LIKE)).toImage());
	}

	private Map<String, String> numbers() {
		final Map<String, String> numbers = new LinkedHashMap<>();
		predictions.forEach((folder, images) -> images.summary().forEach((name, value) -> numbers.put(name + (folder.startsWith(
			"with-") ? " with SDM" : " without SDM"), value)));
		return numbers;
	}

	/** Shows the best prediction, and how the descriptors depend on composition. */
	public void show() {
		final Figure descriptors = figures.get("descriptors.png");
		if (descriptors != null) ImageWindows.show(new ImagePlus("Descriptors of " + raw.baseTitle(), descriptors.image()));
		predictions.values().stream().skip(predictions.size() - 1L).forEach(PredictionImages::show);
	}

	/** Shows all other predictions and figures too, for who has them in no folder. */
	public void showAll() {
		figures.forEach((name, figure) -> {
			if (!name.equals("descriptors.png")) ImageWindows.show(new ImagePlus(name, figure.image()));
		});
		predictions.values().stream().limit(predictions.size() - 1L).forEach(PredictionImages::show);
		show();
	}
}
