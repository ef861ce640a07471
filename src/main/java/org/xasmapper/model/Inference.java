package org.xasmapper.model;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.xasmapper.spectrum.XasException;

/**
 * Runs a model in one thread, a chunk of spectra at a time. Spectra reach ONNX Runtime without being copied again,
 * through one buffer outside the heap.
 */
final class Inference {

	private final TensorNames tensors;
	private final int points;
	private final int batch;
	private final boolean fixedBatch;
	private final Model model;
	private final FloatBuffer input;
	private final Outputs outputs;

	/** @param model the graph with the output {@link OnnxGraph#MEAN_SQUARE} */
	Inference(final ModelCard card, final OnnxGraph graph, final Model model) {
		tensors = card.tensors();
		points = card.grid().points();
		batch = graph.rows(card);
		fixedBatch = graph.hasFixedBatch();
		this.model = model;
		input = ByteBuffer.allocateDirect(batch * points * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
		outputs = new Outputs(new float[batch * card.latents().size()], new float[batch * card.members() * card
			.descriptors().size()], new float[tensors.hasReconstruction() ? batch : 0], new float[tensors
				.hasTrust() ? batch : 0]);
	}

	/** @return how many spectra can be run at once */
	int batch() {
		return batch;
	}

	/**
	 * What the graph made of a chunk, overwritten by the next; empty where it has no such output. Only the first rows,
	 * as many as there were spectra, mean something.
	 *
	 * @param latent {@code [spectra × latents]}
	 * @param descriptors {@code [spectra × members × descriptors]}
	 * @param meanSquare {@code [spectra]}, of reconstruction − spectrum
	 * @param trust {@code [spectra]}
	 */
	record Outputs(float[] latent, float[] descriptors, float[] meanSquare, float[] trust) {}

	/**
	 * @param spectra {@code [count × points]}, finite
	 * @param count at most {@link #batch()}
	 * @throws XasException if ONNX Runtime fails, or answers with fewer or more numbers than it should
	 */
	Outputs run(final float[] spectra, final int count) {
		final int rows = fixedBatch ? batch : count;
		input.clear().put(spectra, 0, count * points).position(0).limit(rows * points);
		try (NDManager scope = model.getNDManager().newSubManager()) {
			final NDArray array = scope.create(input, new Shape(rows, points));
			final NDList arrays = OnnxEngine.run(model, tensors.spectrum(), array);
			if (tensors.hasLatent()) read(arrays, tensors.latent(), rows, outputs.latent());
			if (tensors.hasDescriptors()) read(arrays, tensors.descriptors(), rows, outputs.descriptors());
			if (tensors.hasReconstruction()) read(arrays, OnnxGraph.MEAN_SQUARE, rows, outputs.meanSquare());
			if (tensors.hasTrust()) read(arrays, tensors.trust(), rows, outputs.trust());
		}
		return outputs;
	}

	/** DJL's {@code toFloatArray} would copy twice. */
	private void read(final NDList arrays, final String name, final int rows, final float[] target) {
		final FloatBuffer values = OnnxEngine.output(arrays, name).toByteBuffer().asFloatBuffer();
		final int expected = target.length / batch * rows;
		if (values.remaining() != expected) {
			throw new XasException("The output \"" + name + "\" of " + model.getName() + " has " + values.remaining() +
				" numbers for " + rows + " spectra, and should have " + expected + ". Train or export the model again.");
		}
		values.get(target, 0, expected);
	}
}
