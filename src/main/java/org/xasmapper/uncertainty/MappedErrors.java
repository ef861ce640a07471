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

	/** Descriptors of the sample as they are, the spectra that cBSS was given, and how far the basis is from the simulation. */
	private final float[][] reference;
	private final Spectra measured;
	private final Gap gap;

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
		gap = Gap.between(unmixed.simulated(), chain.best().basis());
	}

	/**
	 * Adds what SDM has to do with errors.
	 *
	 * @param predictor that predicted
	 * @param withSdm from the simulation-like spectra of the map
	 * @param withoutSdm from its measured spectra, with their error bars; null where there is none
	 * @return error bars of the predictions with SDM: ensemble, noise, energy scale, fit ranges, unmixing and basis; and of that
	 *         without, to which the basis is added, if there is one
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Both of(final SampledMap map, final UnmixedMap unmixed, final Predictor predictor,
		final Prediction withSdm, final Prediction withoutSdm, final ErrorSettings settings, final Progress progress)
	{
		final MappedErrors errors = new MappedErrors(map, unmixed, predictor, progress);
		errors.variances.ofMeasurement(settings.energyScale().sigma());
		errors.addMinima();
		errors.addBand(settings.seed());
		errors.addOtherMembers(settings.bases());
		errors.addSmallerBases();
		final Map<UncertaintyPart, float[][]> maps = errors.variances.carriedTo(withSdm);
		final List<String> notes = errors.variances.notes();
		if (withoutSdm == null) return new Both(withSdm.errors().with(maps), null, notes);
		final float[][] basis = maps.remove(UncertaintyPart.BASIS);
		final ErrorBudget others = withSdm.errors().with(maps);
		final float[][] disagreement = Disagreement.of(withSdm, others.with(UncertaintyPart.BASIS, basis), withoutSdm);
		final ErrorBudget without = withoutSdm.errors().with(UncertaintyPart.BASIS, disagreement);
		addTo(basis, disagreement);
		final float[][] spanned = predictor.predict(unmixed.mapped(), progress).mean();
		final float[][] unseen = NarrowBasis.of(spanned, withSdm, others.with(UncertaintyPart.BASIS, basis), withoutSdm
			.withErrors(without));
		addTo(basis, unseen);
		return new Both(others.with(UncertaintyPart.BASIS, basis), without, notes);
	}

	/**
	 * Error bars of both predictions of a map.
	 *
	 * @param without null where there is none
	 * @param notes which variations of the one with SDM are not in them
	 */
	public record Both(ErrorBudget with, ErrorBudget without, List<String> notes) {}

	/** Adds in place, since a map of all pixels takes memory. */
	private static void addTo(final float[][] std, final float[][] further) {
		for (int d = 0; d < std.length; d++) {
			for (int p = 0; p < std[d].length; p++) std[d][p] = (float) Math.hypot(std[d][p], further[d][p]);
		}
	}

	/** Every minimum that fits as well is an answer beside the best, and the less likely the farther it is from the simulation. */
	private void addMinima() {
		addBeside(UncertaintyPart.UNMIXING, unmixed.result().found().stream().skip(1).filter(minimum -> minimum.fitsAsWellAs(
			chain.best())).map(minimum -> () -> Optional.of(answer(minimum, unmixed.simulated(), unmixed.mapped()))));
	}

	private void addBand(final long seed) {
		final FeasibleBand band = new FeasibleBand(measured, unmixed.simulated(), chain.best());
		final SplittableRandom[] streams = SeededStreams.of(seed, "feasible band", DRAWS);
		add(UncertaintyPart.UNMIXING, Stream.of(streams).map(stream -> () -> Optional.of(new Answer(band.draw(stream), unmixed
			.mapped(), 1))), new Spread(reference));
	}

	/** What is on the map need not be the mean of its class. */
	private void addOtherMembers(final List<Spectra> bases) {
		variances.count(UncertaintyPart.BASIS, bases.size(), addBeside(UncertaintyPart.BASIS, bases.stream().map(basis -> () -> withMembers(
			basis))));
	}

	private Optional<Answer> withMembers(final Spectra basis) {
		final Spectra simulated = Resampler.between(basis.energies(), 0, measured.energies()).apply(basis);
		return chain.followed(measured, simulated, progress).map(minimum -> answer(minimum, simulated, basis));
	}

	/** A basis that fits as well without one of its spectra could have been chosen without it. */
	private void addSmallerBases() {
		final int n = unmixed.simulated().count();
		addBeside(UncertaintyPart.BASIS, IntStream.range(0, n > 2 ? n : 0).mapToObj(left -> () -> without(left)));
	}

	private Optional<Answer> without(final int left) {
		final double[][] weights = chain.best().weights();
		final int[] kept = IntStream.range(0, weights.length).filter(i -> i != left).toArray();
		final Spectra simulated = unmixed.simulated().select(kept);
		return Cbss.descend(measured, simulated, shared(weights, kept), unmixed.settings(), progress).filter(minimum -> minimum
			.fitsAsWellAs(chain.best())).map(minimum -> answer(minimum, simulated, unmixed.mapped().select(kept)));
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

	/**
	 * @param simulated what the minimum belongs to, on the common energies
	 * @param mapped the same on the energies of the model
	 */
	private Answer answer(final Minimum minimum, final Spectra simulated, final Spectra mapped) {
		return new Answer(minimum.basis(), mapped, gap.likelihood(Gap.between(simulated, minimum.basis())));
	}

	/**
	 * Adds answers beside the one that the map has, which counts as one of them.
	 *
	 * @return number of answers
	 */
	private int addBeside(final UncertaintyPart part, final Stream<Supplier<Optional<Answer>>> answers) {
		final Spread spread = new Spread(reference);
		spread.add(reference);
		return add(part, answers, spread);
	}

	private int add(final UncertaintyPart part, final Stream<Supplier<Optional<Answer>>> answers, final Spread spread) {
		final List<Variances.Trial> known = variances.tried(answers.map(answer -> () -> answer.get().map(this::weighed).orElse(null)));
		known.forEach(trial -> spread.add(trial.descriptors(), trial.weight()));
		variances.add(part, spread.variance());
		return known.size();
	}

	private Variances.Trial weighed(final Answer answer) {
		return new Variances.Trial(chain.descriptors(map.spectra(), answer, progress), answer.likelihood());
	}
}
