package org.xasmapper.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.chart.ColorScale;
import org.xasmapper.chart.DescriptorFigure;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.LatentFigure;
import org.xasmapper.chart.LatentScan;
import org.xasmapper.chart.MapFigure;
import org.xasmapper.chart.MapPanel;
import org.xasmapper.chart.SpanPanel;
import org.xasmapper.chart.SpectraByCompositionFigure;
import org.xasmapper.chart.Trend;
import org.xasmapper.model.Decoder;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.SdmDifference;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.PixelSample;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Figures of a wafer, those for which there is anything to draw. */
public final class WaferFigures {

	private static final int SPECTRA = 60;
	private static final int BINS = 40;
	private static final int SCAN_STEPS = 9;
	private static final float SCAN_END = 2;
	public static final String DESCRIPTORS = "descriptors.png";

	/** White where nothing is wrong. */
	private static final ColorScale DIVERGING = ColorScale.of(new Color(0x0072B2), Color.WHITE, new Color(0xD55E00));

	private final WaferMap wafer;
	private final String axis;
	private final double[] composition;
	private final FigureAttempts attempts = new FigureAttempts();
	private final Map<String, Figure> figures = new LinkedHashMap<>();
	private final Map<String, String> captions = new LinkedHashMap<>();

	/**
	 * @param model that predicted; its decoder, if it has one, draws what its latent code stands for
	 * @param axis what varies over the wafer, as the title of an axis
	 * @param composition {@code [pixels]}, NaN where unknown
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public WaferFigures(final WaferMap wafer, final OnnxModel model, final String axis, final double[] composition,
		final Progress progress)
	{
		this.wafer = wafer;
		this.axis = axis;
		this.composition = composition;
		attempts.draw("maps.png", this::drawMaps);
		attempts.draw(DESCRIPTORS, this::drawDescriptors);
		attempts.draw("doubts.png", this::drawDoubts);
		attempts.draw("spectra.png", () -> drawSpectra(progress));
		attempts.draw("latent.png", () -> drawLatents(model));
	}

	private void put(final String file, final Figure figure, final String caption) {
		figures.put(file, figure);
		captions.put(file, caption);
	}

	/** The best prediction as maps; a line scan has none. */
	private void drawMaps() {
		final Prediction best = wafer.withSdm() == null ? wafer.withoutSdm() : wafer.withSdm();
		final int width = wafer.normalized().width();
		if (!PredictionFigure.canDraw(best, width)) return;
		put("maps.png", PredictionFigure.draw(best, width, spans()), "Descriptors and their error bars, " + (wafer.withSdm() == null
			? "without" : "with") + " spectral domain mapping" + (spans().isEmpty() ? "" : ", and what the basis spectra span, beyond " +
				"which such a map can show nothing") + ". Masked pixels are white, those whose measured spectra the model does not know are hatched.");
	}

	private void drawDescriptors() {
		final List<Trend> without = trends(wafer.withoutSdm());
		final List<Trend> with = trends(wafer.withSdm());
		if (without.isEmpty() && with.isEmpty()) return;
		put(DESCRIPTORS, DescriptorFigure.draw(axis, without, with, reversed(spans())), "Descriptors against " + axis + ", without and with spectral domain mapping. Bands are ± one error bar, dark as far as the networks' part of it goes; boxes are the quartiles of all " +
			"pixels, their whiskers the 5th and the 95th percentile." + (spans().isEmpty() ? "" : " On the right, the basis spectra and what they " +
				"span: with spectral domain mapping nothing can lie beyond."));
	}

	/** @return a panel per descriptor; none without SDM */
	private List<SpanPanel> spans() {
		if (wafer.scope() == null) return List.of();
		return wafer.scope().spans().stream().map(span -> new SpanPanel(span.descriptor().title(), wafer.scope().names(), span
			.values(), span.bars())).toList();
	}

	private static <T> List<T> reversed(final List<T> list) {
		final List<T> reversed = new ArrayList<>(list);
		Collections.reverse(reversed);
		return reversed;
	}

