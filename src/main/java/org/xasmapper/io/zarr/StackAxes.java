package org.xasmapper.io.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/**
 * Which axis of an array is which; other axes have length 1.
 *
 * @param y -1 if each plane is a line
 */
record StackAxes(int energy, int y, int x) {

	/** Names that axes and arrays of energies have. */
	static final Set<String> ENERGY = Set.of("e", "energy", "energies", "photon_energy", "photonenergy", "ev", "energy_ev", "energies_ev",
		"energy_kev", "energies_kev", "hv", "xrayenergy", "incident_energy", "mono_energy");
	private static final Set<String> X = Set.of("x", "sample_x", "samx", "column", "col");
	private static final Set<String> Y = Set.of("y", "sample_y", "samy", "row");

	static boolean isEnergy(final String name) {
		return ENERGY.contains(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * @param letters order of the axes, such as {@code yxE} or {@code E.yx}
	 * @throws XasException if they do not fit the array
	 */
	static StackAxes named(final ZarrArray array, final String letters) {
		final String order = letters.strip();
		if (order.length() != array.axes() || order.indexOf('E') < 0 || order.indexOf('x') < 0 || !order.matches("[Eyx.]+") || order.replace(".",
			"").chars().distinct().count() != order.replace(".", "").length())
		{
			throw new XasException("axes=" + letters + " does not fit " + array.inWords() + ": give a letter for each of its " + array.axes() +
				" axes, the slowest first, E, y and x once each and . for an axis of length 1, such as yxE.");
		}
		for (int axis = 0; axis < array.axes(); axis++) {
			if (order.charAt(axis) == '.' && array.shape()[axis] != 1) {
				throw new XasException("axes=" + letters + ": the axis " + (axis + 1) + " of " + array.inWords() + " is not of length 1.");
			}
		}
		return new StackAxes(order.indexOf('E'), order.indexOf('y'), order.indexOf('x'));
	}

	/**
	 * @param names of the axes; empty if they have none
	 * @param energy number of the energy's axis
	 * @return x and y by their names, else the last two others, y before x
	 * @throws XasException if others are left that are longer than 1
	 */
	static StackAxes around(final ZarrArray array, final List<String> names, final int energy) {
		final List<Integer> others = new ArrayList<>(IntStream.range(0, array.axes()).filter(axis -> axis != energy && array
			.shape()[axis] != 1).boxed().toList());
		for (int axis = array.axes() - 1; axis >= 0 && others.size() < 2; axis--) {
			if (axis != energy && !others.contains(axis)) others.add(axis);
		}
		others.sort(null);
		if (others.isEmpty()) throw new XasException(array.store().name() + ": " + array.inWords() + " has no axis beside its energies.");
		if (others.size() > 2) {
			throw new XasException(array.store().name() + ": " + array.inWords() + " has more axes than energy, y and x" + (names.isEmpty() ? ""
				: " (" + String.join(", ", names) + ")") + ". Save one channel, position or time of it.");
		}
		if (others.size() == 1) return new StackAxes(energy, -1, others.get(0));
		final boolean turned = !names.isEmpty() && is(X, names.get(others.get(0))) && !is(X, names.get(others.get(1))) || !names.isEmpty() && is(Y,
			names.get(others.get(1))) && !is(Y, names.get(others.get(0)));
		return turned ? new StackAxes(energy, others.get(1), others.get(0)) : new StackAxes(energy, others.get(0), others.get(1));
	}

	private static boolean is(final Set<String> names, final String name) {
		return names.contains(name.toLowerCase(Locale.ROOT));
	}

	/** @return the order in letters, such as {@code E.yx} */
	String inLetters(final int axes) {
		final StringBuilder letters = new StringBuilder(".".repeat(axes));
		letters.setCharAt(energy, 'E');
		if (y >= 0) letters.setCharAt(y, 'y');
		letters.setCharAt(x, 'x');
		return letters.toString();
	}
}
