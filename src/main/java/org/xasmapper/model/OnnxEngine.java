package org.xasmapper.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.xasmapper.onnx.OnnxRuntime;
import org.xasmapper.spectrum.XasException;

/** Runs models on DJL's engine of ONNX Runtime. */
final class OnnxEngine {

	/** DJL's name of ONNX Runtime's own options. A model is used by several threads at once, so each run takes one. */
	private static final String OPTIONS = "sessionOptions";

	/** Of ONNX Runtime's reasons that are told. */
	private static final int MOST_LETTERS = 300;

	private OnnxEngine() {}

	/**
	 * @param file name for messages
	 * @throws XasException if ONNX Runtime refuses the model or is not there
	 */
	static Model load(final byte[] onnx, final String file) {
		OnnxRuntime.start();
		final Model model = Model.newInstance(file, Device.cpu(), OnnxRuntime.ENGINE);
		try (SessionOptions options = OnnxRuntime.options()) {
			model.load(new ByteArrayInputStream(onnx), Map.of(OPTIONS, options));
			return model;
		}
		catch (final IOException | MalformedModelException | OrtException e) {
			model.close();
			throw new XasException("ONNX Runtime cannot load " + file + ": " + oneLine(e) +
				". Export the model again with operators of ONNX opset 17.", e);
		}
	}

	/**
	 * @param input name of the graph's input
	 * @param values of the input
	 * @return the graph's outputs, named; they live as long as the values' manager
	 * @throws XasException if ONNX Runtime fails
	 */
	static NDList run(final Model model, final String input, final NDArray values) {
		values.setName(input);
		try {
			return model.getBlock().forward(new ParameterStore(values.getManager(), false), new NDList(values), false);
		}
		catch (final EngineException | UnsupportedOperationException e) {
			throw new XasException("ONNX Runtime cannot run " + model.getName() + " on " + values.getShape().get(0) + " spectra (" +
				oneLine(e) + "). Train or export the model again.", e);
		}
	}

	/** @return what ONNX Runtime says, without the places in its sources and without line breaks */
	private static String oneLine(final Throwable problem) {
		Throwable root = problem;
		while (root.getCause() != null) root = root.getCause();
		final String text = String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
		final String reason = text.replaceFirst("^Error code - \\S+ - message: ", "").replaceFirst("^/onnxruntime_src\\S* .*?\\) ", "");
		return reason.length() <= MOST_LETTERS ? reason : reason.substring(0, MOST_LETTERS) + "…";
	}

	static NDArray output(final NDList outputs, final String name) {
		return outputs.stream().filter(output -> output.getName().equals(name)).findFirst().orElseThrow();
	}
}
