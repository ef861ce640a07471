package org.xasmapper.ij;

import ij.ImagePlus;
import ij.WindowManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.io.Reading;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * What varies over a sample, for the axis of figures: the composition of every pixel or, where none is known, its
 * position.
 *
 * @param title of the axis
 * @param values {@code [pixels]}, NaN where unknown
 * @param source what finds it again: name of a column, title of an open map, or absolute path of a file; empty = position
 * @param map the open map, null if it came from elsewhere
 * @param notes sentences on what was recognised in its file, and on what stands in its place
 */
public record Composition(String title, double[] values, String source, ImagePlus map, List<String> notes) {

	/**
	 * @param source name of a column of the stack's table, title of an open map, or file of a map; empty = position
	 * @throws XasException if it is none of these, or a map of another size
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Composition of(final String source, final SpectralStack stack, final Progress progress) {
		final String name = source.trim();
		if (name.isEmpty()) return position(stack.cube(), List.of());
		final Table table = stack.metadata().table();
		if (table != null && table.has(name)) return new Composition(asTitle(name), table.numbers(name), name, null, List.of());
		final ImagePlus open = WindowManager.getImage(name);
		if (open == null && !Files.isRegularFile(TypedPath.of(name))) {
			throw new XasException("The composition \"" + name + "\" is neither a column of the stack's table" + (table == null
				? " (it has none)" : " (" + String.join(", ", table.names()) + ")") + ", nor an open image, nor a file.");
		}
		if (open != null) return new Composition(asTitle(open), values(open, stack.cube()), name, open, List.of());
		final Path file = TypedPath.of(name).toAbsolutePath().normalize();
		final Reading<ImagePlus> read = TiffFiles.open(file, progress);
		final ImagePlus map = read.content();
		return new Composition(asTitle(map), values(map, stack.cube()), file.toString(), null, read.notes());
	}

	/** @return the position in its place, with a note, if it is known of no pixel: figures can do without it */
	public Composition orPosition(final SpectralCube cube) {
		if (Arrays.stream(values).anyMatch(value -> !Double.isNaN(value))) return this;
		final List<String> more = new ArrayList<>(notes);
		more.add("The composition \"" + source + "\" has no number for any pixel; figures are drawn along the position instead.");
		return position(cube, more);
	}

	private static double[] values(final ImagePlus map, final SpectralCube cube) {
		if (map.getWidth() != cube.width() || map.getHeight() != cube.height()) {
			throw new XasException("The composition \"" + map.getTitle() + "\" is a map of " + map.getWidth() + " × " + map
				.getHeight() + " pixels, but the stack has " + cube.width() + " × " + cube.height() + ".");
		}
		final double[] values = new double[cube.pixels()];
		for (int p = 0; p < values.length; p++) values[p] = map.getProcessor().getf(p);
		return values;
	}

	private static String asTitle(final ImagePlus map) {
		return asTitle(map.getTitle().replaceFirst("\\.tiff?$", ""));
	}

	/** @return {@code Ti fraction} for {@code ti_fraction} */
	private static String asTitle(final String name) {
		final String title = name.isEmpty() ? "composition" : name.replace('_', ' ');
		return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
	}

	private static Composition position(final SpectralCube cube, final List<String> notes) {
		final double[] values = new double[cube.pixels()];
		for (int p = 0; p < values.length; p++) values[p] = p % cube.width();
		return new Composition("Position (pixels)", values, "", null, notes);
	}
}
