package org.xasmapper.rankaae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/** Shows a model a typical spectrum and compares what comes out with its card. */
final class Probe {

	/** Half width of the model spectrum's edge, eV. */
	private static final double EDGE_WIDTH = 2;

	private Probe() {}

	/**
	 * @throws XasException if an output has not the type or shape that the card promises, or is not finite
	 * @throws ai.djl.engine.EngineException if ONNX Runtime fails
	 */
	static void requireFits(final OnnxModel model) {
		final ModelCard card = model.card();
		final Inference inference = model.inference();
		final int rows = inference.rows(Math.min(2, inference.batch()));
		try (NDManager scope = inference.newScope()) {
			final NDList outputs = inference.forward(steps(card.energies(), rows), rows, scope);
			final int latents = card.latents().size();
			final int descriptors = card.descriptors().size();
			final TensorNames tensors = card.tensors();
			if (tensors.hasLatent()) check(model, outputs, tensors.latent(), new Shape(rows, latents));
			if (tensors.hasReconstruction()) {
				check(model, outputs, tensors.reconstruction(), new Shape(rows, card.grid().points()));
			}
			if (tensors.hasDescriptors()) {
				final boolean single = card.members() == 1 && Inference.array(outputs, tensors.descriptors()).getShape()
					.dimension() == 2;
				check(model, outputs, tensors.descriptors(), single ? new Shape(rows, descriptors) : new Shape(rows, card
					.members(), descriptors));
			}
		}
	}

	/** @return the same absorption edge {@code rows} times */
	private static float[] steps(final EnergyGrid energies, final int rows) {
		final int m = energies.size();
		final double middle = (energies.first() + energies.last()) / 2;
		final float[] steps = new float[rows * m];
		for (int i = 0; i < steps.length; i++) {
			steps[i] = (float) (0.5 + Math.atan((energies.energy(i % m) - middle) / EDGE_WIDTH) / Math.PI);
		}
		return steps;
	}

	private static void check(final OnnxModel model, final NDList outputs, final String name, final Shape expected) {
		final NDArray output = Inference.array(outputs, name);
		if (output.getDataType() != DataType.FLOAT32) {
			throw new XasException("The output \"" + name + "\" of " + model.name() + " is " + output.getDataType() +
				". Export the model in single precision (float32).");
		}
		if (!output.getShape().equals(expected)) {
			throw new XasException("The output \"" + name + "\" of " + model.name() + " has the shape " + output.getShape() +
				", but by its card it must be " + expected + ". Correct the card, or choose its model.");
		}
		for (final float value : output.toFloatArray()) {
			if (Float.isFinite(value)) continue;
			throw new XasException("The output \"" + name + "\" of " + model.name() +
				" is not finite for an ordinary spectrum. The model is broken; train or export it again.");
		}
	}
}
