package org.xasmapper.train;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.TensorNames;

/**
 * Writes a trained model as ONNX (operators of opset 17, format version 8): {@code spectrum [batch, points]} →
 * {@code latent [batch, latents]}, {@code descriptors [batch, members, descriptors]}, {@code reconstruction [batch,
 * points]}. The members are chains of their own, which ONNX Runtime runs faster than one batched product.
 */
final class OnnxExporter {

	private static final int OPSET = 17;
	private static final int FORMAT = 8;

	private final OnnxNodes nodes = new OnnxNodes();

	private OnnxExporter() {}

	/**
	 * @param card travels in the file
	 * @throws org.xasmapper.spectrum.XasException if the file cannot be written
	 */
	static void write(final RankAae model, final ModelCard card, final Path file) {
		final byte[] onnx = bytes(model, card);
		AtomicFile.write(file, out -> out.write(onnx));
	}

	/** @return the content of the file */
	static byte[] bytes(final RankAae model, final ModelCard card) {
		return new OnnxExporter().model(model, card).toByteArray();
	}

	private ModelProto model(final RankAae model, final ModelCard card) {
		final TensorNames names = TensorNames.STANDARD;
		final TrainedNetwork encoder = model.autoencoder().encoder();
		final Ensemble ensemble = model.ensemble();
		final String code = network(encoder, names.spectrum());
		nodes.named("Identity", names.latent(), code);
		nodes.named("Identity", names.reconstruction(), network(model.autoencoder().decoder(), code));
		nodes.named("Identity", names.descriptors(), members(ensemble, code));
		final Dimension batch = Dimension.newBuilder().setDimParam("batch").build();
		nodes.input(names.spectrum(), batch, length(encoder.in()));
		nodes.output(names.latent(), batch, length(encoder.out()));
		nodes.output(names.descriptors(), batch, length(ensemble.members().size()), length(ensemble.calibration().length));
		nodes.output(names.reconstruction(), batch, length(encoder.in()));
		return ModelProto.newBuilder().setIrVersion(FORMAT).setProducerName("XAS Mapper").addOpsetImport(OperatorSetIdProto
			.newBuilder().setDomain("").setVersion(OPSET)).addMetadataProps(StringStringEntryProto.newBuilder().setKey(
				ModelCard.METADATA_KEY).setValue(card.toJson())).setGraph(nodes.graph("RankAAE")).build();
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

	private String members(final Ensemble ensemble, final String code) {
		final List<String> outputs = new ArrayList<>();
		for (final TrainedNetwork member : ensemble.members()) outputs.add(network(member, code));
		final int k = ensemble.calibration().length;
		final String all = nodes.node("Reshape", nodes.concatenated(outputs), nodes.integers(0, outputs.size(), k));
		final String mean = nodes.meanOverMembers(all);
		final String deviations = nodes.node("Mul", nodes.node("Sub", all, mean), nodes.floats(ensemble.calibration(), k));
		return nodes.node("Add", mean, deviations);
	}

	private static Dimension length(final int length) {
		return Dimension.newBuilder().setDimValue(length).build();
	}
}
