package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class PredictorTest {

	private static final double TOLERANCE = 1e-6;

	private final SmallModel small = new SmallModel();
	private final EnergyGrid energies = small.grid.toEnergyGrid();

	@Test
	void agreesWithOnnxRuntimeCalledDirectly() throws OrtException {
		final Spectra spectra = spectra(energies, 2500);
		final Prediction prediction = predict(spectra);
		final int m = energies.size();
		final float[][] rows = new float[spectra.count()][];
		for (int i = 0; i < rows.length; i++) rows[i] = spectra.spectrum(i);
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OrtSession session = environment.createSession(small.bytes());
				OnnxTensor input = OnnxTensor.createTensor(environment, rows);
				OrtSession.Result outputs = session.run(Map.of("spectrum", input)))
		{
			final float[][] latent = (float[][]) outputs.get("latent").get().getValue();
			final float[][][] members = (float[][][]) outputs.get("descriptors").get().getValue();
			final float[][] reconstruction = (float[][]) outputs.get("reconstruction").get().getValue();
			for (int i = 0; i < rows.length; i++) {
				for (int z = 0; z < 3; z++) assertEquals(latent[i][z], prediction.latent()[z][i], TOLERANCE);
				for (int d = 0; d < 2; d++) {
					assertEquals(mean(members[i], d), prediction.mean()[d][i], TOLERANCE);
					assertEquals(small.card().descriptors().get(d).bar(std(members[i], d)), prediction.std()[d][i], TOLERANCE);
				}
				double squares = 0;
				for (int k = 0; k < m; k++) squares += Math.pow(reconstruction[i][k] - rows[i][k], 2);
				assertEquals(Math.sqrt(squares / m), prediction.reconstructionError()[i], TOLERANCE);
			}
		}
	}

	private static double mean(final float[][] members, final int descriptor) {
		double sum = 0;
		for (final float[] member : members) sum += member[descriptor];
		return sum / members.length;
	}

	private static double std(final float[][] members, final int descriptor) {
		double squares = 0;
		for (final float[] member : members) squares += Math.pow(member[descriptor] - mean(members, descriptor), 2);
		return Math.sqrt(squares / (members.length - 1));
	}

	@Test
	void aMapGivesWhatItsSpectraGive() {
		final Spectra spectra = spectra(energies, 60 * 47);
		final SpectralCube cube = cube(spectra, 60, 47);
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small")) {
			assertSame(new Predictor(model).predict(spectra, Progress.NONE), new Predictor(model).predict(cube,
				Progress.NONE));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7 })
	void aFixedBatchGivesWhatAnOpenOneGives(final int batch) {
		final Spectra spectra = spectra(energies, 100);
		final Prediction open = predict(spectra);
		small.batch = batch;
		assertSame(open, predict(spectra));
	}

	@Test
	void maskedPixelsStayMaskedAndLeaveTheOthersAlone() {
		final Spectra spectra = spectra(energies, 1500);
		final Prediction whole = predict(spectra);
		final float[] values = spectra.values().clone();
		final int m = energies.size();
		values[3 * m + 5] = Float.NaN;
		values[1100 * m] = Float.POSITIVE_INFINITY;
		final Prediction masked = predict(new Spectra(energies, values, spectra.table()));
		assertEquals(1498, masked.predicted());
		for (final int pixel : new int[] { 3, 1100 }) {
			assertTrue(Float.isNaN(masked.mean()[0][pixel]) && Float.isNaN(masked.std()[1][pixel]));
			assertTrue(Float.isNaN(masked.latent()[2][pixel]) && Float.isNaN(masked.reconstructionError()[pixel]));
			whole.mean()[0][pixel] = Float.NaN;
		}
		assertArrayEquals(whole.mean()[0], masked.mean()[0], 1e-6f);
	}

	@Test
	void nanBeyondTheModelsEnergiesDoesNotMask() {
		final EnergyGrid wider = EnergyGrid.regular(4960, 0.5, 60);
		final Spectra spectra = spectra(wider, 10);
		for (int i = 0; i < 10; i++) spectra.values()[i * wider.size()] = Float.NaN;
		assertEquals(10, predict(spectra).predicted());
	}

	@Test
	void spectraAreBroughtToTheModelsEnergies() {
		final Spectra finer = spectra(EnergyGrid.regular(4960, 0.17, 150), 20);
		assertSame(predict(Resampler.between(finer.energies(), 0, energies).apply(finer)), predict(finer));
	}

	@Test
	void spectraThatDoNotCoverTheModelAreRefusedWithBothRanges() {
		final String message = assertThrows(XasException.class, () -> predict(spectra(EnergyGrid.regular(4963, 0.5, 60),
			3))).getMessage();
		assertTrue(message.contains("4962.00–4982.00 eV") && message.contains("4963.00–4992.50 eV"), message);
	}

	@Test
	void anAllMaskedImageIsRefused() {
		final Spectra spectra = spectra(energies, 5);
		Arrays.fill(spectra.values(), Float.NaN);
		final String message = assertThrows(XasException.class, () -> predict(spectra)).getMessage();
		assertTrue(message.startsWith("There is nothing to predict: all spectra are masked"), message);
	}

	@Test
	void anEncoderAloneGivesLatentsUnderItsOwnNames() {
		final Spectra spectra = spectra(energies, 30);
		final float[][] expected = predict(spectra).latent();
		small.tensors = new TensorNames("input.1", "63", "", "", "");
		final Prediction prediction = predict(spectra);
		assertEquals(0, prediction.mean().length);
		for (int z = 0; z < 3; z++) assertArrayEquals(expected[z], prediction.latent()[z], 1e-6f);
		for (final float error : prediction.reconstructionError()) assertTrue(Float.isNaN(error));
	}

	@Test
	void aSingleNetworkHasNoErrorBar() {
		small.members = 1;
		final Prediction withAxis = predict(spectra(energies, 5));
		small.membersAxis = false;
		final Prediction without = predict(spectra(energies, 5));
		assertArrayEquals(withAxis.mean()[1], without.mean()[1], 1e-6f);
		assertFalse(Float.isNaN(without.mean()[1][4]));
		assertTrue(Float.isNaN(without.std()[1][4]));
	}

	@Test
	void stopsWhenCancelled() {
		final AtomicInteger looks = new AtomicInteger();
		final Progress impatient = new CancelledWhen(() -> looks.incrementAndGet() > 2);
		final Spectra spectra = spectra(energies, 100_000);
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small")) {
			assertThrows(CancellationException.class, () -> new Predictor(model).predict(spectra, impatient));
		}
		assertTrue(looks.get() < 10, looks + " looks at the cancel button");
	}

	@Test
	void stopsWhenInterruptedWithNothingClosedUnderTheWorkers() {
		final Thread caller = Thread.currentThread();
		final AtomicInteger reports = new AtomicInteger();
		final Progress interrupting = new CancelledWhen(() -> {
			if (reports.incrementAndGet() == 3) caller.interrupt();
			return false;
		});
		final Spectra spectra = spectra(energies, 100_000);
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small")) {
			assertThrows(CancellationException.class, () -> new Predictor(model).predict(spectra, interrupting));
		}
		assertTrue(Thread.interrupted(), "the thread stays interrupted");
	}

	@Test
	void aSpectrumThatTheModelHasNoFiniteNumberForIsMaskedWithAWord() {
		final Spectra spectra = spectra(energies, 100);
		final Prediction whole = predict(spectra);
		assertEquals(List.of(), whole.notes());
		final int m = energies.size();
		Arrays.fill(spectra.values(), 7 * m, 8 * m, 3e38f);
		final Prediction spoiled = predict(spectra);
		assertEquals(99, spoiled.predicted());
		assertEquals(1, spoiled.unanswered());
		assertTrue(spoiled.notes().get(0).startsWith("1 of 100 spectra are masked"), spoiled.notes().get(0));
		assertTrue(Float.isNaN(spoiled.mean()[0][7]) && Float.isNaN(spoiled.reconstructionError()[7]));
		assertEquals(whole.mean()[0][8], spoiled.mean()[0][8], 1e-6f);
	}

	private Prediction predict(final Spectra spectra) {
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small")) {
			return new Predictor(model).predict(spectra, Progress.NONE);
		}
	}

	private static void assertSame(final Prediction expected, final Prediction actual) {
		assertEquals(expected.predicted(), actual.predicted());
		for (int d = 0; d < 2; d++) {
			assertArrayEquals(expected.mean()[d], actual.mean()[d], 1e-6f);
			assertArrayEquals(expected.std()[d], actual.std()[d], 1e-6f);
		}
		for (int z = 0; z < 3; z++) assertArrayEquals(expected.latent()[z], actual.latent()[z], 1e-6f);
		assertArrayEquals(expected.reconstructionError(), actual.reconstructionError(), 1e-6f);
	}

	/** @return noisy edges at different energies */
	static Spectra spectra(final EnergyGrid energies, final int count) {
		final Random random = new Random(7);
		final float[] values = new float[count * energies.size()];
		for (int i = 0; i < values.length; i++) {
			final double edge = 4972 + (i / energies.size()) % 13 * 0.3;
			values[i] = (float) (0.5 + Math.atan(energies.energy(i % energies.size()) - edge) / Math.PI + 0.02 * random
				.nextGaussian());
		}
		return new Spectra(energies, values, Table.empty(count));
	}

	private static SpectralCube cube(final Spectra spectra, final int width, final int height) {
		final SpectralCube cube = SpectralCube.inMemory(width, height, spectra.energies());
		final float[] plane = new float[width * height];
		for (int k = 0; k < spectra.energies().size(); k++) {
			for (int p = 0; p < plane.length; p++) plane[p] = spectra.value(p, k);
			cube.writeRows(k, 0, height, plane);
		}
		return cube;
	}
}
