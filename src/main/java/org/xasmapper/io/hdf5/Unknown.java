package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.hdf5.BeamlineLayout.Lookup;
import org.xasmapper.io.text.EnergyUnit;

/** A file of no known layout: what the person says of it, or what has to be asked. Nothing is guessed. */
final class Unknown {

	/** Arrays that a question lists. */
	private static final int LISTED = 12;

	private Unknown() {}

	/** @return the layout that the person described */
	static BeamlineLayout named(final ReadingSettings settings) {
		return new BeamlineLayout("named datasets", List.of(settings.dataset()), false, List.of(settings.dataset()), settings.axes(), "", Lookup
			.at(List.of(settings.energyDataset())), EnergyUnit.AUTO, Signal.UNKNOWN, List.of(), List.of(), null, null);
	}

	/** @return the same of a folder that has a file an energy */
	static BeamlineLayout namedFolder(final ReadingSettings settings) {
		return new BeamlineLayout("named datasets", List.of(settings.dataset()), true, List.of(settings.dataset()), settings.axes().isEmpty()
			? "yx" : settings.axes(), "", Lookup.at(List.of(settings.energyDataset())), EnergyUnit.AUTO, Signal.UNKNOWN, List.of(), List
				.of(), null, null);
	}

	/** @return what a file holds, and the keys to give */
	static String question(final Hdf5File file, final ReadingSettings settings) {
		final List<String> notes = new ArrayList<>();
		final List<Hdf5Array> arrays = file.all(notes).stream().filter(Hdf5Node::isDataset).map(Hdf5Array::new).filter(
			Hdf5Array::isNumeric).filter(array -> array.size() > 1).toList();
		if (arrays.isEmpty()) {
			return file.name() + " holds no arrays of numbers." + (notes.isEmpty() ? "" : " " + String.join(" ", notes));
		}
		final List<Hdf5Array> maps = arrays.stream().filter(array -> array.extent() >= 2).toList();
		final List<Hdf5Array> lists = arrays.stream().filter(array -> array.extent() == 1 && maps.stream().anyMatch(map -> fits(array,
			map))).toList();
		final String first = !settings.energyDataset().isEmpty() ? file.name() + ": \"" + settings.energyDataset() +
			"\" is not where the energies of its samples could be." : settings.dataset().isEmpty() ? file.name() + " is of no known layout."
				: file.name() + ": it is not known where the energies of \"" + settings.dataset() + "\" are.";
		return first + " Name the samples with dataset= and their energies with energydataset=, and where lengths do not tell it the order " +
			"of axes, the slowest first, such as axes=Eyx. Possible samples: " + list(maps) + ". Possible energies: " + list(lists) + ".";
	}

	private static boolean fits(final Hdf5Array list, final Hdf5Array map) {
		for (final long length : map.shape()) {
			if (length == list.size()) return true;
		}
		return false;
	}

	private static String list(final List<Hdf5Array> arrays) {
		if (arrays.isEmpty()) return "none";
		return arrays.stream().limit(LISTED).map(Hdf5Array::toString).collect(Collectors.joining("; ")) + (arrays.size() > LISTED
			? "; and " + (arrays.size() - LISTED) + " more" : "");
	}
}
