package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.XasException;

/**
 * NeXus data, of whatever application: NXdata with its signal and axes named by attributes as today ({@code signal},
 * {@code axes}), or as in old files ({@code signal=1}, {@code axis=2}), such as NXstxm, NXxas and those of Diamond, SOLEIL and SLS.
 */
final class NexusLayout implements Hdf5Layout {

	@Override
	public Optional<Found> find(final Hdf5File file, final ReadingSettings settings) {
		final List<String> notes = new ArrayList<>();
		final List<NexusData> usable = new ArrayList<>();
		final List<String> unusable = new ArrayList<>();
		for (final Hdf5Node node : file.all(notes)) {
			if (!node.isGroup() || !NexusData.isData(node)) continue;
			final NexusData data = NexusData.of(node, settings);
			if (data == null) continue;
			if (data.problem().isEmpty()) usable.add(data);
			else unusable.add(data.problem());
		}
		if (usable.isEmpty() && unusable.isEmpty()) return Optional.empty();
		if (usable.isEmpty()) throw new XasException(file.name() + ": " + String.join(" ", unusable.subList(0, Math.min(3, unusable.size()))));
		return Optional.of(found(file, chosen(file, usable, settings.dataset()), notes));
	}

	private static NexusData chosen(final Hdf5File file, final List<NexusData> usable, final String wanted) {
		if (!wanted.isEmpty()) return Choice.of(file, usable, data -> data.isSignal(wanted) ? data.signal().path() : data.group().path(), wanted, "data");
		final Optional<NexusData> preferred = usable.stream().filter(data -> data.group().path().equals(preferred(file))).findFirst();
		if (preferred.isPresent()) return preferred.get();
		// The same array is often linked from several places.
		final List<NexusData> distinct = new ArrayList<>();
		for (final NexusData data : usable) {
			if (distinct.stream().noneMatch(other -> other.isSameAs(data))) distinct.add(data);
		}
		final List<NexusData> maps = distinct.stream().filter(NexusData::isMap).toList();
		return Choice.of(file, maps.isEmpty() ? distinct : maps, data -> data.group().path(), "", "data");
	}

	/** @return the path that the attributes "default" lead to; empty if there are none */
	private static String preferred(final Hdf5File file) {
		Hdf5Node node = file.find("").orElseThrow();
		while (!node.text("default").isEmpty()) {
			final Optional<Hdf5Node> next = node.child(node.text("default"));
			if (next.isEmpty() || next.get().path().equals(node.path())) break;
			node = next.get();
		}
		return node.path();
	}

	private static Found found(final Hdf5File file, final NexusData data, final List<String> notes) {
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part("samples", data.signal() + ", axes " + CubeAxes.letters(data.axes())));
		parts.add(new Part("energies", data.energies() + (data.energyUnits().isEmpty() ? "" : ", " + data.energyUnits())));
		return new Found(application(data), CubeSamples.of(data.signal(), data.axes()), data.energies().values(), EnergyNames.unit(file
			.name() + ": " + data.energies().path(), data.energyUnits()), Signal.UNKNOWN, control(data, parts), data.scale(), parts, notes);
	}

	/** @return the application definition, such as NXstxm, else NXdata */
	private static String application(final NexusData data) {
		for (String path = data.group().parent(); !path.isEmpty(); path = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "") {
			final Optional<Hdf5Array> definition = data.group().file().find(path).flatMap(entry -> entry.array("definition"));
			if (definition.isPresent() && !definition.get().texts().isEmpty()) return definition.get().texts().get(0);
		}
		return "NXdata";
	}

	/** The monitor that NXstxm calls control: most often the ring current. */
	private static Counts control(final NexusData data, final List<Part> parts) {
		final Optional<Hdf5Array> found = data.group().file().find(data.group().parent()).flatMap(entry -> entry.array("control/data"));
		if (found.isEmpty() || !found.get().isNumeric()) return Counts.NONE;
		final Hdf5Array control = found.get();
		if (Arrays.equals(control.shape(), data.signal().shape())) {
			parts.add(new Part("monitor", control.toString()));
			return new Counts(null, null, null, CubeSamples.of(control, data.axes()), null, "control");
		}
		final boolean isInOrder = Arrays.equals(control.shape(), new long[] { data.axes().planes(data.signal()), data.axes().height(data
			.signal()), data.axes().width(data.signal()) });
		if (isInOrder) {
			// The definition has its axes so, whatever the order of the data's.
			parts.add(new Part("monitor", control.toString()));
			return new Counts(null, null, null, CubeSamples.of(control, CubeAxes.of("Eyx", control, 0)), null, "control");
		}
		if (control.size() != data.energies().size()) return Counts.NONE;
		parts.add(new Part("monitor", control.toString()));
		return new Counts(null, null, null, null, control.values(), "control");
	}
}
