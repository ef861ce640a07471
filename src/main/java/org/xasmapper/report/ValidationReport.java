package org.xasmapper.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Residuals;
import org.xasmapper.pipeline.validation.Comparison;
import org.xasmapper.pipeline.validation.References;
import org.xasmapper.pipeline.validation.Score;
import org.xasmapper.pipeline.validation.Validation;
import org.xasmapper.pipeline.validation.ValidationTables;
import org.xasmapper.spectrum.Table;

/** What is told of a validation: how well the model does first, then spectrum by spectrum, then all that was left out and why. */
public final class ValidationReport {

	/** Longer lists are in the file only. */
	private static final int MOST_SPECTRA = 200;

	private final Validation validation;
	private final OnnxModel model;

	public ValidationReport(final Validation validation, final OnnxModel model) {
		this.validation = validation;
		this.model = model;
	}

	/**
	 * @param captions of the figures, by their files
	 * @param parameters of the run
	 * @param files that were written beside the report
	 * @param further warnings, beside those of the validation
	 */
	public HtmlReport html(final Map<String, String> captions, final Map<String, ?> parameters, final List<String> files,
		final List<String> further)
	{
		final HtmlReport report = new HtmlReport("XAS Validate: " + model.name() + " on " + validation.references().name()).lead(lead())
			.warnings(validation.warnings()).warnings(further);
		report.heading("Results").table(scores()).text(bars());
		report.heading("Figures");
		captions.forEach(report::figure);
		if (!validation.references().isMap()) validation.comparisons().forEach(comparison -> addSpectra(report, comparison));
		final List<String> reasons = validation.references().reasons();
		if (!reasons.isEmpty()) report.heading("Left out").list(reasons);
		report.heading("What was done").list(validation.notes());
		report.heading("Model").facts(ModelFacts.of(model));
		report.heading("Parameters").facts(parameters).text("run.ijm repeats the run with these.");
		return report.heading("Files").files(files);
	}

	/** @return the numbers of the report, to be written as JSON */
	public Map<String, Object> numbers(final Map<String, ?> parameters) {
		final Map<String, Object> numbers = new LinkedHashMap<>();
		numbers.put("model", model.name());
		numbers.put("parameters", parameters);
		numbers.put("scores", validation.scores());
		numbers.put("warnings", validation.warnings());
		numbers.put("notes", validation.notes());
		numbers.put("leftOut", validation.references().reasons());
		return numbers;
	}

	private List<String> lead() {
		final References references = validation.references();
		final List<String> facts = new ArrayList<>();
		facts.add(validation.card().absorber());
		facts.add(references.isMap() ? references.cube().width() + " × " + references.cube().height() + " pixels" : references.rows()
			.rows() + " spectra");
		if (references.leftOut().rows() > 0) facts.add(references.leftOut().rows() + " left out");
		facts.add(LocalDate.now().toString());
		return facts;
	}

	private Table scores() {
		final List<Score> scores = validation.scores();
		final Map<String, Function<Score, String>> columns = new LinkedHashMap<>();
		columns.put("Descriptor", score -> score.descriptor() + " " + score.how());
		columns.put("Domain", score -> score.domain().isEmpty() ? "all" : score.domain());
		columns.put("Spectra", score -> Integer.toString(score.spectra()));
		columns.put("Mean absolute error", score -> number(score.error()));
		columns.put("Mean difference", score -> number(score.bias()));
		columns.put("Median error bar", score -> number(score.bar()));
		columns.put("Within one bar", score -> percent(score.within1()));
		columns.put("Within two", score -> percent(score.within2()));
		if (validation.rescaled()) {
			columns.put("Before: one", score -> percent(score.before1()));
			columns.put("Before: two", score -> percent(score.before2()));
			columns.put("Bars multiplied by", score -> number(score.factor()));
		}
		Table table = Table.empty(scores.size());
		for (final Map.Entry<String, Function<Score, String>> column : columns.entrySet()) {
			table = table.with(column.getKey(), scores.stream().map(column.getValue()).toList());
		}
		return table;
	}

	private String bars() {
		final String expected = "Error bars that hold have 68 % of the errors within one and 95 % within two. The mean difference is " +
			"predicted minus true.";
		return validation.rescaled() ? expected + " Error bars were rescaled by these spectra (conformal prediction); whether they hold " +
			"now is judged for each spectrum by the scale that the others give." : expected;
	}

	private void addSpectra(final HtmlReport report, final Comparison comparison) {
		final Table all = ValidationTables.spectra(validation, comparison);
		final int[] shown = IntStream.range(0, Math.min(MOST_SPECTRA, all.rows())).toArray();
		final Table rows = all.select(shown);
		Table table = Table.empty(shown.length).with("Spectrum", rows.column(References.NAME)).with("Domain", rows.column(
			References.DOMAIN));
		if (rows.has("trust")) table = table.with("Trust", IntStream.of(shown).mapToObj(i -> number(comparison.trust()[i])).toList());
		for (int d = 0; d < validation.card().descriptors().size(); d++) {
			final String title = validation.card().descriptors().get(d).title();
			final Residuals residuals = comparison.judged().get(d);
			table = table.with(title, IntStream.of(shown).mapToObj(i -> number(residuals.truth()[i])).toList()).with(title +
				" predicted", IntStream.of(shown).mapToObj(i -> value(residuals, i)).toList()).with(title +
					" off by (bars)", IntStream.of(shown).mapToObj(i -> number(residuals.inBars(i))).toList());
		}
		report.heading("Spectra " + comparison.how()).table(table);
		if (all.rows() > shown.length) report.text("The first " + shown.length + " of " + all.rows() + "; all are in the table's file.");
	}

	private static String value(final Residuals residuals, final int i) {
		if (Double.isNaN(residuals.predicted()[i])) return "–";
		final String value = number(residuals.predicted()[i]);
		return Double.isNaN(residuals.bar()[i]) ? value : value + " ± " + number(residuals.bar()[i]);
	}

	private static String percent(final double share) {
		return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
	}

	private static String number(final double number) {
		return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.2f", number);
	}
}
