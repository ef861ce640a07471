package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.model.NormalizationConvention;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.sdm.Sdm;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.unmix.CbssSettings;

/**
 * The whole chain, from the spectra of a map to its descriptors: normalize, unmix, map to the domain of the simulation,
 * predict. The basis is brought to the model's energies first, and is expected to be broadened as the card says.
 *
 * @param energyScale how far the map's energies can be trusted
 * @param normalized the map's spectra, scaled as the model's card says
 * @param normalization maps and report of the normalisation; null where the spectra were normalized before
 * @param unmixing null without SDM
 * @param mapped simulation-like spectra on the model's energies; null without SDM
 * @param withoutSdm predictions from the normalized spectra; null where not wanted
 * @param withSdm predictions from the simulation-like spectra; null without SDM
 * @param notes what the person should know, in the order of the chain
 * @param warnings why the maps may not be what they seem; empty if all went well
 */
public record WaferMap(EnergyScale energyScale, SpectralCube normalized, NormalizationResult normalization,
	MapUnmixing unmixing, SpectralCube mapped, Prediction withoutSdm, Prediction withSdm, List<String> notes,
	List<String> warnings)
{

	/** Makes room for a result, wherever the caller has it. */
	@FunctionalInterface
	public interface Allocator {

		SpectralCube allocate(int width, int height, EnergyGrid energies);
	}

	/**
	 * What is chosen for the chain.
	 *
	 * @param energyScale how far the map's energies can be trusted
	 * @param normalize how to normalize; flattening is the model's choice. Null where the spectra are normalized
	 * @param sample number of pixels to unmix, 0 = all
	 * @param largestShift by how much the image's energies may be shifted to the scale of the basis, eV; 0 = not at all
	 * @param withoutSdm whether to predict from the measured spectra
	 * @param withSdm whether to predict from simulation-like spectra
	 * @param force whether to go on where the model does not know most of the measured spectra
	 */
	public record Settings(EnergyScale energyScale, NormalizationSettings normalize, int sample, double largestShift,
		CbssSettings cbss, boolean withoutSdm, boolean withSdm,
		boolean force)
	{}

	/**
	 * @param cube spectra of the map, NaN where masked; not changed
	 * @param basis simulated spectra, broadened as the model's training spectra were
	 * @throws XasException if basis, model and map do not fit each other
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static WaferMap of(final SpectralCube cube, final Spectra basis, final OnnxModel model,
		final Settings settings, final Allocator memory, final Progress progress)
	{
		final List<String> notes = new ArrayList<>();
		NormalizationResult normalization = null;
		SpectralCube normalized = cube;
		if (settings.normalize() != null) {
			normalized = memory.allocate(cube.width(), cube.height(), cube.energies());
			final boolean flatten = model.card().normalization() != NormalizationConvention.NORMALIZED;
			normalization = new Normalizer(settings.normalize().withFlatten(flatten)).normalize(cube, normalized, progress);
			normalization.report().requireSpectra();
			notes.addAll(normalization.report().lines());
		}
		final boolean judged = model.card().guard().isKnown();
		final Prediction measured = settings.withoutSdm() || judged ? new Predictor(model).predict(normalized, progress) : null;
		if (judged && !settings.force()) measured.requireTrusted();
		final Prediction withoutSdm = settings.withoutSdm() ? measured : null;
		if (withoutSdm != null) notes.addAll(withoutSdm.notes());
		final EnergyScale scale = settings.energyScale();
		if (!settings.withSdm()) {
			return new WaferMap(scale, normalized, normalization, null, null, withoutSdm, null, notes, ScaleAdvice.of(normalized,
				withoutSdm, scale, model, progress));
		}

		final Spectra simulated = onModelGrid(basis, model);
		final MapUnmixing unmixing = MapUnmixing.of(normalized, simulated, null, settings.sample(), settings.largestShift(), settings
			.cbss(), progress);
		notes.addAll(unmixing.notes());
		final SpectralCube mapped = memory.allocate(cube.width(), cube.height(), simulated.energies());
		Sdm.transform(unmixing.maps().names(), unmixing.maps().weights(), simulated, mapped, progress);
		final Prediction simulationLike = new Predictor(model).ofSimulationLike().predict(mapped, progress);
		// Simulation-like spectra are always known: the guard judges what was measured.
		final Prediction withSdm = judged ? simulationLike.withTrust(measured.trust()) : simulationLike;
		notes.addAll(withSdm.notes());
		final List<String> warnings = new ArrayList<>(ScaleAdvice.of(normalized, withSdm, scale, model, progress));
		warnings.addAll(unmixing.warnings());
		return new WaferMap(scale, normalized, normalization, unmixing, mapped, withoutSdm, withSdm, notes, warnings);
	}

	/** @return what the model's guard has to say of the measured spectra */
	public List<String> trustNotes() {
		return (withSdm == null ? withoutSdm : withSdm).trustNotes();
	}

	private static Spectra onModelGrid(final Spectra basis, final OnnxModel model) {
		final EnergyGrid wanted = model.card().energies();
		if (!basis.energies().covers(wanted)) {
			throw new XasException("The basis covers " + basis.energies().range() + ", but the model " + model.name() +
				" needs " + wanted.range() + ". Choose a basis that covers the model's energies.");
		}
		return Resampler.between(basis.energies(), 0, wanted).apply(basis);
	}
}
