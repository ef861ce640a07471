package org.xasmapper.ij;

import ij.process.LUT;
import java.awt.Color;
import org.xasmapper.chart.ColorScale;

/** The viridis colours of the figures as a look-up table. */
final class Viridis {

	static final LUT LUT = lut();

	private Viridis() {}

	private static LUT lut() {
		final byte[][] channels = new byte[3][256];
		for (int i = 0; i < 256; i++) {
			final Color color = ColorScale.VIRIDIS.at(i / 255.0);
			channels[0][i] = (byte) color.getRed();
			channels[1][i] = (byte) color.getGreen();
			channels[2][i] = (byte) color.getBlue();
		}
		return new LUT(channels[0], channels[1], channels[2]);
	}
}
