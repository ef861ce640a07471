package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds spectra that differ from a given one by at most a tolerance at every point. Spectra are filed under the box of a
 * regular grid that their values at a few energies lie in. A box is a little wider than twice the tolerance, so that the
 * spectra sought lie in at most two boxes per energy, and only those are looked through.
 */
final class BoxIndex {

	private final int[] energies;
	private final double tolerance;
	private final double width;
	private final double reach;
	private final List<Candidate> filed = new ArrayList<>();
	/** Chains of spectra whose boxes have the same hash: the last one filed, and before each the one filed before. */
	private final int[] last;
	private final int[] before;
	private final long[] boxes;

	/**
	 * @param energies numbers of the energies to file by
	 * @param capacity largest number of spectra
	 */
	BoxIndex(final int[] energies, final double tolerance, final int capacity) {
		this.energies = energies;
		this.tolerance = tolerance;
		// A rounding error must not put a spectrum into a third box.
		reach = tolerance * (1 + 1e-9);
		width = 2 * tolerance * (1 + 1e-6);
		last = new int[Math.max(2, Integer.highestOneBit(capacity) * 2)];
		Arrays.fill(last, -1);
		before = new int[capacity];
		boxes = new long[capacity];
	}

	void add(final Candidate candidate) {
		long box = 0;
		for (final int energy : energies) box = within(box, boxOf(candidate.spectrum()[energy]));
		final int slot = slot(box);
		boxes[filed.size()] = box;
		before[filed.size()] = last[slot];
		last[slot] = filed.size();
		filed.add(candidate);
	}

	/** @return the first filed spectrum that is near, or null if none is */
	Candidate firstNear(final Candidate candidate) {
		final int first = firstNear(candidate.spectrum(), 0, 0, filed.size());
		return first == filed.size() ? null : filed.get(first);
	}

	/** Goes through the boxes that may hold near spectra, depth first over the energies. */
	private int firstNear(final float[] spectrum, final int depth, final long box, final int best) {
		if (depth == energies.length) return firstNearIn(box, spectrum, best);
		final float value = spectrum[energies[depth]];
		final long lower = boxOf(value - reach);
		final long upper = boxOf(value + reach);
		final int first = firstNear(spectrum, depth + 1, within(box, lower), best);
		return upper == lower ? first : firstNear(spectrum, depth + 1, within(box, upper), first);
	}

	private int firstNearIn(final long box, final float[] spectrum, final int best) {
		int first = best;
		for (int i = last[slot(box)]; i >= 0; i = before[i]) {
			if (i < first && boxes[i] == box && isNear(filed.get(i).spectrum(), spectrum)) first = i;
		}
		return first;
	}

	private boolean isNear(final float[] a, final float[] b) {
		for (int k = 0; k < a.length; k++) {
			if (Math.abs((double) a[k] - b[k]) > tolerance) return false;
		}
		return true;
	}

	private long boxOf(final double value) {
		return (long) Math.floor(value / width);
	}

	/** Boxes with the same number by chance only cost comparisons. */
	private static long within(final long outer, final long box) {
		return (outer ^ box) * 0x9E3779B97F4A7C15L ^ outer >>> 29;
	}

	private int slot(final long box) {
		return (int) (box * 0xBF58476D1CE4E5B9L >>> 32) & last.length - 1;
	}
}
