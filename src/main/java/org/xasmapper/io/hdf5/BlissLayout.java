package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.img.array.ArrayImgs;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.XasException;

/**
 * Scans of ESRF's BLISS: every counter and motor is a list with a value a point. A scan of many positions with the energy as its
 * fast or its slow motor is a map or a list of spectra; one without repeats of its energies is one spectrum.
 */
final class BlissLayout implements Hdf5Layout {

	/** Energies at two positions are the same if they differ by less than this share of a step. */
	private static final double SAME = 0.3;

	private static final List<String> ABSORPTION = List.of("mu", "mu_trans", "mutrans", "mu_fluo", "mufluo", "absorption");

	@Override
	public Optional<Found> find(final Hdf5File file, final ReadingSettings settings) {
		final List<Hdf5Node> scans = file.find("").orElseThrow().groups().stream().map(scan -> scan.child("measurement")).flatMap(
			Optional::stream).filter(Hdf5Node::isGroup).filter(scan -> energy(scan, settings) != null).toList();
		if (scans.isEmpty()) return Optional.empty();
		final Hdf5Node scan = scan(file, scans, settings);
		final Hdf5Array energy = energy(scan, settings);
		final List<Hdf5Array> counters = lists(scan, energy.size()).stream().filter(array -> !array.path().equals(energy.path()))
			.toList();
		return Optional.of(found(file, energy, samples(file, counters, settings.dataset()), counters));
	}

	/** Of several scans the one whose counter the person named, else the only one. */
	private static Hdf5Node scan(final Hdf5File file, final List<Hdf5Node> scans, final ReadingSettings settings) {
		final String wanted = settings.dataset().replaceFirst("^/+", "");
		final List<Hdf5Node> named = scans.stream().filter(scan -> !wanted.isEmpty() && (wanted + "/").startsWith(scan.parent() + "/"))
			.toList();
		return Choice.of(file, named.isEmpty() ? scans : named, Hdf5Node::parent, "", "scans of the energy");
	}

	private static List<Hdf5Array> lists(final Hdf5Node scan, final long size) {
		return scan.arrays().stream().filter(array -> array.isNumeric() && array.shape().length == 1 && array.size() == size).toList();
	}

	/** @return the list of energies, null if there is none or it is not plain which one */
	private static Hdf5Array energy(final Hdf5Node scan, final ReadingSettings settings) {
		final List<Hdf5Array> lists = scan.arrays().stream().filter(array -> array.isNumeric() && array.shape().length == 1 && array
			.size() > 1).toList();
		final List<Hdf5Array> named = settings.energyDataset().isEmpty() ? lists.stream().filter(array -> array.name().equalsIgnoreCase(
			"energy")).toList() : Choice.named(lists, Hdf5Array::path, settings.energyDataset());
		if (named.size() == 1) return named.get(0);
		final List<Hdf5Array> alike = lists.stream().filter(array -> EnergyNames.isEnergy(array.name())).toList();
		return settings.energyDataset().isEmpty() && alike.size() == 1 ? alike.get(0) : null;
	}

	private static Hdf5Array samples(final Hdf5File file, final List<Hdf5Array> counters, final String wanted) {
		final List<Hdf5Array> known = counters.stream().filter(array -> ABSORPTION.contains(array.name().toLowerCase(Locale.ROOT)))
			.toList();
		if (wanted.isEmpty() && known.size() == 1) return known.get(0);
		return Choice.of(file, counters, Hdf5Array::path, wanted, "counters");
	}

