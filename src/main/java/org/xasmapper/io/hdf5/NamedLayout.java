package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xasmapper.io.ReadingSettings;

/** A file in which the person named samples and energies. Where samples are a group, other layouts know what is in it. */
final class NamedLayout implements Hdf5Layout {

	@Override
	public Optional<Found> find(final Hdf5File file, final ReadingSettings settings) {
		if (settings.dataset().isEmpty() || settings.energyDataset().isEmpty()) return Optional.empty();
		if (file.find(settings.dataset()).filter(Hdf5Node::isGroup).isPresent()) return Optional.empty();
		final List<Hdf5Array> arrays = file.all(new ArrayList<>()).stream().filter(Hdf5Node::isDataset).map(Hdf5Array::new).filter(
			Hdf5Array::isNumeric).toList();
		final List<Hdf5Array> lists = arrays.stream().filter(array -> array.extent() <= 1).toList();
		if (lists.isEmpty()) return Optional.empty();
		final String samples = path(file, arrays.stream().filter(array -> array.size() > 1).toList(), settings.dataset());
		final String energies = path(file, lists, settings.energyDataset());
		return new LayoutInFile(Unknown.named(settings.naming(samples, energies, settings.axes()))).find(file, settings.naming(samples, "",
			settings.axes()));
	}

	/** @return the whole path; one that the file has is taken as it stands, as are attributes */
	private static String path(final Hdf5File file, final List<Hdf5Array> arrays, final String wanted) {
		if (!PathPattern.find(file, null, wanted).isEmpty()) return wanted;
		return Choice.of(file, arrays, Hdf5Array::path, wanted, "arrays").path();
	}
}
