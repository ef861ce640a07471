package org.xasmapper.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.XasException;

/** What an ONNX file says of itself before it is run: card, input, outputs and weights. */
final class OnnxGraph {

	/** Size of an axis that the file leaves open. */
	static final long ANY = -1;

	/** The newest form of files that the engine reads; those that are newer differ in types of numbers that no model uses. */
	private static final long ENGINES_IR = 11;

	/** Numbers in the largest array of a thread, 256 MB in single precision. */
	private static final long MOST_NUMBERS = 1 << 26;

	/** Spectra at once where the graph takes any number; ONNX Runtime is fastest from 512 to 4096. */
	private static final int CHUNK = 1024;

	/** Begins the names of what is added to a graph. */
	private static final String PREFIX = "xas_mapper_";

	/** The output that {@link #withMeanSquare} adds. */
	static final String MEAN_SQUARE = PREFIX + "mean_square";

	private final String file;
	private final ModelProto model;
	private final GraphProto graph;

	private OnnxGraph(final String file, final ModelProto model) {
		this.file = file;
		this.model = model;
		this.graph = model.getGraph();
	}

	/**
	 * @param file name for messages
	 * @throws XasException if the bytes are not a whole ONNX file, or one that does more than compute
	 */
	static OnnxGraph parse(final byte[] onnx, final String file) {
		try {
			// What this reader does not know, no check sees: it never reaches the engine.
			final ModelProto model = DiscardUnknownFieldsParser.wrap(ModelProto.parser()).parseFrom(onnx);
			if (model.getGraph().getNodeCount() == 0) throw notOnnx(file, null);
			GraphCheck.requireHarmless(model, file);
			return new OnnxGraph(file, model.toBuilder().setIrVersion(Math.min(model.getIrVersion(), ENGINES_IR)).build());
		}
		catch (final InvalidProtocolBufferException e) {
			throw notOnnx(file, e);
		}
	}

	private static XasException notOnnx(final String file, final Exception cause) {
		return new XasException(file + " is not an ONNX model, or only a part of one. Copy or export it again.", cause);
	}

	/** @return the JSON of the card in the file's {@code metadata_props} */
	Optional<String> card() {
		return model.getMetadataPropsList().stream().filter(property -> property.getKey().equals(
			ModelCard.METADATA_KEY)).map(StringStringEntryProto::getValue).findFirst();
	}

	/** @return the content of a file that holds what was read and checked, and nothing else */
	byte[] bytes() {
		return model.toByteArray();
	}

	/** @return the content of a file that holds the same graph, and a card in place of the one that it had */
	byte[] withCard(final ModelCard card) {
		final ModelProto.Builder copy = model.toBuilder().clearMetadataProps();
		model.getMetadataPropsList().stream().filter(property -> !property.getKey().equals(ModelCard.METADATA_KEY)).forEach(
			copy::addMetadataProps);
		return copy.addMetadataProps(StringStringEntryProto.newBuilder().setKey(ModelCard.METADATA_KEY).setValue(card.toJson()))
			.build().toByteArray();
	}

	/** @throws XasException naming the first tensor that holds NaN or an infinity */
	void requireFiniteWeights() {
		for (final TensorProto weights : graph.getInitializerList()) {
			if (TensorData.values(weights).allMatch(Double::isFinite)) continue;
			throw new XasException(file + " holds NaN or infinite numbers in its weights \"" + weights.getName() +
				"\". The training failed; train the model again.");
		}
	}

	/**
	 * Compares the names, types and sizes that the graph declares with those of the card.
	 *
	 * @throws XasException naming the key of the card and what the graph has in its place
	 */
	void requireFits(final ModelCard card) {
		final List<ValueInfoProto> inputs = inputs();
		requireNamed("spectrum", card.tensors().spectrum(), inputs);
		if (inputs.size() > 1) {
			throw new XasException(file + " has " + inputs.size() + " inputs (" + names(inputs) +
				"). Only a model with the spectrum as its single input can be used.");
		}
		requireNamed("latent", card.tensors().latent(), graph.getOutputList());
		requireNamed("descriptors", card.tensors().descriptors(), graph.getOutputList());
		requireNamed("reconstruction", card.tensors().reconstruction(), graph.getOutputList());
		requireNamed("trust", card.tensors().trust(), graph.getOutputList());
		requireSpectra(inputs.get(0), card.grid().points());
		requireBatch(card);
	}

