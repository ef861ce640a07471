package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Measured;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Residuals;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;

/**
 * A model tried on reference spectra: they go through the chain as a map does, those of a list each by itself, and what it says of
 * them is compared with what is known. With SDM they are unmixed together. Where error bars are rescaled, whether they hold is
 * judged for each spectrum by the scale that the others give.
 *
 * @param references the spectra
 * @param card of the model
 * @param comparisons without SDM, and with it if there is a basis
 * @param rescaled whether error bars were to be scaled by the references
 * @param told of the reading and of the chain
 * @param doubts of the chain
 */
public record Validation(References references, ModelCard card, List<Comparison> comparisons, boolean rescaled, List<String> told,
	List<String> doubts)
{

	/** Domains of fewer spectra have no curve of their own. */
	private static final int FEWEST_IN_CURVE = 3;

	public Validation {
		comparisons = List.copyOf(comparisons);
		told = List.copyOf(told);
		doubts = List.copyOf(doubts);
	}

	/**
	 * @param basis simulated spectra, broadened as the model's training spectra were; null = without SDM only
	 * @param settings of the chain, which normalizes as the references want it
	 * @param rescale whether to scale error bars by the references
	 * @throws org.xasmapper.spectrum.XasException if basis, model and spectra do not fit each other
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Validation of(final References references, final Spectra basis, final OnnxModel model,
		final WaferMap.Settings settings, final boolean rescale, final Progress progress)
	{
		final List<Comparison> comparisons = new ArrayList<>();
		final List<String> notes = new ArrayList<>(references.notes());
		final List<String> warnings = new ArrayList<>();
		if (!references.isMap() && settings.withoutSdm()) {
			final OneByOne measured = OneByOne.predict(references, model, settings, progress);
			notes.addAll(measured.notes());
			comparisons.add(Comparison.of(false, measured.mean(), measured.std(), measured.trust(), references.truth(),
				rescale));
		}
		if (references.isMap() || settings.withSdm()) {
			final WaferMap chain = WaferMap.of(references.cube(), basis, model, settings, ResultCubes::allocate, progress);
			notes.addAll(chain.notes());
			warnings.addAll(chain.warnings());
			if (references.isMap() && settings.withoutSdm()) comparisons.add(comparison(false, chain.withoutSdm(), references, rescale));
			if (settings.withSdm()) comparisons.add(comparison(true, chain.withSdm(), references, rescale));
		}
		return new Validation(references, model.card(), comparisons, rescale, notes, warnings);
	}

	private static Comparison comparison(final boolean sdm, final Prediction prediction, final References references,
		final boolean rescale)
	{
		return Comparison.of(sdm, prediction.mean(), prediction.std(), prediction.trust(), references.truth(), rescale);
	}

	/** @return names of the domains in the order of the references */
	public List<String> domains() {
		return references.rows().column(References.DOMAIN).stream().distinct().toList();
	}

	/** @return numbers of the spectra of a domain; an empty name stands for all */
	private int[] members(final String domain) {
		final List<String> of = references.rows().column(References.DOMAIN);
		return IntStream.range(0, of.size()).filter(i -> domain.isEmpty() || of.get(i).equals(domain)).toArray();
	}

	/** @return all spectra as the empty name, and the domains where there are several */
	private List<String> groups() {
		final List<String> groups = new ArrayList<>(List.of(""));
		if (domains().size() > 1) groups.addAll(domains());
		return groups;
	}

	/**
	 * @param descriptor its number in the card
	 * @return the residuals of all spectra under the empty name, and of the domains that have enough error bars for a curve
	 */
	public Map<String, Residuals> curves(final Comparison comparison, final int descriptor) {
		final Map<String, Residuals> curves = new LinkedHashMap<>();
		for (final String group : groups()) {
			final Residuals residuals = comparison.judged().get(descriptor).select(members(group));
			if (residuals.inBars().length >= (group.isEmpty() ? 1 : FEWEST_IN_CURVE)) curves.put(group, residuals);
		}
		return curves;
	}

	/** @return how well each descriptor is predicted in each way, all spectra first and then domain by domain */
	public List<Score> scores() {
		final List<Score> scores = new ArrayList<>();
		for (final Comparison comparison : comparisons) {
			for (int d = 0; d < card.descriptors().size(); d++) {
				for (final String group : groups()) {
					final Score score = Score.of(card.descriptors().get(d).name(), d, comparison, group, members(group));
					if (score.spectra() > 0) scores.add(score);
				}
			}
		}
		return scores;
	}

	/** @return of each domain how many spectra are of a kind that the model does not know, if the model has a guard */
	private List<String> strangers() {
		final float[] trust = comparisons.get(0).trust();
		if (trust.length == 0) return List.of();
		return groups().stream().map(group -> {
			final int[] members = members(group);
			final long strange = IntStream.of(members).filter(i -> trust[i] < card.guard().threshold()).count();
			return (group.isEmpty() ? "All" : group) + ": of " + members.length + " spectra " + strange +
				" are of a kind that the model does not know.";
		}).toList();
	}

	/**
	 * @param basis name of the basis; empty without SDM
	 * @param date of today, {@code 2026-11-25}
	 * @return what travels with the model. Where error bars are rescaled, by what they were scaled with before, too
	 */
	public Measured measured(final String basis, final String date) {
		final List<Measured.Scale> scales = new ArrayList<>();
		for (final Descriptor descriptor : card.descriptors()) {
			for (final boolean sdm : new boolean[] { false, true }) {
				final double scale = card.measured().scale(descriptor.name(), sdm) * factor(descriptor, sdm);
				if (scale != 1) scales.add(new Measured.Scale(descriptor.name(), sdm, scale));
			}
		}
		return new Measured(references.name(), basis, date, scores().stream().map(Score::toAccuracy).toList(), scales);
	}

	private double factor(final Descriptor descriptor, final boolean sdm) {
		final int d = card.descriptors().indexOf(descriptor);
		return comparisons.stream().filter(comparison -> comparison.sdm() == sdm).mapToDouble(comparison -> comparison.factors()[d])
			.filter(Double::isFinite).findFirst().orElse(1);
	}

	/** @return what the person should know: what was read, the chain, the results, and what could not be rescaled */
	public List<String> notes() {
		final List<String> notes = new ArrayList<>(told);
		for (final Score score : scores()) {
			if (score.domain().isEmpty()) notes.add(score.descriptor() + " " + score.how() + ": " + score.toAccuracy().told() + ".");
		}
		notes.addAll(strangers());
		return notes;
	}

	/** @return why the results may not be what they seem; empty if all went well */
	public List<String> warnings() {
		final List<String> warnings = new ArrayList<>(doubts);
		if (!rescaled) return warnings;
		for (final Comparison comparison : comparisons) {
			for (int d = 0; d < card.descriptors().size(); d++) {
				if (Double.isFinite(comparison.factors()[d])) continue;
				warnings.add("The error bars of " + card.descriptors().get(d).name() + " " + comparison.how() + " were not rescaled: that " +
					"takes at least " + ConformalScale.FEWEST + " spectra with known values and error bars above 0.");
			}
		}
		return warnings;
	}
}
