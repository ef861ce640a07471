package org.xasmapper.ij;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.LevelSurvey;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.EnergyScale;

/**
 * A spectral stack: an image whose slices are energies, each labelled with its energy ({@code 4985.20 eV}), and the
 * cube of spectra that it holds. The label is what counts: it survives saving as TIFF.
 *
 * @param title of the window
 * @param cube samples and energies
 * @param metadata element, edge, normalization, history
 */
public record SpectralStack(String title, SpectralCube cube, StackMetadata metadata) {

	/**
	 * @param image with an energy in every slice's label
	 * @throws XasException if it is null, has no energies, or is no grey-value stack along one axis
	 */
	public static SpectralStack of(final ImagePlus image) {
		if (image == null) {
			throw new XasException("There is no image. Open a spectral stack first (Plugins > XAS > XAS Open...).");
		}
		final EnergyGrid energies = energies(image);
		final int[] slices = IntStream.rangeClosed(1, energies.size()).toArray();
		return new SpectralStack(image.getTitle(), new SpectralCube(StackSamples.of(image, slices), energies), StackMetadata
			.of(image));
	}

	/**
	 * @param image any grey-value stack
	 * @param axis along which the energy varies
	 * @param order the energies of its slices, and how these are sorted and averaged
	 * @return the spectra of the image at its current position along other axes
	 * @throws XasException if the number of measured energies is not the length of the axis
	 */
	public static SpectralStack adopt(final ImagePlus image, final EnergyAxis axis, final EnergyOrder order,
		final StackMetadata metadata)
	{
		final int[] slices = axis.positions(image);
		if (slices.length != order.measured()) {
			throw new XasException("\"" + image.getTitle() + "\" has " + slices.length + " slices, but the energy list has " +
				order.measured() + " energies. Each slice needs one; is it the right list?");
		}
		return new SpectralStack(image.getTitle(), new SpectralCube(StackSamples.of(image, slices, order), order.energies()),
			metadata);
	}

	/**
	 * @return the edge for which it was measured; null if that is not known, or the energies are relative to it
	 * @throws XasException if the slices' labels cannot be the energies of that edge, or of any
	 */
	public AbsorptionEdge wantedEdge() {
		final EnergyGrid energies = cube.energies();
		try {
			metadata.checkEnergies(energies);
		}
		catch (final XasException e) {
			throw new XasException("\"" + title + "\": " + e.getMessage() + " Correct it with XAS Open..., which gives an " +
				"open stack other energies, element or edge.", e);
		}
		return energies.first() == 0 ? null : AbsorptionEdges.of(metadata.element(), metadata.edge()).orElse(null);
	}

	/**
	 * @return a sentence if this says that it is normalized but most of its pixels are not; empty if all is well, or it is raw
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Optional<String> falseState(final Progress progress) {
		if (metadata.normalization().equals(StackMetadata.RAW)) return Optional.empty();
		final LevelSurvey survey = LevelSurvey.of(cube, progress);
		if (!survey.contradicts()) return Optional.empty();
		return Optional.of("\"" + title + "\" is said to be " + metadata.normalization() + ", but " + survey + ". If it is raw, " +
			"open it as such (XAS Open..., state=raw) and run XAS Normalize...; if it begins or ends within the edge, take a wider " +
			"range of energies.");
	}

	/**
	 * @throws XasException if this says that it is normalized but most of its pixels are not
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public void requireTrueState(final Progress progress) {
		falseState(progress).ifPresent(problem -> {
			throw new XasException(problem);
		});
	}

	/** @return a list of spectra as a stack of height 1 */
	public static SpectralStack of(final String title, final Spectra spectra, final StackMetadata metadata) {
		final SpectralCube cube = SpectralCube.inMemory(spectra.count(), 1, spectra.energies());
		final float[] row = new float[spectra.count()];
		for (int k = 0; k < spectra.energies().size(); k++) {
			for (int i = 0; i < row.length; i++) row[i] = spectra.value(i, k);
			cube.writeRows(k, 0, 1, row);
		}
		return new SpectralStack(title, cube, metadata);
	}

