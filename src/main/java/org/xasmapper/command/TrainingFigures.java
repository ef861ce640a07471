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
import org.xasmapper.chart.ParityFigure;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.rankaae.Descriptor;
import org.xasmapper.rankaae.train.TrainedModel;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** Figures of a training: what the latent code stands for, and how well held-out spectra are predicted. */
final class TrainingFigures {

	private static final String HELD_OUT = "test";
	private static final int SCAN_STEPS = 9;

	private final TrainedModel model;
	private final Table heldOut;

	TrainingFigures(final TrainedModel model) {
		this.model = model;
		final List<String> parts = model.rows().column("part");
		heldOut = model.rows().select(IntStream.range(0, parts.size()).filter(row -> parts.get(row).equals(HELD_OUT))
			.toArray());
	}

	/** Writes {@code latent.png}, {@code calibration.png} and a parity plot per descriptor; the caller commits. */
	void save(final OutputFolder output) {
		LatentFigure.draw(scans()).save(output.file("latent.png"));
		CalibrationFigure.draw(residuals()).save(output.file("calibration.png"));
		for (final Descriptor descriptor : model.card().descriptors()) {
			ParityFigure.draw(descriptor.title(), heldOut.numbers(descriptor.name()), heldOut.numbers(descriptor.name() + "_mean"))
				.save(output.file("parity_" + descriptor.name() + ".png"));
		}
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
