package org.xasmapper.pipeline;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xasmapper.model.Descriptor;

/**
 * What the spectra of a basis say of one descriptor. Spectral domain mapping returns mixtures of them, so that with it no
 * pixel can show anything beyond.
 *
 * @param labels {@code [basis spectra]}, what the database of simulations says; NaN = unknown
 * @param read {@code [basis spectra]}, what the model reads in the simulated spectra
 * @param bars {@code [basis spectra]}, its error bars; NaN = none
 */
public record DescriptorSpan(Descriptor descriptor, double[] labels, double[] read, double[] bars) {

	/** Means of equal labels differ by rounding alone. */
	private static final double SAME = 1e-6;

	/** @return what is known of basis spectrum {@code i}: its label or, where it has none, what the model reads */
	public double value(final int i) {
		return Double.isNaN(labels[i]) ? read[i] : labels[i];
	}

	/** @return {@code [basis spectra]} */
	public double[] values() {
		return IntStream.range(0, labels.length).mapToDouble(this::value).toArray();
	}

	public boolean hasLabels() {
		return Arrays.stream(labels).anyMatch(Double::isFinite);
	}

	public double low() {
		return Arrays.stream(values()).min().orElse(Double.NaN);
	}

	public double high() {
		return Arrays.stream(values()).max().orElse(Double.NaN);
	}

	/** @return such as {@code OS 3.02 to 4.00} */
	public String interval() {
		return String.format(Locale.ROOT, "%s %.2f to %.2f", descriptor.title(), low(), high());
	}

	/**
	 * @param bar usual error bar of the map, NaN = none
	 * @return why maps with SDM do not measure this descriptor; empty if they may
	 */
	Optional<String> whyNotMeasured(final double bar) {
		if (haveOne()) return Optional.of("all basis spectra " + (descriptor.name().equals("OS") ? "are " + one() + "+" : "have " +
			descriptor.title() + " " + one()) + (hasLabels() ? "" : ", as far as the model tells them apart"));
		if (!(high() - low() < bar)) return Optional.empty();
		return Optional.of(String.format(Locale.ROOT, "the basis spectra span %s only, and the error bar is %.2f", interval(), bar));
	}

	/** Whether all values are one: by their labels, or nearer to each other than the model errs by on materials that it does not know. */
	private boolean haveOne() {
		final DoubleSummaryStatistics known = Arrays.stream(labels).filter(Double::isFinite).summaryStatistics();
		if (known.getMax() - known.getMin() > SAME) return false;
		return high() - low() <= (known.getCount() == labels.length ? SAME : error());
	}

	private String one() {
		final double one = middle();
		return one == Math.rint(one) ? Long.toString((long) one) : String.format(Locale.ROOT, "%.2f", one);
	}

	/** @return the middle of the interval, or a whole number that is as good */
	private double middle() {
		final double middle = (low() + high()) / 2;
		final double whole = Math.rint(middle);
		final boolean isAsGood = descriptor.unit().isEmpty() && Math.max(high() - whole, whole - low()) <= (hasLabels() ? SAME
			: error());
		return isAsGood ? whole : middle;
	}

	private double error() {
		return Double.isNaN(descriptor.error()) ? Arrays.stream(bars).filter(Double::isFinite).max().orElse(0) : descriptor.error();
	}
}
