package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.hdf5.BeamlineLayout.Lookup;
import org.xasmapper.io.hdf5.BeamlineLayout.Pixel;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/** Finds in a file what a layout says of it. */
final class LayoutInFile implements Hdf5Layout {

	/** Names of a table in a message. */
	private static final int LISTED = 30;

	private final BeamlineLayout layout;

	LayoutInFile(final BeamlineLayout layout) {
		this.layout = layout;
	}

	BeamlineLayout layout() {
		return layout;
	}

	/** @return whether all is there that makes a file one of this layout */
	boolean fits(final Hdf5File file) {
		return layout.when().stream().noneMatch(path -> PathPattern.find(file, null, path).isEmpty()) && !candidates(file).isEmpty();
	}

	@Override
	public Optional<Found> find(final Hdf5File file, final ReadingSettings settings) {
		if (!fits(file)) return Optional.empty();
		final Found found = foundIn(file, settings);
		if (!layout.oneEnergyPerFile()) return Optional.of(found);
		throw new XasException(String.format(Locale.ROOT, "%s (%s) holds a map at one energy, %s. Give the folder that has such a file for each energy.",
			file.name(), layout.name(), found.energies()[0]));
	}

	/** @return the planes of one file, also where it has only one */
	Found foundIn(final Hdf5File file, final ReadingSettings settings) {
		final List<Part> parts = new ArrayList<>();
		final Channels channels = channels(file, settings);
		final Hdf5Array samples = channels.samples;
		final Energies energies = energies(file, samples, settings.energyDataset());
		final CubeAxes axes = CubeAxes.of(turned(file, samples, letters(samples, energies.values.length)), samples, channels.number);
		parts.add(new Part("samples", samples + (channels.name.isEmpty() ? "" : ", channel " + channels.name) + ", axes " + CubeAxes
			.letters(axes)));
		final EnergyUnit unit = unit(file, energies);
		parts.add(new Part("energies", energies.source + (unit == layout.unit() || layout.unit() == EnergyUnit.AUTO ? ""
			: ", taken as eV: no edge is that many keV")));
		final Counts counts = counts(file, samples, axes, parts);
		return new Found(layout.name(), CubeSamples.of(samples, axes), energies.values, unit, layout.signal(), counts, scale(file,
			samples, axes), parts, List.of());
	}

	/** Some programs write eV where others of the same layout write keV. */
	private EnergyUnit unit(final Hdf5File file, final Energies energies) {
		if (layout.unit() == EnergyUnit.AUTO) return EnergyNames.unit(file.name() + ": " + energies.source, energies.units);
		final boolean isAbsurd = layout.unit().isAbsurdFor(Arrays.stream(energies.values).max().orElse(0));
		return isAbsurd ? EnergyUnit.EV : layout.unit();
	}

	private record Channels(Hdf5Array samples, int number, String name) {}

	private record Energies(double[] values, String units, String source) {}

	/** @return arrays at the first path that has any */
	private List<Hdf5Array> candidates(final Hdf5File file) {
		for (final String path : layout.samples()) {
			final List<Hdf5Array> found = PathPattern.find(file, null, path).stream().filter(Hdf5Node::isDataset).map(Hdf5Array::new)
				.filter(Hdf5Array::isNumeric).toList();
			if (!found.isEmpty()) return found;
		}
		return List.of();
	}

	/** What the person names may be an array, or a channel of the only one. */
	private Channels channels(final Hdf5File file, final ReadingSettings settings) {
		final List<Hdf5Array> all = candidates(file);
		final List<Hdf5Array> named = settings.dataset().isEmpty() ? List.of() : Choice.named(all, Hdf5Array::path, settings.dataset());
		if (layout.channels().equals(BeamlineLayout.GROUP)) return named.size() == 1 ? group(named.get(0)) : group(file, all, settings);
		final boolean isChannel = layout.axes().indexOf('c') >= 0;
		final Hdf5Array samples = named.size() == 1 ? named.get(0) : Choice.of(file, all, Hdf5Array::path, isChannel ? "" : settings
			.dataset(), "arrays of samples");
		if (!isChannel) return new Channels(samples, 0, "");
		final List<String> names = texts(file, samples, layout.channels());
		final int axis = layout.axes().indexOf('c');
		if (samples.shape().length <= axis || names.size() != samples.shape()[axis]) {
			throw new XasException(file.name() + ": there are " + names.size() + " names of channels for " + samples + ".");
		}
		final int number = Lines.of(file.name(), names, named.isEmpty() ? settings.dataset() : "", settings.element(), settings.edge());
		return new Channels(samples, number, names.get(number));
	}

	/** Each channel is an array of its own, in a group that has its name. */
	private static Channels group(final Hdf5File file, final List<Hdf5Array> all, final ReadingSettings settings) {
		final List<String> names = all.stream().map(array -> group(array).name).toList();
		return group(all.get(Lines.of(file.name(), names, settings.dataset(), settings.element(), settings.edge())));
	}

	private static Channels group(final Hdf5Array samples) {
		final String path = samples.node().parent();
		return new Channels(samples, 0, path.substring(path.lastIndexOf('/') + 1));
	}

