package org.xasmapper.io.xrm;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/** The frames of one energy in one repeat. */
record Exposure(Key key, List<Path> files) {

	/** Ordered by repeat, then by energy in eV. */
	record Key(int repeat, double energy) implements Comparable<Key> {

		@Override
		public int compareTo(final Key other) {
			return Comparator.comparingInt(Key::repeat).thenComparingDouble(Key::energy).compare(this, other);
		}
	}

	/**
	 * @return the mean of the frames, {@code [width × height]}
	 * @throws XasException if one cannot be read, or is of another size by now
	 */
	float[] mean(final int width, final int height) {
		if (files.size() == 1) return read(files.get(0), width, height);
		final double[] sums = new double[width * height];
		for (final Path file : files) {
			final float[] frame = read(file, width, height);
			for (int p = 0; p < sums.length; p++) sums[p] += frame[p];
		}
		final float[] mean = new float[sums.length];
		for (int p = 0; p < mean.length; p++) mean[p] = (float) (sums[p] / files.size());
		return mean;
	}

	private static float[] read(final Path path, final int width, final int height) {
		try (XradiaFile file = new XradiaFile(path)) {
			if (file.width() == width && file.height() == height) return file.frame(0);
			throw new XasException("The file " + path.toAbsolutePath() + " was replaced by one of " + file.width() + " × " + file
				.height() + " pixels while it was in use. Open it again.");
		}
	}
}
