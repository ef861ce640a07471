package org.xasmapper.model;

import java.util.random.RandomGenerator;

/**
 * Where a number is drawn from, evenly.
 *
 * @param least at least 0
 * @param most not below {@code least}; equal to it = always this
 */
public record Range(double least, double most) {

	/** Always 0. */
	public static final Range ZERO = new Range(0, 0);

	/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
	public Range {
		CardCheck.atLeastZero("least", least);
		CardCheck.atLeastZero("most", most);
		if (least > most) throw CardCheck.wrong("most", most, "a number of at least \"least\", " + least);
	}

	public double draw(final RandomGenerator random) {
		return least + (most - least) * random.nextDouble();
	}
}
