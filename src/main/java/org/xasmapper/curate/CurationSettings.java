package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/**
 * Which steps are taken, in the order in which they are.
 *
 * @param window the common grid
 * @param scale whether each group is divided by the median of its levels after the edge first
 * @param finite whether spectra with missing values are removed
 * @param normalized whether spectra that are not normalised are removed
 * @param minimum fewest spectra of a group; 0 = off
 * @param exact whether exact duplicates are removed
 * @param tolerance near duplicates differ by at most this at every point; 0 = off
 * @param sigma outliers are farther from their group's mean than so many standard deviations; 0 = off
 * @param sample number of spectra to draw; 0 = off
 * @param seed of the draw
 */
public record CurationSettings(GridWindow window, boolean scale, boolean finite, boolean normalized, int minimum,
	boolean exact, double tolerance, double sigma, int sample, long seed)
{

	/** @throws XasException naming the value that is out of range */
	public CurationSettings {
		if (minimum < 0) throw new XasException("minimum must be 0 (off) or more, but is " + minimum + ".");
		if (!(tolerance >= 0)) throw new XasException("tolerance must be 0 (off) or more, but is " + tolerance + ".");
		if (!(sigma >= 0)) throw new XasException("sigma must be 0 (off) or more, but is " + sigma + ".");
		if (sample < 0) throw new XasException("sample must be 0 (off) or more, but is " + sample + ".");
	}

	/** @return all of the published steps, without a smallest group and without down-sampling */
	public static CurationSettings published() {
		return new CurationSettings(GridWindow.automatic(), false, true, true, 0, true, 0.005, 3, 0, 1);
	}

	public CurationSettings withWindow(final GridWindow other) {
		return new CurationSettings(other, scale, finite, normalized, minimum, exact, tolerance, sigma, sample, seed);
	}

	List<Step> steps() {
		final List<Step> steps = new ArrayList<>();
		if (window.points() > 0) steps.add(new OutsideGrid(window));
		if (finite) steps.add(new NotFinite());
		if (normalized) steps.add(new NotNormalized());
		if (minimum > 0) steps.add(new SmallGroups(minimum));
		if (exact) steps.add(new ExactDuplicates());
		if (tolerance > 0) steps.add(new NearDuplicates(tolerance));
		if (sigma > 0) steps.add(new Outliers(sigma));
		if (sample > 0) steps.add(new StratifiedSample(sample, seed));
		return steps;
	}
}
