package org.xasmapper.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

/**
 * What models say of measured references and of the titanate film, without SDM. Whoever runs it to choose between models
 * has looked at the references, and says how often.
 */
public final class MeasuredTrial {

	/** Oxides whose energy scale is known, with their OS and CN: file, state, OS, CN. */
	private static final String[][] OXIDES = { { "measured/ti/LC08_Anatase.csv", "flattened", "4", "6" }, {
		"measured/ti/LC10_TiOTBOS4.csv", "flattened", "4", "4" }, { "measured/ti/LC19_BKC_peroxo.csv", "flattened", "4", "7" }, {
			"measured/ti/LC43_TS-1_dehyd.csv", "flattened", "4", "4" }, { "measured/ti/LC51_TiOacac2.csv", "flattened", "4", "6" }, {
				"measured/ti/zirconolite_1.csv", "raw", "4", "5.75" }, { "tizn-film/tio2_reference.csv", "raw", "4", "6" } };

	private MeasuredTrial() {}

	/** @param args the folder of shared data, then models */
	public static void main(final String[] args) {
		for (int i = 1; i < args.length; i++) {
			try (OnnxModel model = OnnxModel.open(Path.of(args[i]))) {
				System.out.println(args[i]);
				tellOxides(new Predictor(model), Path.of(args[0]));
				tellFilm(new Predictor(model), Path.of(args[0]));
			}
		}
	}

	private static void tellOxides(final Predictor predictor, final Path shared) {
		final double[] error = new double[2];
		final int[][] inside = new int[2][2];
		for (final String[] oxide : OXIDES) {
			final Spectra read = SpectraReader.read(shared.resolve(oxide[0]), EnergyUnit.EV, Progress.NONE).content();
			final Prediction prediction = predictor.predict(oxide[1].equals("raw") ? normalized(read) : read, Progress.NONE);
			System.out.printf(Locale.ROOT, "  %-34s OS %s %5.2f ± %.2f   CN %s %5.2f ± %.2f%n", oxide[0], oxide[2], prediction.mean()[0][0],
				prediction.std()[0][0], oxide[3], prediction.mean()[1][0], prediction.std()[1][0]);
			for (int d = 0; d < 2; d++) {
				final double off = Math.abs(prediction.mean()[d][0] - Double.parseDouble(oxide[2 + d]));
				error[d] += off / OXIDES.length;
				for (int k = 0; k < 2; k++) inside[d][k] += off <= (k + 1) * prediction.std()[d][0] ? 1 : 0;
			}
		}
		System.out.printf(Locale.ROOT, "  OS MAE %.3f, inside 1σ %d, 2σ %d of %d; CN MAE %.3f, inside %d, %d%n", error[0], inside[0][0], inside[0][1],
			OXIDES.length, error[1], inside[1][0], inside[1][1]);
	}

	private static Spectra normalized(final Spectra raw) {
		return new Normalizer(NormalizationSettings.automatic().withEdge(AbsorptionEdges.of("Ti", "K").get())).normalize(raw,
			Progress.NONE).spectra();
	}

	private static void tellFilm(final Predictor predictor, final Path shared) {
		final Spectra film = SpectraReader.read(shared.resolve("tizn-film/ti_k_edge_film.csv"), EnergyUnit.EV, Progress.NONE).content();
		final Prediction prediction = predictor.predict(film, Progress.NONE);
		final double[] fraction = film.table().numbers("ti_fraction");
		final float[] os = prediction.mean()[0].clone();
		Arrays.sort(os);
		final StringBuilder cn = new StringBuilder();
		for (final double[] range : new double[][] { { 0, 0.2 }, { 0.2, 0.3 }, { 0.3, 0.5 }, { 0.5, 0.65 }, { 0.65, 0.8 } }) {
			double sum = 0;
			int count = 0;
			for (int i = 0; i < fraction.length; i++) {
				if (fraction[i] < range[0] || fraction[i] >= range[1]) continue;
				sum += prediction.mean()[1][i];
				count++;
			}
			cn.append(String.format(Locale.ROOT, " %.2f", sum / count));
		}
		int top = 0;
		for (int i = 1; i < fraction.length; i++) {
			if (prediction.mean()[1][i] > prediction.mean()[1][top]) top = i;
		}
		System.out.printf(Locale.ROOT, "  film without SDM: OS median %.2f, range %.3f; CN below 20, 30, 50, 65, 80 %%:%s, highest at %.0f %%%n", os[os.length /
			2], os[94] - os[5], cn, 100 * fraction[top]);
	}
}
