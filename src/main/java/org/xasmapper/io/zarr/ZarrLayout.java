package org.xasmapper.io.zarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/**
 * Which array of a hierarchy is the stack, what its axes are, and where its energies stand: as OME-Zarr, xarray or a plain
 * attribute says, or the person.
 *
 * @param program whose conventions were found, for the person
 */
record ZarrLayout(String program, ZarrArray stack, StackAxes axes, StackEnergies energies, PixelScale scale) {

	private static final int NAMED = 12;

	/** @throws XasException listing what there is and naming the key to give, where nothing says it */
	static ZarrLayout of(final ZarrTree tree, final ReadingSettings settings) {
		return new Finder(tree, settings).layout();
	}

	private static final class Finder {

		private final ZarrTree tree;
		private final ReadingSettings settings;
		private Multiscale image;

		Finder(final ZarrTree tree, final ReadingSettings settings) {
			this.tree = tree;
			this.settings = settings;
		}

		ZarrLayout layout() {
			final ZarrArray stack = stack();
			final List<String> names = image == null ? stack.names() : image.names();
			if (image != null && names.size() != stack.axes()) {
				throw new XasException(tree.name() + ": OME-Zarr's metadata name " + names.size() + " axes, but " + stack.inWords() + " has " + stack
					.axes() + ".");
			}
			final StackEnergies energies = energies(stack, names);
			final StackAxes axes = settings.axes().isBlank() ? StackAxes.around(stack, names, energyAxis(stack, energies)) : StackAxes.named(stack,
				settings.axes());
			final int length = stack.shape()[axes.energy()];
			if (length != energies.values().length) {
				throw new XasException(tree.name() + ": there are " + energies.values().length + " energies (" + energies.source() + "), but " + stack
					.inWords() + " has " + length + " planes along axis " + (axes.energy() + 1) + ". Name others with energydataset=, or the order " +
					"of the axes with axes=.");
			}
			final String program = image != null ? "OME-Zarr" : names.isEmpty() ? "Zarr" : "Zarr with named axes";
			return new ZarrLayout(program, stack, axes, energies, scale(stack, axes, names));
		}

		private ZarrArray stack() {
			if (!settings.dataset().isBlank()) return named(settings.dataset());
			final List<Multiscale> images = tree.groups().stream().map(group -> Multiscale.of(group, tree.attributes(group))).flatMap(
				Optional::stream).toList();
			if (images.size() == 1) return ofImage(images.get(0));
			tree.requireAllRead();
			final List<ZarrArray> stacks = tree.arrays().stream().filter(Finder::mayBeStack).toList();
			if (stacks.size() == 1) return stacks.get(0);
			if (stacks.isEmpty()) {
				throw new XasException(tree.name() + " holds no array of energies, rows and columns." + (tree.arrays().isEmpty() ? ""
					: " There are: " + listed(tree.arrays()) + "."));
			}
			throw new XasException(tree.name() + " holds several arrays: " + listed(stacks) + ". Name one with dataset=.");
		}

		private static boolean mayBeStack(final ZarrArray array) {
			return Arrays.stream(array.shape()).filter(size -> size > 1).count() >= 3 || array.path().isEmpty();
		}

		private ZarrArray named(final String dataset) {
			final String group = dataset.replaceFirst("^/+", "").replaceFirst("/+$", "");
			final Optional<Multiscale> named = Multiscale.of(group, tree.attributes(group));
			if (named.isPresent()) return ofImage(named.get());
			final ZarrArray array = tree.array(dataset).orElseThrow(() -> new XasException(tree.name() + " has no array \"" + dataset +
				"\". There are: " + listed(tree.arrays()) + "."));
			Multiscale.of(array.group(), tree.attributes(array.group())).filter(said -> said.dataset().equals(array.path())).ifPresent(
				said -> image = said);
			return array;
		}

		private ZarrArray ofImage(final Multiscale found) {
			image = found;
			return tree.array(found.dataset()).orElseThrow(() -> new XasException(tree.name() + ": OME-Zarr's metadata name the array " + found
				.dataset() + ", which is missing or holds no numbers."));
		}

		private StackEnergies energies(final ZarrArray stack, final List<String> names) {
			final int axis = image != null ? image.energyAxis() : IntStream.range(0, names.size()).filter(i -> StackAxes.isEnergy(names.get(i)))
				.findFirst().orElse(-1);
			if (!settings.energyDataset().isBlank()) return namedEnergies(stack, axis);
			final Optional<StackEnergies> coordinates = axis < 0 ? Optional.empty() : beside(stack, names.get(axis), axis);
			return coordinates.or(() -> attribute(stack, axis)).or(() -> besides(stack, axis)).or(() -> regular(axis)).orElseThrow(
				() -> unknown(stack));
		}

		private StackEnergies namedEnergies(final ZarrArray stack, final int axis) {
			final String name = settings.energyDataset();
			final Optional<ZarrArray> array = tree.array(name).or(() -> tree.array(stack.group() + "/" + name));
			if (array.isPresent()) return ofArray(array.get(), axis);
			return places(stack).stream().map(place -> ofAttribute(place, name, axis)).flatMap(Optional::stream).findFirst().orElseThrow(
				() -> unknown(stack));
		}

		private Optional<StackEnergies> beside(final ZarrArray stack, final String name, final int axis) {
			return tree.array(stack.group() + "/" + name).filter(array -> array.axes() == 1).map(array -> ofArray(array, axis));
		}

		/** Arrays beside the stack that are called energy. */
		private Optional<StackEnergies> besides(final ZarrArray stack, final int axis) {
			return tree.arrays().stream().filter(array -> array.axes() == 1 && array.group().equals(stack.group()) && StackAxes.isEnergy(array
				.name())).findFirst().map(array -> ofArray(array, axis));
		}