	/** The lengths of the positions of columns and rows tell it, where a file has the two axes the other way round. */
	private String turned(final Hdf5File file, final Hdf5Array samples, final String letters) {
		final Pixel pixel = layout.pixel();
		final int x = letters.indexOf('x');
		final int y = letters.indexOf('y');
		if (pixel == null || pixel.x().isEmpty() || pixel.y().isEmpty() || x < 0 || y < 0) return letters;
		final long[] shape = samples.shape();
		if (letters.length() != shape.length || shape[x] == shape[y]) return letters;
		final boolean isTurned = numbers(file, samples, pixel.x()).length == shape[y] && numbers(file, samples, pixel.y()).length == shape[x];
		return isTurned ? letters.replace('x', '?').replace('y', 'x').replace('?', 'y') : letters;
	}

	/** Without a word on the axes the energy's is the only one as long as their list. */
	private String letters(final Hdf5Array samples, final int energies) {
		if (!layout.axes().isEmpty()) return layout.axes();
		final long[] shape = samples.shape();
		final String others = layout.oneEnergyPerFile() ? "yx" : null;
		if (others != null && samples.extent() <= 2 && shape.length == 2) return others;
		final int[] fitting = IntStream.range(0, shape.length).filter(d -> shape[d] == energies && shape[d] > 1).toArray();
		final int rest = samples.extent() - 1;
		if (fitting.length == 1 && rest <= 2) {
			final StringBuilder letters = new StringBuilder();
			String left = rest == 2 ? "yx" : rest == 1 ? "x" : "";
			for (int d = 0; d < shape.length; d++) {
				if (d == fitting[0]) letters.append('E');
				else if (shape[d] == 1) letters.append('.');
				else {
					letters.append(left.charAt(0));
					left = left.substring(1);
				}
			}
			return letters.toString();
		}
		throw new XasException(samples.node().file().name() + ": " + samples + " has " + (fitting.length == 0 ? "no axis" : fitting.length +
			" axes") + " as long as the " + energies + " energies" + (rest > 2 ? " and three others" : "") +
			". Say which axis is which, the slowest first, such as axes=Eyx.");
	}

	/** @param named path of the energies or their name in the layout's table, if the person named it */
	private Energies energies(final Hdf5File file, final Hdf5Array samples, final String named) {
		final Lookup table = layout.energies();
		final List<String> names = table.isTable() ? texts(file, samples.node(), table.names()) : List.of();
		final boolean isInTable = row(List.of(named), names) >= 0;
		if (table.isTable() && (named.isEmpty() || isInTable)) {
			return inTable(file, names, texts(file, samples.node(), table.values()), isInTable ? List.of(named) : table.name());
		}
		final Lookup lookup = named.isEmpty() ? table : Lookup.at(List.of(named));
		for (final String path : lookup.paths()) {
			for (final Hdf5Node node : PathPattern.find(file, samples.node(), path)) {
				final Optional<Energies> found = energies(node, PathPattern.attribute(path));
				if (found.isPresent()) return found.get();
			}
		}
		throw new XasException(file.name() + " (" + layout.name() + ") has no energies at " + String.join(", ", lookup.paths()) +
			". Name them with energydataset=.");
	}

	private Energies inTable(final Hdf5File file, final List<String> names, final List<String> values, final List<String> wanted) {
		final int row = row(wanted, names);
		if (row >= 0 && row < values.size()) {
			return new Energies(new double[] { Hdf5Node.parsed(values.get(row)) }, "", names.get(row) + " = " + values.get(row));
		}
		throw new XasException(file.name() + " (" + layout.name() + "): none of " + String.join(", ", wanted) + " is among " + layout.energies()
			.names() + ": " + names.stream().limit(LISTED).collect(Collectors.joining(", ")) + (names.size() > LISTED ? ", …" : "") +
			". Name the energy with energydataset=, such as energydataset=" + (names.isEmpty() ? "scan/energy" : names.get(0)) + ".");
	}

	private static Optional<Energies> energies(final Hdf5Node node, final String attribute) {
		if (!attribute.isEmpty()) {
			final double[] values = node.texts(attribute).stream().mapToDouble(Hdf5Node::parsed).toArray();
			return values.length == 0 ? Optional.empty() : Optional.of(new Energies(values, "", node.path() + "@" + attribute + ", " + plural(
				values.length)));
		}
		if (!node.isDataset()) return Optional.empty();
		final Hdf5Array array = new Hdf5Array(node);
		if (array.extent() > 1) throw new XasException(node.file().name() + ": " + array + " is no list of energies: it has more than one axis.");
		final double[] values = array.isNumeric() ? array.values() : array.texts().stream().mapToDouble(Hdf5Node::parsed).toArray();
		final String units = node.text("units");
		return Optional.of(new Energies(values, units, node.path() + ", " + plural(values.length) + (units.isEmpty() ? "" : ", " + units)));
	}

	private static String plural(final int count) {
		return count == 1 ? "one value" : count + " values";
	}

