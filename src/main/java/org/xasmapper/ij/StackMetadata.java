package org.xasmapper.ij;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.text.TableText;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyCheck;
import org.xasmapper.spectrum.energies.EnergyScale;

/**
 * What a spectral stack knows of itself besides samples and energies. It travels as image properties, so that it
 * survives saving as TIFF.
 *
 * @param element symbol of the absorbing element, such as {@code Ti}, or empty
 * @param edge absorption edge, such as {@code K}, or empty
 * @param normalization {@link #RAW}, {@link #NORMALIZED}, {@link #FLATTENED} or {@link #SIMULATION_LIKE}
 * @param history what was done to the data so far, a line per step
 * @param table one row per pixel for lists of spectra (height 1), else null
 * @param scale of the map; travels as ImageJ's calibration
 * @param energyScale how far the energies can be trusted
 */
public record StackMetadata(String element, String edge, String normalization, List<String> history, Table table,
	PixelScale scale, EnergyScale energyScale)
{

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
	private static final String ENERGY_SHIFT = "xas.energy.shift";
	private static final String ENERGY_SIGMA = "xas.energy.sigma";
	private static final String ENERGY_SOURCE = "xas.energy.source";

	private static final String TABLE_REMEDY = "Make the stack again from its text file (Plugins > XAS > XAS Open...), or " +
		"remove the property " + TABLE + ".";

	public StackMetadata {
		history = List.copyOf(history);
	}

	/** Metadata of a stack whose scales are not known. */
	public StackMetadata(final String element, final String edge, final String normalization, final List<String> history,
		final Table table)
	{
		this(element, edge, normalization, history, table, PixelScale.UNKNOWN, EnergyScale.UNKNOWN);
	}

	/**
	 * @return the metadata in the image's properties and calibration; raw and of an unknown element where there are none
	 * @throws XasException naming the image, if its table is damaged or has not one row per pixel, or its energy scale is no
	 *           number
	 */
	public static StackMetadata of(final ImagePlus image) {
		final String history = text(image, HISTORY, "");
		return new StackMetadata(text(image, ELEMENT, ""), text(image, EDGE, ""), text(image, NORMALIZATION, RAW), history
			.isEmpty() ? List.of() : List.of(history.split("\n")), table(image), scale(image), energyScale(image));
	}

	private static EnergyScale energyScale(final ImagePlus image) {
		return new EnergyScale(number(image, ENERGY_SHIFT, EnergyScale.UNKNOWN.shift()), number(image, ENERGY_SIGMA,
			EnergyScale.UNKNOWN.sigma()), text(image, ENERGY_SOURCE, EnergyScale.UNKNOWN.source()));
	}

	private static double number(final ImagePlus image, final String key, final double absent) {
		final String value = image.getProp(key);
		if (value == null) return absent;
		try {
			return Double.parseDouble(value);
		}
		catch (final NumberFormatException e) {
			throw new XasException("The property " + key + " of \"" + image.getTitle() + "\" is \"" + value + "\", which is no number. " +
				"Remove it, and calibrate the energies again (Plugins > XAS > XAS Calibrate...).", e);
		}
	}

	private static Table table(final ImagePlus image) {
		final String text = image.getProp(TABLE);
		if (text == null) return null;
		final Table table;
		try {
			table = TableText.parse(text);
		}
		catch (final RuntimeException e) {
			throw new XasException("The table of \"" + image.getTitle() + "\" is damaged: a row is not as long as its titles, or a " +
				"quotation mark is not closed. " + TABLE_REMEDY, e);
		}
		final int pixels = image.getWidth() * image.getHeight();
		if (table.rows() == pixels) return table;
		throw new XasException("The table of \"" + image.getTitle() + "\" has " + table.rows() + " rows, but the stack has " +
			pixels + " pixels. " + TABLE_REMEDY);
	}

	/** @return pixel size, unit and origin of an image */
	public static PixelScale scale(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final boolean known = calibration.pixelWidth > 0 && calibration.pixelHeight > 0 && Double.isFinite(calibration.pixelWidth *
			calibration.pixelHeight);
		final String unit = calibration.getUnit();
		return new PixelScale(known ? calibration.pixelWidth : 1, known ? calibration.pixelHeight : 1, isPixel(unit) ? "" : unit,
			calibration.xOrigin, calibration.yOrigin);
	}

	private static boolean isPixel(final String unit) {
		return unit.isBlank() || unit.equals("pixel") || unit.equals("pixels");
	}

	/** Gives an image the scale of a map; the unit of its slices stays. */
	static void writeScale(final PixelScale scale, final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final String slices = calibration.getZUnit();
		calibration.pixelWidth = scale.width();
		calibration.pixelHeight = scale.height();
		calibration.xOrigin = scale.xOrigin();
		calibration.yOrigin = scale.yOrigin();
		calibration.setXUnit(scale.unit().isEmpty() ? "pixel" : scale.unit());
		calibration.setZUnit(slices);
	}

	/** Writes this into the image's properties. */
	public void writeTo(final ImagePlus image) {
		image.setProp(ELEMENT, element);
		image.setProp(EDGE, edge);
		image.setProp(NORMALIZATION, normalization);
		image.setProp(HISTORY, String.join("\n", history));
		image.setProp(TABLE, table == null ? null : TableText.format(table));
		writeEnergyScale(image);
		writeScale(scale, image);
	}

	/** A scale of which nothing is known leaves no trace. */
	private void writeEnergyScale(final ImagePlus image) {
		final boolean known = !energyScale.equals(EnergyScale.UNKNOWN);
		image.setProp(ENERGY_SHIFT, known ? Double.toString(energyScale.shift()) : null);
		image.setProp(ENERGY_SIGMA, known ? Double.toString(energyScale.sigma()) : null);
		image.setProp(ENERGY_SOURCE, known ? energyScale.source() : null);
	}

	/** @return the same of a map of another scale */
	public StackMetadata withScale(final PixelScale newScale) {
		return new StackMetadata(element, edge, normalization, history, table, newScale, energyScale);
	}

	/** @return the same of spectra whose energies are known otherwise */
	public StackMetadata withEnergyScale(final EnergyScale newScale) {
		return new StackMetadata(element, edge, normalization, history, table, scale, newScale);
	}

	/** @return the same with one more step of history and the normalization that it led to */
	public StackMetadata after(final String step, final String newNormalization) {
		final List<String> steps = new ArrayList<>(history);
		steps.add(step);
		return new StackMetadata(element, edge, newNormalization, steps, table, scale, energyScale);
	}

	/**
	 * @param energies of the stack
	 * @return sentences on what had to be assumed
	 * @throws XasException if they cannot be the energies of this edge or, where it is not known, of any
	 */
	List<String> checkEnergies(final EnergyGrid energies) {
		return EnergyCheck.check(energies, edge.isEmpty() ? "" : element, edge);
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
