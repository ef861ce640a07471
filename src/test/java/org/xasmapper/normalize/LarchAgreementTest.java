package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Results of {@code larch.xafs.pre_edge} 0.9.58, which this room has to reproduce. */
class LarchAgreementTest {

	/** The text files are rounded to six decimals. */
	private static final double ROUNDED = 3e-6;

	private static final NormalizationSettings LARCH = NormalizationSettings.automatic().withE0From(
		E0Source.EACH_SPECTRUM).withMinimumStepToNoise(0);

	private static final NormalizationSettings FIXED = LARCH.withE0(4980).withPreEdge(-40, -12).withPostEdge(20, 75)
		.withDegree(1);

	@Test
	void givenRangesOnTheFilm() throws IOException {
		final Spectra film = MeasuredData.film();
		final NormalizedSpectra norm = new Normalizer(FIXED.withFlatten(false)).normalize(film, Progress.NONE);
		final NormalizedSpectra flat = new Normalizer(FIXED).normalize(film, Progress.NONE);
		int compared = 0;
		for (final String[] row : MeasuredData.golden("larch_film_fixed.csv")) {
			final int spectrum = Integer.parseInt(row[0]);
			assertEquals(Double.parseDouble(row[1]), norm.result().edgeStep()[spectrum], ROUNDED, "edge step");
			final float[] ours = (row[2].equals("norm") ? norm : flat).spectra().spectrum(spectrum);
			final double[] larch = MeasuredData.numbers(row, 3);
			for (int k = 0; k < larch.length; k++) {
				assertEquals(larch[k], ours[k], ROUNDED, row[2] + " " + spectrum + " at energy number " + k);
			}
			compared++;
		}
		assertTrue(compared >= 50, "compared only " + compared);
		assertEquals(List.of("E0 was moved from 4980.00 eV to the nearest energy, 4979.91 eV.",
			"pre1 was moved from -40.00 to -39.00 eV to fit the data, for 100 spectra."), flat.result().report().notes());
	}

	@Test
	void automaticRangesOnTheFilm() throws IOException {
		final Spectra film = MeasuredData.film();
		int compared = 0;
		for (final String[] row : MeasuredData.golden("larch_film_auto.csv")) {
			final double[] larch = MeasuredData.numbers(row, 0);
			final NormalizationResult ours = new Normalizer(LARCH).normalize(film.select((int) larch[0]), Progress.NONE)
				.result();
			final NormalizationReport used = ours.report();
			assertEquals(larch[1], used.e0().mean(), 1e-9, "E0 of spectrum " + row[0]);
			assertEquals(larch[2], ours.edgeStep()[0], 1e-4, "edge step of spectrum " + row[0]);
			assertEquals(larch[3], used.pre1().mean(), 1e-9, "pre1 of spectrum " + row[0]);
			assertEquals(larch[4], used.pre2().mean(), 1e-9, "pre2 of spectrum " + row[0]);
			assertEquals(larch[5], used.norm1().mean(), 1e-9, "norm1 of spectrum " + row[0]);
			assertEquals(larch[6], used.norm2().mean(), 1e-9, "norm2 of spectrum " + row[0]);
			assertEquals(List.of((int) larch[7]), used.degrees(), "degree of spectrum " + row[0]);
			compared++;
		}
		assertEquals(50, compared);
	}
}
