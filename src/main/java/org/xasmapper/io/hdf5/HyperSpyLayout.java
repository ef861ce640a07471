package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.XasException;

/** Files of HyperSpy, .hspy: an array and a group of attributes for each of its axes. */
final class HyperSpyLayout implements Hdf5Layout {

	/** Positions along an axis. */
	private static final int LONGEST = 10_000_000;

	@Override
	public Optional<Found> find(final Hdf5File file, final ReadingSettings settings) {
		final List<Hdf5Node> signals = file.find("Experiments").filter(Hdf5Node::isGroup).map(Hdf5Node::groups).orElse(List.of()).stream()
			.filter(group -> group.array("data").isPresent() && group.child("axis-0").isPresent()).toList();
		if (signals.isEmpty()) return Optional.empty();
		final Hdf5Node signal = Choice.of(file, signals, Hdf5Node::path, settings.dataset(), "signals");
		final Hdf5Array data = signal.array("data").orElseThrow();
		final List<Axis> axes = new ArrayList<>();
		for (int d = 0; d < data.shape().length; d++) axes.add(axis(signal, d, data));
		return Optional.of(found(file, signal, data, axes, settings.energyDataset()));
	}

	private static Found found(final Hdf5File file, final Hdf5Node signal, final Hdf5Array data, final List<Axis> axes,
		final String named)
	{
		final Axis energy = energy(file, signal, axes, named);
		final List<Axis> others = axes.stream().filter(axis -> axis != energy && axis.values.length > 1).toList();
		if (others.size() > 2) {
			throw new XasException(file.name() + ": " + data + " has more than two axes beside the energy. Save a signal with at most two in HyperSpy.");
		}
		final Axis x = others.isEmpty() ? null : others.get(others.size() - 1);
		final Axis y = others.size() < 2 ? null : others.get(0);
		final CubeAxes cube = new CubeAxes(energy.number, y == null ? -1 : y.number, x == null ? -1 : x.number, new long[axes.size()]);
		final List<Part> parts = List.of(new Part("samples", data.toString()), new Part("energies", energy.source + ", " +
			energy.values.length + " values, " + energy.units));
		return new Found("HyperSpy", CubeSamples.of(data, cube), energy.values, EnergyNames.unit(file.name() + ": " + energy.source,
			energy.units), Signal.UNKNOWN, Counts.NONE, AxisScale.map(scale(x), scale(y)), parts, List.of());
	}

	private static AxisScale scale(final Axis axis) {
		return axis == null ? AxisScale.UNKNOWN : AxisScale.of(axis.values, axis.values.length, axis.units);
	}

	/** @param wanted name of the axis, if the person named it */
	private static Axis energy(final Hdf5File file, final Hdf5Node signal, final List<Axis> axes, final String wanted) {
		if (!wanted.isEmpty()) return Choice.of(file, axes, axis -> axis.name, wanted, "axes");
		final List<Axis> byUnit = axes.stream().filter(axis -> EnergyNames.isEnergyUnit(axis.units)).toList();
		final List<Axis> named = byUnit.isEmpty() ? axes.stream().filter(axis -> EnergyNames.isEnergy(axis.name)).toList() : byUnit;
		if (named.size() == 1) return named.get(0);
		throw new XasException(file.name() + ": " + (named.isEmpty() ? "no axis" : "more than one axis") + " of " + signal.path() +
			" is in eV or keV or is called energy. Set the units of the energy axis in HyperSpy (axes_manager), and save again.");
	}

	private static Axis axis(final Hdf5Node signal, final int number, final Hdf5Array data) {
		final Hdf5Node group = signal.child("axis-" + number).orElseThrow(() -> new XasException(signal.file().name() +
			" is damaged: " + signal.path() + " has no axis-" + number + "."));
		if (data.shape()[number] > LONGEST) throw new XasException(signal.file().name() + " is damaged: " + data + " is too long.");
		final int length = (int) data.shape()[number];
		return new Axis(number, group.text("name"), group.text("units"), positions(group, length), group.path());
	}

	/** Axes are regular, or a list of values. */
	private static double[] positions(final Hdf5Node group, final int length) {
		final List<String> list = group.texts("axis");
		if (list.size() == length) return list.stream().mapToDouble(Hdf5Node::parsed).toArray();
		final Optional<Hdf5Array> values = group.array("axis");
		if (values.isPresent() && values.get().size() == length) return values.get().values();
		final double offset = group.number("offset");
		final double scale = group.number("scale");
		if (!Double.isFinite(offset) || !Double.isFinite(scale)) {
			throw new XasException(group.file().name() + ": " + group.path() + " has neither offset and scale nor " + length + " values.");
		}
		// Rounded to 1 µeV so that 3 · 0.1 is 0.3.
		return IntStream.range(0, length).mapToDouble(i -> Math.rint((offset + i * scale) * 1e6) / 1e6).toArray();
	}

	private record Axis(int number, String name, String units, double[] values, String source) {}
}
