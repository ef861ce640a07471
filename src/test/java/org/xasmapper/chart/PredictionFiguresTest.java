package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Figures of what models predict: trends, latent scans, parity and calibration. */
class PredictionFiguresTest {

	private static final EnergyGrid GRID = EnergyGrid.regular(4962, 0.5, 137);
	private static final Color RED = new Color(0xD62728);
	private static final Color BLUE = new Color(0x1F5FB4);

	@Test
	void aTrendAveragesPixelsOfLikeComposition() {
		final Trend trend = Trend.of("OS", new double[] { 0, 0.1, 0.9, 1, Double.NaN, 0.5 }, new float[] { 1, 3, 5, 5, 9,
			Float.NaN }, new float[] { 3, 4, 1, 1, 1, 1 }, new float[] { 1, 1, 0, 0, 1, 1 }, 4);
		assertArrayEquals(new double[] { 0.05, 0.95 }, trend.composition(), 1e-12);
		assertArrayEquals(new double[] { 2, 5 }, trend.mean(), 1e-12);
		assertArrayEquals(new double[] { Math.sqrt(12.5), 1 }, trend.std(), 1e-12);
		assertArrayEquals(new double[] { 1, 0 }, trend.part(), 1e-12);
		assertArrayEquals(new double[] { 1, 3, 5, 5 }, trend.pixels(), 0);
		assertEquals(4, trend.quantile(0.5), 1e-12);
		assertThrows(XasException.class, () -> Trend.of("OS", new double[] { Double.NaN }, new float[1], new float[1], new float[1], 4));
	}

	@Test
	void descriptorsAreRedWithoutAndBlueWithSdm() {
		final List<Trend> without = List.of(trend("CN", 4.4, 0.5), trend("OS", 3.6, 0.3));
		final List<Trend> with = List.of(trend("CN", 5.0, 0.4), trend("OS", 3.9, 0.05));
		final BufferedImage both = DescriptorFigure.draw("Ti fraction", without, with, List.of()).image();
		assertEquals(1600, both.getWidth());
		assertTrue(Pixels.in(both, RED) > 2000 && Pixels.in(both, BLUE) > 2000);
		final BufferedImage single = DescriptorFigure.draw("Ti fraction", List.of(), with, List.of()).image();
		assertEquals(0, Pixels.in(single, RED));
		assertThrows(XasException.class, () -> DescriptorFigure.draw("Ti fraction", List.of(), List.of(), List.of()));
		assertThrows(XasException.class, () -> DescriptorFigure.draw("Ti fraction", without, with.subList(0, 1), List.of()));
	}

	private static Trend trend(final String title, final double level, final double height) {
		final Random random = new Random(3);
		final double[] composition = new double[3000];
		final float[] value = new float[composition.length];
		final float[] std = new float[composition.length];
		for (int p = 0; p < composition.length; p++) {
			composition[p] = 0.06 + 0.72 * random.nextDouble();
			value[p] = (float) (level + height * Math.sin(4 * composition[p]) + 0.1 * height * random.nextGaussian());
			std[p] = (float) (0.1 + 0.1 * composition[p]);
		}
		return Trend.of(title, composition, value, std, std, 50);
	}

	@Test
	void aLatentScanRunsFromDarkToLight() {
		final BufferedImage image = LatentFigure.draw(List.of(scan("OS", 1.5), scan("CN", -2))).image();
		for (final double position : new double[] { 0, 0.5, 1 }) {
			assertTrue(Pixels.in(image, ColorScale.LINES.at(position)) > 500, "position " + position);
		}
		assertTrue(Pixels.in(image, new Color(0xE4E9F0)) > 2 * 70 * 28);
		assertThrows(XasException.class, () -> LatentFigure.draw(List.of()));
		assertThrows(XasException.class, () -> new LatentScan("OS", 0, 1, scan("OS", 1).spectra().select(0)));
	}

	private static LatentScan scan(final String latent, final double shift) {
		final int steps = 9;
		final float[] values = new float[steps * GRID.size()];
		for (int i = 0; i < steps; i++) {
			for (int k = 0; k < GRID.size(); k++) {
				final double x = GRID.energy(k) - 4979 - shift * i / steps;
				values[i * GRID.size() + k] = (float) (0.5 + Math.atan(x) / Math.PI + 0.4 * Math.exp(-(x - 8) * (x - 8) / 20));
			}
		}
		return new LatentScan(latent, -2, 2, new Spectra(GRID, values, Table.empty(steps)));
	}

