package org.xasmapper.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * The energies to which, for one E0, the pre-edge line and the post-edge polynomial are fitted. Automatic ends
 * and the way from ends to samples are those of {@code larch.xafs.preedge} 0.9.58, as its code has them.
 *
 * @param e0 an energy of the grid, eV
 * @param degree of the post-edge polynomial
 * @param adjustments the ends that are not where they were wanted
 */
record FitRanges(double e0, Range pre, Range post, int degree, List<Adjustment> adjustments) {

	/**
	 * @param start and {@code end}: eV relative to E0
	 * @param from first sample of the fit
	 * @param to first sample after the fit
	 */
	record Range(double start, double end, int from, int to) {}

	/** An end of a range that had to move to fit the data; eV relative to E0. */
	record Adjustment(String end, double wanted, double used) {}

	/**
	 * @param e0Index number of E0 in the grid
	 * @throws XasException if a given end lies outside the data or a range holds too few energies
	 */
	static FitRanges around(final EnergyGrid energies, final int e0Index, final NormalizationSettings settings) {
		final Finder finder = new Finder(energies, e0Index);
		final Range pre = finder.preEdge(settings);
		final double norm2 = finder.norm2(settings);
		final double norm1 = finder.norm1(settings, norm2);
		final int degree = settings.nnorm() == NormalizationSettings.AUTOMATIC_DEGREE ? NormalizationSettings.automaticDegree(norm2 - norm1)
			: settings.nnorm();
		final boolean given = !Double.isNaN(settings.norm1()) || !Double.isNaN(settings.norm2());
		final Range post = finder.samples("norm1", norm1, "norm2", norm2, given, degree + 1);
		return new FitRanges(finder.e0, pre, post, degree, List.copyOf(finder.adjustments));
	}

	/** @return how {@code end} (pre1, pre2, norm1 or norm2) last had to move, or null if it did not */
	Adjustment adjustment(final String end) {
		Adjustment last = null;
		for (final Adjustment adjustment : adjustments) {
			if (adjustment.end().equals(end)) last = adjustment;
		}
		return last;
	}

	/** Half to even, as Python rounds; the sum turns -0 into 0. */
	private static double rounded(final double value, final double unit) {
		return unit * Math.rint(value / unit) + 0.0;
	}

	/** Resolves one range after the other and remembers what had to be adjusted. */
	private static final class Finder {

		private final EnergyGrid energies;
		private final int e0Index;
		private final double e0;
		private final double lowest;
		private final double highest;
		private final List<Adjustment> adjustments = new ArrayList<>();

		Finder(final EnergyGrid energies, final int e0Index) {
			this.energies = energies;
			this.e0Index = e0Index;
			e0 = energies.energy(e0Index);
			lowest = energies.first() - e0;
			highest = energies.last() - e0;
		}

		Range preEdge(final NormalizationSettings settings) {
			// The first energy is often bad; near the start of the data rounding to 5 eV would be too coarse.
			final double automatic = rounded(energies.energy(1) - e0, e0Index > 20 ? 5 : 2);
			final double pre1 = inside("pre1", settings.pre1(), automatic);
			final double pre2 = inside("pre2", settings.pre2(), 5 * Math.rint(pre1 / 15) + 0.0);
			final boolean given = !Double.isNaN(settings.pre1()) || !Double.isNaN(settings.pre2());
			if (!given && Math.max(0, energies.lastAtOrBelow(pre1 + e0)) + 2 > e0Index) return lastTwoBelowE0(pre1, pre2);
			return samples("pre1", pre1, "pre2", pre2, given, 2);
		}

		/** An automatic range of fewer than two energies below E0 begins earlier; E0 and what follows is on the edge. */
		private Range lastTwoBelowE0(final double pre1, final double pre2) {
			if (e0Index < 2) {
				throw new XasException(String.format(Locale.ROOT,
					"The pre-edge line needs two energies below E0 = %.2f eV, but there is only one. Choose a higher E0.", e0));
			}
			final Range range = new Range(energies.energy(e0Index - 2) - e0, energies.energy(e0Index - 1) - e0, e0Index - 2,
				e0Index);
			adjustments.add(new Adjustment("pre1", pre1, range.start()));
			adjustments.add(new Adjustment("pre2", pre2, range.end()));
			return range;
		}

		double norm2(final NormalizationSettings settings) {
			return inside("norm2", settings.norm2(), rounded(highest, 5));
		}

		double norm1(final NormalizationSettings settings, final double norm2) {
			return inside("norm1", settings.norm1(), Math.min(150, 5 * Math.rint(norm2 / 15)));
		}

		/**
		 * An end that reaches past the data is moved to where they end. A given one may do so by one energy step at
		 * most: a grid that went on would have no further sample there, so nothing that was asked for is lost.
		 */
		private double inside(final String end, final double given, final double automatic) {
			final double wanted = Double.isNaN(given) ? automatic : given;
			final double used = Math.min(Math.max(wanted, lowest), highest);
			if (used == wanted) return wanted;
			final int last = energies.size() - 1;
			final double step = wanted < lowest ? energies.energy(1) - energies.first() : energies.last() - energies
				.energy(last - 1);
			if (!Double.isNaN(given) && Math.abs(wanted - used) > step) {
				throw new XasException(String.format(Locale.ROOT,
					"%s = %.2f eV lies outside the data, which go %s. Choose a value inside or leave it automatic.", end,
					wanted, extent()));
			}
			adjustments.add(new Adjustment(end, wanted, used));
			return used;
		}

		/**
		 * From the last energy not above the start to, but not including, the energy nearest the end; a given range that
		 * then holds too few takes that one as well if it lies inside.
		 */
		Range samples(final String startName, final double start, final String endName, final double end,
			final boolean given, final int needed)
		{
			final int from = Math.max(0, energies.lastAtOrBelow(start + e0));
			final int nearest = energies.nearest(end + e0);
			final boolean closed = given && nearest - from < Math.max(2, needed) && energies.energy(nearest) <= end + e0 + EnergyGrid.SAME;
			final int to = given ? closed ? nearest + 1 : nearest : Math.max(nearest, Math.min(from + 2, energies.size()));
			if (start > end || to - from < Math.max(2, needed)) {
				throw new XasException(String.format(Locale.ROOT,
					"The range from %s = %.2f to %s = %.2f eV holds %d energies; its fit needs %d. The data go %s.",
					startName, start, endName, end, Math.max(0, to - from), Math.max(2, needed), extent()));
			}
			if (given || to == nearest) return new Range(start, end, from, to);
			final double widened = energies.energy(Math.min(to, energies.size() - 1)) - e0;
			if (Math.abs(widened - end) > EnergyGrid.SAME) adjustments.add(new Adjustment(endName, end, widened));
			return new Range(start, widened, from, to);
		}

		private String extent() {
			return String.format(Locale.ROOT, "from %.2f to %.2f eV relative to E0 = %.2f eV in %d energies", lowest,
				highest, e0, energies.size());
		}
	}
}
