package org.xasmapper.chart.embedding;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * Two components of an embedding in pixels of a figure, with the same scale along both.
 *
 * @param x {@code [points]}, to the right; NaN for points that were not embedded
 * @param y {@code [points]}, downwards
 */
record ScreenPoints(float[] x, float[] y) {

	/** Side of the squares in which points are counted, in pixels. */
	private static final int CELL = 12;

	/**
	 * @param coordinates {@code [points × components]}
	 * @param across the component that runs to the right
	 * @param up the component that runs upwards
	 * @param box what is to be in the middle of the frame
	 * @param scale pixels per unit
	 */
	static ScreenPoints of(final float[] coordinates, final int components, final int across, final int up,
		final PlaneBox box, final double scale, final Rectangle2D frame)
	{
		final float[] x = new float[coordinates.length / components];
		final float[] y = new float[x.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = (float) (frame.getCenterX() + scale * (coordinates[i * components + across] - box.centerX()));
			y[i] = (float) (frame.getCenterY() - scale * (coordinates[i * components + up] - box.centerY()));
		}
		return new ScreenPoints(x, y);
	}

	int count() {
		return x.length;
	}

	boolean isKnown(final int i) {
		return Float.isFinite(x[i]) && Float.isFinite(y[i]);
	}

	/** @return points per square pixel around the median point */
	double typicalDensity(final Rectangle2D frame) {
		final int columns = (int) frame.getWidth() / CELL + 1;
		final int[] counts = new int[columns * ((int) frame.getHeight() / CELL + 1)];
		final int[] cells = new int[count()];
		int known = 0;
		for (int i = 0; i < count(); i++) {
			if (!isKnown(i)) continue;
			final int cell = (int) ((x[i] - frame.getX()) / CELL) + columns * (int) ((y[i] - frame.getY()) / CELL);
			counts[cell]++;
			cells[known++] = cell;
		}
		final int[] around = Arrays.stream(cells, 0, known).map(cell -> counts[cell]).sorted().toArray();
		return (double) around[known / 2] / (CELL * CELL);
	}
}
