package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class KMeansTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.of(5000, 5001, 5002);

	@Test
	void findsSeparateGroupsFromTheLargestToTheSmallest() {
		final Spectra centroids = KMeans.centroids(groups(new int[] { 20, 50, 30 }), 3, 1, Progress.NONE);
		assertEquals(List.of("cluster 1", "cluster 2", "cluster 3"), centroids.names());
		assertEquals(List.of("50", "30", "20"), centroids.table().column("count"));
		assertArrayEquals(new float[] { 10, 0, 0 }, centroids.spectrum(0), 0.1f);
		assertArrayEquals(new float[] { 20, 0, 0 }, centroids.spectrum(1), 0.1f);
		assertArrayEquals(new float[] { 0, 0, 0 }, centroids.spectrum(2), 0.1f);
	}

	@Test
	void asManyClustersAsSpectraGiveTheSpectraBack() {
		final Spectra spectra = groups(new int[] { 2, 2 });
		final Spectra centroids = KMeans.centroids(spectra, 4, 1, Progress.NONE);
		assertEquals(List.of("1", "1", "1", "1"), centroids.table().column("count"));
	}

	@Test
	void sameSeedGivesTheSameClusters() {
		final Spectra spectra = groups(new int[] { 40, 40 });
		assertArrayEquals(KMeans.centroids(spectra, 5, 9, Progress.NONE).values(), KMeans.centroids(spectra, 5, 9,
			Progress.NONE).values());
	}

	@Test
	void refusesMoreClustersThanDistinctSpectra() {
		final Spectra same = new Spectra(ENERGIES, new float[] { 1, 2, 3, 1, 2, 3, 1, 2, 4 }, Table.empty(3));
		assertEquals(2, KMeans.centroids(same, 2, 1, Progress.NONE).count());
		final XasException e = assertThrows(XasException.class, () -> KMeans.centroids(same, 3, 1, Progress.NONE));
		assertTrue(e.getMessage().contains("only 2 distinct spectra"), e.getMessage());
		assertThrows(XasException.class, () -> KMeans.centroids(same, 4, 1, Progress.NONE));
	}

	@Test
	void refusesMissingValues() {
		final Spectra holed = new Spectra(ENERGIES, new float[] { 1, 2, 3, 1, Float.NaN, 3 }, Table.empty(2));
		final XasException e = assertThrows(XasException.class, () -> KMeans.centroids(holed, 1, 1, Progress.NONE));
		assertTrue(e.getMessage().contains("\"2\""), e.getMessage());
	}

	/** Groups around (0, 0, 0), (10, 0, 0) and so on. */
	private static Spectra groups(final int[] sizes) {
		final Random random = new Random(3);
		int count = 0;
		for (final int size : sizes) count += size;
		final float[] values = new float[count * 3];
		int spectrum = 0;
		for (int g = 0; g < sizes.length; g++) {
			for (int i = 0; i < sizes[g]; i++, spectrum++) {
				for (int k = 0; k < 3; k++) values[spectrum * 3 + k] = 0.1f * (float) random.nextGaussian();
				values[spectrum * 3] += 10 * g;
			}
		}
		return new Spectra(ENERGIES, values, Table.empty(count));
	}
}
