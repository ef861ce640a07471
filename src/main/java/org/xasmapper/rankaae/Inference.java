package org.xasmapper.rankaae;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Runs a model in one thread, a chunk of spectra at a time. Spectra reach ONNX Runtime without being copied again,
 * through one buffer outside the heap.
 */
final class Inference {

	private final TensorNames tensors;
	private final int points;
	private final int batch;
	private final boolean fixedBatch;
	private final Block block;
	private final NDManager manager;
	private final ParameterStore noParameters;
	private final FloatBuffer input;
	private final Outputs outputs;

	/**
	 * @param batch spectra at once
	 * @param fixedBatch whether the graph takes no fewer
	 */
	Inference(final ModelCard card, final int batch, final boolean fixedBatch, final Model model) {
		tensors = card.tensors();
		points = card.grid().points();
		this.batch = batch;
		this.fixedBatch = fixedBatch;
		block = model.getBlock();
		manager = model.getNDManager();
		noParameters = new ParameterStore(manager, false);
		input = ByteBuffer.allocateDirect(batch * points * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
		outputs = new Outputs(new float[batch * card.latents().size()], new float[batch * card.members() * card
			.descriptors().size()], new float[tensors.hasReconstruction() ? batch * points : 0]);
	}

	/** @return how many spectra can be run at once */
	int batch() {
		return batch;
	}

	/** @return how many rows the outputs have when {@code count} spectra are run */
	int rows(final int count) {
		return fixedBatch ? batch : count;
	}

	/** @return an owner for outputs, which are freed when it is closed */
	NDManager newScope() {
		return manager.newSubManager();
	}

	/**
	 * What the graph made of a chunk, overwritten by the next; empty where it has no such output. Only the first rows,
	 * as many as there were spectra, mean something.
	 *
	 * @param latent {@code [spectra × latents]}
	 * @param descriptors {@code [spectra × members × descriptors]}
	 * @param reconstruction {@code [spectra × points]}
	 */
	record Outputs(float[] latent, float[] descriptors, float[] reconstruction) {}

	/**
	 * @param spectra {@code [count × points]}, finite
	 * @param count at most {@link #batch()}
	 * @throws ai.djl.engine.EngineException if ONNX Runtime fails
	 */
	Outputs run(final float[] spectra, final int count) {
		try (NDManager scope = newScope()) {
			final NDList arrays = forward(spectra, count, scope);
			if (tensors.hasLatent()) read(arrays, tensors.latent(), outputs.latent());
			if (tensors.hasDescriptors()) read(arrays, tensors.descriptors(), outputs.descriptors());
			if (tensors.hasReconstruction()) read(arrays, tensors.reconstruction(), outputs.reconstruction());
		}
		return outputs;
	}

	/** @return the graph's outputs, named, which live as long as {@code scope} */
	NDList forward(final float[] spectra, final int count, final NDManager scope) {
		final int rows = rows(count);
		input.clear().put(spectra, 0, count * points).position(0).limit(rows * points);
		final NDArray array = scope.create(input, new Shape(rows, points));
		array.setName(tensors.spectrum());
		return block.forward(noParameters, new NDList(array), false);
	}

	/** DJL's {@code toFloatArray} would copy twice. */
	private static void read(final NDList arrays, final String name, final float[] target) {
		final FloatBuffer values = array(arrays, name).toByteBuffer().asFloatBuffer();
		values.get(target, 0, values.remaining());
	}

	static NDArray array(final NDList outputs, final String name) {
		return outputs.stream().filter(output -> output.getName().equals(name)).findFirst().orElseThrow();
	}
}
