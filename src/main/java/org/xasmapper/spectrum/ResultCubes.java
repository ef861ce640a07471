package org.xasmapper.spectrum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/** Makes room for a result: on the heap if it fits comfortably, else in a temporary file. */
public final class ResultCubes {

	/** Temporary files are named so, with the number of the process that made them. */
	public static final String PREFIX = "xas-mapper-";

	private ResultCubes() {}

	/**
	 * @return a cube of zeros; one in a file vanishes with the image that shows it
	 * @throws XasException if neither heap nor disk has room
	 */
	public static SpectralCube allocate(final int width, final int height, final EnergyGrid energies) {
		return new SpectralCube(samples(width, height, energies.size()), energies);
	}

	/**
	 * @return zeros {@code [width, height, planes]}; those in a file vanish with the image that shows them
	 * @throws XasException if neither heap nor disk has room
	 */
	public static RandomAccessibleInterval<FloatType> samples(final int width, final int height, final int planes) {
		final long bytes = (long) width * height * planes * Float.BYTES;
		final Runtime runtime = Runtime.getRuntime();
		final long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
		return bytes < free / 3 ? PlanarImgs.floats(width, height, planes) : inTemporaryFile(Path.of(System.getProperty(
			"java.io.tmpdir")), width, height, planes);
	}

	static FileSamples inTemporaryFile(final Path folder, final int width, final int height, final int planes) {
		final long bytes = (long) width * height * planes * Float.BYTES;
		final Path file = folder.resolve(PREFIX + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".samples");
		try {
			// Rather now than after hours of work.
			if (Files.getFileStore(folder).getUsableSpace() < bytes + bytes / 20) {
				throw new XasException(String.format(Locale.ROOT,
					"The result takes %.1f GB, more than the memory given to ImageJ and the free space in %s.", bytes / 1e9, folder));
			}
			file.toFile().deleteOnExit();
			return FileSamples.temporary(file, width, height, planes);
		}
		catch (final IOException e) {
			throw new XasException("Cannot make a temporary file for the result in " + folder.toAbsolutePath() + " (" + FileProblem
				.reason(e) + "). Choose another temporary folder with the Java option -Djava.io.tmpdir=FOLDER.", e);
		}
	}
}
