package org.xasmapper.ij.results;

import ij.process.LUT;
import java.awt.Color;
import org.xasmapper.chart.ColorScale;
import org.xasmapper.ij.DisplayRange;

/**
 * The viridis colours of the figures as a look-up table, and white for masked pixels: ImageJ shows NaN in the first
 * colour, which is kept free for it. {@link DisplayRange#ofMap} lets values begin at the second.
 */
final class Viridis {

	static final LUT LUT = lut();

	private Viridis() {}

	private static LUT lut() {
		final byte[][] channels = new byte[3][256];
		for (int i = 0; i < 256; i++) {
			final Color color = i == 0 ? Color.WHITE : ColorScale.VIRIDIS.at((i - 1) / 254.0);
			channels[0][i] = (byte) color.getRed();
			channels[1][i] = (byte) color.getGreen();
			channels[2][i] = (byte) color.getBlue();
		}
		return new LUT(channels[0], channels[1], channels[2]);
	}
}
