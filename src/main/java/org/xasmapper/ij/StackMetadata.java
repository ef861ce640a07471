package org.xasmapper.ij;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.TableText;
import org.xasmapper.spectrum.Table;

/**
 * What a spectral stack knows of itself besides samples and energies. It travels as image properties, so that it
 * survives saving as TIFF.
 *
 * @param element symbol of the absorbing element, such as {@code Ti}, or empty
 * @param edge absorption edge, such as {@code K}, or empty
 * @param normalization {@link #RAW}, {@link #NORMALIZED}, {@link #FLATTENED} or {@link #SIMULATION_LIKE}
 * @param history what was done to the data so far, a line per step
 * @param table one row per pixel for lists of spectra (height 1), else null
 */
public record StackMetadata(String element, String edge, String normalization, List<String> history, Table table) {

	/** Absorption as measured. */
	public static final String RAW = "raw";
	/** Divided by the edge step, pre-edge line removed. */
	public static final String NORMALIZED = "normalized";
	/** Normalized, post-edge flattened to one. */
	public static final String FLATTENED = "flattened";
	/** Made of simulated spectra by spectral domain mapping. */
	public static final String SIMULATION_LIKE = "simulation-like";

	private static final String ELEMENT = "xas.element";
	private static final String EDGE = "xas.edge";
	private static final String NORMALIZATION = "xas.normalization";
	private static final String HISTORY = "xas.history";
	private static final String TABLE = "xas.table";

	public StackMetadata {
		history = List.copyOf(history);
	}

	/** @return the metadata in the image's properties; raw and of an unknown element where there are none */
	public static StackMetadata of(final ImagePlus image) {
		final String history = text(image, HISTORY, "");
		final String table = image.getProp(TABLE);
		return new StackMetadata(text(image, ELEMENT, ""), text(image, EDGE, ""), text(image, NORMALIZATION, RAW), history
			.isEmpty() ? List.of() : List.of(history.split("\n")), table == null ? null : TableText.parse(table));
	}

	/** Writes this into the image's properties. */
	public void writeTo(final ImagePlus image) {
		image.setProp(ELEMENT, element);
		image.setProp(EDGE, edge);
		image.setProp(NORMALIZATION, normalization);
		image.setProp(HISTORY, String.join("\n", history));
		image.setProp(TABLE, table == null ? null : TableText.format(table));
	}

	/** @return the same with one more step of history and the normalization that it led to */
	public StackMetadata after(final String step, final String newNormalization) {
		final List<String> steps = new ArrayList<>(history);
		steps.add(step);
		return new StackMetadata(element, edge, newNormalization, steps, table);
	}

	/** @return {@code Ti K-edge}, {@code Ti} or an empty text */
	public String absorber() {
		return edge.isEmpty() ? element : (element + " " + edge + "-edge").trim();
	}

	private static String text(final ImagePlus image, final String key, final String absent) {
		final String value = image.getProp(key);
		return value == null ? absent : value;
	}
}
