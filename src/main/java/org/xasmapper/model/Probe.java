package org.xasmapper.model;

import ai.djl.Model;
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
	 * @param name of the model, for messages
	 * @throws XasException if an output has not the type or shape that the card promises, or is not finite
	 * @throws ai.djl.engine.EngineException if ONNX Runtime fails
	 */
	static void requireFits(final Model model, final OnnxGraph graph, final ModelCard card, final String name) {
		final int rows = graph.batch() == OnnxGraph.ANY ? 2 : (int) graph.batch();
		final TensorNames tensors = card.tensors();
		try (NDManager scope = model.getNDManager().newSubManager()) {
			final NDArray spectra = scope.create(steps(card.energies(), rows), new Shape(rows, card.grid().points()));
			final NDList outputs = OnnxEngine.run(model, tensors.spectrum(), spectra);
			if (tensors.hasLatent()) check(name, outputs, tensors.latent(), new Shape(rows, card.latents().size()));
			if (tensors.hasReconstruction()) check(name, outputs, tensors.reconstruction(), spectra.getShape());
			if (tensors.hasDescriptors()) {
				final int axes = OnnxEngine.output(outputs, tensors.descriptors()).getShape().dimension();
				final int descriptors = card.descriptors().size();
				check(name, outputs, tensors.descriptors(), card.members() == 1 && axes == 2 ? new Shape(rows, descriptors)
					: new Shape(rows, card.members(), descriptors));
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

	private static void check(final String model, final NDList outputs, final String name, final Shape expected) {
		final NDArray output = OnnxEngine.output(outputs, name);
		if (output.getDataType() != DataType.FLOAT32) {
			throw new XasException("The output \"" + name + "\" of " + model + " is " + output.getDataType() +
				". Export the model in single precision (float32).");
		}
		if (!output.getShape().equals(expected)) {
			throw new XasException("The output \"" + name + "\" of " + model + " has the shape " + output.getShape() +
				", but by its card it must be " + expected + ". Correct the card, or choose its model.");
		}
		for (final float value : output.toFloatArray()) {
			if (Float.isFinite(value)) continue;
			throw new XasException("The output \"" + name + "\" of " + model +
				" is not finite for an ordinary spectrum. The model is broken; train or export it again.");
		}
	}
}
