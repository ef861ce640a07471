package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.Augmentation;
import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

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
		return new Batches(sites(spectra, descriptors, kinds), ROWS, Effects.NONE, new Augmentation(0.1, 0.1, 0.01, mixed),
			new SplittableRandom(seed)).variants(VARIANTS);
	}

	private static Sites sites(final float[] spectra, final float[] descriptors, final int[] kinds) {
		final RegularGrid grid = new RegularGrid(4962, 0.5, spectra.length / kinds.length);
		final double[] sixFold = new double[kinds.length];
		for (int i = 0; i < kinds.length; i++) sixFold[i] = kinds[i];
		return new Sites(AbsorptionEdges.of("Ti", "K").get(), grid.toEnergyGrid(), spectra, grid, spectra, descriptors, sixFold, kinds);
	}

	/** Of two mixed sites of zero, one six-fold, the lines are as high as the share of that one, and nothing else is there. */
	@Test
	void aMixtureHasTheLinesOfItsSixFoldSites() {
		final Effects linesOnly = new Effects(new Range(1, 1), 0, Range.ZERO, Range.ZERO, Range.ZERO, 0, 0, 0, new Range(0.1, 0.1), 3, 3, 0,
			0, 0, Range.ZERO);
		final Batches.Batch batch = new Batches(sites(new float[2 * ROWS], new float[] { 0, 1 }, new int[] { 0, 1 }), 2, linesOnly,
			new Augmentation(0, 0, 0, 1), new SplittableRandom(1)).variants(VARIANTS);
		for (int i = 0; i < 2 * VARIANTS; i++) {
			// The line is 3 eV above the edge of 4966 eV, sample 14; up to three lines were drawn.
			final float height = batch.varied()[i * ROWS + 14];
			assertEquals(Math.rint(height / 0.1 / Math.max(1e-9, batch.descriptors()[i])) * 0.1 * batch.descriptors()[i], height, 1e-4);
		}
		for (final float clean : batch.clean()) assertEquals(0, clean);
	}

	/** A shift of the straight line k by δ samples lowers it by δ everywhere, also at its ends. */
	@Test
	void variationMovesAndScalesTheWholeSpectrum() {
		final float[] line = new float[ROWS];
		for (int k = 0; k < ROWS; k++) line[k] = k;
		final Batches.Batch batch = new Batches(sites(line, new float[1], new int[1]), 1, Effects.NONE, new Augmentation(0, 0.5, 0, 0),
			new SplittableRandom(1)).variants(VARIANTS);
		for (int i = 0; i < VARIANTS; i++) {
			final float moved = batch.varied()[i * ROWS];
			for (int k = 0; k < ROWS; k++) assertEquals(moved + k, batch.varied()[i * ROWS + k], 1e-4);
		}
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
