package org.xasmapper.rankaae;

/**
 * How training spectra were varied at random in training.
 *
 * @param noise standard deviation of the noise added to every sample, in edge steps
 * @param shift standard deviation of the energy shift, eV
 * @param height relative standard deviation of the height
 */
public record Augmentation(double noise, double shift, double height) {

	/** The spectra as they are. */
	public static final Augmentation NONE = new Augmentation(0, 0, 0);

	/** @throws org.xasmapper.spectrum.XasException naming the key that is negative or not a number */
	public Augmentation {
		CardCheck.atLeastZero("augmentation.noise", noise);
		CardCheck.atLeastZero("augmentation.shift", shift);
		CardCheck.atLeastZero("augmentation.height", height);
	}
}
