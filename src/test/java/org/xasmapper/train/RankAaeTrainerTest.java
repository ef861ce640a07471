package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.CancelledWhen;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.train.effects.DefaultEffects;

class RankAaeTrainerTest {

	private static TrainedModel trained;

	@BeforeAll
	static void train() {
		trained = RankAaeTrainer.train(SyntheticDatabase.database(), SyntheticDatabase.quick(), Progress.NONE);
	}

	@Test
	void theExportedModelDoesWhatTheTrainedOneDoes() {
		final Spectra spectra = prepared();
		final float[] codes = trained.model().autoencoder().encode(spectra.values());
		final float[] predictions = trained.model().predict(spectra.values());
		final float[] reconstructed = trained.model().autoencoder().decode(codes);
		final Prediction exported = exported(spectra);
		for (int d = 0; d < 2; d++) {
			final EnsembleErrors expected = EnsembleErrors.of(new double[spectra.count()], predictions, 4, 2, d);
			for (int i = 0; i < spectra.count(); i++) {
				near(expected.mean()[i], exported.mean()[d][i]);
				near(exported.card().descriptors().get(d).bar(expected.std()[i]), exported.std()[d][i]);
			}
		}
		final int m = spectra.energies().size();
		for (int i = 0; i < spectra.count(); i++) {
			for (int l = 0; l < 6; l++) near(codes[i * 6 + l], exported.latent()[l][i]);
			double sum = 0;
			for (int k = i * m; k < (i + 1) * m; k++) sum += Math.pow(reconstructed[k] - spectra.values()[k], 2);
			near(Math.sqrt(sum / m), exported.reconstructionError()[i]);
		}
	}

	/** 1e-5 of the value, or of one where the value is smaller. */
	private static void near(final double expected, final double actual) {
		assertEquals(expected, actual, 1e-5 * Math.max(1, Math.abs(expected)));
	}

	@Test
	void aFewStepsLearnTheOrderOfThePlainestDescriptor() {
		assertTrue(trained.report().latents().get(0).training() > 0.7, trained.report().latents().toString());
		assertEquals(List.of("Made for tests."), trained.report().notes());
		final List<EpochLosses> history = trained.history();
		assertTrue(history.get(history.size() - 1).rank() < history.get(0).rank());
	}

	@Test
	void theSeedDecidesEveryByteOfTheFile(@TempDir final Path folder) throws IOException {
		assertArrayEquals(trainedAsByDefault(folder.resolve("first.onnx")), trainedAsByDefault(folder.resolve("again.onnx")));
	}

	/** @return the ONNX file of a short training with the default effects, noise, mixtures and rates */
	private static byte[] trainedAsByDefault(final Path file) throws IOException {
		final TrainingSettings quick = SyntheticDatabase.quick();
		final TrainingSettings defaults = TrainingSettings.defaults(quick.grid(), DefaultEffects.of(SyntheticDatabase.database()
			.absorptionEdge()));
		assertTrue(defaults.augmentation().mixed() > 0, "spectra are mixed by default");
		RankAaeTrainer.train(SyntheticDatabase.database(), new TrainingSettings(quick.grid(), defaults.broadening(), quick
			.ranked(), quick.predicted(), quick.splitColumn(), defaults.effects(), defaults.augmentation(), quick.epochs(), quick.patience(), quick
				.batch(), defaults.rates(), quick.encoders(), quick.members(), quick.memberEpochs(), quick.seed()), Progress.NONE).saveModel(file);
		return Files.readAllBytes(file);
	}

	@Test
	void theCardSaysWhatTheModelIs() {
		assertEquals("Ti K-edge", trained.card().absorber());
		assertEquals(List.of("OS", "CN", "free1", "free2", "free3", "free4"), trained.card().latents());
		assertEquals(2, trained.card().descriptors().get(0).minimum());
		assertEquals(4, trained.card().descriptors().get(0).maximum());
		assertEquals(trained.report().descriptors().get(1).test(), trained.card().descriptors().get(1).error());
		assertEquals(0.7, trained.card().broadening());
	}

	@Test
	void savesModelCardReportAndTables(@TempDir final Path folder) {
		try (OutputFolder output = OutputFolder.open(folder)) {
			trained.save(output);
			output.commit();
		}
		for (final String name : List.of("model.onnx", "model.json", "training.csv", "rows.csv", "report.json")) {
			assertTrue(Files.exists(folder.resolve(name)), name);
		}
		try (OnnxModel model = OnnxModel.open(folder.resolve("model.onnx"))) {
			assertEquals(trained.card(), model.card());
		}
	}

