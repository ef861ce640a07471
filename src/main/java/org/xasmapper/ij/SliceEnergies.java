package org.xasmapper.ij;

import ij.ImagePlus;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.io.Reading;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;

/**
 * The energies that stand in the labels of slices as people and beamlines write them: at the start with their unit
 * ({@code 7112.00 eV}), within a file's name ({@code scan_08324.0_eV_001of003.tif}, {@code energy=7112.5}), or as
 * nothing but a number.
 */
final class SliceEnergies {

	private static final String NUMBER = "([0-9]+(?:\\.[0-9]*)?)";
	private static final Pattern LABEL = Pattern.compile("^\\s*" + NUMBER + "\\s*(eV|keV)\\b");
	private static final Pattern WITH_UNIT = pattern("(?<![0-9.])" + NUMBER + "[ _-]?(k?eV)(?![a-z])");
	private static final Pattern WITH_NAME = pattern("(?<![a-z])(?:energy|nrg|hv|e)[ =:_]+" + NUMBER + "(?![0-9a-z])");
	private static final Pattern NUMBER_ALONE = pattern("^\\s*" + NUMBER + "\\s*$");

	private SliceEnergies() {}

	private static Pattern pattern(final String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
	}

	/** @return the energy with which a spectral stack labels its slice, eV; NaN if the label is another */
	static double inLabel(final String label) {
		final double[] energies = label == null ? null : energies(new String[] { label }, LABEL);
		return energies == null ? Double.NaN : energies[0];
	}

	/**
	 * @param slices positions in the stack, from 1
	 * @param unit of numbers that carry none
	 * @return the energies of these slices in eV, and a sentence if they are not what a spectral stack's labels are
	 * @throws XasException naming the first slice without an energy
	 */
	static Reading<double[]> of(final ImagePlus image, final int[] slices, final EnergyUnit unit) {
		// A label's further lines are what ImageJ found in the slice's file.
		final String[] labels = Arrays.stream(slices).mapToObj(slice -> image.getStack().getSliceLabel(slice)).map(
			label -> label == null ? "" : label.lines().findFirst().orElse("")).toArray(String[]::new);
		final double[] labelled = energies(labels, LABEL);
		if (labelled != null) return new Reading<>(labelled, List.of());
		double[] energies = energies(labels, WITH_UNIT);
		if (energies == null) energies = inElectronvolt(energies(labels, WITH_NAME), unit);
		if (energies == null) energies = inElectronvolt(energies(labels, NUMBER_ALONE), unit);
		if (energies == null) throw noEnergy(image.getTitle(), labels);
		final int last = labels.length - 1;
		return new Reading<>(energies, List.of(String.format("The energies were taken from the slices' labels: \"%s\" is %s, " +
			"\"%s\" is %s.", labels[0], SpectralStack.label(energies[0]), labels[last], SpectralStack.label(energies[last]))));
	}

	/** @return an energy a label, or null if one does not hold exactly one */
	private static double[] energies(final String[] labels, final Pattern pattern) {
		final double[] energies = new double[labels.length];
		for (int k = 0; k < labels.length; k++) {
			final Matcher energy = pattern.matcher(labels[k]);
			if (!energy.find()) return null;
			final double number = Double.parseDouble(energy.group(1));
			final boolean kilo = energy.groupCount() > 1 && energy.group(2).equalsIgnoreCase("keV");
			energies[k] = kilo ? EnergyUnit.fromKiloelectronvolt(number) : number;
			if (energy.find()) return null;
		}
		return energies;
	}

	private static double[] inElectronvolt(final double[] energies, final EnergyUnit unit) {
		return energies == null ? null : unit.toElectronvolt(energies);
	}

	private static XasException noEnergy(final String title, final String[] labels) {
		int slice = 0;
		while (slice < labels.length - 1 && energies(new String[] { labels[slice] }, WITH_UNIT) != null) slice++;
		return noEnergy(title, slice + 1);
	}

	/** @param slice number of the slice whose label is no energy, from 1 */
	static XasException noEnergy(final String title, final int slice) {
		return new XasException("\"" + title + "\" is not a spectral stack: the label of slice " + slice +
			" is not an energy. Use Plugins > XAS > XAS Open... to give the stack its list of energies.");
	}
}
