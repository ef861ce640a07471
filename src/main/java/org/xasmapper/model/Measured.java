package org.xasmapper.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a model does on measured spectra of known descriptors. It was not trained on them, and simulation is not experiment.
 *
 * @param references name of the table or stack that the spectra are of; empty = the model was never tried on any
 * @param basis name of the basis that spectral domain mapping was done with; empty = it was not done
 * @param date day of the validation, {@code 2026-11-25}; empty = unknown
 * @param accuracies what was found
 * @param scales what error bars are multiplied with since then; empty = they are as the graph gives them
 */
public record Measured(String references, String basis, String date, List<Accuracy> accuracies, List<Scale> scales) {

	/** The model was never tried on measured spectra. */
	public static final Measured NONE = new Measured("", "", "", List.of(), List.of());

	/** @throws org.xasmapper.spectrum.XasException naming the key that is wrong */
	public Measured {
		accuracies = List.copyOf(accuracies);
		scales = List.copyOf(scales);
		CardCheck.day("measured.date", date);
	}

	/**
	 * How a descriptor is predicted. Shares are of the error bars as the model gives them with its {@link #scales}; where these
	 * come from the same spectra, each spectrum is judged by the scale that the others give.
	 *
	 * @param domain of the spectra, such as {@code Ti-O}; empty = all
	 * @param sdm whether the spectra went through spectral domain mapping
	 * @param spectra number of spectra whose descriptor is known
	 * @param error mean absolute error, in the descriptor's unit
	 * @param within1 share of the errors within one error bar, NaN where there are no bars
	 * @param within2 the same of two
	 */
	public record Accuracy(String descriptor, String domain, boolean sdm, int spectra, double error, double within1,
		double within2)
	{

		/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
		public Accuracy {
			CardCheck.plainName("measured.accuracies.descriptor", descriptor);
			if (spectra < 1) throw CardCheck.wrong("measured.accuracies.spectra", spectra, "a number of at least 1");
			CardCheck.atLeastZero("measured.accuracies.error", error);
			requireShare("measured.accuracies.within1", within1);
			requireShare("measured.accuracies.within2", within2);
		}

		private static void requireShare(final String key, final double share) {
			if (share < 0 || share > 1) throw CardCheck.wrong(key, share, "a share from 0 to 1");
		}

		/** @return for example {@code mean absolute error 0.310 on 12 measured spectra; 42 % within one error bar, 58 % within two} */
		public String told() {
			final String error = String.format(Locale.ROOT, "mean absolute error %.3f on %d measured spectr%s", this.error, spectra,
				spectra == 1 ? "um" : "a");
			if (Double.isNaN(within1)) return error;
			return error + String.format(Locale.ROOT, "; %.0f %% within one error bar, %.0f %% within two", 100 * within1, 100 *
				within2);
		}
	}

	/**
	 * What a descriptor's error bars are multiplied with.
	 *
	 * @param sdm whether it is for spectra that went through spectral domain mapping, or for all others
	 * @param factor above 0
	 */
	public record Scale(String descriptor, boolean sdm, double factor) {

		/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
		public Scale {
			CardCheck.plainName("measured.scales.descriptor", descriptor);
			if (!(factor > 0) || Double.isInfinite(factor)) {
				throw CardCheck.wrong("measured.scales.factor", factor, "a number above 0; 1 means as the graph gives them");
			}
		}
	}

	/** @return whether the model was tried on measured spectra */
	public boolean isKnown() {
		return !accuracies.isEmpty();
	}

	/**
	 * @param sdm whether the spectra went through spectral domain mapping
	 * @return what the error bars of a descriptor are multiplied with; 1 where nothing is known
	 */
	public double scale(final String descriptor, final boolean sdm) {
		return scales.stream().filter(scale -> scale.sdm() == sdm && scale.descriptor().equals(descriptor)).mapToDouble(Scale::factor)
			.findFirst().orElse(1);
	}

	/** @return what the person should know who uses the model, of all domains together */
	public List<String> lines() {
		if (!isKnown()) return List.of("How this model does on measured spectra is not known; XAS Validate... finds out.");
		final List<String> lines = new ArrayList<>();
		for (final Accuracy accuracy : accuracies) {
			if (accuracy.domain().isEmpty()) lines.add(accuracy.descriptor() + (accuracy.sdm() ? " with SDM: " : ": ") + accuracy
				.told() + " (" + references + ").");
		}
		for (final Scale scale : scales) {
			lines.add(String.format(Locale.ROOT, "Error bars of %s%s are multiplied by %.2f, so that they hold on measured spectra.",
				scale.descriptor(), scale.sdm() ? " with SDM" : "", scale.factor()));
		}
		return lines;
	}
}
