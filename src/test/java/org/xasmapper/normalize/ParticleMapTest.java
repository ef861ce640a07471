package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SpectralCube;

/** A real map: a particle on an almost empty ground, with all settings automatic. */
class ParticleMapTest {

	@Test
	void emptyPixelsAreMaskedAndTheParticleIsNot() throws IOException {
		final SpectralCube map = MeasuredData.particle();
		final SpectralCube normalized = emptyLike(map);
		final NormalizationResult result = new Normalizer(NormalizationSettings.automatic()).normalize(map, normalized,
			Progress.NONE);
		assertEquals(7120.02, result.report().e0().mean(), 1e-9);
		assertEquals(0.208, result.report().masked() / (double) map.pixels(), 0.01);
		int spoiled = 0;
		for (int p = 0; p < map.pixels(); p++) {
			final boolean masked = Float.isNaN(normalized.spectrum(p % map.width(), p / map.width())[0]);
			// Between particle (steps up to 1.2) and ground lies a halo, of which noise decides.
			if (result.edgeStep()[p] > 0.12 && masked) spoiled++;
			if (result.edgeStep()[p] < 0.014) assertTrue(masked, "empty pixel " + p + " is not masked");
			if (masked) assertTrue(Float.isNaN(result.e0()[p]), "masked pixel " + p + " has an edge energy");
		}
		// Of the particle only what jumps in a single frame, by a third and more of its edge step.
		assertEquals(38, result.report().count(Outcome.SPIKE));
		assertTrue(spoiled > 0 && spoiled <= 38, spoiled + " pixels of the particle are masked");
	}

	@Test
	void edgeEnergiesDoNotScatterAsTheMaximumOfTheDerivativeDoes() throws IOException {
		final SpectralCube map = MeasuredData.particle();
		final NormalizationResult result = new Normalizer(NormalizationSettings.automatic()).normalize(map, emptyLike(
			map), Progress.NONE);
		final float[] steepest = new float[map.pixels()];
		final EdgeFinder finder = new EdgeFinder(map.energies());
		for (int p = 0; p < steepest.length; p++) {
			final int e0 = finder.find(map.spectrum(p % map.width(), p / map.width()), 0);
			steepest[p] = Float.isNaN(result.e0()[p]) || e0 < 0 ? Float.NaN : (float) map.energies().energy(e0);
		}
		final double ours = scatter(result.e0(), map.width());
		final double derivative = scatter(steepest, map.width());
		assertTrue(ours < 0.08, "edge energies scatter by " + ours + " eV");
		assertTrue(ours < 0.12 * derivative, ours + " eV against " + derivative + " eV");
		assertTrue(result.report().withoutEdgeEnergy() <= 5, "without edge energy: " + result.report()
			.withoutEdgeEnergy());
	}

	/** One E0 for the map spares it the seams where ranges jump from pixel to pixel. */
	@Test
	void oneE0ForTheMapGivesASmootherEdgeStep() throws IOException {
		final SpectralCube map = MeasuredData.particle();
		final double[] scatter = new double[2];
		for (final E0Source source : E0Source.values()) {
			final float[] step = new Normalizer(NormalizationSettings.automatic().withE0From(source)
				.withMinimumEdgeStep(0.2)).normalize(map, emptyLike(map), Progress.NONE).edgeStep();
			for (int p = 0; p < step.length; p++) step[p] = step[p] < 0.2 ? Float.NaN : (float) Math.log(step[p]);
			scatter[source.ordinal()] = scatter(step, map.width());
		}
		assertTrue(scatter[E0Source.MEAN_SPECTRUM.ordinal()] < 0.75 * scatter[E0Source.EACH_SPECTRUM.ordinal()], Arrays
			.toString(scatter));
	}

	/** @return mean distance of a pixel from the median of its 3 × 3 neighbourhood */
	private static double scatter(final float[] map, final int width) {
		double sum = 0;
		int count = 0;
		for (int p = 0; p < map.length; p++) {
			if (Float.isNaN(map[p])) continue;
			sum += Math.abs(map[p] - medianAround(map, width, p));
			count++;
		}
		return sum / count;
	}

	private static float medianAround(final float[] map, final int width, final int pixel) {
		final float[] neighbours = new float[9];
		int count = 0;
		for (int y = Math.max(0, pixel / width - 1); y <= Math.min(map.length / width - 1, pixel / width + 1); y++) {
			for (int x = Math.max(0, pixel % width - 1); x <= Math.min(width - 1, pixel % width + 1); x++) {
				if (!Float.isNaN(map[y * width + x])) neighbours[count++] = map[y * width + x];
			}
		}
		Arrays.sort(neighbours, 0, count);
		return (neighbours[(count - 1) / 2] + neighbours[count / 2]) / 2;
	}

	private static SpectralCube emptyLike(final SpectralCube map) {
		return SpectralCube.inMemory(map.width(), map.height(), map.energies());
	}
}