	@Test
	void parityLeavesOutWhatIsUnknown() {
		final HeldOut descriptor = heldOut("CN", 400, 1);
		final BufferedImage one = ParityFigure.draw(List.of(descriptor)).image();
		final BufferedImage two = ParityFigure.draw(List.of(descriptor, heldOut("OS", 400, 1))).image();
		assertEquals(2 * one.getWidth(), two.getWidth());
		assertEquals(399, descriptor.known().length);
		assertThrows(XasException.class, () -> ParityFigure.draw(List.of()));
		assertThrows(XasException.class, () -> new HeldOut("CN", new double[] { Double.NaN }, new double[1], new double[1]));
		assertThrows(XasException.class, () -> new HeldOut("CN", new double[2], new double[1], new double[2]));
	}

	@Test
	void parityShowsErrorBars() {
		final Color bar = Pixels.onWhite(FigureStyle.pale(FigureStyle.color(0)));
		final double[] places = { 1, 2, 3 };
		final HeldOut with = new HeldOut("CN", places, places, new double[] { 0.2, 0.2, 0.2 });
		final HeldOut without = new HeldOut("CN", places, places, new double[] { Double.NaN, Double.NaN, Double.NaN });
		assertTrue(Pixels.in(ParityFigure.draw(List.of(with)).image(), bar) > 50);
		// The smoothed edges of the dots may have the same colour here and there.
		assertTrue(Pixels.in(ParityFigure.draw(List.of(without)).image(), bar) < 10);
	}

	@Test
	void groupsHaveColoursAndALegendBelow() {
		final HeldOut descriptor = heldOut("CN", 60, 1);
		final List<String> groups = IntStream.range(0, 60).mapToObj(i -> i < 30 ? "oxide" : "metal").toList();
		final BufferedImage plain = ParityFigure.draw(List.of(descriptor)).image();
		final BufferedImage grouped = ParityFigure.draw(List.of(descriptor), groups).image();
		assertEquals(plain.getWidth(), grouped.getWidth());
		assertTrue(grouped.getHeight() > plain.getHeight());
		for (int group = 0; group < 2; group++) assertTrue(Pixels.in(grouped, FigureStyle.color(group)) > 1000, "group " + group);
		assertEquals(0, Pixels.in(plain, FigureStyle.color(1)));
	}

	@Test
	void errorsAndSharesAreThoseOfTheKnown() {
		final HeldOut descriptor = new HeldOut("CN", new double[] { 4, 5, 6, Double.NaN, 6 }, new double[] { 4.5, 5, 5, 5,
			6.5 }, new double[] { 0.4, 0.1, 0.4, 0.1, Double.NaN });
		assertEquals(0.5, descriptor.meanAbsoluteError(), 1e-12);
		assertEquals(1 / 3.0, descriptor.shareWithin(1), 1e-12);
		assertEquals(2 / 3.0, descriptor.shareWithin(2), 1e-12);
		assertEquals(1, descriptor.shareWithin(3), 1e-12);
	}

	@Test
	void calibratedResidualsFollowTheNormalDistribution() {
		final HeldOut calibrated = heldOut("OS", 4000, 1);
		assertEquals(0.6827, calibrated.shareWithin(1), 0.03);
		final BufferedImage image = CalibrationFigure.draw(List.of(calibrated, heldOut("CN", 4000, 0.6))).image();
		assertTrue(Pixels.in(image, FigureStyle.color(0)) > 1000 && Pixels.in(image, FigureStyle.color(1)) > 1000);
		assertThrows(XasException.class, () -> CalibrationFigure.draw(List.of()));
		final HeldOut noBars = new HeldOut("OS", new double[] { 1 }, new double[] { 1 }, new double[] { Double.NaN });
		assertThrows(XasException.class, () -> CalibrationFigure.draw(List.of(noBars)));
	}

	/** Coordination numbers with errors of 0.3, the first unknown; the error bars are those times {@code bars}. */
	private static HeldOut heldOut(final String title, final int count, final double bars) {
		final Random random = new Random(5);
		final double[] truth = random.doubles(count, 4, 7).map(Math::floor).toArray();
		final double[] predicted = Arrays.stream(truth).map(value -> value + 0.3 * random.nextGaussian()).toArray();
		final double[] std = new double[count];
		Arrays.fill(std, 0.3 * bars);
		truth[0] = Double.NaN;
		return new HeldOut(title, truth, predicted, std);
	}
}
