package org.xasmapper.spectrum.energies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.SpectralCube;

class OrderedPlanesTest {

	/** Planes of 3 × 5 pixels: pixel p of measurement i is 100·i + p, but NaN in pixel 4 of measurement 1. */
	private static RandomAccessibleInterval<FloatType> measured(final int planes) {
		final SpectralCube cube = SpectralCube.inMemory(3, 5, EnergyGrid.regular(1, 1, planes));
		for (int i = 0; i < planes; i++) {
			final float[] plane = new float[15];
			for (int p = 0; p < plane.length; p++) plane[p] = i == 1 && p == 4 ? Float.NaN : 100 * i + p;
			cube.writeRows(i, 0, 5, plane);
		}
		return cube.samples();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void fallingPlanesAreReadFromTheEnd(final int rows) {
		final EnergyOrder order = EnergyOrder.of(new double[] { 7003, 7002, 7001 }, Repeats.MEAN);
		final SpectralCube cube = new SpectralCube(OrderedPlanes.of(measured(3), order, rows), order.energies());
		assertArrayEquals(new float[] { 214, 114, 14 }, cube.spectrum(2, 4));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void repeatedPlanesAreAveragedWhereTheyHoldNumbers(final int rows) {
		final EnergyOrder order = EnergyOrder.of(new double[] { 7001, 7001, 7002, 7002 }, Repeats.MEAN);
		final SpectralCube cube = new SpectralCube(OrderedPlanes.of(measured(4), order, rows), order.energies());
		assertArrayEquals(new float[] { 50, 250 }, cube.spectrum(0, 0));
		assertArrayEquals(new float[] { 4, 254 }, cube.spectrum(1, 1), "the frame that is NaN is left out");
		final float[] rowsRead = new float[6];
		cube.readRows(1, 2, 2, rowsRead);
		assertArrayEquals(new float[] { 256, 257, 258, 259, 260, 261 }, rowsRead);
	}

	@Test
	void planesInOrderAreTheSame() {
		final RandomAccessibleInterval<FloatType> planes = measured(3);
		assertSame(planes, OrderedPlanes.of(planes, EnergyOrder.asMeasured(EnergyGrid.of(1, 2, 3)), 5));
	}
}
