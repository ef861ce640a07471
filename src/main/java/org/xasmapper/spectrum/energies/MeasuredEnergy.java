package org.xasmapper.spectrum.energies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * An energy and the measurements that count as taken at it.
 *
 * @param energy their mean, eV
 * @param measurements numbered from 0, rising
 */
record MeasuredEnergy(double energy, int[] measurements) {

	/** @return the mean of all measurements of the given energies */
	static MeasuredEnergy mean(final List<MeasuredEnergy> energies) {
		if (energies.size() == 1) return energies.get(0);
		final int[] all = energies.stream().flatMapToInt(one -> Arrays.stream(one.measurements)).sorted().toArray();
		final double sum = energies.stream().mapToDouble(one -> one.energy * one.measurements.length).sum();
		return new MeasuredEnergy(sum / all.length, all);
	}

	/** @return the energies from low to high, equal ones joined */
	static List<MeasuredEnergy> sorted(final List<MeasuredEnergy> energies) {
		final List<MeasuredEnergy> rising = new ArrayList<>(energies);
		rising.sort(Comparator.comparingDouble(MeasuredEnergy::energy));
		final List<MeasuredEnergy> distinct = new ArrayList<>();
		for (int first = 0, next = 1; first < rising.size(); first = next++) {
			while (next < rising.size() && rising.get(next).energy - rising.get(first).energy <= EnergyGrid.SAME) next++;
			distinct.add(mean(rising.subList(first, next)));
		}
		return distinct;
	}
}
