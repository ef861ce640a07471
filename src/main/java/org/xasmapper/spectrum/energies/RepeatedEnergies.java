package org.xasmapper.spectrum.energies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyGrid;

/** Recognises what was measured at the same energy although its readback is never the same; see {@link EnergyOrder}. */
final class RepeatedEnergies {

	/** ΔE/E, about that of a Si(111) monochromator. */
	private static final double RESOLUTION = 1.3e-4;
	private static final double FRAME_SPREAD = 0.2;
	private static final double SWEEP_DISTANCE = 0.3;

	/** Frames at fewer energies than this are not recognised by their spread. */
	private static final int FEWEST_ENERGIES = 3;

	private final double[] measured;

	private RepeatedEnergies(final double[] measured) {
		this.measured = measured;
	}

	/**
	 * @param starts number of each sweep's first energy
	 * @return the different energies from low to high
	 */
	static List<MeasuredEnergy> joined(final double[] measured, final List<Integer> starts) {
		final RepeatedEnergies repeated = new RepeatedEnergies(measured);
		final List<List<MeasuredEnergy>> sweeps = new ArrayList<>();
		for (int s = 0; s < starts.size(); s++) {
			sweeps.add(repeated.sweep(starts.get(s), s + 1 < starts.size() ? starts.get(s + 1) : measured.length));
		}
		return joined(sweeps);
	}

	/** @return the energies of one sweep, sorted, its frames brought together */
	private List<MeasuredEnergy> sweep(final int from, final int to) {
		final List<MeasuredEnergy> frames = isMonotonic(from, to) ? null : frames(from, to);
		if (frames != null) return frames;
		return MeasuredEnergy.sorted(IntStream.range(from, to).mapToObj(i -> new MeasuredEnergy(measured[i], new int[] {
			i })).toList());
	}

	private boolean isMonotonic(final int from, final int to) {
		final double direction = Math.signum(measured[to - 1] - measured[from]);
		return IntStream.range(from + 1, to).allMatch(i -> direction * (measured[i] - measured[i - 1]) > EnergyGrid.SAME);
	}

	/** @return the energies of a sweep that stayed at each for the same number of frames, or null if it did not */
	private List<MeasuredEnergy> frames(final int from, final int to) {
		double low = measured[from];
		double high = measured[from];
		for (int i = from + 1; i < to && high - low <= RESOLUTION * low; i++) {
			final double step = Math.max(measured[i] - high, low - measured[i]);
			if (i - from > 1 && step > EnergyGrid.SAME && high - low <= FRAME_SPREAD * step) {
				final List<MeasuredEnergy> energies = frames(from, to, i - from);
				if (energies != null) return energies;
			}
			low = Math.min(low, measured[i]);
			high = Math.max(high, measured[i]);
		}
		return null;
	}

	/** @return energies of so many frames each (the last may have fewer), or null if they were not measured so */
	private List<MeasuredEnergy> frames(final int from, final int to, final int frames) {
		final List<MeasuredEnergy> energies = new ArrayList<>();
		double spread = 0;
		for (int i = from; i < to; i += frames) {
			final double[] group = Arrays.copyOfRange(measured, i, Math.min(i + frames, to));
			final double low = Arrays.stream(group).min().orElseThrow();
			final double spreadBefore = spread;
			spread = Arrays.stream(group).max().orElseThrow() - low;
			if (spread > RESOLUTION * low) return null;
			final double energy = Arrays.stream(group).average().orElseThrow();
			if (!energies.isEmpty()) {
				final double step = Math.abs(energy - energies.get(energies.size() - 1).energy());
				if (step <= EnergyGrid.SAME || Math.max(spreadBefore, spread) > FRAME_SPREAD * step) return null;
			}
			energies.add(new MeasuredEnergy(energy, IntStream.range(i, i + group.length).toArray()));
		}
		return energies.size() < FEWEST_ENERGIES ? null : MeasuredEnergy.sorted(energies);
	}

	/** Brings the energies of all sweeps to those of the longest. */
	private static List<MeasuredEnergy> joined(final List<List<MeasuredEnergy>> sweeps) {
		final List<MeasuredEnergy> longest = sweeps.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
		final List<List<MeasuredEnergy>> same = longest.stream().map(energy -> (List<MeasuredEnergy>) new ArrayList<>(List.of(
			energy))).toList();
		final List<MeasuredEnergy> all = new ArrayList<>();
		for (final List<MeasuredEnergy> sweep : sweeps) {
			if (sweep != longest) assign(sweep, longest, same, all);
		}
		same.forEach(energies -> all.add(MeasuredEnergy.mean(energies)));
		return MeasuredEnergy.sorted(all);
	}

	/**
	 * @param same receives the energies that are near one of the longest sweep's
	 * @param others receives those that are not, and those of which several are near the same
	 */
	private static void assign(final List<MeasuredEnergy> sweep, final List<MeasuredEnergy> longest,
		final List<List<MeasuredEnergy>> same, final List<MeasuredEnergy> others)
	{
		final int[] near = sweep.stream().mapToInt(one -> near(one.energy(), longest)).toArray();
		for (int i = 0; i < near.length; i++) {
			final boolean alone = (i == 0 || near[i - 1] != near[i]) && (i == near.length - 1 || near[i + 1] != near[i]);
			if (near[i] >= 0 && alone) same.get(near[i]).add(sweep.get(i));
			else others.add(sweep.get(i));
		}
	}

	/** @return number of the energy that counts as the same, or -1 */
	private static int near(final double energy, final List<MeasuredEnergy> energies) {
		int nearest = 0;
		int last = energies.size() - 1;
		while (nearest < last) {
			final int middle = (nearest + last) >>> 1;
			if (energies.get(middle + 1).energy() + energies.get(middle).energy() < 2 * energy) nearest = middle + 1;
			else last = middle;
		}
		final double here = energies.get(nearest).energy();
		double step = Double.POSITIVE_INFINITY;
		if (nearest > 0) step = here - energies.get(nearest - 1).energy();
		if (nearest < energies.size() - 1) step = Math.min(step, energies.get(nearest + 1).energy() - here);
		final double reach = Math.max(EnergyGrid.SAME, Math.min(SWEEP_DISTANCE * step, RESOLUTION * here));
		return Math.abs(energy - here) <= reach ? nearest : -1;
	}
}
