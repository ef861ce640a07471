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
		E0Source.EACH_SPECTRUM).withE0Rule(E0Rule.LARCH).withMinimumStepToNoise(0);

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
			"pre1 was moved from -40.00 to -39.00 eV to fit the data; spectra: 100."), flat.result().report().notes());
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

	/** Numbers computed for this test; the automatic call ends at degree 2, 1165 eV above the edge. */
	@Test
	void copperFoil() throws IOException {
		assertCopper(LARCH, 8980.5, 2.8372324962792717, 0.17320263482125056, 0.9954885088165458, 0.9946906424692062,
			0.9998504445264272);
		assertCopper(LARCH.withDegree(0), 8980.5, 2.2836444292661553, 0.21518943039392496, 1.1915869344380654,
			1.1325202339033613, 0.9859144976579112);
		assertCopper(LARCH.withDegree(1), 8980.5, 2.6958813751738258, 0.18228403834139703, 1.0310166000661716,
			1.0109453186881243, 0.9846852493883937);
		assertCopper(LARCH.withE0(8985.3), 8985.5, 2.804063056157548, 0.1752514597975693, 1.0027662757762852,
			0.9992012863530396, 0.9990577754379828);
		assertCopper(LARCH.withDegree(2).withPreEdge(-150, -50).withPostEdge(100, 700), 8980.5, 2.739226140692325,
			0.17959787054815507, 1.0194185565962663, 1.0057116074354864, 0.997943135682772);
	}

	/** @param flat flattened spectrum at energies number 60, 150, 200 and 300 */
	private static void assertCopper(final NormalizationSettings settings, final double e0, final double edgeStep,
		final double... flat) throws IOException
	{
		final NormalizedSpectra copper = new Normalizer(settings).normalize(MeasuredData.copperFoil(), Progress.NONE);
		assertEquals(e0, copper.result().report().e0().mean(), 1e-9);
		assertEquals(edgeStep, copper.result().edgeStep()[0], 1e-6);
		final int[] at = { 60, 150, 200, 300 };
		for (int i = 0; i < at.length; i++) assertEquals(flat[i], copper.spectra().value(0, at[i]), ROUNDED);
	}
}