	/** @return where the first of several names that is there stands; -1 if none is */
	private static int row(final List<String> wanted, final List<String> names) {
		for (final String one : wanted) {
			for (int i = 0; i < names.size(); i++) {
				if (PathPattern.matches(one, names.get(i).strip())) return i;
			}
		}
		return -1;
	}

	private static List<String> texts(final Hdf5File file, final Hdf5Array samples, final String path) {
		return texts(file, samples.node(), path);
	}

	/** @return the texts at a path, of one row where it names one; empty if there is nothing */
	private static List<String> texts(final Hdf5File file, final Hdf5Node samples, final String path) {
		final List<Hdf5Node> found = PathPattern.find(file, samples, path);
		if (found.isEmpty()) return List.of();
		if (!PathPattern.attribute(path).isEmpty()) return found.get(0).texts(PathPattern.attribute(path));
		if (!found.get(0).isDataset()) return List.of();
		final Hdf5Array table = new Hdf5Array(found.get(0));
		final List<String> all = table.texts();
		final int row = PathPattern.row(path);
		if (row < 0 || table.shape().length != 2 || row >= table.shape()[0]) return row < 0 ? all : List.of();
		final int columns = (int) table.shape()[1];
		return all.subList(row * columns, (row + 1) * columns);
	}

	private Counts counts(final Hdf5File file, final Hdf5Array samples, final CubeAxes axes, final List<Part> parts) {
		final RandomAccessibleInterval<FloatType> flats = frames(file, samples, layout.flats(), "flat frames", parts);
		final RandomAccessibleInterval<FloatType> darks = frames(file, samples, layout.darks(), "dark frames", parts);
		final Counts frames = new Counts(flats, null, darks, null, null, "");
		return layout.monitor() == null ? frames : withMonitor(frames, file, samples, axes, parts);
	}

	/** @return {@code [width, height, frames]}; null if there are none */
	private RandomAccessibleInterval<FloatType> frames(final Hdf5File file, final Hdf5Array samples, final List<String> paths,
		final String what, final List<Part> parts)
	{
		for (final String path : paths) {
			for (final Hdf5Node node : PathPattern.find(file, samples.node(), path)) {
				if (!node.isDataset()) continue;
				final Hdf5Array array = new Hdf5Array(node);
				final int rank = array.shape().length;
				final String letters = rank == 2 ? "yx" : rank == 3 ? "Eyx" : "";
				if (letters.isEmpty()) throw new XasException(file.name() + ": the " + what + " " + array + " are no stack of frames.");
				parts.add(new Part(what, array.toString()));
				return CubeSamples.of(array, CubeAxes.of(letters, array, 0));
			}
		}
		return null;
	}

	private Counts withMonitor(final Counts frames, final Hdf5File file, final Hdf5Array samples, final CubeAxes axes,
		final List<Part> parts)
	{
		final Lookup lookup = layout.monitor();
		final List<String> names = lookup.isTable() ? texts(file, samples.node(), lookup.names()) : List.of();
		final int row = lookup.isTable() ? row(lookup.name(), names) : 0;
		final Optional<Hdf5Array> found = (lookup.isTable() ? List.of(lookup.values()) : lookup.paths()).stream().flatMap(
			path -> PathPattern.find(file, samples.node(), path).stream()).filter(Hdf5Node::isDataset).map(Hdf5Array::new).filter(
				Hdf5Array::isNumeric).findFirst();
		if (found.isEmpty() || row < 0) return frames;
		final Hdf5Array array = found.get();
		final String name = names.isEmpty() ? array.name() : names.get(row);
		parts.add(new Part("monitor", array + (names.isEmpty() ? "" : ", " + name)));
		if (lookup.axes().isEmpty() && array.extent() <= 1) {
			return new Counts(frames.flats(), null, frames.darks(), null, array.values(), name);
		}
		final CubeAxes own = lookup.axes().isEmpty() ? axes : CubeAxes.of(lookup.axes(), array, row);
		if (own.width(array) != axes.width(samples) || own.height(array) != axes.height(samples)) return frames;
		return new Counts(frames.flats(), null, frames.darks(), CubeSamples.of(array, own), null, name);
	}

	private PixelScale scale(final Hdf5File file, final Hdf5Array samples, final CubeAxes axes) {
		final Pixel pixel = layout.pixel();
		if (pixel == null) return PixelScale.UNKNOWN;
		if (pixel.width().isEmpty()) {
			return AxisScale.map(AxisScale.of(numbers(file, samples, pixel.x()), axes.width(samples), pixel.unit()), AxisScale.of(numbers(
				file, samples, pixel.y()), axes.height(samples), pixel.unit()));
		}
		final double[] width = numbers(file, samples, pixel.width());
		final double[] height = numbers(file, samples, pixel.height());
		if (width.length == 0 || height.length == 0 || !(width[0] > 0) || !(height[0] > 0)) return PixelScale.UNKNOWN;
		return new PixelScale(width[0], height[0], pixel.unit().equals("um") ? "µm" : pixel.unit(), 0, 0);
	}

	private static double[] numbers(final Hdf5File file, final Hdf5Array samples, final String path) {
		return texts(file, samples, path).stream().mapToDouble(Hdf5Node::parsed).toArray();
	}
}
