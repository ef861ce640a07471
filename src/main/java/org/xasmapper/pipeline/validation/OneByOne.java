package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;

/**
 * Predicts reference spectra without SDM, each by itself as a map of one pixel: with the energies, the noise, the normalization
 * and the energy scale that are its own, and so with the error bar that it would have where nothing is known of it.
 *
 * @param mean {@code [descriptors][spectra]}; NaN where there is no prediction
 * @param std {@code [descriptors][spectra]}, error bars
 * @param notes a sentence for each spectrum without a prediction
 */
record OneByOne(float[][] mean, float[][] std, List<String> notes) {

	/**
	 * @param settings of the chain; energy scale and normalization are those of each spectrum
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	static OneByOne predict(final References references, final OnnxModel model, final WaferMap.Settings settings,
		final Progress progress)
	{
		final int count = references.singles().size();
		final float[][] mean = new float[model.card().descriptors().size()][count];
		final float[][] std = new float[mean.length][count];
		final List<String> notes = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			progress.check();
			progress.report("Predicting reference spectra", (double) i / count);
			for (int d = 0; d < mean.length; d++) Arrays.fill(mean[d], i, i + 1, Float.NaN);
			for (int d = 0; d < mean.length; d++) Arrays.fill(std[d], i, i + 1, Float.NaN);
			try {
				final Prediction one = predict(references.singles().get(i), model, settings, silent(progress));
				for (int d = 0; d < mean.length; d++) {
					mean[d][i] = one.mean()[d][0];
					std[d][i] = one.std()[d][0];
				}
			}
			catch (final XasException e) {
				notes.add(String.format(Locale.ROOT, "Row %s (%s) has no prediction: %s", references.rows().column(References.ROW).get(i),
					references.rows().column(References.NAME).get(i), e.getMessage()));
			}
		}
		return new OneByOne(mean, std, notes);
	}

	private static Prediction predict(final References.Single single, final OnnxModel model, final WaferMap.Settings settings,
		final Progress progress)
	{
		final WaferMap.Settings own = new WaferMap.Settings(single.energyScale(), single.normalize(), settings.sample(), settings
			.largestShift(), settings.cbss(), true, false, true);
		return WaferMap.of(pixel(single.measured()), null, model, own, ResultCubes::allocate, progress).withoutSdm();
	}

	private static SpectralCube pixel(final Spectra one) {
		final SpectralCube cube = SpectralCube.inMemory(1, 1, one.energies());
		for (int k = 0; k < one.energies().size(); k++) cube.writeRows(k, 0, 1, new float[] { one.value(0, k) });
		return cube;
	}

	/** Each of thousands of spectra would begin at nothing again. */
	private static Progress silent(final Progress progress) {
		return new Progress() {

			@Override
			public void report(final String activity, final double fraction) {
				// The list tells how far it is.
			}

			@Override
			public boolean isCancelled() {
				return progress.isCancelled();
			}
		};
	}
}
