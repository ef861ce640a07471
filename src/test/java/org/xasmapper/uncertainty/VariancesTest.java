package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xasmapper.CancelledWhen;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;

class VariancesTest {

	private static final int SPECTRA = 5;

	private final Spectra spectra = SyntheticMap.spectra(SPECTRA, 0.002);
	private final ModelCard card = ModelSource.open("ti-k-edge").card();

	/** The value of a spectrum is its first energy, in steps of 0.5 eV above 4930. */
	private record FirstEnergy(boolean fallsToo) implements Chain {

		@Override
		public float[][] descriptors(final Spectra some, final Progress progress) {
			final float[] values = new float[some.count()];
			Arrays.fill(values, (float) (2 * (some.energies().energy(1) - some.energies().energy(0)) + 2 * (some.energies().first() - 4930)));
			return new float[][] { values };
		}

		@Override
		public Optional<float[][]> descriptors(final Spectra some, final Variation variation, final Progress progress) {
			final Spectra varied = variation.of(some, progress);
			return fallsToo || varied.energies().first() >= 4930 ? Optional.of(descriptors(varied, progress)) : Optional.empty();
		}
	}

	private Variances variances(final Chain chain, final Progress progress) {
		final float[][] mean = { new float[SPECTRA] };
		final Prediction prediction = new Prediction(card, mean, ErrorBudget.ofEnsemble(mean), mean, mean[0], new float[0], SPECTRA, 0);
		final ErrorSettings settings = ErrorSettings.of(card, new EnergyScale(0, 0.25, ""), 1).withNormalization(NormalizationSettings
			.automatic().withE0(4980).withPreEdge(-45, -20).withPostEdge(20, 55));
		return new Variances(new SampledMap(SyntheticMap.cube(spectra), prediction, settings, Progress.NONE), chain, progress);
	}

	@Test
	void whatHasAnAnswerIsNotCounted() {
		assertEquals(List.of(), variances(new FirstEnergy(true), Progress.NONE).ofMeasurement(0.25).notes());
	}

	@Test
	void variationsWithoutAnAnswerAreLeftOutAndCounted() {
		assertEquals(List.of("1 of 2 variations have no answer and are not in the error bars: " + UncertaintyPart.ENERGY.meaning() + "."),
			variances(new FirstEnergy(false), Progress.NONE).ofMeasurement(0.25).notes());
	}

	@Test
	void whatFailsOrIsEmptyIsLeftOut() {
		final List<Variances.Trial> tried = variances(new FirstEnergy(true), Progress.NONE).tried(Stream.of(() -> null,
			() -> new Variances.Trial(new float[][] { { 3 } }, 0.5), () -> {
				throw new XasException("A range of too few energies.");
			}));
		assertEquals(1, tried.size());
		assertArrayEquals(new float[] { 3 }, tried.get(0).descriptors()[0]);
	}

	@Test
	void canBeCancelled() {
		final Variances variances = variances(new FirstEnergy(true), new CancelledWhen(() -> true));
		assertThrows(CancellationException.class, () -> variances.ofMeasurement(0.25));
	}
}
