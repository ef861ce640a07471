package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LevelSurveyTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4960, 1, 60);

	@Test
	void aNormalizedMapIsWhatItSays() {
		final LevelSurvey survey = survey(p -> 1, p -> 0);
		assertEquals(new LevelSurvey(4096, 0, survey.typical()), survey);
		assertEquals(0, survey.typical().before(), 0.01);
		assertEquals(1, survey.typical().after(), 0.01);
		assertFalse(survey.contradicts());
	}

	@Test
	void rawAndScaledAndOffsetMapsAreNot() {
		assertTrue(survey(p -> 1, p -> 0.8).contradicts());
		assertTrue(survey(p -> 0.05, p -> 0).contradicts());
		assertTrue(survey(p -> 1.5, p -> 0).contradicts());
		assertTrue(survey(p -> p % 3 == 0 ? 1 : 40, p -> 0).contradicts());
		assertTrue(survey(p -> -1, p -> 1).contradicts());
	}

	/** As PbTiO3 over 1200 eV, which ends at 3.0 if it is not flattened. */
	@Test
	void theFarEndOfSpectraThatAreNotFlattenedMaySlope() {
		final EnergyGrid wide = EnergyGrid.regular(4766, 3, 394);
		final SpectralCube cube = SpectralCube.inMemory(4, 4, wide);
		for (final double height : new double[] { 1, 0.2, 3 }) {
			for (int k = 0; k < wide.size(); k++) {
				final double above = Math.max(0, wide.energy(k) - 4985);
				final float[] plane = new float[16];
				Arrays.fill(plane, (float) (height / (1 + Math.exp((4985 - wide.energy(k)) / 2)) * (1 + 2.2e-6 * above * above)));
				cube.writeRows(k, 0, 4, plane);
			}
			assertEquals(height != 1, LevelSurvey.of(cube, Progress.NONE).contradicts());
		}
	}

	@Test
	void aMinorityMayBeOff() {
		final LevelSurvey third = survey(p -> 1, p -> p % 3 == 0 ? 2 : 0);
		assertEquals(4096 / 3.0, third.off(), 50);
		assertFalse(third.contradicts());
	}

	/** Noise that was normalized lies on both sides of what it should be. */
	@Test
	void noiseOnBothSidesIsNoContradiction() {
		assertFalse(survey(p -> 1, p -> 10 * (0.618034 * p % 1 - 0.5)).contradicts());
	}

	@Test
	void maskedPixelsDoNotCount() {
		final LevelSurvey few = survey(p -> p % 50 == 0 ? 1 : Double.NaN, p -> 0);
		assertEquals(4096 / 50.0, few.pixels(), 40);
		assertFalse(few.contradicts());
		final LevelSurvey none = survey(p -> Double.NaN, p -> 0);
		assertEquals(0, none.pixels());
		assertFalse(none.contradicts());
	}

	@Test
	void ofFewEnergiesNothingIsKnown() {
		final LevelSurvey survey = LevelSurvey.of(SpectralCube.inMemory(3, 3, EnergyGrid.of(1, 2)), Progress.NONE);
		assertEquals(0, survey.pixels());
		assertFalse(survey.contradicts());
	}

	/** Edges of a height and an offset in each pixel of a map of 101 × 97. */
	private static LevelSurvey survey(final IntToDoubleFunction height, final IntToDoubleFunction offset) {
		final SpectralCube cube = SpectralCube.inMemory(101, 97, GRID);
		final float[] plane = new float[cube.pixels()];
		for (int k = 0; k < GRID.size(); k++) {
			final double edge = 1 / (1 + Math.exp((4985 - GRID.energy(k)) / 2));
			for (int p = 0; p < plane.length; p++) plane[p] = (float) (offset.applyAsDouble(p) + height.applyAsDouble(p) * edge);
			cube.writeRows(k, 0, 97, plane);
		}
		return LevelSurvey.of(cube, Progress.NONE);
	}
}
