package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.Augmentation;

class BatchesTest {

	private static final int ROWS = 40;
	private static final int VARIANTS = 50;

	/** Row i is one at point i and zero elsewhere, so that a mixture tells what is in it; odd rows are of another kind. */
	private static Batches.Batch variants(final double mixed, final long seed) {
		final float[] spectra = new float[ROWS * ROWS];
		final float[] descriptors = new float[ROWS];
		final int[] kinds = new int[ROWS];
		for (int i = 0; i < ROWS; i++) {
			spectra[i * ROWS + i] = 1;
			descriptors[i] = i;
			kinds[i] = i % 2;
		}
		return new Batches(spectra, ROWS, descriptors, kinds, ROWS, new Augmentation(0.1, 0.1, 0.01, mixed), 0.5,
			new SplittableRandom(seed)).variants(VARIANTS);
	}

	@Test
	void halfOfTheMixturesAreOfAlikeSpectraAndAllSumToOne() {
		final Batches.Batch batch = variants(1, 1);
		int alike = 0;
		for (int i = 0; i < ROWS * VARIANTS; i++) {
			final double[] shares = new double[2];
			double descriptor = 0;
			for (int k = 0; k < ROWS; k++) {
				shares[k % 2] += batch.clean()[i * ROWS + k];
				descriptor += k * batch.clean()[i * ROWS + k];
			}
			assertEquals(1, shares[0] + shares[1], 1e-5);
			assertEquals(descriptor, batch.descriptors()[i], 1e-3, "the descriptor is mixed as the spectrum is");
			if (shares[(i + 1) % 2] == 0) alike++;
		}
		// Half, and those unlike ones that happened to meet only their own kind.
		assertTrue(alike > 0.5 * ROWS * VARIANTS && alike < 0.75 * ROWS * VARIANTS, alike + " of " + ROWS * VARIANTS);
	}

	@Test
	void withoutMixingASpectrumStaysWhatItIs() {
		final Batches.Batch batch = variants(0, 1);
		for (int i = 0; i < ROWS * VARIANTS; i++) assertEquals(1, batch.clean()[i * ROWS + i % ROWS]);
	}

	@Test
	void theSeedDecidesEveryDraw() {
		assertArrayEquals(variants(0.4, 5).varied(), variants(0.4, 5).varied());
		assertArrayEquals(variants(0.4, 5).descriptors(), variants(0.4, 5).descriptors());
		assertTrue(Arrays.mismatch(variants(0.4, 5).varied(), variants(0.4, 6).varied()) >= 0);
	}
}
