package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.SharedData;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Predictor;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.EnergyScale;

/** Who predicts from energies that nobody calibrated is told, and told more plainly where they are off. */
class ScaleAdviceTest {

	private static List<String> advice(final String file, final EnergyScale scale) {
		final Spectra raw = SpectraReader.read(SharedData.file("measured/ti/" + file), EnergyUnit.AUTO, Progress.NONE).content();
		final Spectra spectrum = new Normalizer(NormalizationSettings.automatic().withEdge(AbsorptionEdges.of("Ti", "K")
			.orElseThrow())).normalize(raw, Progress.NONE).spectra();
		final SpectralCube cube = SpectralCube.inMemory(1, 1, spectrum.energies());
		for (int k = 0; k < spectrum.energies().size(); k++) cube.writeRows(k, 0, 1, new float[] { spectrum.value(0, k) });
		try (OnnxModel model = ModelSource.open("ti-k-edge")) {
			return ScaleAdvice.of(cube, new Predictor(model).predict(cube, Progress.NONE), scale, model, Progress.NONE);
		}
	}

	@Test
	void oxidesOfUnknownScalesAreToldToBeCalibrated() {
		for (final String file : List.of("PbTiO3_300K.csv", "EuTiO3_300K.csv", "rutile_SAGA_TEY.csv")) {
			final List<String> advice = advice(file, EnergyScale.UNKNOWN);
			assertTrue(String.join(" ", advice).contains("must be calibrated first (XAS Calibrate..."), file + ": " + advice);
		}
	}

	@Test
	void aScaleThatIsOffIsSeenByItsPreEdgeLine() {
		assertTrue(advice("PbTiO3_300K.csv", EnergyScale.UNKNOWN).get(0).startsWith("The energy scale seems to be off: the highest line " +
			"before the edge is at 4966."));
		assertTrue(advice("LC08_Anatase.csv", EnergyScale.UNKNOWN).stream().noneMatch(line -> line.contains("seems to be off")));
	}

	@Test
	void whatWasCalibratedNeedsNoAdvice() {
		assertEquals(List.of(), advice("PbTiO3_300K.csv", new EnergyScale(4.4, 0.1, "Ti foil")));
	}
}
