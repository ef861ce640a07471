package org.xasmapper.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffEncoder;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.io.Reading;
import org.xasmapper.io.tiff.ImageJMetadata;
import org.xasmapper.io.tiff.TiffStack;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** TIFF files as ImageJ's images: samples as float, with the labels, properties and calibration that ImageJ gave them. */
public final class TiffFiles {

	private TiffFiles() {}

	/**
	 * @return a float image; a virtual stack if it takes more than a quarter of the heap
	 * @throws XasException if the file is missing, damaged, or of a kind that is not read
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<ImagePlus> open(final Path file, final Progress progress) {
		if (!Files.isRegularFile(file)) throw new XasException("There is no file " + file.toAbsolutePath() + ".");
		final TiffStack tiff = TiffStack.open(file);
		final RandomAccessibleInterval<FloatType> samples = tiff.samples(values(tiff), progress);
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), SampleStack.of(samples, labels(tiff)));
		describe(image, tiff);
		return new Reading<>(image, tiff.notes());
	}

	/** Opens a file that is quickly read. */
	public static ImagePlus open(final Path file) {
		return open(file, Progress.NONE).content();
	}

	private static String[] labels(final TiffStack tiff) {
		final List<String> known = tiff.metadata().labels();
		final String[] labels = new String[tiff.planes()];
		for (int k = 0; k < Math.min(labels.length, known.size()); k++) labels[k] = known.get(k);
		return labels;
	}

	/** @return ImageJ's calibrated value of each stored number, or null if they are not calibrated */
	private static float[] values(final TiffStack tiff) {
		final ImageJMetadata metadata = tiff.metadata();
		final int function = (int) metadata.number("cf", Calibration.NONE);
		if (tiff.bits() > 16 || metadata.text("vunit") == null || function == Calibration.NONE) return null;
		final double[] coefficients = IntStream.range(0, 5).mapToDouble(c -> metadata.number("c" + c,
			Double.NaN)).takeWhile(c -> !Double.isNaN(c)).toArray();
		final Calibration calibration = new Calibration(new ImagePlus("", tiff.bits() == 8 ? new ByteProcessor(1, 1)
			: new ShortProcessor(1, 1)));
		calibration.setFunction(function, coefficients.length < 2 ? null : coefficients, metadata.text("vunit"), "true".equals(
			metadata.text("zeroclip")));
		return calibration.getCTable();
	}

	private static void describe(final ImagePlus image, final TiffStack tiff) {
		final ImageJMetadata metadata = tiff.metadata();
		final int channels = (int) metadata.number("channels", 1);
		final int slices = (int) metadata.number("slices", 1);
		final int frames = (int) metadata.number("frames", 1);
		if ((long) channels * slices * frames == tiff.planes()) image.setDimensions(channels, slices, frames);
		image.setOpenAsHyperStack("true".equals(metadata.text("hyperstack")));
		final List<String> properties = metadata.properties();
		for (int i = 0; i + 1 < properties.size(); i += 2) image.setProp(properties.get(i), properties.get(i + 1));
		StackMetadata.writeScale(tiff.scale(), image);
		final Calibration calibration = image.getCalibration();
		calibration.pixelDepth = Math.abs(metadata.number("spacing", 1));
		if (metadata.text("zunit") != null) calibration.setZUnit(metadata.text("zunit"));
		final double low = metadata.number("min", 0);
		final double high = metadata.number("max", 0);
		if (low != 0 || high != 0) image.setDisplayRange(low, high);
	}

	/**
	 * Saves an image as an ImageJ TIFF, with slice labels and properties; virtual stacks are written slice by slice.
	 *
	 * @throws XasException naming the file, if it cannot be written
	 */
	public static void save(final ImagePlus image, final Path file) {
		final TiffEncoder encoder = new TiffEncoder(info(image));
		AtomicFile.write(file, out -> {
			final DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
			encoder.write(data);
			data.flush();
		});
	}

	/** As {@link FileSaver} describes an image, but without its message windows. */
	private static FileInfo info(final ImagePlus image) {
		final FileInfo info = image.getFileInfo();
		final ImageStack stack = image.getStack();
		if (stack.isVirtual()) info.virtualStack = (VirtualStack) stack;
		info.nImages = image.getStackSize();
		info.info = image.getInfoProperty();
		info.description = new FileSaver(image).getDescriptionString();
		info.sliceLabels = new String[stack.size()];
		for (int k = 0; k < info.sliceLabels.length; k++) info.sliceLabels[k] = stack.getSliceLabel(k + 1);
		info.properties = image.getPropertiesAsArray();
		return info;
	}
}
