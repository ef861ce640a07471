package org.xasmapper.model;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * Shows a model some typical spectra and compares what comes out with its card; shows them again in other company, and
 * compares the answers: a spectrum's must not depend on the spectra it is computed with, nor on their number.
 */
final class Probe {

	/** Different spectra that are shown. */
	private static final int KINDS = 16;

	/** Half width of a spectrum's edge, eV. */
	private static final double EDGE_WIDTH = 2;

	/** Distance of the edges of neighbours, eV, and of their heights. */
	private static final double SHIFT = 0.1;
	private static final double GAIN = 0.01;

	/** Largest difference of two answers, as share of the output's largest number: far above rounding. */
	private static final double TOLERANCE = 1e-4;

	private final Model model;
	private final OnnxGraph graph;
	private final ModelCard card;
	private final String name;

	/** What the model answered first: by output, {@code [kinds][numbers of a spectrum]}, null where not yet known. */
	private final Map<String, float[][]> answers = new HashMap<>();

	/** Which spectrum stands where, at random but always the same. */
	private final SplittableRandom random = new SplittableRandom(1579);

	/** @param name of the model, for messages */
	Probe(final Model model, final OnnxGraph graph, final ModelCard card, final String name) {
		this.model = model;
		this.graph = graph;
		this.card = card;
		this.name = name;
		card.tensors().outputs().forEach(output -> answers.put(output, new float[KINDS][]));
	}

	/**
	 * @throws XasException if ONNX Runtime fails, if an output has not the type or shape that the card promises or is not
	 *           finite, or if the answer to a spectrum depends on others
	 */
	void requireFits() {
		final int rows = graph.rows(card);
		if (graph.hasFixedBatch()) {
			for (int shown = 0; shown < 2 * KINDS || shown < 2 * rows; shown += rows) show(inTurn(rows, shown));
			return;
		}
		for (int kind = 0; kind < KINDS; kind++) show(inTurn(1, kind));
		for (final int count : new int[] { 2, 3, rows }) show(random.ints(count, 0, KINDS).toArray());
	}

	/** @return the kinds of {@code rows} spectra, the first of them at random places of the turn */
	private int[] inTurn(final int rows, final int first) {
		final int[] kinds = new int[rows];
		for (int row = 0; row < rows; row++) kinds[row] = first < KINDS ? (first + row) % KINDS : random.nextInt(KINDS);
		return kinds;
	}

	private void show(final int[] kinds) {
		final int rows = kinds.length;
		final TensorNames tensors = card.tensors();
		try (NDManager scope = model.getNDManager().newSubManager()) {
			final NDArray spectra = scope.create(steps(kinds), new Shape(rows, card.grid().points()));
			final NDList outputs = OnnxEngine.run(model, tensors.spectrum(), spectra);
			if (tensors.hasLatent()) check(kinds, outputs, tensors.latent(), new Shape(rows, card.latents().size()));
			if (tensors.hasTrust()) check(kinds, outputs, tensors.trust(), new Shape(rows, 1));
			if (tensors.hasReconstruction()) check(kinds, outputs, tensors.reconstruction(), spectra.getShape());
			if (tensors.hasDescriptors()) {
				final int axes = OnnxEngine.output(outputs, tensors.descriptors()).getShape().dimension();
				final int descriptors = card.descriptors().size();
				check(kinds, outputs, tensors.descriptors(), card.members() == 1 && axes == 2 ? new Shape(rows, descriptors)
					: new Shape(rows, card.members(), descriptors));
			}
		}
	}

	/** @return an absorption edge a row; its kind says where and how high it is */
	private float[] steps(final int[] kinds) {
		final EnergyGrid energies = card.energies();
		final int m = energies.size();
		final double middle = (energies.first() + energies.last()) / 2;
		final float[] steps = new float[kinds.length * m];
		for (int i = 0; i < steps.length; i++) {
			final int kind = kinds[i / m];
			final double distance = energies.energy(i % m) - middle - SHIFT * kind;
			steps[i] = (float) ((1 + GAIN * kind) * (0.5 + Math.atan(distance / EDGE_WIDTH) / Math.PI));
		}
		return steps;
	}

	private void check(final int[] kinds, final NDList outputs, final String tensor, final Shape expected) {
		final NDArray output = OnnxEngine.output(outputs, tensor);
		if (output.getDataType() != DataType.FLOAT32) {
			throw new XasException("The output \"" + tensor + "\" of " + name + " is " + output.getDataType() +
				". Export the model in single precision (float32).");
		}
		if (output.getShape().dimension() == 0 || output.getShape().get(0) != kinds.length) {
			throw new XasException("The output \"" + tensor + "\" of " + name + " has the shape " + output.getShape() + " for " +
				kinds.length + " spectra; its first axis must be theirs. Export the model with an open batch axis (dynamic_axes in " +
				"torch.onnx.export).");
		}
		if (!output.getShape().equals(expected)) {
			throw new XasException("The output \"" + tensor + "\" of " + name + " has the shape " + output.getShape() +
				", but by its card it must be " + expected + ". Correct the card, or choose its model.");
		}
		final float[] values = output.toFloatArray();
		requireFinite(tensor, values);
		requireSame(kinds, tensor, values);
	}

	private void requireFinite(final String tensor, final float[] values) {
		for (final float value : values) {
			if (Float.isFinite(value)) continue;
			throw new XasException("The output \"" + tensor + "\" of " + name +
				" is not finite for an ordinary spectrum. The model is broken; train or export it again.");
		}
	}

	private void requireSame(final int[] kinds, final String tensor, final float[] values) {
		final float[][] first = answers.get(tensor);
		final int width = values.length / kinds.length;
		double largest = 0;
		for (final float value : values) largest = Math.max(largest, Math.abs(value));
		for (int row = 0; row < kinds.length; row++) {
			final float[] answer = Arrays.copyOfRange(values, row * width, (row + 1) * width);
			if (first[kinds[row]] == null) first[kinds[row]] = answer;
			for (int i = 0; i < width; i++) {
				final float before = first[kinds[row]][i];
				if (Math.abs(answer[i] - before) <= TOLERANCE * largest) continue;
				throw new XasException(name + " answers a spectrum otherwise when others are computed with it: its output \"" +
					tensor + "\" for spectrum " + (row + 1) + " of " + kinds.length + " is " + answer[i] + " instead of " + before +
					". Export the model in evaluation mode (model.eval() in PyTorch) and with an open batch axis (dynamic_axes).");
			}
		}
	}
}
