package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.PixelScale;

/**
 * A group of class NXdata: which array is the signal, which are its axes.
 *
 * @param signal null if there is none
 * @param axes null if there is a problem
 * @param energies one per plane, null if there is a problem
 * @param problem a sentence on why it cannot be taken as spectra; empty if it can
 */
record NexusData(Hdf5Node group, Hdf5Array signal, CubeAxes axes, Hdf5Array energies, PixelScale scale, String problem) {

	private static final Pattern X = Pattern.compile("(?i)(.*[_ -])?(x|h|horizontal)([_ -].*)?|.*x$");
	private static final Pattern Y = Pattern.compile("(?i)(.*[_ -])?(y|v|vertical)([_ -].*)?|.*y$");

	/** What signals are called where no attribute says which it is: in general, and by the two versions of NXxas. */
	private static final List<String> SIGNALS = List.of("data", "absorbed_beam", "intensity");

	/** @return whether a group says that it is data */
	static boolean isData(final Hdf5Node node) {
		return node.text("NX_class").equals("NXdata") || !node.text("signal").isEmpty();
	}

	/** @return null if it has no signal, or one without an energy */
	static NexusData of(final Hdf5Node group, final ReadingSettings settings) {
		final List<Hdf5Array> arrays = group.arrays();
		final Hdf5Array signal = signal(group, arrays, settings.dataset());
		if (signal == null || !signal.isNumeric() || signal.shape().length == 0) return null;
		final String[] names = axisNames(group, signal, arrays);
		final int energy = energyAxis(group, signal, names, arrays, settings);
		if (energy < 0) return null;
		final Hdf5Array energies = energies(group, signal, names[energy], energy, arrays, settings);
		if (energies == null) return null;
		final int[] others = IntStream.range(0, names.length).filter(d -> d != energy && signal.shape()[d] > 1).toArray();
		if (others.length > 2) {
			return new NexusData(group, signal, null, null, null, signal + " has " + others.length +
				" axes beside the energy; say which are which with dataset=, energydataset= and axes=.");
		}
		final boolean swapped = others.length == 2 && isX(names[others[0]]) && isY(names[others[1]]);
		final int x = others.length == 0 ? -1 : swapped ? others[0] : others[others.length - 1];
		final int y = others.length < 2 ? -1 : swapped ? others[1] : others[0];
		final PixelScale scale = AxisScale.map(scale(group, signal, names, x), scale(group, signal, names, y));
		return new NexusData(group, signal, new CubeAxes(energy, y, x, new long[names.length]), energies, scale, "");
	}

	private static boolean isX(final String name) {
		return X.matcher(name).matches();
	}

	private static boolean isY(final String name) {
		return Y.matcher(name).matches();
	}

	/** @param wanted name of one that the person chose; it may be another than the signal */
	private static Hdf5Array signal(final Hdf5Node group, final List<Hdf5Array> arrays, final String wanted) {
		final List<Hdf5Array> chosen = wanted.isEmpty() ? List.of() : Choice.named(arrays, Hdf5Array::path, wanted);
		if (chosen.size() == 1) return chosen.get(0);
		final String named = group.text("signal");
		if (!named.isEmpty()) return group.array(named).orElse(null);
		final Optional<Hdf5Array> marked = arrays.stream().filter(array -> array.node().text("signal").equals("1")).findFirst();
		return marked.or(() -> SIGNALS.stream().flatMap(name -> arrays.stream().filter(array -> array.name().equals(name))).findFirst()).orElse(
			null);
	}

	/** @return the name of each axis of the signal; empty where it has none */
	private static String[] axisNames(final Hdf5Node group, final Hdf5Array signal, final List<Hdf5Array> arrays) {
		final String[] names = new String[signal.shape().length];
		Arrays.fill(names, "");
		final List<String> listed = listed(group, signal);
		for (int d = 0; d < names.length && d < listed.size(); d++) {
			names[d] = listed.get(d).equals(".") ? "" : listed.get(d);
		}
		for (final Hdf5Array array : arrays) {
			final double number = array.node().number("axis");
			if (number >= 1 && number <= names.length && names[(int) number - 1].isEmpty()) names[(int) number - 1] = array.name();
			final double index = group.number(array.name() + "_indices");
			if (index >= 0 && index < names.length && names[(int) index].isEmpty()) names[(int) index] = array.name();
		}
		return names;
	}

