package org.xasmapper.model;

/**
 * Ranges of the ways in which a measured spectrum differs from a simulated one; every training spectrum is drawn a
 * measurement from them. What each does, and why, is told by {@code org.xasmapper.train.effects}.
 *
 * @param damping factor on what oscillates about the edge step, above the edge; 1 = none
 * @param selfAbsorbed share of the spectra that are self-absorbed
 * @param selfAbsorption a in μ(1 + a)/(1 + aμ) of those
 * @param broadening standard deviation of the energy resolution, eV
 * @param lifetime half width at half maximum of a further Lorentzian broadening, eV
 * @param shift standard deviation of the energy scale's error, eV
 * @param stretch relative standard deviation of the distances from the middle of the edge
 * @param shape standard deviation of the heights of broad features of either sign at and above the edge, by which simulations are off,
 *          in edge steps
 * @param line height of each of up to three lines below the edge of a six-fold site, in edge steps
 * @param firstLine lowest place of those lines, eV from the tabulated edge, negative below it
 * @param lastLine highest place of those lines
 * @param offset standard deviation of what is left below the edge after normalisation, in edge steps
 * @param slope standard deviation of the slope that is left above the edge, in edge steps over 50 eV
 * @param height relative standard deviation of the edge step's error
 * @param noise standard deviation of the counting noise where the spectrum is 1, in edge steps
 */
public record Effects(Range damping, double selfAbsorbed, Range selfAbsorption, Range broadening, Range lifetime,
	double shift, double stretch, double shape, Range line, double firstLine, double lastLine, double offset, double slope, double height, Range noise)
{

	/** Spectra stay as they are simulated. */
	public static final Effects NONE = new Effects(new Range(1, 1), 0, Range.ZERO, Range.ZERO, Range.ZERO, 0, 0, 0, Range.ZERO, 0,
		0, 0, 0, 0, Range.ZERO);

	/** @return the same with another error of the energy scale, eV */
	public Effects withShift(final double deviation) {
		return new Effects(damping, selfAbsorbed, selfAbsorption, broadening, lifetime, deviation, stretch, shape, line, firstLine, lastLine,
			offset, slope, height, noise);
	}

	/** @return the same with another deviation of the broad features by which simulations are off, edge steps */
	public Effects withShape(final double deviation) {
		return new Effects(damping, selfAbsorbed, selfAbsorption, broadening, lifetime, shift, stretch, deviation, line, firstLine, lastLine,
			offset, slope, height, noise);
	}

	/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
	public Effects {
		if (!(selfAbsorbed >= 0 && selfAbsorbed <= 1)) {
			throw CardCheck.wrong("effects.selfAbsorbed", selfAbsorbed, "a share from 0 to 1");
		}
		CardCheck.atLeastZero("effects.shift", shift);
		CardCheck.atLeastZero("effects.stretch", stretch);
		CardCheck.atLeastZero("effects.shape", shape);
		CardCheck.atLeastZero("effects.offset", offset);
		CardCheck.atLeastZero("effects.slope", slope);
		CardCheck.atLeastZero("effects.height", height);
		if (!Double.isFinite(firstLine)) throw CardCheck.wrong("effects.firstLine", firstLine, "a finite number");
		if (!(lastLine >= firstLine) || Double.isInfinite(lastLine)) {
			throw CardCheck.wrong("effects.lastLine", lastLine, "a number of at least \"firstLine\", " + firstLine);
		}
	}
}
