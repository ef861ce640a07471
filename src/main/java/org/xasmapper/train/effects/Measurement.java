package org.xasmapper.train.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;

/**
 * One measurement, drawn from ranges of effects: all spectra of one scan share it, except for their noise.
 *
 * @param damping factor on what oscillates about the edge step, above the edge
 * @param selfAbsorption a in μ(1 + a)/(1 + aμ), 0 = none
 * @param broadening standard deviation of the resolution, eV
 * @param lifetime half width at half maximum of the Lorentzian, eV
 * @param shift added to the energy scale, eV: positive = features appear at higher energies
 * @param stretch of the distances from the middle of the edge: 0.03 = 3 % wider
 * @param features of either sign at and above the edge, by which the simulation is off
 * @param lines of sites with six neighbours or more
 * @param tail share of the first value that the pre-edge line takes off, 0 to 1
 * @param window start of the post-edge range, eV above the middle of the edge
 * @param near how far the edge step is the mean over that range, 0 to 1, and not that of a scan that goes on
 * @param offset left below the edge, in edge steps
 * @param slope left above the edge, in edge steps per eV
 * @param height factor on the whole
 * @param noise standard deviation of the counting noise where the spectrum is 1, in edge steps
 */
public record Measurement(double damping, double selfAbsorption, double broadening, double lifetime, double shift,
	double stretch, List<Line> features, List<Line> lines, double tail, double window, double near, double offset, double slope,
	double height, double noise)
{

	/** Changes nothing. */
	public static final Measurement PERFECT = new Measurement(1, 0, 0, 0, 0, 0, List.of(), List.of(), 0, 0, 0, 0, 0, 1, 0);

	private static final int MOST_LINES = 3;

	private static final int FEATURES = 8;

	/** Where features lie, eV from the tabulated edge: from the foot of an oxide's edge on. */
	private static final Range FEATURE_PLACE = new Range(10, 50);

	/** Of a feature, eV: as wide as what is near an edge. */
	private static final Range FEATURE_WIDTH = new Range(1.5, 4);

	/** Of a line, eV: the core hole's width and the splitting by the crystal field. */
	private static final Range LINE_WIDTH = new Range(0.4, 0.9);

	/** Where post-edge ranges begin in practice, eV above the middle of the edge. */
	private static final Range WINDOW = new Range(12, 35);

	/** Width over which a slope is given, eV. */
	private static final double SLOPE_OVER = 50;

	public Measurement {
		features = List.copyOf(features);
		lines = List.copyOf(lines);
	}

	/**
	 * @param random the only source of chance: the same state gives the same measurement, and every measurement takes from
	 *          a stream of its own
	 */
	public static Measurement draw(final Effects effects, final RandomGenerator random) {
		if (effects.equals(Effects.NONE)) return PERFECT;
		final double damping = effects.damping().draw(random);
		final boolean selfAbsorbed = random.nextDouble() < effects.selfAbsorbed();
		final double selfAbsorption = selfAbsorbed ? effects.selfAbsorption().draw(random) : 0;
		return new Measurement(damping, selfAbsorption, effects.broadening().draw(random), effects.lifetime().draw(random),
			effects.shift() * random.nextGaussian(), effects.stretch() * random.nextGaussian(), features(effects, random), lines(
				effects, random), random.nextDouble(), WINDOW.draw(random), random.nextDouble(), effects.offset() * random.nextGaussian(), effects.slope() / SLOPE_OVER * random.nextGaussian(), 1 +
					effects.height() * random.nextGaussian(), effects.noise().draw(random));
	}

	private static List<Line> features(final Effects effects, final RandomGenerator random) {
		final List<Line> features = new ArrayList<>();
		if (effects.shape() == 0) return features;
		for (int i = 0; i < FEATURES; i++) {
			features.add(new Line(FEATURE_PLACE.draw(random), FEATURE_WIDTH.draw(random), effects.shape() * random.nextGaussian()));
		}
		return features;
	}

	private static List<Line> lines(final Effects effects, final RandomGenerator random) {
		final List<Line> lines = new ArrayList<>();
		if (effects.line().most() == 0) return lines;
		for (int i = random.nextInt(MOST_LINES + 1); i > 0; i--) {
			final double place = effects.firstLine() + (effects.lastLine() - effects.firstLine()) * random.nextDouble();
			lines.add(new Line(place, LINE_WIDTH.draw(random), effects.line().draw(random)));
		}
		return lines;
	}
}
