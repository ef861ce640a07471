package org.xasmapper.io.xrm;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/**
 * A file of an Xradia microscope: {@code .xrm} with one frame, {@code .txrm} with many, {@code .txm} with the slices of a
 * tomogram. Opening it reads what is said of the frames; the frames themselves are read when they are asked for. Names of
 * streams and types of samples as dxchange and txrm2tiff read them. Safe for several threads.
 */
final class XradiaFile implements AutoCloseable {

	/** Frames in a folder of the container. */
	private static final int FRAMES_PER_FOLDER = 100;

	private static final int LARGEST_FRAME = Integer.MAX_VALUE / 8;

	private final Path path;
	private final OleFile ole;
	private final int width;
	private final int height;
	private final int frames;
	private final SampleType type;
	private final double[] energies;

	/** @throws XasException if it cannot be opened, or does not say what its frames are */
	XradiaFile(final Path path) {
		this.path = path;
		ole = new OleFile(path);
		try {
			width = number("ImageWidth");
			height = number("ImageHeight");
			type = type(number("DataType"));
			final long pixels = (long) width * height;
			if (width <= 0 || height <= 0 || pixels > LARGEST_FRAME || pixels * type.bytes() > ole.length()) {
				throw ole.damaged("its frames should have " + width + " × " + height + " pixels");
			}
			frames = framesThere();
			energies = energies(frames);
		}
		catch (final RuntimeException e) {
			ole.close();
			throw e;
		}
	}

	private int number(final String name) {
		final ByteBuffer stored = ole.read("ImageInfo/" + name, Integer.BYTES);
		if (stored.remaining() < Integer.BYTES) throw ole.damaged("it has no ImageInfo/" + name + ", as files of Xradia do");
		return stored.getInt();
	}

	private SampleType type(final int code) {
		return SampleType.of(code).orElseThrow(() -> new XasException("Cannot open " + path.toAbsolutePath() +
			": its samples are of Xradia's type " + code + ", which XAS Mapper does not read. Export it as 16-bit or 32-bit frames."));
	}

	/** A scan that stopped has fewer frames than it was to have. */
	private int framesThere() {
		final int planned = number("NoOfImages");
		if (planned <= 0 || planned > ole.length()) throw ole.damaged("it should hold " + planned + " frames");
		for (int k = 0; k < planned; k++) {
			if (ole.size(stream(k)) == 0) return k;
		}
		return planned;
	}

	private static String stream(final int frame) {
		return "ImageData" + (frame / FRAMES_PER_FOLDER + 1) + "/Image" + (frame + 1);
	}

	private double[] energies(final int count) {
		return floats("ImageInfo/Energy", count);
	}

	/** @return the first floats of a stream, NaN where it has fewer */
	private double[] floats(final String stream, final int count) {
		final ByteBuffer stored = ole.read(stream, (long) count * Float.BYTES);
		final double[] values = new double[count];
		for (int k = 0; k < count; k++) values[k] = stored.remaining() >= Float.BYTES ? stored.getFloat() : Double.NaN;
		return values;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** @return the number of frames that are there */
	int frames() {
		return frames;
	}

	/** @return the number of frames that the scan was to have */
	int planned() {
		return number("NoOfImages");
	}

	/** @return the energy of each frame, as stored; 0 or NaN where the file does not say it */
	double[] energies() {
		return energies.clone();
	}

	/** @return the angle of each frame, degrees, NaN where it is not said */
	double[] angles() {
		return floats("ImageInfo/Angles", frames);
	}

	/** @return size of a pixel, µm; 0 where it is not said */
	double pixelSize() {
		final double size = floats("ImageInfo/PixelSize", 1)[0];
		return size > 0 && size < Double.POSITIVE_INFINITY ? size : 0;
	}

	/**
	 * @return what frames without a sample were set to when the microscope divided the frames by their reference: 100, for
	 *         percent; NaN where it did not
	 */
	double wholeBeam() {
		final ByteBuffer corrected = ole.read("ImageInfo/OriginalDataRefCorrected", Integer.BYTES);
		if (corrected.remaining() < Integer.BYTES || corrected.getInt() == 0) return Double.NaN;
		final double factor = floats("ImageInfo/TransmissionScaleFactor", 1)[0];
		return factor > 0 && factor < Double.POSITIVE_INFINITY ? factor : 1;
	}

	boolean hasReference() {
		return ole.size("ReferenceData/Image") > 0;
	}

	/** @return the frame without sample that the file carries, {@code [width × height]} */
	float[] reference() {
		final ByteBuffer code = ole.read("ReferenceData/DataType", Integer.BYTES);
		return samples("ReferenceData/Image", code.remaining() < Integer.BYTES ? type : type(code.getInt()));
	}

	/**
	 * @param frame from 0
	 * @return its samples, {@code [width × height]}, row by row
	 * @throws XasException if the file is cut off, or the frame of another size
	 */
	float[] frame(final int frame) {
		return samples(stream(frame), type);
	}

	private float[] samples(final String stream, final SampleType stored) {
		final float[] samples = new float[width * height];
		final long bytes = (long) samples.length * stored.bytes();
		final long size = ole.size(stream);
		if (size != bytes) {
			throw ole.damaged(String.format(Locale.ROOT, "%s has %,d bytes, but %d × %d samples of %d bytes take %,d", stream, size,
				width, height, stored.bytes(), bytes));
		}
		stored.read(ole.read(stream, bytes), samples);
		return samples;
	}

	/** @return whether the file says the energy of every frame */
	boolean hasEnergies() {
		return frames > 0 && Arrays.stream(energies).allMatch(energy -> energy > 0 && energy < Double.POSITIVE_INFINITY);
	}

	@Override
	public void close() {
		ole.close();
	}
}
