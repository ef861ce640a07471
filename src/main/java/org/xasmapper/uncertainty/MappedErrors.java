package org.xasmapper.uncertainty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.Cbss;
import org.xasmapper.unmix.Minimum;

/** Errors of what was predicted after unmixing and SDM. */
public final class MappedErrors {

	/** Draws from the feasible band: enough for a standard deviation around an anchor. */
	private static final int DRAWS = 16;

	private final SampledMap map;
	private final UnmixedMap unmixed;
	private final MappedChain chain;
	private final Variances variances;
	private final Progress progress;

	/** Descriptors of the sample as they are, and the spectra that cBSS was given. */
	private final float[][] reference;
	private final Spectra measured;

	private MappedErrors(final SampledMap map, final UnmixedMap unmixed, final Predictor predictor,
		final Progress progress)
	{
		this.map = map;
		this.unmixed = unmixed;
		this.progress = progress;
		chain = new MappedChain(predictor, unmixed);
		variances = new Variances(map, chain, progress);
		reference = chain.descriptors(map.spectra(), progress);
		measured = chain.onCommonEnergies(unmixed.sample());
	}

	/**
	 * @param predictor that predicted
	 * @param withSdm from the simulation-like spectra of the map
	 * @param withoutSdm from its measured spectra, with error bars; null where there is none
	 * @return error bars of the prediction with SDM: ensemble, noise, energy scale, fit ranges, unmixing and basis
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static ErrorBudget of(final SampledMap map, final UnmixedMap unmixed, final Predictor predictor,
		final Prediction withSdm, final Prediction withoutSdm, final ErrorSettings settings, final Progress progress)
	{
		final MappedErrors errors = new MappedErrors(map, unmixed, predictor, progress);
		errors.variances.ofMeasurement(settings.energyScale().sigma());
		errors.addMinima();
		errors.addBand(settings.seed());
		errors.addOtherMembers(settings.bases());
		errors.addSmallerBases();
		final Map<UncertaintyPart, float[][]> maps = errors.variances.carriedTo(withSdm);
		final float[][] basis = maps.remove(UncertaintyPart.BASIS);
		final ErrorBudget others = withSdm.errors().with(maps);
		if (withoutSdm != null) Disagreement.addTo(basis, others, withSdm, withoutSdm);
		return others.with(UncertaintyPart.BASIS, basis);
	}

	/** Every minimum that fits as well is as good an answer as the best. */
	private void addMinima() {
		addAsGood(UncertaintyPart.UNMIXING, unmixed.result().found().stream().skip(1).filter(minimum -> minimum.fitsAsWellAs(
			chain.best())).map(minimum -> () -> answer(minimum)));
	}

	private void addBand(final long seed) {
		final FeasibleBand band = new FeasibleBand(measured, unmixed.simulated(), chain.best());
		final SplittableRandom[] streams = SeededStreams.of(seed, "feasible band", DRAWS);
		add(UncertaintyPart.UNMIXING, Stream.of(streams).map(stream -> () -> Optional.of(new Answer(band.draw(stream), unmixed
			.mapped()))), new Spread(reference));
	}

	/** What is on the map need not be the mean of its class. */
	private void addOtherMembers(final List<Spectra> bases) {
		add(UncertaintyPart.BASIS, bases.stream().map(basis -> () -> chain.followed(measured, Resampler.between(basis.energies(), 0,
			measured.energies()).apply(basis), progress).map(minimum -> new Answer(minimum.basis(), basis))), new Spread(reference));
	}

	/** A basis that fits as well without one of its spectra could have been chosen without it. */
	private void addSmallerBases() {
		final int n = unmixed.simulated().count();
		addAsGood(UncertaintyPart.BASIS, IntStream.range(0, n > 2 ? n : 0).mapToObj(left -> () -> without(left)));
	}

	private Optional<Answer> without(final int left) {
		final double[][] weights = chain.best().weights();
		final int[] kept = IntStream.range(0, weights.length).filter(i -> i != left).toArray();
		return Cbss.follow(measured, unmixed.simulated().select(kept), shared(weights, kept), unmixed.settings(), progress).filter(
			minimum -> minimum.fitsAsWellAs(chain.best())).map(minimum -> new Answer(minimum.basis(), unmixed.mapped().select(kept)));
	}

	/** @return the weights of some components, what the others had shared among them */
	private static double[][] shared(final double[][] weights, final int[] kept) {
		final double[][] shared = new double[kept.length][weights[0].length];
		for (int j = 0; j < weights[0].length; j++) {
			double sum = 0;
			for (final int i : kept) sum += weights[i][j];
			for (int i = 0; i < kept.length; i++) shared[i][j] = weights[kept[i]][j] + (1 - sum) / kept.length;
		}
		return shared;
	}

	private Optional<Answer> answer(final Minimum minimum) {
		return Optional.of(new Answer(minimum.basis(), unmixed.mapped()));
	}

	/** Adds answers among which the one that was taken is one of several that are as good. */
	private void addAsGood(final UncertaintyPart part, final Stream<Supplier<Optional<Answer>>> answers) {
		final Spread spread = new Spread(reference);
		spread.add(reference);
		add(part, answers, spread);
	}

	private void add(final UncertaintyPart part, final Stream<Supplier<Optional<Answer>>> answers, final Spread spread) {
		variances.tried(answers.map(answer -> () -> answer.get().map(known -> chain.descriptors(map.spectra(), known, progress))
			.orElse(null))).forEach(spread::add);
		variances.add(part, spread.variance());
	}
}
