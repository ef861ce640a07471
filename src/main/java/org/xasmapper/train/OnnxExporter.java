package org.xasmapper.train;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.TensorNames;

/**
 * Writes a trained model as ONNX (operators of opset 17, format version 8): {@code spectrum [batch, points]} →
 * {@code latent [batch, latents]}, {@code descriptors [batch, members, descriptors]}, {@code reconstruction [batch,
 * points]}, and {@code trust [batch, 1]} if there is a guard, the latent code and the reconstruction being the first encoder's. Encoders and members are chains of their own,
 * which ONNX Runtime runs faster than one batched product.
 */
final class OnnxExporter {

	/** Begins the names of what belongs to the guard. */
	private static final String GUARD = "guard_";

	private static final int OPSET = 17;
	private static final int FORMAT = 8;

	private final OnnxNodes nodes;

	private OnnxExporter(final OnnxNodes nodes) {
		this.nodes = nodes;
	}

	/**
	 * @param guard null = none
	 * @param card travels in the file
	 * @throws org.xasmapper.spectrum.XasException if the file cannot be written
	 */
	static void write(final RankAae model, final TrainedGuard guard, final ModelCard card, final Path file) {
		final byte[] onnx = bytes(model, guard, card);
		AtomicFile.write(file, out -> out.write(onnx));
	}

	/** @return the content of the file */
	static byte[] bytes(final RankAae model, final TrainedGuard guard, final ModelCard card) {
		return new OnnxExporter(new OnnxNodes()).model(model, guard, card).toByteArray();
	}

	/**
	 * @param onnx a model of this exporter
	 * @param card travels in the file
	 * @return the same model with this guard
	 */
	static byte[] guarded(final byte[] onnx, final TrainedGuard guard, final ModelCard card) throws InvalidProtocolBufferException {
		final ModelProto model = ModelProto.parseFrom(onnx);
		return model.toBuilder().clearMetadataProps().addMetadataProps(metadata(card)).setGraph(guarded(unguarded(model.getGraph()),
			guard)).build().toByteArray();
	}

	private static GraphProto guarded(final GraphProto graph, final TrainedGuard guard) {
		final OnnxExporter exporter = new OnnxExporter(new OnnxNodes(graph, GUARD));
		final TensorNames names = TensorNames.GUARDED;
		exporter.nodes.named("Sigmoid", names.trust(), exporter.network(guard.network(), names.spectrum()));
		exporter.nodes.output(names.trust(), Dimension.newBuilder().setDimParam("batch").build(), length(1));
		return exporter.nodes.graph(graph.getName());
	}

	private static GraphProto unguarded(final GraphProto graph) {
		final GraphProto.Builder without = graph.toBuilder().clearNode().clearInitializer().clearOutput();
		graph.getNodeList().stream().filter(node -> !node.getInput(0).startsWith(GUARD) && !node.getOutput(0).startsWith(GUARD))
			.forEach(without::addNode);
		graph.getInitializerList().stream().filter(weights -> !weights.getName().startsWith(GUARD)).forEach(without::addInitializer);
		graph.getOutputList().stream().filter(output -> !output.getName().equals(TensorNames.GUARDED.trust())).forEach(
			without::addOutput);
		return without.build();
	}

	private ModelProto model(final RankAae model, final TrainedGuard guard, final ModelCard card) {
		final TensorNames names = TensorNames.STANDARD;
		final TrainedNetwork encoder = model.autoencoder().encoder();
		final List<String> codes = new ArrayList<>();
		for (final Branch branch : model.branches()) codes.add(network(branch.autoencoder().encoder(), names.spectrum()));
		nodes.named("Identity", names.latent(), codes.get(0));
		nodes.named("Identity", names.reconstruction(), network(model.autoencoder().decoder(), codes.get(0)));
		nodes.named("Identity", names.descriptors(), members(model, codes));
		final Dimension batch = Dimension.newBuilder().setDimParam("batch").build();
		nodes.input(names.spectrum(), batch, length(encoder.in()));
		nodes.output(names.latent(), batch, length(encoder.out()));
		nodes.output(names.descriptors(), batch, length(model.members()), length(model.calibration().length));
		nodes.output(names.reconstruction(), batch, length(encoder.in()));
		final GraphProto graph = nodes.graph("RankAAE");
		return ModelProto.newBuilder().setIrVersion(FORMAT).setProducerName("XAS Mapper").addOpsetImport(OperatorSetIdProto
			.newBuilder().setDomain("").setVersion(OPSET)).addMetadataProps(metadata(card)).setGraph(guard == null ? graph : guarded(graph,
				guard)).build();
	}

	private static StringStringEntryProto metadata(final ModelCard card) {
		return StringStringEntryProto.newBuilder().setKey(ModelCard.METADATA_KEY).setValue(card.toJson()).build();
	}

	private String network(final TrainedNetwork network, final String input) {
		String values = input;
		for (final Layer layer : network.layers()) values = layer(layer, values);
		if (!network.positive()) return values;
		final String softplus = nodes.node("Softplus", nodes.node("Mul", values, nodes.floats(new float[] { 2 }, 1)));
		return nodes.node("Mul", softplus, nodes.floats(new float[] { 0.5f }, 1));
	}

	private String layer(final Layer layer, final String input) {
		final int out = layer.out();
		final String linear = nodes.node("Gemm", input, nodes.floats(layer.weights(), layer.in(), out), nodes.floats(layer
			.bias(), out));
		if (!layer.activated()) return linear;
		final String gate = nodes.node("Sigmoid", nodes.node("Mul", linear, nodes.floats(layer.slopes(), out)));
		return nodes.node("Mul", linear, gate);
	}

	/** @param codes of each encoder */
	private String members(final RankAae model, final List<String> codes) {
		final List<String> outputs = new ArrayList<>();
		for (int e = 0; e < codes.size(); e++) {
			for (final TrainedNetwork head : model.branches().get(e).heads()) outputs.add(network(head, codes.get(e)));
		}
		final int k = model.calibration().length;
		final String all = nodes.node("Reshape", nodes.concatenated(outputs), nodes.integers(0, outputs.size(), k));
		final String mean = nodes.meanOverMembers(all);
		final String deviations = nodes.node("Mul", nodes.node("Sub", all, mean), nodes.floats(model.calibration(), k));
		return nodes.node("Add", mean, deviations);
	}

	private static Dimension length(final int length) {
		return Dimension.newBuilder().setDimValue(length).build();
	}
}
