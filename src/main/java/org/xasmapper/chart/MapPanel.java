package org.xasmapper.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.XasException;

/**
 * A map and how to show it.
 *
 * @param title above the map, such as {@code Oxidation state}
 * @param unit of the values, such as {@code eV}; empty for a pure number
 * @param values {@code [pixels]}, row after row, shared; NaN and infinities, masked, are white
 * @param low value of the first colour
 * @param high value of the last colour, above {@code low}; values beyond the two have the colour of the nearer end,
 *          and the colour bar is pointed there
 * @param hatched which pixels have lines across them, since they are not to be relied on
 */
public record MapPanel(String title, String unit, float[] values, double low, double high, ColorScale colors,
	IntPredicate hatched)
	implements Panel
{

	/** Share of the pixels beyond either end of the automatic range: hot, dead and half-masked ones. */
	private static final double TAIL = 0.01;

	private static final int BAR_GAP = 24;

	/** @throws XasException if the range is empty or not finite */
	public MapPanel {
		if (!(low < high) || !Double.isFinite(high - low)) {
			throw new XasException("The display range of \"" + title + "\" must run from a number to a larger one, but is " +
				low + " to " + high + ".");
		}
	}

	/** A map with nothing hatched. */
	public MapPanel(final String title, final String unit, final float[] values, final double low, final double high,
		final ColorScale colors)
	{
		this(title, unit, values, low, high, colors, pixel -> false);
	}

	/**
	 * @return the map in viridis from the 1st to the 99th percentile of its values, widened to round numbers
	 * @throws XasException if all values are NaN
	 */
	public static MapPanel of(final String title, final String unit, final float[] values) {
		final float[] sorted = finite(values);
		if (sorted.length == 0) {
			throw new XasException("All pixels of \"" + title + "\" are NaN, so there is nothing to draw. They may be masked.");
		}
		Arrays.sort(sorted);
		final double low = sorted[Quantiles.outward(sorted.length, TAIL)];
		final double high = sorted[Quantiles.outward(sorted.length, 1 - TAIL)];
		if (high == low) {
			final double air = low == 0 ? 0.5 : 0.05 * Math.abs(low);
			return new MapPanel(title, unit, values, low - air, high + air, ColorScale.VIRIDIS);
		}
		final double step = Math.pow(10, Math.floor(Math.log10((high - low) / 10)));
		return new MapPanel(title, unit, values, Math.floor(low / step) * step, Math.ceil(high / step) * step,
			ColorScale.VIRIDIS);
	}

	private static float[] finite(final float[] values) {
		final float[] finite = new float[values.length];
		int count = 0;
		for (final float value : values) {
			if (Float.isFinite(value)) finite[count++] = value;
		}
		return Arrays.copyOf(finite, count);
	}

	/** @return the same map in another display range, for example that of a map beside it */
	public MapPanel in(final double newLow, final double newHigh) {
		return new MapPanel(title, unit, values, newLow, newHigh, colors, hatched);
	}

	/** @return the same map in other colours */
	public MapPanel colored(final ColorScale newColors) {
		return new MapPanel(title, unit, values, low, high, newColors, hatched);
	}

	/** @return the same map with lines across these pixels */
	public MapPanel hatched(final IntPredicate pixels) {
		return new MapPanel(title, unit, values, low, high, colors, pixels);
	}

	/** @return title and unit */
	private String heading() {
		return unit.isEmpty() ? title : title + " (" + unit + ")";
	}

	/** @return the colour of the mean of what is known of a rectangle, white if nothing is */
	Color mean(final int width, final int left, final int right, final int top, final int bottom) {
		double sum = 0;
		int count = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				final float value = values[y * width + x];
				if (!Float.isFinite(value)) continue;
				sum += value;
				count++;
			}
		}
		return count == 0 ? Color.WHITE : colors.at((sum / count - low) / (high - low));
	}

	@Override
	public List<Part> parts(final Rectangle2D frame, final int width) {
		final MapDrawing map = new MapDrawing(heading(), width, values.length / width, (left, right, top, bottom) -> mean(width,
			left, right, top, bottom)).hatched(hatched);
		return List.of(new Part(map, frame), new Part(bar(), new Rectangle2D.Double(frame.getMaxX() + BAR_GAP, frame.getY(),
			ColorBar.WIDTH, frame.getHeight())));
	}

	private ColorBar bar() {
		boolean below = false;
		boolean above = false;
		for (final float value : values) {
			below |= value < low;
			above |= value > high;
		}
		return new ColorBar(colors, null, low, high).pointed(below, above);
	}
}
