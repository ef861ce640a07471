package org.xasmapper.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.xasmapper.basis.EnergyAlignment;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.BasisScope;
import org.xasmapper.pipeline.SdmDifference;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.SpectralCube;

/** What the report of a wafer says: results and warnings first, then figures, and all that is needed to repeat it. */
public final class WaferReport {

	private final String title;
	private final String absorber;
	private final SpectralCube raw;
	private final WaferMap wafer;
	private final OnnxModel model;

	/**
	 * @param title of the stack that went in
	 * @param absorber element and edge, such as {@code Ti K}; empty if unknown
	 * @param raw what went in
	 */
	public WaferReport(final String title, final String absorber, final SpectralCube raw, final WaferMap wafer,
		final OnnxModel model)
	{
		this.title = title;
		this.absorber = absorber;
		this.raw = raw;
		this.wafer = wafer;
		this.model = model;
	}

	/**
	 * @param captions of the figures, by their files
	 * @param read sentences on how the inputs were read
	 * @param parameters of the run
	 * @param files that were written beside the report
	 * @param further warnings, beside those of the chain
	 */
	public HtmlReport html(final Map<String, String> captions, final List<String> read, final Map<String, ?> parameters,
		final List<String> files, final List<String> further)
	{
		final HtmlReport report = new HtmlReport("XAS Wafer Map of " + title).warnings(wafer.notMeasured()).lead(lead()).warnings(wafer
			.warnings()).warnings(further);
		report.heading("Results").table(PredictionSummary.of(predictions()));
		report.text(String.join(" ", wafer.trustNotes()) + (wafer.withSdm() == null ? "" : " The guard judges the measured spectra, not those after SDM, which are " +
			"always like simulated ones."));
		report.heading("What the error bars hold").text("Medians over the pixels. The parts are taken to be independent, so that " +
			"their squares add up.").table(ErrorSummary.of(predictions())).facts(ErrorSummary.meanings(predictions()));
		if (wafer.scope() != null) tell(report, wafer.scope());
		report.heading("Figures");
		captions.forEach(report::figure);
		report.heading("Energy scale").facts(energyScale());
		report.heading("What was done").list(Stream.concat(read.stream(), wafer.notes().stream()).toList());
		report.heading("Model").facts(ModelFacts.of(model));
		report.heading("Parameters").facts(parameters).text("run.ijm repeats the run with these.");
		return report.heading("Files").files(files);
	}

	private void tell(final HtmlReport report, final BasisScope scope) {
		report.heading("What the basis can say").list(scope.lines()).table(scope.table());
		if (scope.rivals() != null) report.text("Motifs offered to the basis one at a time, and how much better mixtures of the " +
			"simulated spectra fit with each. A simulation differs from a measurement, and any further motif takes up a part of that: " +
			"a gain means something beside those of classes that the basis has already.").table(scope.rivalTable());
		report.list(wafer.differences().stream().map(SdmDifference::line).toList());
	}

	private List<String> lead() {
		final List<String> facts = new ArrayList<>();
		if (!absorber.isEmpty()) facts.add(absorber);
		facts.add(raw.width() + " × " + raw.height() + " pixels");
		facts.add(raw.energies().toString());
		facts.add("model " + model.name());
		facts.add(LocalDate.now().toString());
		return facts;
	}

	private Map<String, String> energyScale() {
		final Map<String, String> facts = new LinkedHashMap<>();
		facts.put("of the spectra", wafer.energyScale().toString());
		if (wafer.unmixing() == null) return facts;
		final EnergyAlignment alignment = wafer.unmixing().alignment();
		facts.put("aligned to the basis", alignment.bound() == 0 ? "no" : String.format(Locale.ROOT,
			"by %+.2f eV, with SDM only; ± %.2f eV were allowed", alignment.shift(), alignment.bound()));
		return facts;
	}

	private Map<String, Prediction> predictions() {
		final Map<String, Prediction> predictions = new LinkedHashMap<>();
		if (wafer.withoutSdm() != null) predictions.put("without SDM", wafer.withoutSdm());
		if (wafer.withSdm() != null) predictions.put("with SDM", wafer.withSdm());
		return predictions;
	}
}