	/** Where the unmixing does not explain the spectra, and where SDM changes more than error bars allow; a line scan has no maps. */
	private void drawDoubts() {
		final int width = wafer.normalized().width();
		if (wafer.unmixing() == null || wafer.unmixing().maps().error().length <= width) return;
		final List<MapPanel> maps = new ArrayList<>();
		maps.add(MapPanel.of("misfit", "edge step", wafer.unmixing().maps().error()));
		wafer.differences().forEach(difference -> maps.add(difference(difference)));
		put("doubts.png", MapFigure.draw(maps, width), "Where the maps are in doubt: misfit of the unmixing" + (wafer.differences()
			.isEmpty() ? "" : ", and difference of the values with and without spectral domain mapping, in units of both error bars " +
				"together (but for the choice of the basis): beyond ± 1 one of the two is wrong") + ".");
	}

	private static MapPanel difference(final SdmDifference difference) {
		final MapPanel panel = MapPanel.of(difference.descriptor().name() + ", SDM − none", "bars", difference.map());
		final double end = Math.max(1, Math.max(-panel.low(), panel.high()));
		return panel.in(-end, end).colored(DIVERGING);
	}

	private List<Trend> trends(final Prediction prediction) {
		final List<Trend> trends = new ArrayList<>();
		if (prediction == null) return trends;
		final int bins = wafer.normalized().height() == 1 ? wafer.normalized().width() : BINS;
		// The published figure has the coordination number above the oxidation state.
		for (int d = prediction.mean().length - 1; d >= 0; d--) {
			trends.add(Trend.of(prediction.card().descriptors().get(d).title(), composition, prediction.mean()[d],
				prediction.std()[d], prediction.errors().ensemble()[d], bins));
		}
		return trends;
	}

	private void drawSpectra(final Progress progress) {
		final int[] chosen = evenly(PixelSample.valid(wafer.normalized(), progress), composition);
		final Spectra spectra = PixelSample.read(wafer.normalized(), chosen, progress);
		final double[] colors = Arrays.stream(chosen).mapToDouble(p -> composition[p]).toArray();
		put("spectra.png", SpectraByCompositionFigure.draw(spectra, colors, axis), chosen.length +
			" of the normalized spectra, evenly over the composition.");
	}

	/** @return some of the pixels of known composition, at equal distances in their order by composition; rising */
	private static int[] evenly(final boolean[] valid, final double[] composition) {
		final long[] byComposition = IntStream.range(0, valid.length).filter(p -> valid[p] && !Double.isNaN(composition[p]))
			.mapToLong(p -> key((float) composition[p], p)).sorted().toArray();
		final int count = Math.min(SPECTRA, byComposition.length);
		return IntStream.range(0, count).map(i -> (int) byComposition[(int) ((long) i * byComposition.length / count)]).sorted()
			.toArray();
	}

	/** @return a number that rises with the composition and tells the pixel; an object for each would not fit into memory */
	private static long key(final float composition, final int pixel) {
		final int bits = Float.floatToIntBits(composition);
		// The bits of negative floats fall where the floats rise.
		return (long) (bits < 0 ? bits ^ Integer.MAX_VALUE : bits) << 32 | pixel;
	}

	private void drawLatents(final OnnxModel model) {
		if (!model.card().tensors().hasReconstruction()) return;
		try (Decoder decoder = new Decoder(model)) {
			final List<LatentScan> scans = new ArrayList<>();
			for (final Descriptor descriptor : model.card().descriptors()) {
				if (model.card().latents().contains(descriptor.name())) scans.add(scan(decoder, model, descriptor.name()));
			}
			if (scans.isEmpty()) return;
			put("latent.png", LatentFigure.draw(scans), "Spectra that the model generates as a latent dimension runs from low " +
				"to high; where they differ most is shaded.");
		}
	}

	private static LatentScan scan(final Decoder decoder, final OnnxModel model, final String latent) {
		final float[] values = new float[SCAN_STEPS];
		for (int i = 0; i < SCAN_STEPS; i++) values[i] = SCAN_END * (2f * i / (SCAN_STEPS - 1) - 1);
		final Spectra spectra = decoder.scan(new float[model.card().latents().size()], latent, values);
		return new LatentScan(latent, -SCAN_END, SCAN_END, spectra);
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		return attempts.warnings();
	}

	/** @return what each file shows, in the order in which a person looks at them */
	public Map<String, String> captions() {
		return captions;
	}

	/** @return the figures by their files: {@code maps.png}, {@code descriptors.png}, {@code doubts.png}, {@code spectra.png}, {@code latent.png} */
	public Map<String, Figure> figures() {
		return figures;
	}
}
