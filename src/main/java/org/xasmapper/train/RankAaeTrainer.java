package org.xasmapper.train;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Effects;
import org.xasmapper.model.Guard;
import org.xasmapper.model.Measured;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.NormalizationConvention;
import org.xasmapper.model.TensorNames;
import org.xasmapper.model.TrainingSet;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.train.Batches.Batch;

/**
 * Trains a RankAAE model: several autoencoders whose first latent dimensions are ordered as descriptors are, each without another
 * part of the materials, with networks that read descriptors from their latent codes; then, on materials left out, the scale
 * of the error bars; and a guard, which tells measured spectra of such materials from others. Runs on one thread; the same seed gives the same model on the same machine.
 */
public final class RankAaeTrainer {

	/** Times that every training spectrum is encoded, varied at random, for the heads to learn from. */
	private static final int VARIANTS = 16;

	private final SpectralDatabase database;
	/** Spectra of other elements. */
	private final Neighbours neighbours;
	private final TrainingSettings settings;
	private final Progress progress;
	private final List<TrainingData> data;
	private final List<EpochLosses> history = new ArrayList<>();

	private RankAaeTrainer(final SpectralDatabase database, final List<SpectralDatabase> others, final TrainingSettings settings,
		final Progress progress)
	{
		this.database = database;
		this.settings = settings;
		this.progress = progress;
		data = TrainingData.of(database, settings);
		neighbours = Neighbours.of(database, others);
	}

	/** As below, with a guard that saw no spectra of other elements. */
	public static TrainedModel train(final SpectralDatabase database, final TrainingSettings settings, final Progress progress) {
		return train(database, List.of(), settings, progress);
	}

	/**
	 * @param others {@linkplain SpectralDatabase#stranger spectra of other elements}, which the guard learns to refuse
	 * @param progress is told the losses every epoch, and asked every step whether to stop
	 * @return the model with its card and report
	 * @throws XasException if the database cannot be learnt from (it says why), PyTorch is not installed (it says what
	 *           to install), the memory does not suffice, or the training diverges
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static TrainedModel train(final SpectralDatabase database, final List<SpectralDatabase> others,
		final TrainingSettings settings, final Progress progress)
	{
		try {
			return new RankAaeTrainer(database, others, settings, progress).train();
		}
		catch (final OutOfMemoryError e) {
			throw new XasException("There is not enough memory to train on " + database.spectra().count() +
				" spectra. Give Java more (in ImageJ: Edit > Options > Memory & Threads...), use a coarser grid or fewer spectra.",
				e);
		}
	}

	private TrainedModel train() {
		final long start = System.nanoTime();
		final int encoders = data.size();
		final SplittableRandom[] random = SeededStreams.of(settings.seed(), encoders + 1);
		final List<Branch> branches = new ArrayList<>();
		for (int e = 0; e < encoders; e++) branches.add(branch(e, random[e]));
		final LeftOut leftOut = new LeftOut(data, settings, branches, random[encoders].split());
		final TrainingData first = data.get(0);
		final float[] unknown = first.measured(1, random[encoders].split(), first.split().test());
		final RankAae model = ErrorBarCalibration.apply(RankAae.uncalibrated(branches), leftOut, unknown);
		final double seconds = (System.nanoTime() - start) / 1e9;
		final Assessment assessment = new Assessment(first, settings, model, leftOut, random[encoders].split());
		final TrainingReport report = report(assessment, seconds);
		final TrainedGuard guard = guard(first, neighbours, settings, progress);
		final ModelCard card = card(report, guard);
		return new TrainedModel(model, guard, card, history, report, assessment.rows(card.latents()));
	}

	/**
	 * @param others spectra of other elements
	 * @return a guard of any model that is trained with these; null if spectra are drawn no measurement, so that what is measured would
	 *         be strange to it
	 */
	static TrainedGuard guard(final SpectralDatabase database, final List<SpectralDatabase> others, final TrainingSettings settings,
		final Progress progress)
	{
		return guard(TrainingData.of(database, settings).get(0), Neighbours.of(database, others), settings, progress);
	}

