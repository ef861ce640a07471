package org.xasmapper.spectrum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Makes room for a result: on the heap if it fits comfortably, else in a temporary file. */
public final class ResultCubes {

	private ResultCubes() {}

	/**
	 * @return a cube of zeros; one in a file vanishes with the image that shows it
	 * @throws XasException if neither heap nor disk has room
	 */
	public static SpectralCube allocate(final int width, final int height, final EnergyGrid energies) {
		final long bytes = (long) width * height * energies.size() * Float.BYTES;
		final Runtime runtime = Runtime.getRuntime();
		final long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
		return bytes < free / 3 ? SpectralCube.inMemory(width, height, energies) : inTemporaryFile(width, height, energies,
			bytes);
	}

	private static SpectralCube inTemporaryFile(final int width, final int height, final EnergyGrid energies,
		final long bytes)
	{
		try {
			final Path file = Files.createTempFile("xas-mapper-", ".samples");
			file.toFile().deleteOnExit();
			// Writing to a mapped file on a full disk would kill the virtual machine.
			if (Files.getFileStore(file).getUsableSpace() < bytes + bytes / 20) {
				Files.delete(file);
				throw new XasException(String.format(Locale.ROOT,
					"The result takes %.1f GB, more than the memory given to ImageJ and the free space in %s.", bytes / 1e9, file
						.getParent()));
			}
			final SpectralCube cube = SpectralCube.inFile(width, height, energies, file);
			// Where the system allows it, the name goes at once and the space with the mapping; else at exit.
			file.toFile().delete();
			return cube;
		}
		catch (final IOException e) {
			throw new XasException("Cannot make a temporary file for the result: " + e.getMessage(), e);
		}
	}
}
