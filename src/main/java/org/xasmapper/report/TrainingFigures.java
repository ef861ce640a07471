package org.xasmapper.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.xasmapper.chart.CalibrationFigure;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.HeldOut;
import org.xasmapper.chart.LatentFigure;
import org.xasmapper.chart.LatentScan;
import org.xasmapper.chart.LatentScatter;
import org.xasmapper.chart.LatentScatterFigure;
import org.xasmapper.chart.LossCurve;
import org.xasmapper.chart.LossFigure;
import org.xasmapper.chart.ParityFigure;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.model.Descriptor;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.train.EpochLosses;
import org.xasmapper.train.TrainedModel;

/** Figures of a training: what the latent code stands for, and how well held-out spectra are predicted. */
public final class TrainingFigures {

	private static final String TRAINING = "training";
	private static final String HELD_OUT = "test";
	private static final int SCAN_STEPS = 9;

	private final TrainedModel model;
	private final Table training;
	private final Table heldOut;
	private final FigureAttempts attempts = new FigureAttempts();
	private final Map<String, Figure> figures = new LinkedHashMap<>();

	/** Draws those figures for which there is anything to draw. */
	public TrainingFigures(final TrainedModel model) {
		this.model = model;
		training = part(model.rows(), TRAINING);
		heldOut = part(model.rows(), HELD_OUT);
		if (model.history().size() > 1) draw("losses", this::losses);
		if (!scans().isEmpty()) draw("latent", () -> LatentFigure.draw(scans()));
		if (!scatters().isEmpty()) draw("order", () -> LatentScatterFigure.draw(scatters()));
		if (predictions().isEmpty()) return;
		draw("calibration", () -> CalibrationFigure.draw(predictions()));
		draw("parity", () -> ParityFigure.draw(predictions()));
	}

	private void draw(final String name, final Supplier<Figure> figure) {
		attempts.draw(name + ".png", () -> figures.put(name, figure.get()));
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		return attempts.warnings();
	}

	private static Table part(final Table rows, final String part) {
		final List<String> parts = rows.column("part");
		return rows.select(IntStream.range(0, parts.size()).filter(row -> parts.get(row).equals(part)).toArray());
	}

	/**
	 * Writes {@code losses.png}, {@code latent.png}, {@code order.png} (latent against descriptor), {@code calibration.png}
	 * and {@code parity.png}; the caller commits.
	 */
	public void save(final OutputFolder output) {
		figures.forEach((name, figure) -> figure.save(output.file(name + ".png")));
	}

	/** @return the figures by their names, the parity last */
	public Map<String, Figure> figures() {
		return figures;
	}

	private Figure losses() {
		return LossFigure.draw(List.of(curve("adversarial", EpochLosses::adversarial), curve("rank", EpochLosses::rank),
			curve("reconstruction", EpochLosses::reconstruction), curve("mutual information", EpochLosses::mutualInformation),
			curve("smoothness", EpochLosses::smoothness), curve("validation", EpochLosses::validation)), model.report()
				.bestEpoch());
	}

	private LossCurve curve(final String name, final ToDoubleFunction<EpochLosses> loss) {
		return new LossCurve(name, model.history().stream().mapToDouble(loss).toArray());
	}

	private List<LatentScatter> scatters() {
		return model.report().latents().stream().map(latent -> new LatentScatter(latent.name(), sample(training, latent.name(),
			latent.training()), sample(heldOut, latent.name(), latent.test()))).toList();
	}

	private static LatentScatter.Sample sample(final Table rows, final String descriptor, final double rho) {
		return new LatentScatter.Sample(rows.numbers(descriptor), rows.numbers("latent_" + descriptor), rho);
	}

	private List<LatentScan> scans() {
		final List<LatentScan> scans = new ArrayList<>();
		for (final String latent : model.report().settings().ranked()) {
			final Spectra spectra = model.scan(latent, SCAN_STEPS);
			final double[] values = spectra.table().numbers("value");
			scans.add(new LatentScan(latent, values[0], values[values.length - 1], spectra));
		}
		return scans;
	}

	/** Descriptors that are known of any held-out spectrum. */
	private List<HeldOut> predictions() {
		final List<HeldOut> predictions = new ArrayList<>();
		for (final Descriptor descriptor : model.card().descriptors()) {
			final double[] truth = heldOut.numbers(descriptor.name());
			if (Arrays.stream(truth).noneMatch(Double::isFinite)) continue;
			predictions.add(new HeldOut(descriptor.title(), truth, heldOut.numbers(descriptor.name() + "_mean"), heldOut
				.numbers(descriptor.name() + "_std")));
		}
		return predictions;
	}
}
