package org.xasmapper.embed.layout;

import java.util.Random;
import org.xasmapper.embed.neighbors.FuzzyGraph;

/** The layout as published, one edge after the other, as umap-learn has it with one thread (in a plane). */
final class SequentialLayout {

	private final Curve curve;
	private final float[] places;
	private final Random random;

	private SequentialLayout(final Curve curve, final float[] places, final long seed) {
		this.curve = curve;
		this.places = places;
		random = new Random(seed);
	}

	static float[] of(final FuzzyGraph graph, final Curve curve, final float[] start, final int epochs, final long seed) {
		final SequentialLayout layout = new SequentialLayout(curve, start.clone(), seed);
		final float strongest = graph.strongest();
		for (int epoch = 0; epoch < epochs; epoch++) {
			final double rate = 1 - Math.max(0, epoch - 1) / (double) epochs;
			for (int i = 0; i < graph.points(); i++) {
				for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
					final double every = strongest / graph.weights()[e];
					if (Math.floor(epoch / every) > Math.floor((epoch - 1) / every) && epoch > 0) layout.draw(i, graph.ends()[e], rate);
				}
			}
		}
		return layout.places;
	}

	private void draw(final int i, final int j, final double rate) {
		final double square = square(i, j);
		final double power = Math.pow(square, curve.b());
		final double pull = square > 0 ? -2 * curve.a() * curve.b() * power / square / (1 + curve.a() * power) : 0;
		move(i, j, pull, rate, true);
		for (int push = 0; push < 5; push++) {
			final int other = random.nextInt(places.length / 2);
			final double far = square(i, other);
			move(i, other, 2 * curve.b() / ((0.001 + far) * (1 + curve.a() * Math.pow(far, curve.b()))), rate, false);
		}
	}

	private double square(final int i, final int j) {
		return Math.pow(places[2 * i] - places[2 * j], 2) + Math.pow(places[2 * i + 1] - places[2 * j + 1], 2);
	}

	private void move(final int i, final int j, final double slope, final double rate, final boolean both) {
		for (int d = 0; d < 2; d++) {
			final double step = Math.max(-4, Math.min(4, slope * (places[2 * i + d] - places[2 * j + d])));
			places[2 * i + d] += rate * step;
			if (both) places[2 * j + d] -= rate * step;
		}
	}
}
