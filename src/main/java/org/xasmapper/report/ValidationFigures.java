package org.xasmapper.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.xasmapper.chart.CalibrationFigure;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.HeldOut;
import org.xasmapper.chart.ParityFigure;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Residuals;
import org.xasmapper.pipeline.validation.Comparison;
import org.xasmapper.pipeline.validation.References;
import org.xasmapper.pipeline.validation.Validation;

/** Figures of a validation: values against the truth, and whether error bars hold; of each way, and by domain. */
public final class ValidationFigures {

	/** Of more spectra than these, evenly taken ones are drawn. */
	private static final int MOST_DOTS = 5000;

	private final Validation validation;
	private final FigureAttempts attempts = new FigureAttempts();
	private final Map<String, Figure> figures = new LinkedHashMap<>();
	private final Map<String, String> captions = new LinkedHashMap<>();

	public ValidationFigures(final Validation validation) {
		this.validation = validation;
		for (final Comparison comparison : validation.comparisons()) {
			final String ending = comparison.ending() + ".png";
			draw("parity" + ending, () -> parity(comparison), "Predicted against true values, " + comparison.how() +
				". Bars are one error bar." + (validation.rescaled() ? " Each is scaled by what the other spectra say." : ""));
			draw("calibration" + ending, () -> CalibrationFigure.draw(all(comparison)), "Whether error bars hold, " + comparison.how() +
				": the share of errors within k of them, beside that of a normal distribution.");
			if (validation.domains().size() < 2) continue;
			for (int d = 0; d < validation.card().descriptors().size(); d++) drawDomains(comparison, d, ending);
		}
	}

	private void drawDomains(final Comparison comparison, final int d, final String ending) {
		final Descriptor descriptor = validation.card().descriptors().get(d);
		final Map<String, Residuals> curves = validation.curves(comparison, d);
		if (curves.size() < 2) return;
		draw("calibration_" + descriptor.name() + ending, () -> CalibrationFigure.draw(curves.entrySet().stream().map(curve -> heldOut(
			curve.getKey().isEmpty() ? "all" : curve.getKey(), curve.getValue())).toList()), "Whether error bars of " + descriptor.name() +
				" hold in each domain, " + comparison.how() + ".");
	}

	private void draw(final String file, final Supplier<Figure> drawing, final String caption) {
		attempts.draw(file, () -> {
			figures.put(file, drawing.get());
			captions.put(file, caption);
		});
	}

	private Figure parity(final Comparison comparison) {
		final List<String> domains = validation.references().rows().column(References.DOMAIN);
		final int[] shown = IntStream.range(0, domains.size()).filter(validation.references()::isListed).toArray();
		final int[] some = IntStream.range(0, Math.min(MOST_DOTS, shown.length)).map(i -> shown[(int) ((long) i * shown.length / Math.min(
			MOST_DOTS, shown.length))]).toArray();
		final List<HeldOut> panels = new ArrayList<>();
		for (int d = 0; d < validation.card().descriptors().size(); d++) {
			final Residuals residuals = comparison.judged().get(d).select(some);
			if (residuals.known().length > 0) panels.add(heldOut(validation.card().descriptors().get(d).title(), residuals));
		}
		final boolean grouped = validation.domains().size() > 1;
		return ParityFigure.draw(panels, grouped ? IntStream.of(some).mapToObj(domains::get).toList() : null);
	}

	/** @return all spectra, of each descriptor of which any is known and has an error bar */
	private List<HeldOut> all(final Comparison comparison) {
		final List<HeldOut> all = new ArrayList<>();
		for (int d = 0; d < validation.card().descriptors().size(); d++) {
			final Residuals residuals = comparison.judged().get(d);
			if (residuals.inBars().length > 0) all.add(heldOut(validation.card().descriptors().get(d).title(), residuals));
		}
		return all;
	}

	private static HeldOut heldOut(final String title, final Residuals residuals) {
		return new HeldOut(title, residuals.truth(), residuals.predicted(), residuals.bar());
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		return attempts.warnings();
	}

	/** @return what each file shows */
	public Map<String, String> captions() {
		return captions;
	}

	/** @return the figures by their files, such as {@code parity.png} and {@code calibration_with_sdm.png} */
	public Map<String, Figure> figures() {
		return figures;
	}
}
