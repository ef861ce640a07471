package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.model.NormalShare;
import org.xasmapper.model.Residuals;
import org.xasmapper.spectrum.Table;

/** A validation in tables: spectrum by spectrum, domain by domain, and as the curve of calibration. */
public final class ValidationTables {

	/** The curve of calibration goes up to three error bars. */
	private static final int CURVE_POINTS = 30;
	private static final double POINTS_PER_BAR = 10;

	private ValidationTables() {}

	/**
	 * @return a row per spectrum, of maps per pixel of which anything is known: what was read, and of each descriptor, such as
	 *         {@code OS}, the truth, {@code OS_mean}, {@code OS_std}, {@code OS_difference}, {@code OS_in_bars}, and whether the
	 *         difference is within one and two error bars (1 or 0); NaN where unknown
	 */
	public static Table spectra(final Validation validation, final Comparison comparison) {
		final References references = validation.references();
		final int[] listed = IntStream.range(0, references.rows().rows()).filter(references::isListed).toArray();
		Table table = references.rows();
		if (comparison.trust().length > 0) table = table.with("trust", comparison.trust());
		table = table.select(listed);
		for (int d = 0; d < validation.card().descriptors().size(); d++) {
			final String name = validation.card().descriptors().get(d).name();
			table = table.and(residuals(name, comparison.judged().get(d).select(listed)));
		}
		return table;
	}

	private static Table residuals(final String name, final Residuals residuals) {
		final double[] difference = new double[residuals.truth().length];
		final double[] inBars = new double[difference.length];
		for (int i = 0; i < inBars.length; i++) {
			difference[i] = residuals.predicted()[i] - residuals.truth()[i];
			inBars[i] = residuals.inBars(i);
		}
		return Table.empty(inBars.length).with(name, residuals.truth()).with(name + "_mean", residuals.predicted()).with(name + "_std",
			residuals.bar()).with(name + "_difference", difference).with(name + "_in_bars", inBars).with(name + "_within1", within(inBars,
				1)).with(name + "_within2", within(inBars, 2));
	}

	private static double[] within(final double[] inBars, final double k) {
		return Arrays.stream(inBars).map(bars -> Double.isNaN(bars) ? Double.NaN : bars <= k ? 1 : 0).toArray();
	}

	/** @return a row per way, descriptor and domain ("all" first) */
	public static Table scores(final Validation validation) {
		final List<Score> scores = validation.scores();
		final Table table = Table.empty(scores.size()).with("sdm", scores.stream().map(score -> word(score.sdm())).toList()).with(
			"descriptor", scores.stream().map(Score::descriptor).toList()).with(References.DOMAIN, scores.stream().map(score -> named(
				score.domain())).toList()).with("spectra", scores.stream().mapToInt(Score::spectra).toArray()).with("mean_absolute_error",
					scores.stream().mapToDouble(Score::error).toArray()).with("mean_difference", scores.stream().mapToDouble(Score::bias)
						.toArray()).with("median_bar", scores.stream().mapToDouble(Score::bar).toArray()).with("within1", scores.stream()
							.mapToDouble(Score::within1).toArray()).with("within2", scores.stream().mapToDouble(Score::within2).toArray());
		if (!validation.rescaled()) return table;
		return table.with("within1_before", scores.stream().mapToDouble(Score::before1).toArray()).with("within2_before", scores.stream()
			.mapToDouble(Score::before2).toArray()).with("factor", scores.stream().mapToDouble(Score::factor).toArray());
	}

	/** @return for each way, descriptor and domain the share of a normal distribution within k error bars, and that of the errors */
	public static Table calibration(final Validation validation) {
		final List<String> sdm = new ArrayList<>();
		final List<String> descriptor = new ArrayList<>();
		final List<String> domain = new ArrayList<>();
		final List<Residuals> curves = new ArrayList<>();
		for (final Comparison comparison : validation.comparisons()) {
			for (int d = 0; d < validation.card().descriptors().size(); d++) {
				for (final Map.Entry<String, Residuals> curve : validation.curves(comparison, d).entrySet()) {
					for (int point = 0; point < CURVE_POINTS; point++) {
						sdm.add(word(comparison.sdm()));
						descriptor.add(validation.card().descriptors().get(d).name());
						domain.add(named(curve.getKey()));
						curves.add(curve.getValue());
					}
				}
			}
		}
		final double[] bars = IntStream.range(0, curves.size()).mapToDouble(i -> (i % CURVE_POINTS + 1) / POINTS_PER_BAR).toArray();
		return Table.empty(bars.length).with("sdm", sdm).with("descriptor", descriptor).with(References.DOMAIN, domain).with("bars", bars)
			.with("nominal", Arrays.stream(bars).map(NormalShare::within).toArray()).with("observed", IntStream.range(0, bars.length)
				.mapToDouble(i -> curves.get(i).shareWithin(bars[i])).toArray());
	}

	private static String word(final boolean sdm) {
		return sdm ? "on" : "off";
	}

	private static String named(final String domain) {
		return domain.isEmpty() ? "all" : domain;
	}
}
