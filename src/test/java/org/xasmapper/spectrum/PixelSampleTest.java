package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xasmapper.CancelledWhen;

class PixelSampleTest {

	private static final int SIDE = 60;

	private final boolean[] disc = disc();

	@Test
	void drawsValidPixelsInOrderAndOnce() {
		final int[] sample = PixelSample.draw(disc, SIDE, 100, 1, Progress.NONE);
		assertEquals(100, sample.length);
		assertArrayEquals(Arrays.stream(sample).distinct().sorted().toArray(), sample);
		for (final int p : sample) assertTrue(disc[p]);
	}

	@Test
	void coversTheMap() {
		final int[] sample = PixelSample.draw(disc, SIDE, 100, 1, Progress.NONE);
		// The disc holds 2828 pixels, 28 to a sample: none is farther from a sample than the length of such a piece.
		for (int p = 0; p < disc.length; p++) {
			if (disc[p]) assertTrue(distanceToNearest(sample, p) < 12, "pixel " + p);
		}
	}

	@Test
	void sameSeedDrawsTheSamePixels() {
		assertArrayEquals(drawn(4), drawn(4));
		assertFalse(Arrays.equals(drawn(4), drawn(5)));
	}

	private int[] drawn(final long seed) {
		return PixelSample.draw(disc, SIDE, 50, seed, Progress.NONE);
	}

	/** The walk through a map of 10⁸ pixels takes seconds; here it has barely begun when the person has had enough. */
	@Test
	void isCancelledOnTheWay() {
		final boolean[] valid = new boolean[4_000_000];
		Arrays.fill(valid, true);
		final AtomicInteger looks = new AtomicInteger();
		final Progress impatient = new CancelledWhen(() -> looks.incrementAndGet() == 3);
		assertThrows(CancellationException.class, () -> PixelSample.draw(valid, 2000, 10, 1, impatient));
		assertEquals(3, looks.get());
	}

	@Test
	void takesAllWhereThereAreFewer() {
		final boolean[] few = { false, true, true, false, true, false };
		assertArrayEquals(new int[] { 1, 2, 4 }, PixelSample.draw(few, 3, 10, 1, Progress.NONE));
	}

	@Test
	void readsTheSampleFromTheCube() {
		final EnergyGrid energies = EnergyGrid.of(5000, 5001);
		final SpectralCube cube = SpectralCube.inMemory(50, 40, energies);
		for (int k = 0; k < 2; k++) {
			for (int p = 0; p < 2000; p++) cube.samples().getAt(p % 50, p / 50, k).set(p + 10000 * k);
		}
		cube.samples().getAt(3, 1, 1).set(Float.NaN);
		final boolean[] valid = PixelSample.valid(cube, Progress.NONE);
		assertFalse(valid[53]);
		assertTrue(valid[52] && valid[54]);

		final Spectra sample = PixelSample.read(cube, new int[] { 0, 52, 1999 }, Progress.NONE);
		assertEquals(List.of("0,0", "2,1", "49,39"), sample.names());
		assertEquals(List.of("0", "1", "39"), sample.table().column("y"));
		assertArrayEquals(new float[] { 0, 10000, 52, 10052, 1999, 11999 }, sample.values());
	}

	private static double distanceToNearest(final int[] sample, final int pixel) {
		return Arrays.stream(sample).mapToDouble(s -> Math.hypot(s % SIDE - pixel % SIDE, s / SIDE - pixel / SIDE)).min()
			.orElseThrow();
	}

	private static boolean[] disc() {
		final boolean[] disc = new boolean[SIDE * SIDE];
		for (int p = 0; p < disc.length; p++) disc[p] = Math.hypot(p % SIDE - 29.5, p / SIDE - 29.5) < 30;
		return disc;
	}
}
