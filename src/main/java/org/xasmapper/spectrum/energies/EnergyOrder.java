package org.xasmapper.spectrum.energies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * How energies in the order of measurement become a grid: sorted together with their values, repeats brought together.
 * Falling energies, sweeps one after the other, several frames at an energy, and a readback that steps back now and
 * then are recognised. Immutable.
 * <p>
 * Energies that increase from each to the next, or decrease, are all taken as they stand. In others, the same energy is
 * what differs by no more than {@link EnergyGrid#SAME}; and, since a readback never repeats exactly,
 * <ul>
 * <li>frames: when the measurement stays at each energy for the same number of frames, their readbacks spread over less
 * than a fifth of the distance to the next;</li>
 * <li>sweeps: an energy that differs from one of the longest sweep's by less than 0.3 of the step there.</li>
 * </ul>
 * Both only within ΔE/E = 1.3·10⁻⁴, about what a Si(111) monochromator resolves: energies that differ by more are meant
 * to differ. This limit and the two shares are our judgement. The energy of a mean is the mean of its energies.
 */
public final class EnergyOrder {

	/** Where most energies differ, sweeps in disorder are not taken for such. */
	private static final double DIFFERENT = 0.75;

	private final EnergyGrid energies;
	private final int measured;
	private final int[][] measurements;
	private final List<String> changes;
	private final boolean asMeasured;

	private EnergyOrder(final EnergyGrid energies, final int measured, final int[][] measurements,
		final List<String> changes)
	{
		this.energies = energies;
		this.measured = measured;
		this.measurements = measurements;
		this.changes = List.copyOf(changes);
		asMeasured = measured == measurements.length && IntStream.range(0, measured).allMatch(k -> measurements[k][0] == k);
	}

	/** @return energies that are a grid already */
	public static EnergyOrder asMeasured(final EnergyGrid energies) {
		return new EnergyOrder(energies, energies.size(), IntStream.range(0, energies.size()).mapToObj(k -> new int[] { k })
			.toArray(int[][]::new), List.of());
	}

	/**
	 * @param measured energies in eV in the order of measurement; not changed
	 * @param repeats what to do where an energy was measured several times
	 * @throws XasException if an energy is negative or no number, if there are fewer than two different ones, if they are
	 *           in no order, or if one was measured several times and that is to be refused
	 */
	public static EnergyOrder of(final double[] measured, final Repeats repeats) {
		EnergyGrid.requireEnergies(measured);
		final EnergySweeps sweeps = EnergySweeps.of(measured);
		final List<MeasuredEnergy> distinct = RepeatedEnergies.joined(measured, sweeps.starts());
		if (distinct.size() < 2) {
			throw new XasException("All " + measured.length + " energies are " + number(measured[0]) +
				" eV; a spectrum needs at least two.");
		}
		if (distinct.size() > DIFFERENT * measured.length && sweeps.areDisorder()) {
			throw new XasException("The energies, from " + number(measured[0]) + " to " + number(measured[measured.length - 1]) +
				" eV, are in no order. If these are not the energies, call the column that is \"energy\"; if they are, sort them " +
				"together with what was measured at them.");
		}
		if (repeats == Repeats.REFUSE) refuseRepeats(distinct, measured);
		final List<MeasuredEnergy> taken = repeats == Repeats.FIRST ? first(distinct, measured) : distinct;
		final EnergyGrid energies = EnergyGrid.of(taken.stream().mapToDouble(one -> rounded(one, measured)).toArray());
		return new EnergyOrder(energies, measured.length, taken.stream().map(MeasuredEnergy::measurements).toArray(int[][]::new),
			new Changes(measured, sweeps.starts().size(), distinct, repeats).lines());
	}

	private static void refuseRepeats(final List<MeasuredEnergy> energies, final double[] measured) {
		for (final MeasuredEnergy energy : energies) {
			final int[] places = energy.measurements();
			if (places.length == 1) continue;
			throw new XasException(String.format(Locale.ROOT,
				"The energy %s eV was measured %d times, as entries %d and %d. Choose repeats=mean to average, or repeats=first.",
				number(measured[places[0]]), places.length, places[0] + 1, places[1] + 1));
		}
	}

	private static List<MeasuredEnergy> first(final List<MeasuredEnergy> energies, final double[] measured) {
		return MeasuredEnergy.sorted(energies.stream().map(one -> one.measurements()[0]).map(i -> new MeasuredEnergy(
			measured[i], new int[] { i })).toList());
	}

	/** A mean is rounded to 1 µeV, so that three times 7112.1 is 7112.1. */
	private static double rounded(final MeasuredEnergy energy, final double[] measured) {
		if (energy.measurements().length == 1) return measured[energy.measurements()[0]];
		return Math.rint(energy.energy() * 1e6) / 1e6;
	}

	private static String number(final double energy) {
		return String.format(Locale.ROOT, "%.6f", energy).replaceFirst("0{1,4}$", "");
	}

	/** What was changed, in sentences. */
	private record Changes(double[] measured, int sweeps, List<MeasuredEnergy> distinct, Repeats repeats) {

		List<String> lines() {
			final List<String> lines = new ArrayList<>();
			final boolean repeated = distinct.size() < measured.length;
			if (sweeps == 1) addSweep(repeated, lines);
			if (repeated) lines.add(repeated());
			else if (sweeps > 1) {
				lines.add(sweeps + " sweeps over different energies were sorted into one, energies and values together.");
			}
			return lines;
		}

		private void addSweep(final boolean repeated, final List<String> lines) {
			final int direction = measured[0] > measured[measured.length - 1] ? -1 : 1;
			int back = 0;
			double furthest = 0;
			for (int i = 1; i < measured.length; i++) {
				final double step = direction * (measured[i - 1] - measured[i]);
				if (step > 0) back++;
				furthest = Math.max(furthest, step);
			}
			if (direction < 0) {
				lines.add("The energies fall from " + number(measured[0]) + " to " + number(measured[measured.length - 1]) +
					" eV; energies and values were turned round together.");
			}
			if (back > 0 && !repeated) {
				lines.add("The energies step back " + back + (back == 1 ? " time" : " times") + ", by up to " + number(furthest) +
					" eV; energies and values were sorted together.");
			}
		}

		private String repeated() {
			final int most = distinct.stream().mapToInt(one -> one.measurements().length).max().orElseThrow();
			final String what = String.format(Locale.ROOT, "%s%d measurements at %d energies, up to %d at one, ", sweeps > 1
				? sweeps + " sweeps: " : "", measured.length, distinct.size(), most);
			return what + (repeats == Repeats.FIRST ? "the first of each energy was taken (repeats=first)."
				: "were averaged (repeats=mean).");
		}
	}

	/** @return the energies in order */
	public EnergyGrid energies() {
		return energies;
	}

	/** @return the number of measured energies */
	public int measured() {
		return measured;
	}

	/** @return the measurements, numbered from 0, whose mean belongs to energy {@code k} */
	public int[] measurements(final int k) {
		return measurements[k].clone();
	}

	/** @return whether the energies were a grid as they were measured */
	public boolean isAsMeasured() {
		return asMeasured;
	}

	/** @return sentences on what was turned round, sorted or averaged; none if nothing was */
	public List<String> changes() {
		return changes;
	}

	/**
	 * Brings rows of values into this order. The mean of repeated values leaves out those that are NaN.
	 *
	 * @param values {@code [measured × width]}, one row after the other
	 * @param width values at each measured energy
	 * @return {@code [energies × width]}; the given array if nothing changes
	 */
	public float[] apply(final float[] values, final int width) {
		if (asMeasured) return values;
		final float[] ordered = new float[energies.size() * width];
		for (int k = 0; k < measurements.length; k++) {
			for (int c = 0; c < width; c++) ordered[k * width + c] = mean(values, width, c, measurements[k]);
		}
		return ordered;
	}

	private static float mean(final float[] values, final int width, final int column, final int[] rows) {
		double sum = 0;
		int count = 0;
		for (final int row : rows) {
			final float value = values[row * width + column];
			if (Float.isNaN(value)) continue;
			sum += value;
			count++;
		}
		return (float) (sum / count);
	}
}
