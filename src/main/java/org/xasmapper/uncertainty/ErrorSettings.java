package org.xasmapper.uncertainty;

import java.util.List;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.NormalizationConvention;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.EnergyScale;

/**
 * What the errors of a map hang on, beside the map.
 *
 * @param energyScale how far the energies can be trusted
 * @param normalize how the spectra were normalised, or automatic with the flattening they have
 * @param bases other simulated bases, of the same components on the energies of the model, as other members of their classes
 *          would have given them; empty where they are not known
 * @param seed the same seed gives the same errors, whatever the number of threads
 */
public record ErrorSettings(EnergyScale energyScale, NormalizationSettings normalize, List<Spectra> bases, long seed) {

	/**
	 * @param card of the model that predicts
	 * @return for spectra that were normalised elsewhere, as the model expects them
	 */
	public static ErrorSettings of(final ModelCard card, final EnergyScale energyScale, final long seed) {
		final NormalizationSettings normalize = NormalizationSettings.automatic().withFlatten(card
			.normalization() != NormalizationConvention.NORMALIZED).withEdge(AbsorptionEdges.of(card.element(), card.edge()).orElse(null));
		return new ErrorSettings(energyScale, normalize, List.of(), seed);
	}

	/** @param settings how the spectra were normalised */
	public ErrorSettings withNormalization(final NormalizationSettings settings) {
		return new ErrorSettings(energyScale, settings, bases, seed);
	}

	/** @param others other simulated bases on the energies of the model */
	public ErrorSettings withBases(final List<Spectra> others) {
		return new ErrorSettings(energyScale, normalize, others, seed);
	}
}