		private StackEnergies ofArray(final ZarrArray array, final int axis) {
			if (array.axes() != 1) throw new XasException(tree.name() + ": " + array.inWords() + " is no list of energies.");
			final String unit = array.attributes().has("units") ? array.attributes().text("units") : array.attributes().text("unit");
			return new StackEnergies(array.coordinates(), unit, array.path(), axis);
		}

		/** The stack's own attributes come first, then those of its groups, up to the root. */
		private static Set<String> places(final ZarrArray stack) {
			final Set<String> places = new LinkedHashSet<>(List.of(stack.path()));
			for (String group = stack.group(); !group.isEmpty(); group = group.substring(0, Math.max(0, group.lastIndexOf('/')))) places.add(group);
			places.add("");
			return places;
		}

		private Optional<StackEnergies> attribute(final ZarrArray stack, final int axis) {
			for (final String place : places(stack)) {
				for (final String name : tree.attributes(place).json().keySet()) {
					if (!StackAxes.isEnergy(name)) continue;
					final Optional<StackEnergies> found = ofAttribute(place, name, axis);
					if (found.isPresent()) return found;
				}
			}
			return Optional.empty();
		}

		private Optional<StackEnergies> ofAttribute(final String place, final String name, final int axis) {
			final MetadataJson attributes = tree.attributes(place);
			final String unit = attributes.has(name + "_units") ? attributes.text(name + "_units") : attributes.text(name + "_unit");
			return attributes.numbers(name).map(values -> new StackEnergies(values, unit, (place.isEmpty() ? "" : place + "/") + name +
				", an attribute", axis));
		}

		/** OME-Zarr's scale and translation of an axis in eV or keV. */
		private Optional<StackEnergies> regular(final int axis) {
			if (image == null || axis < 0 || Double.isNaN(image.origins()[axis]) || image.units().get(axis).isEmpty()) return Optional.empty();
			final int length = tree.array(image.dataset()).orElseThrow().shape()[axis];
			final double[] values = IntStream.range(0, length).mapToDouble(i -> image.origins()[axis] + i * image.scales()[axis]).toArray();
			return Optional.of(new StackEnergies(values, image.units().get(axis), "scale and translation of the axis " + image.names().get(axis),
				axis));
		}

		private XasException unknown(final ZarrArray stack) {
			final List<ZarrArray> lists = tree.arrays().stream().filter(array -> array.axes() == 1 && Arrays.stream(stack.shape()).anyMatch(
				size -> size == array.shape()[0])).toList();
			return new XasException(tree.name() + " does not say the energies of " + stack.inWords() + (settings.energyDataset().isBlank() ? ""
				: "; there is no array or attribute \"" + settings.energyDataset() + "\"") + ". " + (lists.isEmpty()
					? "Add them as a list to its attributes, called energy." : "Name them with energydataset=; lists that fit: " + listed(lists) + "."));
		}

		private int energyAxis(final ZarrArray stack, final StackEnergies energies) {
			if (energies.axis() >= 0) return energies.axis();
			final int[] fitting = IntStream.range(0, stack.axes()).filter(axis -> stack.shape()[axis] == energies.values().length).toArray();
			if (fitting.length == 1) return fitting[0];
			throw new XasException(tree.name() + ": " + energies.values().length + " energies (" + energies.source() + ") fit " + (fitting.length == 0
				? "no axis" : "several axes") + " of " + stack.inWords() + ". Say the order of the axes, such as axes=Eyx" + (fitting.length == 0
					? ", or name other energies with energydataset=." : "."));
		}

		private PixelScale scale(final ZarrArray stack, final StackAxes axes, final List<String> names) {
			if (image != null) {
				return new PixelScale(image.scales()[axes.x()], axes.y() < 0 ? image.scales()[axes.x()] : image.scales()[axes.y()], length(image
					.units().get(axes.x())), 0, 0);
			}
			if (names.isEmpty() || axes.y() < 0) return PixelScale.UNKNOWN;
			final Optional<ZarrArray> x = tree.array(stack.group() + "/" + names.get(axes.x()));
			final Optional<ZarrArray> y = tree.array(stack.group() + "/" + names.get(axes.y()));
			if (x.isEmpty() || y.isEmpty() || x.get().axes() != 1 || y.get().axes() != 1) return PixelScale.UNKNOWN;
			final double width = step(x.get());
			final double height = step(y.get());
			if (!(width > 0) || !(height > 0)) return PixelScale.UNKNOWN;
			return new PixelScale(width, height, length(x.get().attributes().text("units")), 0, 0);
		}

		/** @return the mean step of coordinates, either way */
		private static double step(final ZarrArray coordinates) {
			if (coordinates.shape()[0] < 2) return Double.NaN;
			final double[] values = coordinates.coordinates();
			return Math.abs(values[values.length - 1] - values[0]) / (values.length - 1);
		}

		private static String length(final String unit) {
			return switch (unit.toLowerCase(Locale.ROOT)) {
				case "micrometer", "micrometre", "um", "micron", "microns" -> "µm";
				case "nanometer", "nanometre" -> "nm";
				case "millimeter", "millimetre" -> "mm";
				default -> unit;
			};
		}

		private static String listed(final List<ZarrArray> arrays) {
			return arrays.stream().limit(NAMED).map(array -> (array.path().isEmpty() ? "/" : array.path()) + " (" + array.shapeInWords() + ")")
				.collect(Collectors.joining(", ")) + (arrays.size() > NAMED ? " and " + (arrays.size() - NAMED) + " more" : "");
		}
	}
}
