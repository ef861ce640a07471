package org.xasmapper.io.stxm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.spectrum.XasException;

/** The header of a scan: its type, regions, energies and channels. */
final class ScanHeader {

	private static final Pattern IMAGE = Pattern.compile("Image(\\d{1,6})_(\\d{1,4})", Pattern.CASE_INSENSITIVE);

	private final Path file;
	private final HeaderNode root;
	private final HeaderNode scan;

	/** @throws XasException if the file is no header of a scan */
	ScanHeader(final Path file) {
		this.file = file;
		root = HeaderParser.read(file);
		scan = root.get("ScanDefinition");
		if (scan == HeaderNode.NONE) {
			throw new XasException(file.toAbsolutePath() + " has no ScanDefinition: it is no header of a STXM scan.");
		}
	}

	Path file() {
		return file;
	}

	/** @return the file's name without its ending, with which the names of the images begin */
	String base() {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}

	/** @return such as {@code NEXAFS Image Scan} */
	String type() {
		return scan.string("Type");
	}

	boolean isSpectrum() {
		return is("Point Scan") || scan.string("Flags").toLowerCase(Locale.ROOT).contains("spectra");
	}

	boolean isLine() {
		return is("Line Scan");
	}

	private boolean is(final String kind) {
		return type().toLowerCase(Locale.ROOT).contains(kind.toLowerCase(Locale.ROOT));
	}

	/** @return regions of the scan, at least one */
	List<HeaderNode> regions() {
		final List<HeaderNode> regions = scan.list("Regions");
		if (!regions.isEmpty()) return regions;
		throw new XasException(file.toAbsolutePath() + " has no regions: it is cut off, or no header of a STXM scan.");
	}

	/** @return names of the channels that were measured, in the order of their letters; at least one */
	List<String> channels() {
		final List<String> names = new ArrayList<>();
		for (final HeaderNode channel : scan.list("Channels")) names.add(channel.string("Name"));
		if (names.isEmpty()) {
			for (final HeaderNode channel : root.list("Channels")) names.add(channel.string("Name"));
		}
		return names.isEmpty() ? List.of("") : names;
	}

	/** @return energies of the images, eV, none if the scan is no stack */
	double[] energies() {
		if (!scan.has("StackAxis")) return new double[0];
		return points(scan.get("StackAxis"), "StackAxis");
	}

	/** @return the unit of the stack's energies as the header has it, such as {@code eV} */
	String unit() {
		return scan.get("StackAxis").string("Unit");
	}

	/**
	 * @param axis such as that of a region
	 * @return its positions
	 * @throws XasException if there are not as many as it says, or one is no number
	 */
	double[] points(final HeaderNode axis, final String name) {
		final double[] points = axis.numbers("Points");
		if (points.length == axis.announced("Points")) {
			for (final double point : points) {
				if (Double.isNaN(point)) throw wrong(name + " has a point that is no number");
			}
			return points;
		}
		throw wrong(name + " should have " + Math.max(0, axis.announced("Points")) + " points, but has " + points.length);
	}

	private XasException wrong(final String why) {
		return new XasException("Cannot read " + file.toAbsolutePath() + ": " + why + ". It is cut off or damaged.");
	}

	/** @return energies as they were read back, eV, by the number of the image, for one region; only those that are positive */
	Map<Integer, Double> measured(final int region) {
		return ofImages(region, "Energy");
	}

	/** @return the ring current of each image that has one */
	Map<Integer, Double> current(final int region) {
		return ofImages(region, "StorageRingCurrent");
	}

	private Map<Integer, Double> ofImages(final int region, final String value) {
		final Map<Integer, Double> values = new TreeMap<>();
		for (final String name : root.names()) {
			final Matcher image = IMAGE.matcher(name);
			if (!image.matches() || Integer.parseInt(image.group(2)) != region) continue;
			root.get(name).number(value).ifPresent(number -> {
				if (number > 0 && number < Double.POSITIVE_INFINITY) values.put(Integer.parseInt(image.group(1)), number);
			});
		}
		return values;
	}

	/** @return the number of energies that the operator asked for, 0 if the header does not say it */
	int planned() {
		double planned = 0;
		for (final HeaderNode region : root.get("ImageScan").list("EnergyRegions")) planned += Math.max(0, region.number("Points").orElse(0));
		return (int) planned;
	}
}
