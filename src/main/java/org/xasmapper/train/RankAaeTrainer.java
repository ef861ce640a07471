package org.xasmapper.train;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.NormalizationConvention;
import org.xasmapper.model.TensorNames;
import org.xasmapper.model.TrainingSet;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.train.Batches.Batch;

/**
 * Trains a RankAAE model: an autoencoder whose first latent dimensions are ordered as descriptors are, then an
 * ensemble that reads descriptors from the latent code, then, on materials left out, the scale of its error bars. Runs on one thread; the same
 * seed gives the same model on the same machine.
 */
public final class RankAaeTrainer {

	/** Times that every training spectrum is encoded, varied at random, for the ensemble to learn from. */
	private static final int VARIANTS = 8;

	private final SpectralDatabase database;
	private final TrainingSettings settings;
	private final Progress progress;
	private final TrainingData data;
	private final List<EpochLosses> history = new ArrayList<>();

	private RankAaeTrainer(final SpectralDatabase database, final TrainingSettings settings, final Progress progress) {
		this.database = database;
		this.settings = settings;
		this.progress = progress;
		data = TrainingData.of(database.spectra(), settings);
	}

	/**
	 * @param progress is told the losses every epoch, and asked every step whether to stop
	 * @return the model with its card and report
	 * @throws XasException if the database cannot be learnt from (it says why), PyTorch is not installed (it says what
	 *           to install), the memory does not suffice, or the training diverges
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static TrainedModel train(final SpectralDatabase database, final TrainingSettings settings,
		final Progress progress)
	{
		try {
			return new RankAaeTrainer(database, settings, progress).train();
		}
		catch (final OutOfMemoryError e) {
			throw new XasException("There is not enough memory to train on " + database.spectra().count() +
				" spectra. Give Java more (in ImageJ: Edit > Options > Memory & Threads...), use a coarser grid or fewer spectra.",
				e);
		}
	}

	private TrainedModel train() {
		final long start = System.nanoTime();
		final RankAae uncalibrated = trained(data, history, progress);
		final ErrorBarCalibration calibration = new ErrorBarCalibration(data, settings, (rest, ofRest) -> trained(rest, new ArrayList<>(),
			ofRest));
		final RankAae model = calibration.apply(uncalibrated, progress);
		final double seconds = (System.nanoTime() - start) / 1e9;
		final Assessment assessment = new Assessment(data, settings, model);
		final TrainingReport report = report(assessment, seconds);
		final ModelCard card = card(report);
		return new TrainedModel(model, card, history, report, assessment.rows(card.latents()));
	}

	private RankAae trained(final TrainingData from, final List<EpochLosses> losses, final Progress told) {
		try (TorchSession session = TorchSession.open(told)) {
			final SplittableRandom[] random = SeededStreams.of(settings.seed(), 3);
			final Autoencoder autoencoder = new AutoencoderTraining(session, from, settings, random[0]).run(losses, told);
			final Batch variants = variants(from, random[1]);
			final List<String> groups = Arrays.stream(from.split().training()).mapToObj(from.groups()::get).toList();
			final Ensemble ensemble = new EnsembleTraining(session, settings, autoencoder.encode(variants.varied()), variants
				.descriptors(), groups, random[2]).run(told);
			return new RankAae(autoencoder, ensemble);
		}
	}

	/** @return the training spectra, {@link #VARIANTS} times over */
	private Batch variants(final TrainingData from, final SplittableRandom random) {
		final int[] rows = from.split().training();
		return new Batches(from.spectra(rows), from.points(), from.descriptors(settings.predicted(), rows), data
			.kinds(settings.predicted(), rows), rows.length, settings.augmentation(), settings.grid().step(), random).variants(VARIANTS);
	}

	private TrainingReport report(final Assessment assessment, final double seconds) {
		int best = 0;
		for (int i = 1; i < history.size(); i++) {
			if (!(history.get(i).validation() >= history.get(best).validation())) best = i;
		}
		return new TrainingReport(settings, database.spectra().count(), assessment.parts(), history.size(), best + 1,
			assessment.latents(), assessment.reconstruction(), assessment.predictions(), seconds, database.notes());
	}

	private ModelCard card(final TrainingReport report) {
		final List<Descriptor> descriptors = report.descriptors().stream().map(this::descriptor).toList();
		final List<String> latents = new ArrayList<>(settings.ranked());
		for (int free = 1; latents.size() < AutoencoderTraining.LATENTS; free++) latents.add("free" + free);
		return new ModelCard(database.element(), database.edge(), settings.grid(), NormalizationConvention.FLATTENED, descriptors,
			latents, settings.broadening(), settings.augmentation(), new TrainingSet(database.digest(), data.split()
				.training().length), settings.members(), settings.seed(), LocalDate.now().toString(), TensorNames.STANDARD);
	}

	private Descriptor descriptor(final TrainingReport.Prediction prediction) {
		final double[] known = Arrays.stream(data.descriptor(prediction.name(), data.split().training())).filter(
			Double::isFinite).toArray();
		return new Descriptor(prediction.name(), unit(prediction.name()), Arrays.stream(known).min().getAsDouble(), Arrays
			.stream(known).max().getAsDouble(), prediction.test(), prediction.calibration());
	}

	private static String unit(final String descriptor) {
		final boolean length = descriptor.equals("NNRS") || descriptor.equals("MOOD") || descriptor.startsWith("mean_");
		return length ? "Å" : "";
	}
}
