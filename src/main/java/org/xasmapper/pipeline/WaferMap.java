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
import org.xasmapper.uncertainty.ErrorSettings;
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
 * @param scope what the basis can say, and what it may lack; null without SDM
 * @param differences where values with and without SDM contradict each other; empty where there are not both
 * @param notes what the person should know, in the order of the chain
 * @param warnings why the maps may not be what they seem, beside {@link #notMeasured}; empty if all went well
 */
public record WaferMap(EnergyScale energyScale, SpectralCube normalized, NormalizationResult normalization,
	MapUnmixing unmixing, SpectralCube mapped, Prediction withoutSdm, Prediction withSdm, BasisScope scope,
	List<SdmDifference> differences, List<String> notes, List<String> warnings)
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
	 * @param fullErrors whether error bars are to hold more than what the networks know
	 * @param otherBases bases of the same components as other members of their classes give them, for the error bars; may be
	 *          empty
	 * @param rivals motifs to offer to the basis one at a time, broadened as it is; null = none
	 * @param force whether to go on where the model does not know most of the measured spectra
	 */
	public record Settings(EnergyScale energyScale, NormalizationSettings normalize, int sample, double largestShift,
		CbssSettings cbss, boolean withoutSdm, boolean withSdm, boolean fullErrors, List<Spectra> otherBases,
		Spectra rivals, boolean force)
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
		final Chain chain = new Chain(basis, model, settings, memory, progress);
		chain.normalize(cube);
		if (needsMeasured(cube, model, settings)) chain.predictMeasured();
		if (settings.withSdm()) chain.predictMapped();
		if (settings.fullErrors()) chain.estimateErrors();
		chain.adviseOnScale();
		if (settings.withSdm()) chain.describeBasis();
		return chain.result();
	}

	/** The steps of one run, each with what the ones before it found. */
	private static final class Chain {

		private final Spectra basis;
		private final OnnxModel model;
		private final Predictor predictor;
		private final Settings settings;
		private final Allocator memory;
		private final Progress progress;
		private final List<String> notes = new ArrayList<>();
		private final List<String> warnings = new ArrayList<>();
		private SpectralCube normalized;
		private NormalizationResult normalization;
		private Prediction withoutSdm;
		private MapUnmixing unmixing;
		private SpectralCube mapped;
		private Prediction withSdm;
		private BasisScope scope;
		private List<SdmDifference> differences = List.of();

		Chain(final Spectra basis, final OnnxModel model, final Settings settings, final Allocator memory, final Progress progress) {
			this.basis = basis;
			this.model = model;
			predictor = new Predictor(model);
			this.settings = settings;
			this.memory = memory;
			this.progress = progress;
		}

		void normalize(final SpectralCube cube) {
			normalized = cube;
			if (settings.normalize() == null) return;
			normalized = memory.allocate(cube.width(), cube.height(), cube.energies());
			final boolean flatten = model.card().normalization() != NormalizationConvention.NORMALIZED;
			normalization = new Normalizer(settings.normalize().withFlatten(flatten)).normalize(cube, normalized, progress);
			normalization.report().requireSpectra();
			notes.addAll(normalization.report().lines());
		}

		void predictMeasured() {
			withoutSdm = predictor.predict(normalized, progress);
			if (!settings.force()) withoutSdm.requireTrusted();
			if (settings.withoutSdm()) notes.addAll(withoutSdm.notes());
		}

		void predictMapped() {
			final Spectra simulated = onModelGrid(basis, model);
			unmixing = MapUnmixing.of(normalized, simulated, null, settings.sample(), settings.largestShift(), settings.cbss(),
				progress);
			notes.addAll(unmixing.notes());
			mapped = memory.allocate(normalized.width(), normalized.height(), simulated.energies());
			Sdm.transform(unmixing.maps().names(), unmixing.maps().weights(), simulated, mapped, progress);
			withSdm = predictor.ofSimulationLike().predict(mapped, progress);
			// Simulation-like spectra are always known: the guard judges what was measured.
			if (withoutSdm != null) withSdm = withSdm.withTrust(withoutSdm.trust());
			notes.addAll(withSdm.notes());
		}

		void estimateErrors() {
			final MapErrors errors = new MapErrors(normalized, withoutSdm == null ? withSdm : withoutSdm, model, errorSettings(settings,
				normalization, model), progress);
			if (withoutSdm != null) withoutSdm = errors.measured(withoutSdm);
			if (withSdm != null) {
				final MapErrors.Both both = errors.mapped(withSdm, unmixing, onModelGrid(basis, model), settings.cbss(), withoutSdm);
				withSdm = both.with();
				withoutSdm = both.without();
			}
			notes.addAll(errors.notes());
		}

		void adviseOnScale() {
			warnings.addAll(ScaleAdvice.of(normalized, withSdm == null ? withoutSdm : withSdm, settings.energyScale(), model, progress));
		}

		void describeBasis() {
			scope = BasisScope.of(onModelGrid(basis, model), model, unmixing.sample(), settings.rivals(), unmixing.alignment().bound(),
				progress);
			if (withoutSdm != null) differences = SdmDifference.of(withSdm, withoutSdm);
			notes.addAll(scope.lines());
			differences.stream().map(SdmDifference::line).forEach(notes::add);
			warnings.addAll(unmixing.warnings());
			warnings.addAll(scope.warnings());
		}

		WaferMap result() {
			return new WaferMap(settings.energyScale(), normalized, normalization, unmixing, mapped, settings.withoutSdm() ? withoutSdm
				: null, withSdm, scope, differences, notes, warnings);
		}
	}

	/** Whether values differ without SDM belongs to the error bars of those with it, and the guard judges what was measured. */
	private static boolean needsMeasured(final SpectralCube cube, final OnnxModel model, final Settings settings) {
		return settings.withoutSdm() || (settings.fullErrors() || model.card().guard().isKnown()) && cube.energies().covers(model.card().energies());
	}

	private static ErrorSettings errorSettings(final Settings settings, final NormalizationResult normalization,
		final OnnxModel model)
	{
		final List<Spectra> others = settings.otherBases().stream().map(other -> onModelGrid(other, model)).toList();
		final ErrorSettings errors = ErrorSettings.of(model.card(), settings.energyScale(), settings.cbss().seed()).withBases(others);
		if (normalization == null) return errors;
		final NormalizationSettings used = normalization.settings();
		return errors.withNormalization(used.e0PerSpectrum() ? used : used.withE0(normalization.report().e0().mean()));
	}

	/** @return what the model's guard has to say of the measured spectra */
	public List<String> trustNotes() {
		return (withSdm == null ? withoutSdm : withSdm).trustNotes();
	}

	/** @return a sentence for every descriptor that the maps with SDM do not measure, since the basis decides it */
	public List<String> notMeasured() {
		return scope == null ? List.of() : scope.notMeasured(withSdm);
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
