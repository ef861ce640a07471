package org.xasmapper.chart;

import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Mean and standard deviation of a group of spectra, such as the pixels of a selection.
 *
 * @param name for the legend
 * @param mean {@code [energies]}, NaN where no spectrum of the group has a value
 * @param std {@code [energies]}, sample standard deviation, 0 where there is only one value, NaN where none
 */
public record SpectraBand(String name, EnergyGrid energies, float[] mean, float[] std) {

	/** @throws XasException if the lengths disagree or the mean is NaN everywhere */
	public SpectraBand {
		if (mean.length != energies.size() || std.length != energies.size()) {
			throw new XasException("\"" + name + "\" has " + mean.length + " means and " + std.length +
				" standard deviations at " + energies.size() + " energies.");
		}
		boolean empty = true;
		for (final float value : mean) empty &= Float.isNaN(value);
		if (empty) {
			throw new XasException("All spectra of \"" + name +
				"\" are NaN, so there is nothing to draw. They may be masked; select others.");
		}
	}

	/**
	 * @param spectra the group; NaN and infinities are left out of mean and deviation
	 * @throws XasException if there is no value at all
	 */
	public static SpectraBand of(final String name, final Spectra spectra) {
		final int m = spectra.energies().size();
		final float[] mean = new float[m];
		final float[] std = new float[m];
		for (int k = 0; k < m; k++) {
			final int count = countAt(spectra, k);
			final double exactMean = meanAt(spectra, k, count);
			mean[k] = (float) exactMean;
			std[k] = count == 0 ? Float.NaN : count == 1 ? 0 : (float) stdAt(spectra, k, exactMean, count);
		}
		return new SpectraBand(name, spectra.energies(), mean, std);
	}

	private static int countAt(final Spectra spectra, final int k) {
		int count = 0;
		for (int i = 0; i < spectra.count(); i++) {
			if (Float.isFinite(spectra.value(i, k))) count++;
		}
		return count;
	}

	private static double meanAt(final Spectra spectra, final int k, final int count) {
		double sum = 0;
		for (int i = 0; i < spectra.count(); i++) {
			if (Float.isFinite(spectra.value(i, k))) sum += spectra.value(i, k);
		}
		return sum / count;
	}

	private static double stdAt(final Spectra spectra, final int k, final double mean, final int count) {
		double sum = 0;
		for (int i = 0; i < spectra.count(); i++) {
			final double distance = spectra.value(i, k) - mean;
			if (Double.isFinite(distance)) sum += distance * distance;
		}
		return Math.sqrt(sum / (count - 1));
	}
}
