package org.xasmapper.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.XasException;

/**
 * What a normalisation used, adjusted and masked. Spans are over the normalised spectra, and NaN if there are
 * none.
 *
 * @param e0 E0 used to normalise, eV
 * @param pre1 ends of the fit ranges used, eV relative to E0
 * @param pre2 see {@code pre1}
 * @param norm1 see {@code pre1}
 * @param norm2 see {@code pre1}
 * @param degrees post-edge degrees used, in increasing order
 * @param counts number of spectra by outcome; outcomes that did not occur are left out
 * @param withoutEdgeEnergy normalised spectra that do not rise through half the edge step, where these are not masked: NaN
 *          in the E0 map
 * @param notes a sentence for everything that differs from what was asked for
 */
public record NormalizationReport(Span e0, Span pre1, Span pre2, Span norm1, Span norm2, List<Integer> degrees,
	Map<Outcome, Integer> counts, int withoutEdgeEnergy, List<String> notes)
{

	/** Smallest, mean and largest of a number over the normalised spectra; the same where all share it. */
	public record Span(double min, double mean, double max) {

		/** @return for example {@code 4979.91} or {@code 73.48 to 79.48 (mean 76.02)} */
		@Override
		public String toString() {
			if (min == max) return String.format(Locale.ROOT, "%.2f", min);
			return String.format(Locale.ROOT, "%.2f to %.2f (mean %.2f)", min, max, mean);
		}
	}

	/** @return number of spectra with this outcome */
	public int count(final Outcome outcome) {
		return counts.getOrDefault(outcome, 0);
	}

	/** @return number of all spectra */
	public int spectra() {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** @return number of spectra that are NaN in the result */
	public int masked() {
		return spectra() - count(Outcome.NORMALIZED);
	}

	/** @throws XasException with the reasons, if no spectrum could be normalised */
	public void requireSpectra() {
		if (masked() < spectra()) return;
		throw new XasException("No pixel could be normalized. " + String.join(" ", lines()) +
			" Is there an edge in the range, and are the thresholds right?");
	}

	/** @return the report as text, a line for each fact */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add(count(Outcome.NORMALIZED) + " of " + spectra() + " spectra normalized, " + masked() + " masked.");
		counts.forEach((outcome, count) -> {
			if (outcome != Outcome.NORMALIZED) lines.add("Masked because the spectrum " + outcome.description() + ": " + count +
				".");
		});
		if (withoutEdgeEnergy > 0) {
			lines.add("NaN in the E0 map, because the edge does not rise through half the edge step: " + withoutEdgeEnergy +
				".");
		}
		if (count(Outcome.NORMALIZED) > 0) {
			lines.add("E0 used: " + e0 + " eV.");
			lines.add("Pre-edge range: " + pre1 + " to " + pre2 + " eV from E0.");
			lines.add("Post-edge range: " + norm1 + " to " + norm2 + " eV from E0; degree " + degrees.stream().map(
				String::valueOf).collect(Collectors.joining(", ")) + ".");
		}
		lines.addAll(notes);
		return lines;
	}
}
