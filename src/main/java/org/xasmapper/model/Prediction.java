package org.xasmapper.model;

import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/**
 * What a model says of each pixel of a map, or each spectrum of a list. NaN where the pixel is masked.
 *
 * @param card of the model
 * @param mean {@code [descriptors][pixels]}, mean over the members, in the descriptor's unit
 * @param errors error bars and what they are made of. A model by itself knows one part, {@link Descriptor#bar} of the sample standard
 *          deviation over its members, which the graph has calibrated, times what its card says by measured spectra; NaN for a
 *          single member whose error is not known
 * @param latent {@code [latents][pixels]}
 * @param reconstructionError {@code [pixels]}, root mean square of reconstruction − spectrum: what the decoder cannot
 *          draw. It does not tell where the model is wrong. NaN where the model has no reconstruction
 * @param trust {@code [pixels]}, 0 to 1: that the measured spectrum belongs to what the model knows; empty where the model has no
 *          guard, or saw simulation-like spectra only
 * @param predicted number of pixels that are not masked
 * @param unanswered number of pixels that are masked because the model has no finite number for their finite spectrum
 */
public record Prediction(ModelCard card, float[][] mean, ErrorBudget errors, float[][] latent,
	float[] reconstructionError, float[] trust, int predicted, int unanswered)
{

	/** @return error bars {@code [descriptors][pixels]} in the descriptor's unit: all known parts together */
	public float[][] std() {
		return errors.total();
	}

	/** @return whether this pixel is not masked */
	public boolean isKnown(final int pixel) {
		final float[][] first = latent.length > 0 ? latent : mean;
		return !Float.isNaN(first[0][pixel]);
	}

	/** @return the same values with other error bars */
	public Prediction withErrors(final ErrorBudget budget) {
		return new Prediction(card, mean, budget, latent, reconstructionError, trust, predicted, unanswered);
	}

	/** @return the same values with the trust of the measured spectra that they go back to */
	public Prediction withTrust(final float[] measured) {
		return new Prediction(card, mean, errors, latent, reconstructionError, measured, predicted, unanswered);
	}

	/** @return whether the spectrum of a pixel is not known to the model, as far as its guard can tell */
	public boolean isStrange(final int pixel) {
		return trust.length > 0 && trust[pixel] < card.guard().threshold();
	}

	/** @return number of pixels whose spectra are not known to the model */
	public int strange() {
		int count = 0;
		for (int pixel = 0; pixel < trust.length; pixel++) {
			if (isStrange(pixel)) count++;
		}
		return count;
	}

	/**
	 * Refuses a map most of whose spectra are not known to the model, which is one whose median trust is below the threshold.
	 *
	 * @throws XasException saying so, and what may be behind it
	 */
	public void requireTrusted() {
		if (2L * strange() <= predicted) return;
		throw new XasException(trustNotes().get(0) + " The model is for oxides and the like, normalized and on a calibrated energy " +
			"scale: check element, edge, normalization and energies, or choose another model. With force=true the maps are made all the same.");
	}

	/** @return what the guard has to say */
	public List<String> trustNotes() {
		if (!card.guard().isKnown()) {
			return List.of("The model has no guard: it gives numbers for spectra of whatever kind, and nothing tells which of them it does " +
				"not know.");
		}
		if (trust.length == 0) {
			return List.of("Spectra after SDM are always like simulated ones, so their trust is not asked. Predict from the normalized " +
				"stack to see whether the model knows what was measured.");
		}
		final int strange = strange();
		return List.of(String.format(Locale.ROOT, "%d of %d spectra (%.1f %%) are not of a kind that the model knows (trust below %.2f)%s",
			strange, predicted, 100.0 * strange / predicted, card.guard().threshold(), strange == 0 ? "."
				: ": do not rely on their values."));
	}

	/** @return what the person should know of the masked pixels */
	public List<String> notes() {
		if (unanswered == 0) return List.of();
		return List.of(unanswered + " of " + (predicted + unanswered) + " spectra are masked in the maps: their values are so " +
			"large that the model has no finite number for them. Look for spikes or a missing normalization.");
	}
}
