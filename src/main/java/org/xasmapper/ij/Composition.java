package org.xasmapper.ij;

import ij.ImagePlus;
import ij.WindowManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * What varies over a sample, for the axis of figures: the composition of every pixel or, where none is known, its
 * position.
 *
 * @param title of the axis
 * @param values {@code [pixels]}, NaN where unknown
 */
public record Composition(String title, double[] values) {

	/**
	 * @param source name of a column of the stack's table, title of an open map, or file of a map; empty = position
	 * @throws XasException if it is none of these, or a map of another size
	 */
	public static Composition of(final String source, final SpectralStack stack) {
		final String name = source.trim();
		if (name.isEmpty()) return position(stack.cube());
		final Table table = stack.metadata().table();
		if (table != null && table.has(name)) return new Composition(asTitle(name), table.numbers(name));
		final ImagePlus open = WindowManager.getImage(name);
		if (open == null && !Files.isRegularFile(Path.of(name))) {
			throw new XasException("The composition \"" + name + "\" is neither a column of the stack's table" + (table == null
				? " (it has none)" : " (" + String.join(", ", table.names()) + ")") + ", nor an open image, nor a file.");
		}
		return of(open != null ? open : TiffFiles.open(Path.of(name)), stack.cube());
	}

	private static Composition of(final ImagePlus map, final SpectralCube cube) {
		if (map.getWidth() != cube.width() || map.getHeight() != cube.height()) {
			throw new XasException("The composition \"" + map.getTitle() + "\" is a map of " + map.getWidth() + " × " + map
				.getHeight() + " pixels, but the stack has " + cube.width() + " × " + cube.height() + ".");
		}
		final double[] values = new double[cube.pixels()];
		for (int p = 0; p < values.length; p++) values[p] = map.getProcessor().getf(p);
		return new Composition(asTitle(map.getTitle().replaceFirst("\\.tiff?$", "")), values);
	}

	/** @return {@code Ti fraction} for {@code ti_fraction} */
	private static String asTitle(final String name) {
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
	}

	private static Composition position(final SpectralCube cube) {
		final double[] values = new double[cube.pixels()];
		for (int p = 0; p < values.length; p++) values[p] = p % cube.width();
		return new Composition("Position (pixels)", values);
	}
}
