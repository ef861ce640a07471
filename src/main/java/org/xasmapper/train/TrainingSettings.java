package org.xasmapper.train;

import java.util.HashSet;
import java.util.List;
import org.xasmapper.model.Augmentation;
import org.xasmapper.model.Effects;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.XasException;

/**
 * What is chosen for a training. Why the defaults are what they are, with the numbers, stands in
 * {@code docs/decisions/training.md}.
 *
 * @param grid energies of the model, within those of the database
 * @param broadening standard deviation of the Gaussian that the database's spectra are convolved with, eV
 * @param ranked descriptors that order the first latent dimensions, at most 6
 * @param predicted descriptors that the ensemble predicts, at least 1
 * @param splitColumn column that tells which spectra must not be told apart by the split, such as {@code parent}
 * @param effects ranges of the measurements that training spectra are drawn; {@link Effects#NONE} = as simulated
 * @param augmentation how spectra are varied at random beyond that
 * @param epochs of the autoencoder, at least 1
 * @param patience epochs without a better validation loss after which the training ends
 * @param batch spectra in a step
 * @param rates first learning rates of the autoencoder's losses
 * @param encoders trained one after the other, each without another part of the materials, at least 1
 * @param members networks that read descriptors from the codes, shared out among the encoders, at least 2 each
 * @param memberEpochs epochs of the ensemble, at least 1
 * @param seed of split, first weights and every other draw
 */
public record TrainingSettings(RegularGrid grid, double broadening, List<String> ranked, List<String> predicted,
	String splitColumn, Effects effects, Augmentation augmentation, int epochs, int patience, int batch, LossRates rates,
	int encoders, int members, int memberEpochs, long seed)
{

	/** Descriptors that latent dimensions are ordered by where the database has them. */
	public static final List<String> RANKED = List.of("OS", "CN", "OCN", "NNRS", "MOOD");

	/** How spectra are varied that are drawn no measurement. */
	private static final Augmentation SIMULATED = new Augmentation(0.06, 0.1, 0.01, 0.4);

	/** Measurements have their own noise, shift and height. */
	private static final Augmentation MEASURED = new Augmentation(0.03, 0, 0, 0.4);

	/** @throws XasException if a value is out of range */
	public TrainingSettings {
		ranked = List.copyOf(ranked);
		predicted = List.copyOf(predicted);
		if (!(broadening >= 0)) throw new XasException("The broadening must be 0 eV or above; got " + broadening + ".");
		if (ranked.size() > AutoencoderTraining.LATENTS || new HashSet<>(ranked).size() < ranked.size()) {
			throw new XasException("At most " + AutoencoderTraining.LATENTS +
				" different descriptors can order latent dimensions; got " + String.join(", ", ranked) + ".");
		}
		if (predicted.isEmpty()) throw new XasException("Name at least one descriptor to predict, such as OS.");
		requireAtLeast(1, epochs, "The number of epochs");
		requireAtLeast(1, patience, "The patience");
		requireAtLeast(8, batch, "The batch size");
		requireAtLeast(1, encoders, "The number of encoders");
		requireAtLeast(2 * encoders, members, "The number of members of " + encoders + (encoders == 1 ? " encoder" : " encoders"));
		requireAtLeast(1, memberEpochs, "The number of epochs of the ensemble");
	}

	/**
	 * @param effects of measurements at the database's edge
	 * @return what suits a few thousand simulated spectra of a metal K edge, ranked by five descriptors, seed 1
	 */
	public static TrainingSettings defaults(final RegularGrid grid, final Effects effects) {
		return new TrainingSettings(grid, 0.7, RANKED, List.of("OS", "CN"), "parent", effects, effects.equals(Effects.NONE)
			? SIMULATED : MEASURED, 200, 100, 128, LossRates.DEFAULT, 5, 15, 400, 1);
	}

	/** @return these settings with the split by another column */
	public TrainingSettings splitBy(final String column) {
		return new TrainingSettings(grid, broadening, ranked, predicted, column, effects, augmentation, epochs, patience, batch, rates,
			encoders, members, memberEpochs, seed);
	}

	private static void requireAtLeast(final int least, final int value, final String what) {
		if (value < least) throw new XasException(what + " must be at least " + least + "; got " + value + ".");
	}
}
