package org.xasmapper.io.stxm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/** A stack of images, an energy each; those that are there, if the scan was stopped or a file is lost. */
final class ImageStackScan {

	/** The header writes energies of images with two decimals, eV. */
	private static final double ROUNDED = 0.0101;

	/** Energies set and read back that differ by more are told, eV. */
	private static final double FAR = 1;

	private ImageStackScan() {}

	static Measurement look(final ScanHeader header, final ReadingSettings settings) {
		final double[] energies = settings.unit().toElectronvolt(header.energies());
		if (energies.length < 2) {
			throw new XasException(header.file().getFileName() + " is a \"" + header.type() + "\" with " + (energies.length == 1
				? "one energy" : "no axis of energies") + "; a spectrum needs images at two energies at least.");
		}
		final ScanPart part = ScanPart.of(header, settings.dataset());
		final HeaderNode region = header.regions().get(part.region());
		final double[] x = header.points(region.get("PAxis"), "PAxis");
		final double[] y = header.points(region.get("QAxis"), "QAxis");
		if (x.length == 0 || y.length == 0 || (long) x.length * y.length > Integer.MAX_VALUE / 8) {
			throw new XasException("Cannot open " + header.file().getFileName() + ": its images should have " + x.length + " × " + y.length +
				" pixels.");
		}
		final List<String> notes = new ArrayList<>();
		final Map<Integer, Path> images = images(header, part, energies, notes);
		final Path[] files = images.values().toArray(Path[]::new);
		final double[] taken = images.keySet().stream().mapToDouble(k -> energies[k]).toArray();
		notes.addAll(notes(header, energies.length, files, y.length));
		return new Measurement("STXM image stack", LazyPlanes.of(x.length, y.length, files.length, k -> ImageFile.read(files[k], x.length,
			y.length)), taken, settings.signal() == null ? signal(header, part) : settings.signal(), counts(header, part, files), scale(x, y,
				region.get("PAxis").string("Unit")), null, parts(header, part, files, energies.length), notes, () -> {});
	}

	/**
	 * Images carry the numbers of the energies; in a header of fewer energies, those at which the header says that they were
	 * measured.
	 *
	 * @return files that are there, by the number of their energy
	 */
	private static Map<Integer, Path> images(final ScanHeader header, final ScanPart part, final double[] energies,
		final List<String> notes)
	{
		final Map<Integer, Double> measured = header.measured(part.region());
		final boolean renumbered = measured.keySet().stream().anyMatch(number -> number >= energies.length);
		final Map<Integer, Path> images = new TreeMap<>();
		if (renumbered) {
			measured.forEach((number, energy) -> {
				final Path file = part.image(header, number);
				final int k = nearest(energies, energy);
				if (Math.abs(energies[k] - energy) <= ROUNDED && Files.exists(file)) images.put(k, file);
			});
		}
		else {
			for (int k = 0; k < energies.length; k++) {
				final Path file = part.image(header, k);
				if (!Files.exists(file)) continue;
				images.put(k, file);
				final double read = measured.getOrDefault(k, energies[k]);
				if (Math.abs(read - energies[k]) > FAR) {
					notes.add(String.format(Locale.ROOT, "%s should be at %.2f eV, but the header says that it was measured at %.2f eV; the " +
						"first was taken.", file.getFileName(), energies[k], read));
				}
			}
		}
		if (images.size() > 1) return images;
		throw new XasException("Of the " + energies.length + " images of " + header.file().toAbsolutePath() + " there are " + images.size() +
			", such as " + part.image(header, 0).getFileName() + ". Copy the .xim files beside the header.");
	}

	private static int nearest(final double[] energies, final double energy) {
		int nearest = 0;
		for (int k = 1; k < energies.length; k++) {
			if (Math.abs(energies[k] - energy) < Math.abs(energies[nearest] - energy)) nearest = k;
		}
		return nearest;
	}

	private static List<String> notes(final ScanHeader header, final int energies, final Path[] files, final int height) {
		final List<String> notes = new ArrayList<>();
		final int planned = Math.max(energies, header.planned());
		if (files.length < planned) {
			notes.add(header.file().getFileName() + " was to have " + planned + " energies; " + (planned - files.length) +
				" images are missing, and the " + files.length + " that are there were opened.");
		}
		// Only the last one can have been interrupted.
		final int rows = ImageFile.rows(files[files.length - 1]);
		if (rows < height) {
			notes.add("The last image, " + files[files.length - 1].getFileName() + ", has " + rows + " of " + height +
				" rows; the others are NaN there.");
		}
		return notes;
	}

	private static Signal signal(final ScanHeader header, final ScanPart part) {
		return signal(header.channels().get(part.channel()));
	}

	/** The name of a channel tells an electron yield from what passed the sample, which it is otherwise. */
	static Signal signal(final String channel) {
		final String name = channel.toLowerCase(Locale.ROOT);
		return name.contains("tey") || name.contains("electron yield") || name.contains("sample current") ? Signal.ELECTRON_YIELD
			: Signal.TRANSMITTED;
	}

	private static Counts counts(final ScanHeader header, final ScanPart part, final Path[] files) {
		final Map<Integer, Double> current = header.current(part.region());
		final double[] perPlane = new double[files.length];
		for (int k = 0; k < files.length; k++) {
			final int number = number(files[k]);
			if (!current.containsKey(number)) return Counts.NONE;
			perPlane[k] = current.get(number);
		}
		return new Counts(null, null, null, null, perPlane, "ring current");
	}

	/** @return the number of an image, of which the name ends in a letter, three digits and perhaps that of the region */
	private static int number(final Path file) {
		final String name = file.getFileName().toString();
		final int letter = name.lastIndexOf('_') + 1;
		return Integer.parseInt(name.substring(letter + 1, letter + 4));
	}

	static PixelScale scale(final double[] x, final double[] y, final String unit) {
		final double width = step(x);
		final double height = step(y);
		if (!(width > 0) || !(height > 0)) return PixelScale.UNKNOWN;
		return new PixelScale(width, height, unit.equals("um") ? "µm" : unit, -x[0] / width, -y[0] / height);
	}

	/** @return the mean step, 0 if there is none */
	private static double step(final double[] points) {
		return points.length < 2 ? 0 : Math.abs(points[points.length - 1] - points[0]) / (points.length - 1);
	}

	private static List<Part> parts(final ScanHeader header, final ScanPart part, final Path[] files, final int energies) {
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part("samples", files.length + " files, the first " + files[0].getFileName() + ", channel " + header.channels().get(
			part.channel())));
		parts.add(new Part("energies", "StackAxis of " + header.file().getFileName() + ", " + energies + " values, " + (header.unit()
			.isEmpty() ? "eV" : header.unit())));
		return parts;
	}
}