	@Test
	void aScanRunsAlongOneDimension() {
		final Spectra scan = trained.scan("CN", 5);
		assertEquals(List.of("-2.0", "-1.0", "0.0", "1.0", "2.0"), scan.table().column("value"));
		assertEquals(trained.card().energies(), scan.energies());
		assertThrows(XasException.class, () -> trained.scan("MOOD", 5));
	}

	@Test
	void cancellingStopsAtTheNextStep() {
		final AtomicInteger asked = new AtomicInteger();
		final Progress cancelled = new CancelledWhen(() -> asked.incrementAndGet() > 5);
		assertThrows(CancellationException.class, () -> RankAaeTrainer.train(SyntheticDatabase.database(),
			SyntheticDatabase.quick(), cancelled));
		assertEquals(6, asked.get());
	}

	@Test
	void runningOutOfMemoryInTheMiddleIsToldInWords() {
		final Progress exhausted = new Progress() {

			@Override
			public void report(final String activity, final double fraction) {
				if (activity.contains("epoch 3")) throw new OutOfMemoryError("Java heap space");
			}

			@Override
			public boolean isCancelled() {
				return false;
			}
		};
		final XasException e = assertThrows(XasException.class, () -> RankAaeTrainer.train(SyntheticDatabase.database(),
			SyntheticDatabase.quick(), exhausted));
		assertTrue(e.getMessage().contains("not enough memory to train on 200 spectra"), e.getMessage());
	}

	@Test
	void saysWhatIsWrongWithADatabase() {
		final Spectra good = SyntheticDatabase.spectra();
		final int n = good.count();
		refused("always 4.0", good.withTable(good.table().with("OS", Collections.nCopies(n, "4"))));
		refused("\"CN\" is missing", good.withTable(good.table().with("CN", Collections.nCopies(n, ""))));
		refused("\"six\" is not a number", good.withTable(good.table().with("CN", Collections.nCopies(n, "six"))));
		refused("only 1 different values", good.withTable(good.table().with("parent", Collections.nCopies(n, "TiO2"))));
		refused("at least 100", good.select(1, 2, 3));
		refused("no column \"parent\"", good.withTable(org.xasmapper.spectrum.Table.empty(n).with("OS", good.table().column(
			"OS"))));
		refused("There is no column \"OS\"", good.withTable(org.xasmapper.spectrum.Table.empty(n).with("parent", good.table()
			.column("parent"))));
		final float[] values = good.values().clone();
		values[200] = Float.NaN;
		refused("row 2) is NaN at", new Spectra(good.energies(), values, good.table()));
	}

	private static void refused(final String reason, final Spectra spectra) {
		final XasException e = assertThrows(XasException.class, () -> RankAaeTrainer.train(new SpectralDatabase(spectra,
			"Ti", "K", "", List.of()), SyntheticDatabase.quick(), Progress.NONE));
		assertTrue(e.getMessage().contains(reason), e.getMessage());
	}

	@Test
	void theColumnsThatVaryAreThoseToOrderBy() {
		final Spectra spectra = SyntheticDatabase.spectra();
		final int n = spectra.count();
		final SpectralDatabase database = new SpectralDatabase(spectra.withTable(spectra.table().with("MOOD", Collections.nCopies(n,
			"2.6")).with("NNRS", Collections.nCopies(n, ""))), "Ti", "K", "", List.of());
		assertEquals(List.of("OS", "CN"), database.varied(TrainingSettings.RANKED));
	}

	@Test
	void theCardNamesTheMaterialsThatNoEncoderKnows() {
		final List<String> heldOut = trained.card().training().heldOut();
		assertEquals(2, trained.card().encoders());
		assertEquals(heldOut, trained.rows().select(IntStream.range(0, SyntheticDatabase.COUNT).filter(i -> trained.rows()
			.column("part").get(i).equals("test")).toArray()).column("group").stream().distinct().toList());
		assertEquals(SyntheticDatabase.COUNT - 5 * heldOut.size(), trained.card().training().size());
	}

	@Test
	void leavesOutRowsByName() {
		final List<String> parents = new ArrayList<>(List.of("parent 3", "parent 5"));
		final SpectralDatabase without = SyntheticDatabase.database().without("parent", parents);
		assertEquals(SyntheticDatabase.COUNT - 10, without.spectra().count());
		assertFalse(without.spectra().table().column("parent").contains("parent 3"));
	}

	private static Spectra prepared() {
		final Spectra spectra = Broadening.gaussian(SyntheticDatabase.spectra(), 0.7);
		return Resampler.between(spectra.energies(), 0, trained.card().energies()).apply(spectra);
	}

	private static Prediction exported(final Spectra spectra) {
		try (OnnxModel model = OnnxModel.of(OnnxExporter.bytes(trained.model(), trained.guard(), trained.card()), "trained")) {
			return new Predictor(model).predict(spectra, Progress.NONE);
		}
	}
}
