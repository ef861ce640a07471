package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.Locale;

/**
 * Brings spectra from one energy grid to another. Where the target is about as fine as the source or finer,
 * the spectrum is interpolated by a cubic through four neighbours (Lagrange, exact for cubics; lower degree at
 * the ends); where it hits a source energy, that sample is taken as it is. No value is noisier than a sample: where the step
 * changes so much, as from 10 to 0.5 eV, that the cubic would be, the straight line takes its place. Where the target is coarser, each
 * target point is the mean of the spectrum over its cell, so that no measured point is thrown away and noise
 * falls as it should; towards the ends of the source the cell narrows.
 * <p>
 * Every target value is a fixed linear combination of a few neighbouring samples; NaN in one of them gives NaN.
 * Immutable and safe for use by several threads.
 */
public final class Resampler {

	/** Target cells that hold more source steps than this are averaged over. */
	private static final double COARSER = 1.5;

	private final EnergyGrid target;
	private final int sourceSize;
	private final int[] firstSample;
	private final double[][] coefficients;
	private final boolean identity;

	private Resampler(final EnergyGrid target, final int sourceSize, final int[] firstSample,
		final double[][] coefficients)
	{
		identity = sourceSize == coefficients.length && Arrays.stream(coefficients).allMatch(c -> c.length == 1);
		this.target = target;
		this.sourceSize = sourceSize;
		this.firstSample = firstSample;
		this.coefficients = coefficients;
	}

	/**
	 * @param source grid of the spectra at hand
	 * @param shift added to the source's energies first, eV
	 * @param target wanted grid, within the shifted source
	 * @throws XasException if the target is not covered; it names both ranges
	 */
	public static Resampler between(final EnergyGrid source, final double shift, final EnergyGrid target) {
		final double[] energies = source.toArray();
		for (int k = 0; k < energies.length; k++) energies[k] += shift;
		if (target.first() < energies[0] - EnergyGrid.SAME || target.last() > energies[energies.length - 1] + EnergyGrid.SAME) {
			throw new XasException(String.format(Locale.ROOT,
				"The wanted energies %s are not covered by the spectra, which go from %.2f to %.2f eV%s. " +
					"Choose a range inside; spectra are never extrapolated.", target.range(), energies[0],
				energies[energies.length - 1], shift == 0 ? "" : " after the shift"));
		}
		final int[] first = new int[target.size()];
		final double[][] coefficients = new double[target.size()][];
		for (int j = 0; j < first.length; j++) fill(energies, target, j, first, coefficients);
		return new Resampler(target, energies.length, first, coefficients);
	}

	public EnergyGrid target() {
		return target;
	}

	/**
	 * Resamples one spectrum.
	 *
	 * @param in holds the source spectrum from {@code inOffset} on
	 * @param out receives the resampled spectrum from {@code outOffset} on; must not be {@code in}
	 */
	public void apply(final float[] in, final int inOffset, final float[] out, final int outOffset) {
		if (identity) {
			System.arraycopy(in, inOffset, out, outOffset, sourceSize);
			return;
		}
		for (int j = 0; j < coefficients.length; j++) {
			out[outOffset + j] = (float) combination(coefficients[j], in, inOffset + firstSample[j]);
		}
	}

	private static double combination(final double[] c, final float[] in, final int from) {
		// The usual cubic, written out: a loop of four takes three times as long.
		if (c.length == 4) return c[0] * in[from] + c[1] * in[from + 1] + c[2] * in[from + 2] + c[3] * in[from + 3];
		double sum = 0;
		for (int i = 0; i < c.length; i++) sum += c[i] * in[from + i];
		return sum;
	}

	/** @return the spectra on the target grid, with the same metadata */
	public Spectra apply(final Spectra spectra) {
		final float[] resampled = new float[spectra.count() * target.size()];
		for (int i = 0; i < spectra.count(); i++) {
			apply(spectra.values(), i * sourceSize, resampled, i * target.size());
		}
		return new Spectra(target, resampled, spectra.table());
	}

	/** Resamples a whole cube into another that has the target's energies. */
	public void apply(final SpectralCube source, final SpectralCube resampled, final Progress progress) {
		PixelLoop.transform(source, resampled, () -> (firstPixel, count, in, out) -> {
			for (int p = 0; p < count; p++) apply(in, p * sourceSize, out, p * target.size());
		}, "Resampling spectra", progress);
	}

