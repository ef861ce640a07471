package org.xasmapper.model;

/**
 * How training spectra were varied at random in training.
 *
 * @param noise standard deviation of the noise added to every sample, in edge steps
 * @param shift standard deviation of the energy shift, eV
 * @param height relative standard deviation of the height
 * @param mixed share of the spectra that were mixed with one or more others, in random amounts, and their descriptors with them:
 *          a pixel holds many sites
 */
public record Augmentation(double noise, double shift, double height, double mixed) {

	/** The spectra as they are. */
	public static final Augmentation NONE = new Augmentation(0, 0, 0, 0);

	/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
	public Augmentation {
		CardCheck.atLeastZero("augmentation.noise", noise);
		CardCheck.atLeastZero("augmentation.shift", shift);
		CardCheck.atLeastZero("augmentation.height", height);
		if (!(mixed >= 0 && mixed <= 1)) throw CardCheck.wrong("augmentation.mixed", mixed, "a share from 0 to 1");
	}
}