	private static Found found(final Hdf5File file, final Hdf5Array energy, final Hdf5Array samples, final List<Hdf5Array> counters) {
		final double[] energies = energy.values();
		final int period = period(energies);
		final int run = period == energies.length ? run(energies) : 1;
		final int planes = run > 1 ? energies.length / run : period;
		final int positions = energies.length / planes;
		final int energyStep = run > 1 ? positions : 1;
		final int positionStep = run > 1 ? 1 : planes;
		final Grid grid = Grid.of(counters.stream().filter(counter -> counter != samples).toList(), positions, positionStep, planes,
			energyStep);
		final double[] values = samples.values();
		final float[] ordered = new float[values.length];
		for (int k = 0; k < planes; k++) {
			for (int p = 0; p < positions; p++) ordered[k * positions + p] = (float) values[k * energyStep + p * positionStep];
		}
		final List<Part> parts = new ArrayList<>(List.of(new Part("samples", samples.toString()), new Part("energies", energy + ", " +
			planes + " different at " + positions + " positions")));
		if (grid.height > 1) parts.add(new Part("rows and columns", grid.source));
		final Signal signal = ABSORPTION.contains(samples.name().toLowerCase(Locale.ROOT)) ? Signal.MU : Signal.UNKNOWN;
		return new Found("BLISS", ArrayImgs.floats(ordered, grid.width, grid.height, planes), IntStream.range(0, planes).mapToDouble(
			k -> energies[k * energyStep]).toArray(), EnergyNames.unit(file.name() + ": " + energy.path(), energy.node().text("units")),
			signal, Counts.NONE, AxisScale.map(grid.x, grid.y), parts, List.of());
	}

	/** @return after how many points the energies repeat from the first on; their number if they do not */
	private static int period(final double[] energies) {
		for (int period = 2; period <= energies.length / 2; period++) {
			if (energies.length % period == 0 && repeats(energies, period)) return period;
		}
		return energies.length;
	}

	private static boolean repeats(final double[] energies, final int period) {
		for (int i = period; i < energies.length; i++) {
			final int k = i % period;
			final double step = Math.abs(energies[k] - energies[k == 0 ? 1 : k - 1]);
			if (!(Math.abs(energies[i] - energies[k]) <= SAME * step)) return false;
		}
		return true;
	}

	/** @return for how many points the energy stays the same each time; 1 if it does not */
	private static int run(final double[] energies) {
		int run = 1;
		while (run < energies.length && energies[run] == energies[0]) run++;
		if (run == 1 || run == energies.length || energies.length % run != 0) return 1;
		for (int i = 0; i < energies.length; i++) {
			if (energies[i] != energies[i - i % run]) return 1;
		}
		return run;
	}

	/** Two motors whose positions make up a whole grid; of a list of positions one row. */
	private record Grid(int width, int height, AxisScale x, AxisScale y, String source) {

		static Grid of(final List<Hdf5Array> motors, final int positions, final int positionStep, final int planes, final int energyStep) {
			for (final Hdf5Array slow : motors) {
				final double[] rows = positionsOf(slow, positions, positionStep, planes, energyStep);
				final int width = rows == null ? 0 : runOf(rows);
				if (width < 2 || width >= positions || positions % width != 0) continue;
				for (final Hdf5Array fast : motors) {
					final double[] columns = positionsOf(fast, positions, positionStep, planes, energyStep);
					if (columns == null || !isGrid(rows, columns, width)) continue;
					final double[] y = IntStream.range(0, positions / width).mapToDouble(i -> rows[i * width]).toArray();
					final double[] x = Arrays.copyOf(columns, width);
					return new Grid(width, y.length, AxisScale.of(x, width, fast.node().text("units")), AxisScale.of(y, y.length, slow.node().text(
						"units")), slow.path() + " and " + fast.path());
				}
			}
			return new Grid(positions, 1, AxisScale.UNKNOWN, AxisScale.UNKNOWN, "");
		}

		/** @return a motor's value at each position, null if it moves with the energy */
		private static double[] positionsOf(final Hdf5Array motor, final int positions, final int positionStep, final int planes,
			final int energyStep)
		{
			final double[] all = motor.values();
			final double[] at = new double[positions];
			for (int p = 0; p < positions; p++) {
				at[p] = all[p * positionStep];
				for (int k = 1; k < planes; k++) {
					if (all[p * positionStep + k * energyStep] != at[p]) return null;
				}
			}
			return at;
		}

		private static int runOf(final double[] rows) {
			int run = 1;
			while (run < rows.length && rows[run] == rows[0]) run++;
			return run;
		}

		private static boolean isGrid(final double[] rows, final double[] columns, final int width) {
			for (int p = 0; p < rows.length; p++) {
				if (rows[p] != rows[p - p % width] || columns[p] != columns[p % width]) return false;
				if (p % width > 0 && columns[p] == columns[p - 1]) return false;
				if (p >= width && p % width == 0 && rows[p] == rows[p - 1]) return false;
			}
			return true;
		}
	}
}
