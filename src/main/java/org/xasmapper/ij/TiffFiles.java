package org.xasmapper.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.plugin.FileInfoVirtualStack;
import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.xasmapper.spectrum.MappedSamples;
import org.xasmapper.spectrum.XasException;

/** Opens and saves TIFF files, with messages for the person where ImageJ's own reader is silent. */
public final class TiffFiles {

	/** Share of the largest heap that an image may take before it is opened as a virtual stack. */
	private static final int HEAP_SHARE = 4;

	private TiffFiles() {}

	/**
	 * @return the image; a virtual stack if it takes more than a quarter of the heap and is not compressed
	 * @throws XasException if the file is missing, truncated or no TIFF that ImageJ reads
	 */
	public static ImagePlus open(final Path file) {
		if (!Files.isRegularFile(file)) throw new XasException("There is no file " + file.toAbsolutePath() + ".");
		final FileInfo[] directories = directories(file);
		final long bytes = checkedBytes(file, directories);
		final boolean tooLarge = bytes > Runtime.getRuntime().maxMemory() / HEAP_SHARE;
		final boolean plain = directories[0].compression == FileInfo.COMPRESSION_NONE;
		IJ.redirectErrorMessages();
		final ImagePlus image = tooLarge && plain ? FileInfoVirtualStack.openVirtual(file.toAbsolutePath().toString())
			: new Opener().openImage(file.toAbsolutePath().toString());
		IJ.redirectErrorMessages(false);
		if (image == null) throw unreadable(file, "ImageJ cannot decode it", null);
		if (image.getStack().isVirtual() && image.getBitDepth() == 32) mapSamples(image, file, directories);
		return image;
	}

	/** ImageJ's virtual stacks read a whole slice for a row of it; a mapped file does not. */
	private static void mapSamples(final ImagePlus image, final Path file, final FileInfo[] directories) {
		final long[] offsets = new long[image.getStackSize()];
		final String[] labels = new String[offsets.length];
		final FileInfo first = directories[0];
		final long planeBytes = (long) first.width * first.height * Float.BYTES + first.getGap();
		for (int k = 0; k < offsets.length; k++) {
			offsets[k] = directories.length == 1 ? first.getOffset() + k * planeBytes : directories[k].getOffset();
			labels[k] = image.getStack().getSliceLabel(k + 1);
		}
		try {
			image.setStack(new SampleStack(MappedSamples.open(file, first.width, first.height, offsets,
				first.intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN), labels));
		}
		catch (final IOException e) {
			throw unreadable(file, "it cannot be read", e);
		}
	}

	private static FileInfo[] directories(final Path file) {
		final File absolute = file.toAbsolutePath().toFile();
		try {
			final FileInfo[] directories = new TiffDecoder(absolute.getParent() + File.separator, absolute.getName())
				.getTiffInfo();
			if (directories == null) throw unreadable(file, "it is not a TIFF file", null);
			return directories;
		}
		catch (final IOException | RuntimeException e) {
			if (e instanceof XasException) throw (XasException) e;
			throw unreadable(file, "it is damaged or not a TIFF file", e);
		}
	}

	/** @return bytes of all samples; ImageJ itself would fill what a truncated file lacks with zeros */
	private static long checkedBytes(final Path file, final FileInfo[] directories) {
		long bytes = 0;
		long needed = 0;
		for (final FileInfo info : directories) {
			final long samples = (long) info.width * info.height * info.getBytesPerPixel() * Math.max(1, info.nImages);
			bytes += samples;
			if (info.compression == FileInfo.COMPRESSION_NONE) needed = Math.max(needed, info.getOffset() + samples);
		}
		final long length = file.toFile().length();
		if (needed > length) {
			throw unreadable(file, String.format(Locale.ROOT,
				"it is truncated: its header promises %,d bytes, but it has %,d", needed, length), null);
		}
		return bytes;
	}

	private static XasException unreadable(final Path file, final String why, final Throwable cause) {
		return new XasException("Cannot open " + file.toAbsolutePath() + ": " + why + ". Copy or export it again.", cause);
	}

	/**
	 * Saves an image as an ImageJ TIFF, with slice labels and properties; virtual stacks are written slice by slice.
	 * The image's title stays as it is.
	 *
	 * @throws XasException if the file cannot be written
	 */
	public static void save(final ImagePlus image, final Path file) {
		final String title = image.getTitle();
		IJ.redirectErrorMessages();
		final boolean saved = new FileSaver(image).saveAsTiff(file.toAbsolutePath().toString());
		IJ.redirectErrorMessages(false);
		image.setTitle(title);
		if (!saved) {
			throw new XasException("Cannot write " + file.toAbsolutePath() +
				". Is the disk full, or the folder write-protected?");
		}
	}
}
