package org.xasmapper.train;

import java.util.HashSet;
import java.util.List;
import org.xasmapper.model.Augmentation;
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
 * @param augmentation how spectra are varied at random
 * @param epochs of the autoencoder, at least 1
 * @param patience epochs without a better validation loss after which the training ends
 * @param batch spectra in a step
 * @param rates first learning rates of the autoencoder's losses
 * @param members networks in the ensemble, at least 2
 * @param memberEpochs epochs of the ensemble, at least 1
 * @param seed of split, first weights and every other draw
 */
public record TrainingSettings(RegularGrid grid, double broadening, List<String> ranked, List<String> predicted,
	String splitColumn, Augmentation augmentation, int epochs, int patience, int batch, LossRates rates,
	int members, int memberEpochs, long seed)
{

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
		requireAtLeast(2, members, "The number of members");
		requireAtLeast(1, memberEpochs, "The number of epochs of the ensemble");
	}

	/** @return what suits a few thousand simulated spectra of a metal K edge, ranked by five descriptors, seed 1 */
	public static TrainingSettings defaults(final RegularGrid grid) {
		return new TrainingSettings(grid, 0.7, List.of("OS", "CN", "OCN", "NNRS", "MOOD"), List.of("OS", "CN"), "parent",
			new Augmentation(0.06, 0.1, 0.01, 0.4), 400, 200, 128, LossRates.DEFAULT, 32, 400, 1);
	}

	/** @return these settings with the split by another column */
	public TrainingSettings splitBy(final String column) {
		return new TrainingSettings(grid, broadening, ranked, predicted, column, augmentation, epochs, patience, batch, rates,
			members, memberEpochs, seed);
	}

	private static void requireAtLeast(final int least, final int value, final String what) {
		if (value < least) throw new XasException(what + " must be at least " + least + "; got " + value + ".");
	}
}
