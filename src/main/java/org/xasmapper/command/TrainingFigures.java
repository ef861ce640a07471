package org.xasmapper.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.chart.CalibrationFigure;
import org.xasmapper.chart.LatentFigure;
import org.xasmapper.chart.LatentScan;
import org.xasmapper.chart.LatentScatter;
import org.xasmapper.chart.LatentScatterFigure;
import org.xasmapper.chart.ParityFigure;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.rankaae.Descriptor;
import org.xasmapper.rankaae.train.TrainedModel;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** Figures of a training: what the latent code stands for, and how well held-out spectra are predicted. */
final class TrainingFigures {

	private static final String TRAINING = "training";
	private static final String HELD_OUT = "test";
	private static final int SCAN_STEPS = 9;

	private final TrainedModel model;
	private final Table training;
	private final Table heldOut;

	TrainingFigures(final TrainedModel model) {
		this.model = model;
		training = part(model.rows(), TRAINING);
		heldOut = part(model.rows(), HELD_OUT);
	}

	private static Table part(final Table rows, final String part) {
		final List<String> parts = rows.column("part");
		return rows.select(IntStream.range(0, parts.size()).filter(row -> parts.get(row).equals(part)).toArray());
	}

	/**
	 * Writes {@code latent.png}, {@code order.png} (latent against descriptor), {@code calibration.png} and a parity plot
	 * per descriptor; the caller commits.
	 */
	void save(final OutputFolder output) {
		if (!scatters().isEmpty()) LatentScatterFigure.draw(scatters()).save(output.file("order.png"));
		if (!scans().isEmpty()) LatentFigure.draw(scans()).save(output.file("latent.png"));
		CalibrationFigure.draw(residuals()).save(output.file("calibration.png"));
		for (final Descriptor descriptor : model.card().descriptors()) {
			ParityFigure.draw(descriptor.title(), heldOut.numbers(descriptor.name()), heldOut.numbers(descriptor.name() + "_mean"))
				.save(output.file("parity_" + descriptor.name() + ".png"));
		}
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

	/** Predicted − true, in error bars. */
	private Map<String, double[]> residuals() {
		final Map<String, double[]> residuals = new LinkedHashMap<>();
		for (final Descriptor descriptor : model.card().descriptors()) {
			final double[] truth = heldOut.numbers(descriptor.name());
			final double[] mean = heldOut.numbers(descriptor.name() + "_mean");
			final double[] std = heldOut.numbers(descriptor.name() + "_std");
			final double[] scaled = new double[truth.length];
			Arrays.setAll(scaled, row -> (mean[row] - truth[row]) / std[row]);
			residuals.put(descriptor.name(), scaled);
		}
		return residuals;
	}
}
