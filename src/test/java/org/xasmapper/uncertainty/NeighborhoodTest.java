package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Quantiles;

/** A map of which every third pixel is in the sample; what is carried is compared with what each pixel has. */
class NeighborhoodTest {

	private static final int PIXELS = 6000;

	private final float[][] latent = new float[6][PIXELS];
	private final double[] truth = new double[PIXELS];

	/** Compositions along a curve in the latent space, with some width, as maps have them; one pixel is masked. */
	private Prediction prediction() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int p = 0; p < PIXELS; p++) {
			final double x = random.nextDouble();
			for (int z = 0; z < 6; z++) latent[z][p] = (float) (Math.sin((z + 1) * x) + 0.1 * random.nextGaussian());
			truth[p] = 0.1 + 0.5 * x * x + 0.2 * latent[1][p] * latent[1][p];
		}
		for (int z = 0; z < 6; z++) latent[z][5] = Float.NaN;
		final float[][] mean = { latent[0], latent[1] };
		return new Prediction(ModelSource.open("ti-k-edge").card(), mean, ErrorBudget.ofEnsemble(mean), latent, latent[0], new float[0], PIXELS -
			1, 0);
	}

	@Test
	void standardDeviationsAreWithinATenthOfEachPixelsOwn() {
		final Prediction prediction = prediction();
		final int[] sample = IntStream.range(0, PIXELS).filter(p -> p % 3 == 0).toArray();
		final float[] carried = carried(prediction, sample);
		final double[] errors = IntStream.range(0, PIXELS).filter(p -> p != 5 && p % 3 != 0).mapToDouble(p -> Math.abs(carried[p] /
			truth[p] - 1)).sorted().toArray();
		assertTrue(Quantiles.of(errors, 0.5) < 0.05, "median " + Quantiles.of(errors, 0.5));
		assertTrue(Quantiles.of(errors, 0.95) < 0.2, "95th percentile " + Quantiles.of(errors, 0.95));
		assertTrue(Float.isNaN(carried[5]));
	}

	@Test
	void aMapThatIsAllSampleKeepsItsOwn() {
		final Prediction prediction = prediction();
		final float[] carried = carried(prediction, IntStream.range(0, PIXELS).filter(p -> p != 5).toArray());
		for (int p = 0; p < PIXELS; p++) {
			if (p != 5) assertEquals(truth[p], carried[p], 1e-6);
		}
		assertTrue(Float.isNaN(carried[5]));
	}

	private float[] carried(final Prediction prediction, final int[] sample) {
		final double[] variance = IntStream.of(sample).mapToDouble(p -> truth[p] * truth[p]).toArray();
		return new Neighborhood(prediction, sample).carried(Map.of(UncertaintyPart.NOISE, new double[][] { variance }),
			Progress.NONE).get(UncertaintyPart.NOISE)[0];
	}
}
