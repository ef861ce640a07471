package org.xasmapper.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xasmapper.chart.embedding.EmbeddingFigure;
import org.xasmapper.chart.embedding.EmbeddingMap;
import org.xasmapper.chart.embedding.EmbeddingMapFigure;
import org.xasmapper.chart.embedding.PointColors;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Whatever there is to draw, a figure is drawn, or says in a sentence why it is not. */
class DegenerateFiguresTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.of(7100, 7101, 7102, 7103);

	/** One value that all inputs have, and how many of them there are. */
	private record Kind(float value, int count) {

		float[] floats(final int each) {
			final float[] values = new float[count * each];
			Arrays.fill(values, value);
			return values;
		}

		double[] doubles() {
			final double[] values = new double[count];
			Arrays.fill(values, value);
			return values;
		}

		Spectra spectra() {
			return Spectra.named(ENERGIES, Collections.nCopies(count, "a"), floats(ENERGIES.size()));
		}
	}

	static Stream<Kind> kinds() {
		return Stream.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -3f, 1e-38f, 3e38f, Float.MIN_VALUE)
			.flatMap(value -> Stream.of(1, 2, 40).map(count -> new Kind(value, count)));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everyFigureIsDrawnOrSaysWhyNot(final Kind kind) {
		final double[] rising = Arrays.stream(new double[kind.count]).map(zero -> 0.5).toArray();
		draw(() -> MapFigure.draw(List.of(MapPanel.of("map", "", kind.floats(1))), 1));
		draw(() -> MapFigure.draw(List.of(MapPanel.of("map", "", kind.floats(1))), kind.count));
		draw(() -> BasisFigure.draw(kind.spectra(), kind.spectra()));
		draw(() -> SpectraFigure.draw(List.of(SpectraBand.of("group", kind.spectra())), true));
		draw(() -> SpectraByCompositionFigure.draw(kind.spectra(), rising, "x"));
		draw(() -> SpectraByCompositionFigure.draw(kind.spectra(), kind.doubles(), "x"));
		draw(() -> DescriptorFigure.draw("x", List.of(Trend.of("OS", rising, kind.floats(1), kind.floats(1), kind.floats(1), 5)), List.of(), List.of()));
		draw(() -> DescriptorFigure.draw("x", List.of(Trend.of("OS", kind.doubles(), kind.floats(1), kind.floats(1), kind.floats(1), 5)), List
			.of(), List.of()));
		draw(() -> MapFigure.draw(List.of(MapPanel.of("map", "", kind.floats(1)), new SpanPanel("OS", Collections.nCopies(kind.count, "a"), kind.doubles(), kind
			.doubles())), kind.count));
		draw(() -> LatentFigure.draw(List.of(new LatentScan("OS", -2, 2, kind.spectra()))));
		draw(() -> LossFigure.draw(List.of(new LossCurve("loss", kind.doubles())), 1));
		draw(() -> ParityFigure.draw(List.of(new HeldOut("OS", rising, kind.doubles(), kind.doubles()))));
		draw(() -> CalibrationFigure.draw(List.of(new HeldOut("OS", rising, kind.doubles(), kind.doubles()))));
		final LatentScatter.Sample sample = new LatentScatter.Sample(rising, kind.doubles(), Double.NaN);
		draw(() -> LatentScatterFigure.draw(List.of(new LatentScatter("OS", sample, sample))));
		final List<String> cells = Collections.nCopies(kind.count, Float.toString(kind.value));
		draw(() -> EmbeddingFigure.draw(kind.floats(2), 2, PointColors.of("OS", cells)));
		draw(() -> EmbeddingFigure.draw(kind.floats(3), 3, PointColors.groups("cluster", cells)));
		draw(() -> EmbeddingMapFigure.draw("map", new EmbeddingMap(1, kind.floats(2), 2, kind.floats(2))));
	}

	private static void draw(final Supplier<Figure> drawing) {
		final Figure figure;
		try {
			figure = drawing.get();
		}
		catch (final XasException e) {
			assertFalse(e.getMessage().isBlank());
			return;
		}
		assertTrue(figure.image().getWidth() > 0);
	}
}
