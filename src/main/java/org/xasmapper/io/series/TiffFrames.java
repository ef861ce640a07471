package org.xasmapper.io.series;

import java.nio.file.Path;
import org.xasmapper.io.tiff.TiffStack;
import org.xasmapper.spectrum.PixelScale;

/** The pages of a TIFF file. */
final class TiffFrames implements FrameFile {

	private final TiffStack tiff;

	TiffFrames(final Path file) {
		tiff = TiffStack.open(file);
	}

	@Override
	public int frames() {
		return tiff.planes();
	}

	@Override
	public int width() {
		return tiff.width();
	}

	@Override
	public int height() {
		return tiff.height();
	}

	@Override
	public double energy(final int frame) {
		return Double.NaN;
	}

	@Override
	public PixelScale scale() {
		return tiff.scale();
	}

	@Override
	public void read(final int frame, final float[] target) {
		tiff.read(frame, target);
	}

	@Override
	public void close() {
		tiff.close();
	}
}
