package org.xasmapper.ij;

import ij.process.LUT;

/** The viridis colours (S. van der Walt and N. Smith, public domain), interpolated between 17 of them. */
final class Viridis {

	static final LUT LUT = lut();

	private Viridis() {}

	private static LUT lut() {
		final int[] anchors = { 0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e, 0x26828e, 0x21918c,
			0x1fa088, 0x28ae80, 0x3fbc73, 0x5ec962, 0x84d44b, 0xaddc30, 0xd8e219, 0xfde725 };
		final byte[][] channels = new byte[3][256];
		for (int i = 0; i < 256; i++) {
			final double position = i * (anchors.length - 1) / 255.0;
			final int below = Math.min((int) position, anchors.length - 2);
			for (int channel = 0; channel < 3; channel++) {
				final int shift = 16 - 8 * channel;
				final int from = anchors[below] >> shift & 255;
				final int to = anchors[below + 1] >> shift & 255;
				channels[channel][i] = (byte) Math.round(from + (position - below) * (to - from));
			}
		}
		return new LUT(channels[0], channels[1], channels[2]);
	}
}
