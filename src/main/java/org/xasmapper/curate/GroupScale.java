package org.xasmapper.curate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.XasException;

/**
 * Brings each group to an edge step of about one, with one factor for all its spectra: the median of their levels after
 * the edge becomes one. For absorption cross sections, whose edge step is the same for all sites of an element, so that
 * differences in height between spectra remain.
 */
final class GroupScale {

	private GroupScale() {}

	/**
	 * @param candidates are replaced by scaled ones
	 * @return the factor of each group
	 * @throws XasException if a group's level after the edge is not above zero
	 */
	static Map<String, Double> apply(final List<Candidate> candidates) {
		final Map<String, Double> factors = new LinkedHashMap<>();
		Curation.groups(candidates).forEach((group, members) -> factors.put(group, factor(group, members)));
		candidates.replaceAll(candidate -> candidate.times(factors.get(candidate.group())));
		return factors;
	}

	private static double factor(final String group, final List<Candidate> members) {
		final double[] levels = members.stream().mapToDouble(candidate -> candidate.levels().after()).filter(Double::isFinite)
			.toArray();
		if (levels.length == 0) return 1;
		final double median = Quantiles.median(levels);
		if (median > 0) return 1 / median;
		throw new XasException("The spectra of " + group + " cannot be scaled: their level after the edge is " + median +
			". Are they absorption spectra?");
	}
}
