package org.xasmapper.chart.embedding;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xasmapper.chart.FigureStyle;

/**
 * Colours for any number of groups: Okabe and Ito's first, then always the colour that is farthest from all so far (as
 * of Glasbey, van der Heijden, Toh, Gray 2007, "Colour displays for categorical images"), in OKLab. Those on white, of
 * medium lightness, are left to choose from.
 */
final class GroupPalette {

	private static final int OKABE_ITO = 6;
	private static final int STEP = 17;
	private static final double DARKEST = 0.35;
	private static final double LIGHTEST = 0.82;

	private GroupPalette() {}

	/** @return as many different colours; a longer list begins with a shorter one */
	static List<Color> of(final int count) {
		final List<Color> palette = new ArrayList<>();
		for (int i = 0; i < Math.min(count, OKABE_ITO); i++) palette.add(FigureStyle.color(i));
		if (count <= OKABE_ITO) return palette;
		final List<Candidate> candidates = candidates();
		// Grey dots are those of which nothing is known.
		for (final Candidate candidate : candidates) candidate.meet(OkLab.of(PointColors.NONE));
		for (final Color color : palette) {
			for (final Candidate candidate : candidates) candidate.meet(OkLab.of(color));
		}
		while (palette.size() < count) {
			final Candidate farthest = candidates.stream().max(Comparator.comparingDouble(c -> c.distance)).get();
			palette.add(farthest.color);
			for (final Candidate candidate : candidates) candidate.meet(farthest.place);
		}
		return palette;
	}

	private static List<Candidate> candidates() {
		final List<Candidate> candidates = new ArrayList<>();
		for (int red = 0; red < 256; red += STEP) {
			for (int green = 0; green < 256; green += STEP) {
				for (int blue = 0; blue < 256; blue += STEP) {
					final Candidate candidate = new Candidate(new Color(red, green, blue));
					final double lightness = candidate.place.lightness();
					if (lightness >= DARKEST && lightness <= LIGHTEST) candidates.add(candidate);
				}
			}
		}
		return candidates;
	}

	/** A colour and how far it is from the nearest that was chosen. */
	private static final class Candidate {

		private final Color color;
		private final OkLab place;
		private double distance = Double.POSITIVE_INFINITY;

		Candidate(final Color color) {
			this.color = color;
			place = OkLab.of(color);
		}

		void meet(final OkLab chosen) {
			distance = Math.min(distance, place.distance(chosen));
		}
	}
}
