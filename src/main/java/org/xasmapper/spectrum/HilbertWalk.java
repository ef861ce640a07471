package org.xasmapper.spectrum;

import java.util.function.IntConsumer;

/**
 * Goes through all pixels of a map along a Hilbert curve, which keeps neighbours together. The curve fills a square; parts of
 * it that lie beside the map are not entered, so that the walk is as long as the map has pixels, and it takes no memory.
 */
final class HilbertWalk {

	private final int width;
	private final int height;
	private final IntConsumer visitor;

	private HilbertWalk(final int width, final int height, final IntConsumer visitor) {
		this.width = width;
		this.height = height;
		this.visitor = visitor;
	}

	/** @param visitor gets the numbers of all pixels, row by row, in the order of the curve */
	static void through(final int width, final int height, final IntConsumer visitor) {
		new HilbertWalk(width, height, visitor).visit(0, 0, 1, 0, 0, 1, 2L * Integer.highestOneBit(Math.max(width, height)));
	}

	/**
	 * Visits a square of the curve.
	 *
	 * @param x column of the pixel where the square is entered
	 * @param y its row
	 * @param ux step along the side towards which the curve leaves, (1, 0), (0, 1) or their opposites
	 * @param vx step along the other side
	 */
	private void visit(final long x, final long y, final int ux, final int uy, final int vx, final int vy, final long side) {
		final long last = side - 1;
		if (Math.min(x, x + last * (ux + vx)) >= width || Math.min(y, y + last * (uy + vy)) >= height) return;
		if (side == 1) {
			visitor.accept((int) (x + y * width));
			return;
		}
		final long half = side / 2;
		visit(x, y, vx, vy, ux, uy, half);
		visit(x + half * vx, y + half * vy, ux, uy, vx, vy, half);
		visit(x + half * (ux + vx), y + half * (uy + vy), ux, uy, vx, vy, half);
		visit(x + last * ux + (half - 1) * vx, y + last * uy + (half - 1) * vy, -vx, -vy, -ux, -uy, half);
	}
}
