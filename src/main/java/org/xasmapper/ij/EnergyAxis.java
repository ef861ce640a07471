package org.xasmapper.ij;

import ij.ImagePlus;
import java.util.Arrays;
import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/** Which of an image's axes is the photon energy. */
public enum EnergyAxis {

	/** The only axis that is longer than one; an error if there are several. */
	AUTO, CHANNELS, SLICES, FRAMES;

	/** @throws XasException if there is no axis of this name */
	public static EnergyAxis named(final String name) {
		try {
			return valueOf(name.toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new XasException("The axis must be auto, channels, slices or frames, not \"" + name + "\".", e);
		}
	}

	/**
	 * @return stack positions (from 1) of the energies in order, at the image's current position along the other axes
	 * @throws XasException if the axis has one position only, or if AUTO finds several that are longer
	 */
	int[] positions(final ImagePlus image) {
		final EnergyAxis axis = this == AUTO ? only(image) : this;
		final int length = axis.length(image);
		if (length < 2) throw tooShort(image, axis);
		final int[] positions = new int[length];
		for (int i = 1; i <= length; i++) {
			positions[i - 1] = image.getStackIndex(axis == CHANNELS ? i : image.getC(), axis == SLICES ? i : image.getZ(),
				axis == FRAMES ? i : image.getT());
		}
		return positions;
	}

	/** @return whether other axes are longer than one, so that only their current position is used */
	boolean leavesOthers(final ImagePlus image) {
		return positions(image).length < image.getStackSize();
	}

	private static EnergyAxis only(final ImagePlus image) {
		final EnergyAxis[] longer = Arrays.stream(new EnergyAxis[] { CHANNELS, SLICES, FRAMES }).filter(axis -> axis.length(
			image) > 1).toArray(EnergyAxis[]::new);
		if (longer.length == 1) return longer[0];
		if (longer.length == 0) throw tooShort(image, SLICES);
		throw new XasException(String.format(Locale.ROOT,
			"\"%s\" has %d channels, %d slices and %d frames. Say which of them is the energy (axis); of the others the " +
				"current position is used.", image.getTitle(), image.getNChannels(), image.getNSlices(), image.getNFrames()));
	}

	private int length(final ImagePlus image) {
		switch (this) {
			case CHANNELS:
				return image.getNChannels();
			case FRAMES:
				return image.getNFrames();
			default:
				return image.getNSlices();
		}
	}

	private static XasException tooShort(final ImagePlus image, final EnergyAxis axis) {
		return new XasException("\"" + image.getTitle() + "\" has only one of its " + axis.name().toLowerCase(Locale.ROOT) +
			"; a spectral stack has one slice per energy. Open the whole stack, or choose another axis.");
	}
}
