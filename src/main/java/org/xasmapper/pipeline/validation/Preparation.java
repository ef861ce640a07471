package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.NormalizationConvention;
import org.xasmapper.normalize.NormalizationReport;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.NormalizedSpectra;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.normalize.Outcome;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.EnergyCheck;

/** Brings single spectra to the energies and the scale that a model wants. */
final class Preparation {

	private static final String RAW = "raw";
	private static final List<String> STATES = List.of(RAW, NormalizationConvention.NORMALIZED.text(), NormalizationConvention.FLATTENED
		.text());

	private final ModelCard card;
	private final EnergyGrid wanted;
	/** The state of spectra that the model takes as they are. */
	private final NormalizationConvention convention;

	Preparation(final ModelCard card) {
		this.card = card;
		wanted = card.energies();
		final boolean normalized = card.normalization() == NormalizationConvention.NORMALIZED;
		convention = normalized ? NormalizationConvention.NORMALIZED : NormalizationConvention.FLATTENED;
	}

	/**
	 * A spectrum as the model wants it.
	 *
	 * @param mu {@code [energies of the model]}
	 * @param measured a list of one spectrum, as it was measured, on the scale that was asked for
	 * @param normalize how it is to be normalized; null where it is as the model wants it
	 * @param treatment what was done to it, in words
	 */
	record Prepared(float[] mu, Spectra measured, NormalizationSettings normalize, String treatment) {}

	static void requireState(final String state) {
		if (STATES.contains(state)) return;
		throw new XasException("The state must be raw, normalized or flattened, not \"" + state + "\".");
	}

	/**
	 * @param one a list of one spectrum
	 * @param state raw, normalized or flattened
	 * @param shift to be added to the energies, eV
	 * @throws XasException if it is of another edge, does not cover the model's energies, or cannot be normalized
	 */
	Prepared prepare(final Spectra one, final String state, final double shift, final Progress progress) {
		requireState(state);
		final EnergyGrid measured = one.energies().shifted(shift);
		final AbsorptionEdge edge = EnergyCheck.requireEdge(measured, card.element(), card.edge());
		if (!measured.covers(wanted)) {
			throw new XasException("It covers " + measured.range() + ", and the model needs " + wanted.range() + ".");
		}
		final Spectra shifted = new Spectra(measured, one.values(), one.table());
		final NormalizationSettings normalize = state.equals(convention.text()) ? null : NormalizationSettings.automatic().withEdge(edge)
			.withFlatten(convention == NormalizationConvention.FLATTENED);
		final List<String> done = new ArrayList<>();
		final Spectra scaled = normalize == null ? shifted : normalized(shifted, state, normalize, done, progress);
		final float[] mu = Resampler.between(measured, 0, wanted).apply(scaled).values();
		if (!Finite.are(mu, 0, mu.length)) throw new XasException("It has missing values at energies of the model.");
		if (normalize == null) requireNormalized(mu, state);
		return new Prepared(mu, shifted, normalize, String.join(" ", done));
	}

	private static void requireNormalized(final float[] mu, final String state) {
		final Levels levels = Levels.of(mu);
		if (levels.areNormalized()) return;
		throw new XasException(String.format(Locale.ROOT, "It is said to be %s, but at the model's energies it begins at %.3g and ends " +
			"at %.3g, where a normalized one is near 0 and near 1. If it is raw, say so.", state, levels.before(), levels.after()));
	}

	private Spectra normalized(final Spectra one, final String state, final NormalizationSettings settings, final List<String> done,
		final Progress progress)
	{
		final NormalizedSpectra normalized = new Normalizer(settings).normalize(one, progress);
		final NormalizationReport report = normalized.result().report();
		if (report.masked() > 0) throw new XasException("It cannot be normalized: it " + reason(report.counts()) + ".");
		final String why = state.equals(RAW) ? "" : " again, since it was " + state + " and the model wants " + convention.text() +
			" spectra";
		done.add("Normalized" + why + ": E0 " + report.e0() + " eV, pre-edge " + report.pre1() + " to " + report.pre2() + " eV, post-edge " +
			report.norm1() + " to " + report.norm2() + " eV.");
		done.addAll(report.notes());
		return normalized.spectra();
	}

	private static String reason(final Map<Outcome, Integer> counts) {
		return counts.keySet().iterator().next().description();
	}
}
