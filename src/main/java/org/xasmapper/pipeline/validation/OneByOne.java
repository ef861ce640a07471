package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * Predicts reference spectra without SDM, each as if it were a map of one pixel: with the energies, the noise, the normalization
 * and the energy scale that are its own, and so with the error bar that it would have where nothing is known of it.
 *
 * @param mean {@code [descriptors][spectra]}; NaN where there is no prediction
 * @param std {@code [descriptors][spectra]}, error bars
 * @param trust {@code [spectra]}, that it is of a kind that the model knows; empty where the model has no guard
 * @param notes a sentence for each spectrum without a prediction
 */
record OneByOne(float[][] mean, float[][] std, float[] trust, List<String> notes) {

	/**
	 * @param settings of the chain; energy scale and normalization are those of each spectrum
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	static OneByOne predict(final References references, final OnnxModel model, final WaferMap.Settings settings,
		final Progress progress)
	{
		final List<References.Single> singles = references.singles();
		final float[][] mean = new float[model.card().descriptors().size()][singles.size()];
		final float[][] std = new float[mean.length][singles.size()];
		for (int d = 0; d < mean.length; d++) {
			Arrays.fill(mean[d], Float.NaN);
			Arrays.fill(std[d], Float.NaN);
		}
		final float[] trust = new float[model.card().guard().isKnown() ? singles.size() : 0];
		Arrays.fill(trust, Float.NaN);
		final List<String> notes = new ArrayList<>();
		for (int first = 0, end; first < singles.size(); first = end) {
			end = first + 1;
			while (end < singles.size() && areAlike(singles.get(first), singles.get(end))) end++;
			progress.check();
			progress.report("Predicting reference spectra", (double) first / singles.size());
			try {
				final Prediction some = predict(singles.subList(first, end), model, settings, silent(progress));
				if (trust.length > 0) System.arraycopy(some.trust(), 0, trust, first, end - first);
				for (int d = 0; d < mean.length; d++) {
					System.arraycopy(some.mean()[d], 0, mean[d], first, end - first);
					System.arraycopy(some.std()[d], 0, std[d], first, end - first);
				}
			}
			catch (final XasException e) {
				notes.add(place(references.rows(), first) + (end > first + 1 ? " and those after it: " : ": ") + e.getMessage());
			}
		}
		for (int i = 0; i < singles.size() && mean.length > 0; i++) {
			if (Float.isNaN(mean[0][i])) notes.add(place(references.rows(), i) + " has no prediction.");
		}
		return new OneByOne(mean, std, trust, notes);
	}

	private static String place(final Table rows, final int i) {
		return "Row " + rows.column(References.ROW).get(i) + " (" + rows.column(References.NAME).get(i) + ")";
	}

	/** What is normalized takes part in the choice of E0 and is alone; other neighbours in a database are predicted together. */
	private static boolean areAlike(final References.Single one, final References.Single other) {
		return one.normalize() == null && other.normalize() == null && one.energyScale().equals(other.energyScale()) && one.measured()
			.energies().equals(other.measured().energies());
	}

	private static Prediction predict(final List<References.Single> some, final OnnxModel model, final WaferMap.Settings settings,
		final Progress progress)
	{
		final References.Single first = some.get(0);
		final WaferMap.Settings own = new WaferMap.Settings(first.energyScale(), first.normalize(), settings.sample(), settings
			.largestShift(), settings.cbss(), true, false, settings.fullErrors(), List.of(), null, true);
		return WaferMap.of(cube(some), null, model, own, ResultCubes::allocate, progress).withoutSdm();
	}

	private static SpectralCube cube(final List<References.Single> some) {
		final EnergyGrid energies = some.get(0).measured().energies();
		final SpectralCube cube = SpectralCube.inMemory(some.size(), 1, energies);
		final float[] plane = new float[some.size()];
		for (int k = 0; k < energies.size(); k++) {
			for (int i = 0; i < plane.length; i++) plane[i] = some.get(i).measured().value(0, k);
			cube.writeRows(k, 0, 1, plane);
		}
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
