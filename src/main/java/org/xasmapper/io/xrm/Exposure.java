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
	 * @param like the first frame of the series
	 * @return the mean of the frames, {@code [width × height]}
	 * @throws XasException if one cannot be read, is of another size, or is divided by a reference where others are not
	 */
	float[] mean(final SingleFrame like) {
		if (files.size() == 1) return read(files.get(0), like);
		final double[] sums = new double[like.width() * like.height()];
		for (final Path file : files) {
			final float[] frame = read(file, like);
			for (int p = 0; p < sums.length; p++) sums[p] += frame[p];
		}
		final float[] mean = new float[sums.length];
		for (int p = 0; p < mean.length; p++) mean[p] = (float) (sums[p] / files.size());
		return mean;
	}

	private static float[] read(final Path path, final SingleFrame like) {
		try (XradiaFile file = new XradiaFile(path)) {
			if (file.width() != like.width() || file.height() != like.height()) {
				throw new XasException(path.toAbsolutePath() + " has " + file.width() + " × " + file.height() + " pixels, but " + like.file()
					.getFileName() + " has " + like.width() + " × " + like.height() + ". Move what does not belong together apart.");
			}
			if (Double.compare(file.wholeBeam(), like.divided()) == 0) return file.frame(0);
			throw new XasException("Of " + path.toAbsolutePath() + " and " + like.file().getFileName() +
				" the microscope has divided only one by its reference. Export all alike.");
		}
	}
}
