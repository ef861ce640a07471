package org.xasmapper.io.series;

import java.nio.file.Path;
import java.util.Locale;
import org.xasmapper.spectrum.PixelScale;

/** An open file of one or several frames. */
interface FrameFile extends AutoCloseable {

	/** @return whether a file is called as files of frames are */
	static boolean is(final Path file) {
		return isTiff(file) || isEdf(file);
	}

	static boolean isTiff(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).matches("[^.].*\\.tiff?");
	}

	static boolean isEdf(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).matches("[^.].*\\.edf");
	}

	/** @throws org.xasmapper.spectrum.XasException naming the file, if it is damaged or of a kind that is not read */
	static FrameFile open(final Path file) {
		return isTiff(file) ? new TiffFrames(file) : new EdfFile(file);
	}

	int frames();

	int width();

	int height();

	/** @return what the file says of a frame's energy, in eV or keV; NaN if it says nothing */
	double energy(int frame);

	PixelScale scale();

	/**
	 * @param target receives {@code width · height} samples, row by row
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it is damaged
	 */
	void read(int frame, float[] target);

	@Override
	void close();
}