	private void requireBatch(final ModelCard card) {
		final long batch = batch();
		if (card.widest() <= MOST_NUMBERS && (batch == ANY || batch >= 1 && batch <= MOST_NUMBERS / card.widest())) return;
		throw new XasException(file + " takes " + (batch == ANY ? "any number of" : batch) + " spectra at once, each with up to " +
			card.widest() + " numbers by its card, which cannot be held. Export the model with an open batch axis (dynamic_axes " +
			"in torch.onnx.export), and check the numbers in its card.");
	}

	private void requireNamed(final String key, final String name, final List<ValueInfoProto> tensors) {
		if (name.isEmpty() || tensors.stream().anyMatch(tensor -> tensor.getName().equals(name))) return;
		throw new XasException("The card of " + file + " calls \"tensors." + key + "\" \"" + name +
			"\", but the graph has: " + names(tensors) + ". Correct the name in the card.");
	}

	private void requireSpectra(final ValueInfoProto input, final int points) {
		final TypeProto.Tensor type = input.getType().getTensorType();
		if (type.getElemType() != DataType.FLOAT.getNumber()) {
			throw new XasException("The input \"" + input.getName() + "\" of " + file +
				" does not take float32 numbers. Export the model in single precision.");
		}
		final int axes = type.getShape().getDimCount();
		if (axes == 2 && (size(type, 1) == ANY || size(type, 1) == points)) return;
		throw new XasException("The input \"" + input.getName() + "\" of " + file + " has the shape " + shape(type) +
			", but by its card it must be [batch, " + points + "]. Correct \"energies\" in the card, or choose its model.");
	}

	/** @return whether the graph takes no other number of spectra than {@link #rows} at once */
	boolean hasFixedBatch() {
		return batch() != ANY;
	}

	/** @return how many spectra the graph is best given at once */
	int rows(final ModelCard card) {
		return (int) (hasFixedBatch() ? batch() : Math.max(1, Math.min(CHUNK, MOST_NUMBERS / card.widest())));
	}

	/** @return how many spectra the graph takes at once, or {@link #ANY} */
	private long batch() {
		return size(inputs().get(0).getType().getTensorType(), 0);
	}

	/**
	 * Cuts out what leads from the latent code to the reconstruction.
	 *
	 * @return an ONNX file of its own with the single input {@link #code}, or empty if the graph has no such part
	 */
	Optional<byte[]> decoder(final ModelCard card) {
		if (!card.tensors().hasLatent() || !card.tensors().hasReconstruction()) return Optional.empty();
		final Set<String> needed = neededFor(card.tensors().reconstruction(), code(card));
		if (needed.contains(card.tensors().spectrum()) || !needed.contains(code(card))) return Optional.empty();
		final GraphProto.Builder part = GraphProto.newBuilder().setName("decoder");
		for (final NodeProto node : graph.getNodeList()) {
			final boolean makesCode = node.getOutputList().contains(code(card));
			if (!makesCode && node.getOutputList().stream().anyMatch(needed::contains)) part.addNode(node);
		}
		graph.getInitializerList().stream().filter(weights -> needed.contains(weights.getName())).forEach(
			part::addInitializer);
		part.addInput(output(card.tensors().latent()).toBuilder().setName(code(card)));
		part.addOutput(output(card.tensors().reconstruction()));
		return Optional.of(model.toBuilder().setGraph(part).build().toByteArray());
	}

