package org.xasmapper.unmix;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;

/**
 * Random weights for the starts of cBSS: every column drawn evenly from the simplex. The number of a pixel and a
 * component is drawn from a generator that is seeded with the contents of the two spectra, not with their position,
 * so that the same spectra in another order get the same starts.
 */
final class RandomWeights {

	private final long[] starts;
	private final long[] pixels;
	private final long[] components;

	/** @param starts number of starts */
	RandomWeights(final Spectra measured, final Spectra simulated, final long seed, final int starts) {
		this.starts = Arrays.stream(SeededStreams.of(seed, "starts of cBSS", starts)).mapToLong(SplittableRandom::nextLong).toArray();
		pixels = digests(measured);
		components = digests(simulated);
	}

	/** @return weights {@code [n × N]} of start number {@code start} */
	DMatrixRMaj draw(final int start) {
		final DMatrixRMaj weights = new DMatrixRMaj(components.length, pixels.length);
		for (int j = 0; j < pixels.length; j++) {
			double sum = 0;
			for (int i = 0; i < components.length; i++) {
				// Exponential variates, divided by their sum, are spread evenly over the simplex.
				final long entry = starts[start] ^ pixels[j] ^ Long.rotateLeft(components[i], 21);
				final double u = new SplittableRandom(entry).nextDouble();
				weights.set(i, j, -Math.log1p(-u));
				sum += weights.get(i, j);
			}
			for (int i = 0; i < components.length; i++) weights.set(i, j, weights.get(i, j) / sum);
		}
		return weights;
	}

	private static long[] digests(final Spectra spectra) {
		final long[] digests = new long[spectra.count()];
		for (int i = 0; i < digests.length; i++) {
			for (int k = 0; k < spectra.energies().size(); k++) {
				final long bits = Float.floatToIntBits(spectra.value(i, k));
				digests[i] = new SplittableRandom(digests[i] ^ bits).nextLong();
			}
		}
		return digests;
	}
}
