package org.xasmapper.spectrum;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits measured energies where the monochromator turned back: after a sweep up it flew back to the start, or swept
 * down again. Steps back that are as small as the readback of a single sweep jitters do not count.
 */
final class EnergySweeps {

	/** A turn goes back by more mean steps than this, or by half of the whole range where a sweep is that short. */
	private static final double TURN_STEPS = 3;

	private final double[] energies;
	private final double turn;
	private final List<Integer> turningPoints = new ArrayList<>();

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

	/**
	 * @param energies as measured, at least one
	 * @return the number of each sweep's first energy, in order; the first is 0
	 */
	static List<Integer> starts(final double[] energies) {
		final EnergySweeps sweeps = new EnergySweeps(energies);
		sweeps.findTurningPoints();
		return sweeps.starts();
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

	private List<Integer> starts() {
		final List<Integer> starts = new ArrayList<>(List.of(0));
		for (int t = 0; t < turningPoints.size(); t++) {
			final int from = turningPoints.get(t);
			final int to = t + 1 < turningPoints.size() ? turningPoints.get(t + 1) : energies.length - 1;
			final int jump = largestStep(from, to);
			final boolean flyback = Math.abs(energies[jump] - energies[jump - 1]) > Math.abs(energies[to] - energies[from]) / 2;
			starts.add(flyback ? jump : turned(from));
			// The sweep after a flight back begins there, not at the next turning point.
			if (flyback) t++;
		}
		return starts;
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
