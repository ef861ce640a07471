package org.xasmapper.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.io.JsonFile;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.model.ModelCard;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What a training ends with: the model, its card, and what is known of it. */
public final class TrainedModel {

	/** Ends of a scan along a latent dimension, in standard deviations of the code. */
	private static final double SCAN_END = 2;

	private final RankAae model;
	/** Null where spectra were not drawn any measurement. */
	private final TrainedGuard guard;
	private final ModelCard card;
	private final List<EpochLosses> history;
	private final TrainingReport report;
	private final Table rows;

	TrainedModel(final RankAae model, final TrainedGuard guard, final ModelCard card, final List<EpochLosses> history,
		final TrainingReport report, final Table rows)
	{
		this.model = model;
		this.guard = guard;
		this.card = card;
		this.history = List.copyOf(history);
		this.report = report;
		this.rows = rows;
	}

	public ModelCard card() {
		return card;
	}

	/** @return losses of every epoch of the first encoder */
	public List<EpochLosses> history() {
		return history;
	}

	public TrainingReport report() {
		return report;
	}

	/**
	 * @return a row per spectrum of the database, in its order: {@code row}, {@code group}, {@code part} (training,
	 *         validation, test of the first encoder), {@code latent_…}, the descriptors, and {@code …_mean} and {@code …_std} of the
	 *         predicted ones, all from one drawn measurement of it
	 */
	public Table rows() {
		return rows;
	}

	/**
	 * @param latent name of a latent dimension in the card
	 * @param steps number of spectra, at least two
	 * @return spectra that the decoder generates as this dimension runs from −2 to 2 and the others are 0, with the
	 *         column {@code value}
	 * @throws XasException if there is no such dimension
	 */
	public Spectra scan(final String latent, final int steps) {
		final int dimension = card.latents().indexOf(latent);
		if (dimension < 0) {
			throw new XasException("The model has no latent dimension \"" + latent + "\". There are: " + String.join(", ",
				card.latents()) + ".");
		}
		final int latents = card.latents().size();
		final float[] codes = new float[steps * latents];
		final String[] values = new String[steps];
		for (int i = 0; i < steps; i++) {
			final double value = SCAN_END * (2.0 * i / (steps - 1) - 1);
			codes[i * latents + dimension] = (float) value;
			values[i] = Double.toString(Math.rint(value * 1e6) / 1e6);
		}
		return new Spectra(card.energies(), model.autoencoder().decode(codes), Table.empty(steps).with("value", Arrays
			.asList(values)));
	}

	/** Writes the ONNX file with its card inside, whole or not at all. */
	public void saveModel(final Path file) {
		OnnxExporter.write(model, guard, card, file);
	}

	/**
	 * Writes {@code model.onnx}, {@code model.json}, {@code training.csv} (losses of every epoch), {@code rows.csv}
	 * ({@link #rows()}) and {@code report.json}; the caller commits.
	 */
	public void save(final OutputFolder output) {
		saveModel(output.file("model.onnx"));
		card.save(output.file("model.json"));
		SpectraWriter.writeTable(output.file("rows.csv"), rows);
		JsonFile.write(output.file("report.json"), report);
		AtomicFile.writeText(output.file("training.csv"), writer -> {
			writer.write(EpochLosses.HEADER + "\n");
			for (final EpochLosses losses : history) writer.write(losses.row() + "\n");
		});
	}

	/** @return what judges spectra, null if there is none */
	TrainedGuard guard() {
		return guard;
	}

	/** @return the model, for checks against the exported one */
	RankAae model() {
		return model;
	}
}