	/**
	 * Lets the graph compute the mean square of reconstruction − spectrum itself, as output {@link #MEAN_SQUARE}
	 * {@code [batch, 1]} in place of the reconstruction, which would have to be copied for every spectrum.
	 *
	 * @return the content of such a file; the same graph if there is no reconstruction
	 */
	byte[] withMeanSquare(final ModelCard card) {
		final TensorNames tensors = card.tensors();
		if (!tensors.hasReconstruction()) return model.toByteArray();
		final int points = card.grid().points();
		final String share = PREFIX + "share";
		final GraphProto.Builder more = graph.toBuilder().clearOutput();
		more.addInitializer(TensorProto.newBuilder().setName(share).setDataType(DataType.FLOAT.getNumber()).addDims(points)
			.addDims(1).addAllFloatData(Collections.nCopies(points, 1f / points)));
		more.addNode(node("Sub", PREFIX + "difference", tensors.reconstruction(), tensors.spectrum()));
		more.addNode(node("Mul", PREFIX + "squares", PREFIX + "difference", PREFIX + "difference"));
		more.addNode(node("MatMul", MEAN_SQUARE, PREFIX + "squares", share));
		if (tensors.hasLatent()) more.addOutput(output(tensors.latent()));
		if (tensors.hasDescriptors()) more.addOutput(output(tensors.descriptors()));
		if (tensors.hasTrust()) more.addOutput(output(tensors.trust()));
		final TypeProto.Tensor.Builder type = output(tensors.reconstruction()).getType().getTensorType().toBuilder();
		type.clearShape();
		more.addOutput(ValueInfoProto.newBuilder().setName(MEAN_SQUARE).setType(TypeProto.newBuilder().setTensorType(type)));
		return model.toBuilder().setGraph(more).build().toByteArray();
	}

	private static NodeProto node(final String operator, final String output, final String... inputs) {
		return NodeProto.newBuilder().setOpType(operator).addOutput(output).addAllInput(List.of(inputs)).build();
	}

	/** @return the tensor that holds the latent code first, before it was given the output's name */
	String code(final ModelCard card) {
		String name = card.tensors().latent();
		NodeProto maker = maker(name);
		while (maker != null && maker.getOpType().equals("Identity")) {
			name = maker.getInput(0);
			maker = maker(name);
		}
		return name;
	}

	/** @return the tensors that {@code target} is computed from, itself included, not looking beyond {@code end} */
	private Set<String> neededFor(final String target, final String end) {
		final Set<String> needed = new HashSet<>();
		final Deque<String> open = new ArrayDeque<>(List.of(target));
		while (!open.isEmpty()) {
			final String name = open.pop();
			if (!needed.add(name) || name.equals(end)) continue;
			final NodeProto maker = maker(name);
			if (maker != null) open.addAll(maker.getInputList());
		}
		return needed;
	}

	/** @return the node that computes a tensor, or null for inputs and weights */
	private NodeProto maker(final String tensor) {
		return graph.getNodeList().stream().filter(node -> node.getOutputList().contains(tensor)).findFirst().orElse(null);
	}

	private ValueInfoProto output(final String name) {
		return graph.getOutputList().stream().filter(output -> output.getName().equals(name)).findFirst().orElseThrow();
	}

	/** @return inputs to be given; in files of before 2019 weights count as inputs, too */
	private List<ValueInfoProto> inputs() {
		final Set<String> weights = graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors
			.toSet());
		return graph.getInputList().stream().filter(input -> !weights.contains(input.getName())).toList();
	}

	private static long size(final TypeProto.Tensor type, final int axis) {
		return type.getShape().getDim(axis).hasDimValue() ? type.getShape().getDim(axis).getDimValue() : ANY;
	}

	private static String shape(final TypeProto.Tensor type) {
		return type.getShape().getDimList().stream().map(dim -> dim.hasDimValue() ? Long.toString(dim.getDimValue())
			: "any").collect(Collectors.joining(", ", "[", "]"));
	}

	private static String names(final List<ValueInfoProto> tensors) {
		return tensors.stream().map(ValueInfoProto::getName).collect(Collectors.joining(", "));
	}
}
