package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;

class EdgeFinderTest {

	private static final EnergyGrid GRID = Edges.GRID;

	@Test
	void findsTheSteepestPoint() {
		assertEquals(GRID.nearest(4980), new EdgeFinder(GRID).find(Edges.spectrum(4980, 0.7), 0), 1);
	}

	@Test
	void spectraMayStartAnywhereInTheArray() {
		final float[] two = new float[2 * GRID.size()];
		System.arraycopy(Edges.spectrum(4970, 1), 0, two, 0, GRID.size());
		System.arraycopy(Edges.spectrum(4990, 1), 0, two, GRID.size(), GRID.size());
		final EdgeFinder finder = new EdgeFinder(GRID);
		assertEquals(GRID.nearest(4990), finder.find(two, GRID.size()), 1);
		assertEquals(GRID.nearest(4970), finder.find(two, 0), 1);
	}

	@Test
	void aJumpThatNoNeighbourSharesIsNotAnEdge() {
		final float[] mu = Edges.spectrum(4980, 1);
		// Steps down, up and down again: the largest derivative has falling neighbours.
		mu[40] -= 1;
		mu[41] -= 1;
		mu[42] += 1;
		mu[43] += 1;
		assertEquals(GRID.nearest(4980), new EdgeFinder(GRID).find(mu, 0), 1);
	}

	@Test
	void fallingSpectraHaveNoEdge() {
		final float[] mu = new float[GRID.size()];
		for (int k = 0; k < mu.length; k++) mu[k] = 1 - 0.001f * k;
		assertEquals(EdgeFinder.NOT_FOUND, new EdgeFinder(GRID).find(mu, 0));
	}

	@Test
	void edgesAtTheEndsOfTheDataAreNotTaken() {
		final float[] mu = Edges.spectrum(4980, 1);
		for (int k = 0; k < 6; k++) mu[k] = 10 * k;
		for (int k = 1; k < 6; k++) mu[mu.length - k] = 50 - 10 * k;
		assertEquals(GRID.nearest(4980), new EdgeFinder(GRID).find(mu, 0), 1);
	}

	/** A TXM scan of eight energies, whose edge is one step; later versions of Larch find 7128 eV, 0.9.58 nothing. */
	@Test
	void theEdgeOfAShortScanMayBeOneStep() {
		final EnergyGrid short8 = EnergyGrid.of(7000, 7050, 7100, 7124, 7128, 7132, 7200, 7260);
		final float[] mu = { 0.316f, 0.316f, 0.317f, 0.57f, 1.502f, 1.29f, 1.15f, 1.129f };
		assertEquals(4, new EdgeFinder(short8).find(mu, 0));
		final float[] falling = { 8, 7, 6, 5, 4, 3, 2, 1 };
		assertEquals(EdgeFinder.NOT_FOUND, new EdgeFinder(short8).find(falling, 0));
	}

	@Test
	void theEdgeIsLookedForWhereItIsWanted() {
		final float[] two = Edges.spectrum(4965, 0.3);
		final float[] higher = Edges.spectrum(5010, 1);
		for (int k = 0; k < two.length; k++) two[k] += higher[k];
		assertEquals(GRID.nearest(5010), new EdgeFinder(GRID).find(two, 0), 1);
		assertEquals(GRID.nearest(4965), new EdgeFinder(GRID, new EnergyRange(4955, 4990)).find(two, 0), 1);
		assertEquals(EdgeFinder.NOT_FOUND, new EdgeFinder(GRID, new EnergyRange(6000, 6100)).find(two, 0));
	}

	@Test
	void aFewEnergiesAreTooFew() {
		final XasException e = assertThrows(XasException.class, () -> new EdgeFinder(EnergyGrid.regular(4960, 1, 4)));
		assertTrue(e.getMessage().contains("at least 5 energies"), e.getMessage());
	}
}
