package org.xasmapper.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** Builds ONNX files of small networks with seeded random weights. An axis of size -1 is left open. */
final class OnnxBuilder {

	private final GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
	private final Random random = new Random(1579);
	private int tensors;

	OnnxBuilder input(final String name, final long... shape) {
		graph.addInput(value(name, shape));
		return this;
	}

	OnnxBuilder output(final String name, final long... shape) {
		graph.addOutput(value(name, shape));
		return this;
	}

	/** @return name of {@code in · weights + bias}, with weights that keep the signal's size */
	String dense(final String in, final int inputs, final int outputs) {
		return node("Gemm", in, weights(1 / Math.sqrt(inputs), inputs, outputs), weights(0.1, outputs));
	}

	/** @return name of {@code x · sigmoid(slope · x)} of units with a slope each */
	String swish(final String in, final int units) {
		return node("Mul", in, node("Sigmoid", node("Mul", in, weights(1, units))));
	}

	/** @return name of {@code [batch × members · size]} as {@code [batch × members × size]} */
	String splitMembers(final String in, final int members, final int size) {
		return node("Reshape", in, integers(0, members, size));
	}

	/** @return name of the tensor with the distances from the mean over axis 1 scaled at random */
	String calibrated(final String in, final int size) {
		final String mean = add(NodeProto.newBuilder().setOpType("ReduceMean").addInput(in).addAttribute(AttributeProto
			.newBuilder().setName("axes").setType(AttributeProto.AttributeType.INTS).addInts(1)));
		return node("Add", mean, node("Mul", node("Sub", in, mean), weights(1, size)));
	}

	/** @return name of the tensors side by side along axis 1 */
	String concatenated(final List<String> in) {
		return add(NodeProto.newBuilder().setOpType("Concat").addAllInput(in).addAttribute(AttributeProto.newBuilder()
			.setName("axis").setType(AttributeProto.AttributeType.INT).setI(1)));
	}

	String node(final String operator, final String... in) {
		return add(NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(in)));
	}

	/** Ends with an operator whose result has the name of an output. */
	void end(final String operator, final String tensor, final String output) {
		graph.addNode(NodeProto.newBuilder().setOpType(operator).addInput(tensor).addOutput(output));
	}

	/** Overwrites the first weight of the graph. */
	void setFirstWeight(final float value) {
		final TensorProto.Builder first = graph.getInitializerBuilder(0);
		final byte[] raw = first.getRawData().toByteArray();
		ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, value);
		first.setRawData(ByteString.copyFrom(raw));
	}

	/** @param card JSON for the metadata, or null */
	byte[] bytes(final String card) {
		final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setGraph(graph).addOpsetImport(
			OperatorSetIdProto.newBuilder().setDomain("").setVersion(17));
		if (card != null) {
			model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(ModelCard.METADATA_KEY).setValue(card));
		}
		return model.build().toByteArray();
	}

	private String add(final NodeProto.Builder node) {
		final String name = "t" + tensors++;
		graph.addNode(node.addOutput(name));
		return name;
	}

	private String weights(final double scale, final long... shape) {
		int size = 1;
		for (final long length : shape) size *= length;
		final ByteBuffer raw = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		while (raw.hasRemaining()) raw.putFloat((float) (scale * random.nextGaussian()));
		final TensorProto.Builder tensor = TensorProto.newBuilder().setName("w" + tensors++).setDataType(
			TensorProto.DataType.FLOAT.getNumber()).setRawData(ByteString.copyFrom(raw.array()));
		for (final long length : shape) tensor.addDims(length);
		graph.addInitializer(tensor);
		return tensor.getName();
	}

	private String integers(final long... values) {
		final TensorProto.Builder tensor = TensorProto.newBuilder().setName("c" + tensors++).setDataType(
			TensorProto.DataType.INT64.getNumber()).addDims(values.length);
		for (final long value : values) tensor.addInt64Data(value);
		graph.addInitializer(tensor);
		return tensor.getName();
	}

	private static ValueInfoProto value(final String name, final long... shape) {
		final TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
		for (final long length : shape) {
			axes.addDim(length < 0 ? Dimension.newBuilder().setDimParam("batch") : Dimension.newBuilder().setDimValue(length));
		}
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor
			.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()).setShape(axes))).build();
	}
}