	private static TrainedGuard guard(final TrainingData data, final Neighbours neighbours, final TrainingSettings settings,
		final Progress progress)
	{
		if (settings.effects().equals(Effects.NONE)) return null;
		return new GuardTraining(data, settings, neighbours, SeededStreams.of(settings.seed(), "guard")).run(progress);
	}

	/** @param e number of the encoder; the losses of the first are kept */
	private Branch branch(final int e, final SplittableRandom random) {
		final Progress told = new EncoderProgress(progress, e, data.size());
		try (TorchSession session = TorchSession.open(told)) {
			final Autoencoder autoencoder = new AutoencoderTraining(session, data.get(e), settings, random.split()).run(e == 0 ? history
				: new ArrayList<>(), told);
			final int[] rows = data.get(e).split().training();
			final Batch variants = new Batches(data.get(e).sites(settings.predicted(), rows), rows.length, settings.effects(), settings
				.augmentation(), random.split()).variants(VARIANTS);
			final List<String> groups = Arrays.stream(rows).mapToObj(data.get(e).groups()::get).toList();
			final int heads = settings.members() / data.size() + (e < settings.members() % data.size() ? 1 : 0);
			return new Branch(autoencoder, new HeadTraining(session, settings, heads, autoencoder.encode(variants.varied()), variants
				.descriptors(), groups, random.split()).run(told));
		}
	}

	private TrainingReport report(final Assessment assessment, final double seconds) {
		int best = 0;
		for (int i = 1; i < history.size(); i++) {
			if (!(history.get(i).validation() >= history.get(best).validation())) best = i;
		}
		return new TrainingReport(settings, database.spectra().count(), assessment.parts(), history.size(), best + 1,
			assessment.latents(), assessment.reconstruction(), assessment.predictions(), seconds, database.notes());
	}

	private ModelCard card(final TrainingReport report, final TrainedGuard guard) {
		final List<Descriptor> descriptors = report.descriptors().stream().map(this::descriptor).toList();
		final List<String> latents = new ArrayList<>(settings.ranked());
		for (int free = 1; latents.size() < AutoencoderTraining.LATENTS; free++) latents.add("free" + free);
		return new ModelCard(database.element(), database.edge(), settings.grid(), NormalizationConvention.FLATTENED, descriptors,
			latents, settings.broadening(), settings.augmentation(), settings.effects(), trainingSet(), settings.members(), data
				.size(), settings.seed(), LocalDate.now().toString(), guard == null ? TensorNames.STANDARD : TensorNames.GUARDED, guard == null
				? Guard.NONE : guard.guard(), Measured.NONE);
	}

	/** @return all rows that any encoder was trained on, and the materials that none was */
	private TrainingSet trainingSet() {
		final int[] test = data.get(0).split().test();
		final int size = (int) data.stream().flatMapToInt(one -> Arrays.stream(one.split().training())).distinct().count();
		return new TrainingSet(database.digest(), size, Arrays.stream(test).mapToObj(data.get(0).groups()::get).distinct().toList());
	}

	private Descriptor descriptor(final TrainingReport.Prediction prediction) {
		final double[] known = Arrays.stream(data.get(0).descriptor(prediction.name(), data.get(0).split().training())).filter(
			Double::isFinite).toArray();
		return new Descriptor(prediction.name(), unit(prediction.name()), Arrays.stream(known).min().getAsDouble(), Arrays
			.stream(known).max().getAsDouble(), prediction.test(), prediction.calibration());
	}

	private static String unit(final String descriptor) {
		final boolean length = descriptor.equals("NNRS") || descriptor.equals("MOOD") || descriptor.startsWith("mean_");
		return length ? "Å" : "";
	}
}
