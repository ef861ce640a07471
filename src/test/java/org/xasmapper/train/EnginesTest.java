package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.ForkedJava;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Predictor;
import org.xasmapper.model.SmallModel;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** How the engines start, which a Java does once: so each case has a Java of its own. */
class EnginesTest {

	@TempDir
	private Path folder;

	/** As ImageJ's threads are, which do not know the loader of the plugins; Fiji listens to SLF4J, ImageJ does not. */
	@ParameterizedTest
	@CsvSource({ "train predict,true", "predict train,false", "predict,true" })
	void anyEngineMayBeFirstWithoutAWordAndWithoutTraces(final String order, final boolean listened) throws IOException,
		InterruptedException
	{
		final ForkedJava run = ForkedJava.run(folder, entry -> listened || !entry.contains("slf4j-simple"), Trial.class
			.getName(), order);
		assertEquals("", run.err());
		assertEquals(order + " done", run.out().strip());
		assertEquals(0, run.exit());
		assertEquals(List.of(), run.left());
	}

	/** Trains and predicts in the given order, on a thread whose class loader knows no engine. */
	static final class Trial {

		public static void main(final String... args) {
			Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
			for (final String what : args[0].split(" ")) {
				if (what.equals("train")) train();
				else predict();
			}
			System.out.println(args[0] + " done");
		}

		private static void train() {
			try (TorchSession session = TorchSession.open(Progress.NONE)) {
				TorchSession.times(session.manager().ones(new Shape(3)), 2).toFloatArray();
			}
		}

		private static void predict() {
			try (OnnxModel model = OnnxModel.of(new SmallModel().bytes(), "small")) {
				final EnergyGrid energies = model.card().energies();
				new Predictor(model).predict(new Spectra(energies, new float[energies.size()], Table.empty(1)), Progress.NONE);
			}
		}
	}
}
