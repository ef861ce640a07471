package org.xasmapper.wafer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where what is on a drawn wafer: species give way to each other along a compositional gradient, islands hold more of one of
 * them, and the film is not equally thick everywhere.
 */
final class Layout {

	private static final int MOST_ISLANDS = 3;

	/** Width of the rim of an island, in its radius. */
	private static final double RIM = 0.2;

	/**
	 * A disc with more of one species.
	 *
	 * @param share of the species in its middle, 0 to 1; all coordinates are in sides of the wafer
	 */
	private record Island(double x, double y, double radius, int species, double share) {

		/** @return what of a pixel is the island's */
		double cover(final double px, final double py) {
			final double distance = Math.hypot(px - x, py - y) / radius;
			return share / (1 + Math.exp((distance - 1) / RIM));
		}
	}

	private final double directionX;
	private final double directionY;
	/** Where each species is most frequent along the gradient, −0.5 to 0.5, and how far it reaches. */
	private final double[] favourite;
	private final double[] reach;
	private final List<Island> islands = new ArrayList<>();
	private final double thickX;
	private final double thickY;
	private final double thinnest;

	Layout(final int species, final RandomGenerator random) {
		final double angle = 2 * Math.PI * random.nextDouble();
		directionX = Math.cos(angle);
		directionY = Math.sin(angle);
		favourite = new double[species];
		reach = new double[species];
		for (int s = 0; s < species; s++) {
			favourite[s] = (s + random.nextDouble()) / species - 0.5;
			reach[s] = random.nextDouble(0.1, 0.3);
		}
		for (int i = random.nextInt(MOST_ISLANDS + 1); i > 0; i--) {
			islands.add(new Island(random.nextDouble(), random.nextDouble(), random.nextDouble(0.08, 0.25), random.nextInt(species), random
				.nextDouble(0.5, 1)));
		}
		thickX = random.nextDouble();
		thickY = random.nextDouble();
		thinnest = random.nextDouble(0.4, 1);
	}

	/** @return share of each species at a place, whose coordinates are 0 to 1; sum 1 */
	double[] weights(final double x, final double y) {
		final double along = (x - 0.5) * directionX + (y - 0.5) * directionY;
		final double[] weights = new double[favourite.length];
		double sum = 0;
		for (int s = 0; s < weights.length; s++) {
			// Far from all favourites the nearest one wins, and nothing is divided by zero.
			sum += weights[s] = 1e-9 + bell((along - favourite[s]) / reach[s]);
		}
		for (int s = 0; s < weights.length; s++) weights[s] /= sum;
		for (final Island island : islands) {
			final double cover = island.cover(x, y);
			for (int s = 0; s < weights.length; s++) weights[s] *= 1 - cover;
			weights[island.species()] += cover;
		}
		return weights;
	}

	/** @return edge step, 1 where the film is thickest */
	double edgeStep(final double x, final double y) {
		return thinnest + (1 - thinnest) * bell(2 * Math.hypot(x - thickX, y - thickY));
	}

	private static double bell(final double distance) {
		return Math.exp(-distance * distance / 2);
	}
}