	/** The attribute is a list of names, or one text with colons or commas. */
	private static List<String> listed(final Hdf5Node group, final Hdf5Array signal) {
		final List<String> axes = new ArrayList<>(group.texts("axes"));
		if (axes.isEmpty()) axes.addAll(signal.node().texts("axes"));
		return axes.size() == 1 ? List.of(axes.get(0).replaceAll("[\\[\\]\\s]", "").split("[:,]")) : axes;
	}

	/** An axis is that of the energies by its name or unit, else by the only length that fits an array of that name. */
	private static int energyAxis(final Hdf5Node group, final Hdf5Array signal, final String[] names, final List<Hdf5Array> arrays,
		final ReadingSettings settings)
	{
		for (int d = 0; d < names.length; d++) {
			if (EnergyNames.isEnergy(names[d])) return d;
			final boolean inUnit = !names[d].isEmpty() && group.array(names[d]).filter(axis -> EnergyNames.isEnergyUnit(axis.node().text(
				"units"))).isPresent();
			if (inUnit) return d;
		}
		final List<Hdf5Array> lists = settings.energyDataset().isEmpty() ? arrays.stream().filter(array -> array.extent() == 1 && EnergyNames
			.isEnergy(array.name())).toList() : Choice.named(arrays, Hdf5Array::path, settings.energyDataset());
		final int[] fitting = IntStream.range(0, names.length).filter(d -> signal.shape()[d] > 1 && lists.stream().anyMatch(list -> list
			.size() == signal.shape()[d])).toArray();
		return fitting.length == 1 ? fitting[0] : -1;
	}

	private static Hdf5Array energies(final Hdf5Node group, final Hdf5Array signal, final String name, final int axis,
		final List<Hdf5Array> arrays, final ReadingSettings settings)
	{
		final List<Hdf5Array> asked = settings.energyDataset().isEmpty() ? List.of() : Choice.named(arrays, Hdf5Array::path, settings
			.energyDataset());
		if (!settings.energyDataset().isEmpty()) return asked.size() == 1 ? asked.get(0) : null;
		if (!name.isEmpty() && group.array(name).isPresent()) return group.array(name).get();
		return arrays.stream().filter(array -> array.size() == signal.shape()[axis] && array.isNumeric() && EnergyNames.isEnergy(array
			.name())).findFirst().orElse(null);
	}

	private static AxisScale scale(final Hdf5Node group, final Hdf5Array signal, final String[] names, final int axis) {
		if (axis < 0 || names[axis].isEmpty()) return AxisScale.UNKNOWN;
		final Optional<Hdf5Array> positions = group.array(names[axis]).filter(array -> array.isNumeric() && array.size() == signal
			.shape()[axis]);
		return positions.map(array -> AxisScale.of(array.values(), (int) array.size(), array.node().text("units"))).orElse(
			AxisScale.UNKNOWN);
	}

	/** @return whether a path is that of the signal, not of the group */
	boolean isSignal(final String wanted) {
		return !Choice.named(List.of(signal), Hdf5Array::path, wanted).isEmpty();
	}

	boolean isSameAs(final NexusData other) {
		return signal.node().file() == other.signal.node().file() && signal.node().node().getAddress() == other.signal.node().node()
			.getAddress();
	}

	/** @return whether it has pixels in two directions */
	boolean isMap() {
		return axes.x() >= 0 && axes.y() >= 0;
	}

	/** @return the unit that the energies' attribute names; empty if it names none */
	String energyUnits() {
		return energies.node().text("units");
	}
}