	/** @return whether every slice's label is an energy */
	public static boolean hasEnergies(final ImagePlus image) {
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			if (Double.isNaN(SliceEnergies.inLabel(image.getStack().getSliceLabel(slice)))) return false;
		}
		return image.getStackSize() > 1;
	}

	/**
	 * @return the energies in the slice labels, eV
	 * @throws XasException naming the first slice without one
	 */
	public static EnergyGrid energies(final ImagePlus image) {
		final double[] energies = new double[image.getStackSize()];
		for (int k = 0; k < energies.length; k++) {
			energies[k] = SliceEnergies.inLabel(image.getStack().getSliceLabel(k + 1));
			if (Double.isNaN(energies[k])) throw SliceEnergies.noEnergy(image.getTitle(), k + 1);
		}
		return EnergyGrid.of(energies);
	}

	/** @return the label of a slice: {@code 4985.20 eV}, with more digits where two would not tell the energy */
	public static String label(final double energy) {
		final String twoDigits = String.format(Locale.ROOT, "%.2f", energy);
		final boolean exact = Math.abs(Double.parseDouble(twoDigits) - energy) < 1e-6;
		return (exact ? twoDigits : trimmed(String.format(Locale.ROOT, "%.6f", energy))) + " eV";
	}

	private static String trimmed(final String number) {
		return number.replaceFirst("0{1,4}$", "");
	}

	/** @return a float image that shares this cube's samples, ready to show or save */
	public ImagePlus toImage() {
		final ImagePlus image = new ImagePlus(title, SampleStack.of(cube.samples(), labels()));
		image.setDimensions(1, cube.energies().size(), 1);
		final Calibration calibration = image.getCalibration();
		calibration.setZUnit("eV");
		calibration.pixelDepth = cube.energies().medianStep();
		metadata.writeTo(image);
		DisplayRange.ofStack(image);
		// Before the edge there is little to see.
		image.setSlice(1 + cube.energies().size() * 3 / 4);
		return image;
	}

	private String[] labels() {
		final String[] labels = new String[cube.energies().size()];
		Arrays.setAll(labels, k -> label(cube.energies().energy(k)));
		return labels;
	}

	/** @return this cube's successor: other samples, one more step of history */
	public SpectralStack then(final String newTitle, final SpectralCube newCube, final String step,
		final String normalization)
	{
		return new SpectralStack(newTitle, newCube, metadata.after(step, normalization));
	}

	/**
	 * @param shift added to the energies, eV
	 * @param by who or what says so, for history and reports
	 * @return the same samples, shared, on that scale
	 */
	public SpectralStack shifted(final double shift, final String by) {
		if (shift == 0) return this;
		final StackMetadata moved = metadata.withEnergyScale(metadata.energyScale().shifted(shift, by));
		return new SpectralStack(title, cube.shifted(shift), moved.after(String.format(Locale.ROOT,
			"Energies shifted by %+.2f eV by %s", shift, by), metadata.normalization()));
	}

	/** @return the same samples, shared, on the scale that a calibration found */
	public SpectralStack calibrated(final EnergyScale found) {
		final StackMetadata known = metadata.withEnergyScale(metadata.energyScale().then(found));
		return new SpectralStack(title, cube.shifted(found.shift()), known.after("Energies " + found, metadata.normalization()));
	}

	/** @return the same spectra, whose energies are known otherwise */
	public SpectralStack withEnergyScale(final EnergyScale scale) {
		return new SpectralStack(title, cube, metadata.withEnergyScale(scale));
	}

	/** @return the title without a file ending, for deriving others from it */
	public String baseTitle() {
		return title.replaceFirst("\\.(tif|tiff|csv|txt|nor|dat|xdi|gz)$", "");
	}
}