	private static void fill(final double[] source, final EnergyGrid target, final int j, final int[] first,
		final double[][] coefficients)
	{
		final double energy = Math.min(Math.max(target.energy(j), source[0]), source[source.length - 1]);
		final double half = Math.min(halfCell(target, j), Math.min(energy - source[0], source[source.length - 1] -
			energy));
		final int cell = interval(source, energy);
		if (2 * half > COARSER * (source[cell + 1] - source[cell])) {
			average(source, energy - half, energy + half, j, first, coefficients);
		}
		else interpolate(source, energy, cell, j, first, coefficients);
	}

	/** A cell lies evenly about its energy, also at the ends, so that a slope does not shift its mean. */
	private static double halfCell(final EnergyGrid target, final int j) {
		final int below = Math.max(0, j - 1);
		final int above = Math.min(target.size() - 1, j + 1);
		return (target.energy(above) - target.energy(below)) / (2 * (above - below));
	}

	/** @return k with source[k] ≤ energy ≤ source[k + 1] */
	private static int interval(final double[] source, final double energy) {
		final int k = Arrays.binarySearch(source, energy);
		final int below = k >= 0 ? k : -k - 2;
		return Math.max(0, Math.min(below, source.length - 2));
	}

	/** The polynomial or the line through neighbours, or the sample that is hit. */
	private static void interpolate(final double[] source, final double energy, final int cell, final int j,
		final int[] first, final double[][] coefficients)
	{
		final int nearest = source[cell + 1] - energy < energy - source[cell] ? cell + 1 : cell;
		if (Math.abs(source[nearest] - energy) < EnergyGrid.SAME) {
			first[j] = nearest;
			coefficients[j] = new double[] { 1 };
			return;
		}
		final int from = Math.max(0, cell - 1);
		final int to = Math.min(source.length, cell + 3);
		final double middle = (source[cell] + source[cell + 1]) / 2;
		final boolean quiet = squares(lagrange(source, middle, from, to)) <= 1;
		first[j] = quiet ? from : cell;
		coefficients[j] = quiet ? quietened(lagrange(source, energy, from, to), lagrange(source, energy, cell, cell + 2), cell -
			from) : lagrange(source, energy, cell, cell + 2);
	}

	/** @return coefficients of samples {@code from} to before {@code to} in the value of the polynomial through them */
	private static double[] lagrange(final double[] source, final double energy, final int from, final int to) {
		final double[] coefficients = new double[to - from];
		for (int i = from; i < to; i++) {
			double c = 1;
			for (int other = from; other < to; other++) {
				if (other != i) c *= (energy - source[other]) / (source[i] - source[other]);
			}
			coefficients[i - from] = c;
		}
		return coefficients;
	}

	private static double squares(final double[] coefficients) {
		return Arrays.stream(coefficients).map(c -> c * c).sum();
	}

	/**
	 * Near a sample a cubic may be noisier than it, though it is not in the middle of the step.
	 *
	 * @param line coefficients of the samples from number {@code offset} of the cubic on
	 * @return the cubic, or as much of it, and of the line the rest, as is not noisier than a sample
	 */
	private static double[] quietened(final double[] cubic, final double[] line, final int offset) {
		if (squares(cubic) <= 1) return cubic;
		final double[] bend = cubic.clone();
		double mixed = 0;
		for (int i = 0; i < 2; i++) {
			bend[offset + i] -= line[i];
			mixed += line[i] * bend[offset + i];
		}
		final double share = (Math.sqrt(mixed * mixed + squares(bend) * (1 - squares(line))) - mixed) / squares(bend);
		for (int i = 0; i < bend.length; i++) bend[i] *= share;
		for (int i = 0; i < 2; i++) bend[offset + i] += line[i];
		return bend;
	}

	/** Mean of the piecewise linear spectrum from low to high. */
	private static void average(final double[] source, final double low, final double high, final int j,
		final int[] first, final double[][] coefficients)
	{
		final int from = interval(source, low);
		final int last = interval(source, high);
		// A cell that ends on a sample does not need the next one, which may be NaN.
		final int to = source[last] < high ? last + 2 : last + 1;
		first[j] = from;
		coefficients[j] = new double[to - from];
		for (int k = from; k < to - 1; k++) {
			final double a = Math.max(low, source[k]);
			final double b = Math.min(high, source[k + 1]);
			if (b <= a) continue;
			final double step = source[k + 1] - source[k];
			final double middle = ((a + b) / 2 - source[k]) / step;
			final double share = (b - a) / (high - low);
			coefficients[j][k - from] += share * (1 - middle);
			coefficients[j][k + 1 - from] += share * middle;
		}
	}
}
