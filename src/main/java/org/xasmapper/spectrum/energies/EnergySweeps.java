package org.xasmapper.spectrum.energies;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Splits measured energies where the monochromator turned back: after a sweep up it flew back to the start, or swept
 * down again. Steps back that are as small as the readback of a single sweep jitters do not count.
 */
final class EnergySweeps {

	/** A turn goes back by more mean steps than this, or by half of the whole range where a sweep is that short. */
	private static final double TURN_STEPS = 3;

	/** More than this many sweeps, of fewer energies each, are disorder where most energies differ. */
	private static final int MOST_SWEEPS = 3;
	private static final int SHORTEST_SWEEP = 8;

	/** So are sweeps that go back and forth over more than this many times what they span. */
	private static final double LONGEST_PATH = 2;

	private final double[] energies;
	private final double turn;
	private final List<Integer> turningPoints = new ArrayList<>();
	private final List<Integer> starts = new ArrayList<>(List.of(0));

	private EnergySweeps(final double[] energies) {
		this.energies = energies;
		double path = 0;
		double low = energies[0];
		double high = energies[0];
		for (int i = 1; i < energies.length; i++) {
			path += Math.abs(energies[i] - energies[i - 1]);
			low = Math.min(low, energies[i]);
			high = Math.max(high, energies[i]);
		}
		turn = Math.min(TURN_STEPS * path / (energies.length - 1), (high - low) / 2);
	}

	/** @param energies as measured, at least two */
	static EnergySweeps of(final double[] energies) {
		final EnergySweeps sweeps = new EnergySweeps(energies);
		sweeps.findTurningPoints();
		sweeps.findStarts();
		return sweeps;
	}

	/** @return the number of each sweep's first energy, in order; the first is 0 */
	List<Integer> starts() {
		return starts;
	}

	/** @return whether these are no sweeps, if most of the energies differ, but numbers in no order */
	boolean areDisorder() {
		if (starts.size() > MOST_SWEEPS && energies.length < SHORTEST_SWEEP * starts.size()) return true;
		double path = 0;
		double span = 0;
		for (int s = 0; s < starts.size(); s++) {
			final int end = s + 1 < starts.size() ? starts.get(s + 1) : energies.length;
			final DoubleSummaryStatistics range = new DoubleSummaryStatistics();
			for (int i = starts.get(s); i < end; i++) {
				range.accept(energies[i]);
				if (i > starts.get(s)) path += Math.abs(energies[i] - energies[i - 1]);
			}
			span += range.getMax() - range.getMin();
		}
		return path > LONGEST_PATH * span;
	}

	private void findTurningPoints() {
		int extreme = 0;
		int low = 0;
		int high = 0;
		int direction = 0;
		for (int i = 1; i < energies.length; i++) {
			if (direction == 0) {
				if (energies[i] <= energies[low]) low = i;
				if (energies[i] >= energies[high]) high = i;
				if (energies[high] - energies[low] <= turn) continue;
				direction = high > low ? 1 : -1;
				extreme = i;
			}
			else if (direction * (energies[i] - energies[extreme]) >= 0) {
				extreme = i;
			}
			else if (direction * (energies[extreme] - energies[i]) > turn) {
				turningPoints.add(extreme);
				direction = -direction;
				extreme = i;
			}
		}
	}

	private void findStarts() {
		for (int t = 0; t < turningPoints.size(); t++) {
			final int from = turningPoints.get(t);
			final int to = t + 1 < turningPoints.size() ? turningPoints.get(t + 1) : energies.length - 1;
			final int jump = largestStep(from, to);
			final boolean flyback = Math.abs(energies[jump] - energies[jump - 1]) > Math.abs(energies[to] - energies[from]) / 2;
			starts.add(flyback ? jump : turned(from));
			// The sweep after a flight back begins there, not at the next turning point.
			if (flyback) t++;
		}
	}

	/** @return where the way back begins; where the turning point itself was measured twice, each way has one of them */
	private int turned(final int extreme) {
		final double before = Math.abs(energies[extreme] - energies[extreme - 1]);
		final double after = Math.abs(energies[extreme + 1] - energies[extreme]);
		return before < after ? extreme : extreme + 1;
	}

	private int largestStep(final int from, final int to) {
		int largest = from + 1;
		for (int i = from + 1; i <= to; i++) {
			if (Math.abs(energies[i] - energies[i - 1]) > Math.abs(energies[largest] - energies[largest - 1])) largest = i;
		}
		return largest;
	}
}
