package org.xasmapper.train;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX graph that grows node by node; nodes and constants are told apart by numbered names. */
final class OnnxNodes {

	private final GraphProto.Builder graph;
	/** Begins the names. */
	private final String prefix;
	private int names;

	OnnxNodes() {
		this(GraphProto.getDefaultInstance(), "");
	}

	/** @param prefix begins no name in the graph that is there */
	OnnxNodes(final GraphProto start, final String prefix) {
		graph = start.toBuilder();
		this.prefix = prefix;
	}

	GraphProto graph(final String name) {
		return graph.setName(name).build();
	}

	void input(final String name, final Dimension... axes) {
		graph.addInput(value(name, axes));
	}

	void output(final String name, final Dimension... axes) {
		graph.addOutput(value(name, axes));
	}

	/** @return name of the node's result */
	String node(final String operator, final String... inputs) {
		return add(NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(inputs)));
	}

	/** Adds a node whose result has a given name. */
	void named(final String operator, final String result, final String input) {
		graph.addNode(NodeProto.newBuilder().setOpType(operator).addInput(input).addOutput(result));
	}

	/** @return name of the tensors {@code [batch × n]} side by side */
	String concatenated(final List<String> inputs) {
		return add(NodeProto.newBuilder().setOpType("Concat").addAllInput(inputs).addAttribute(AttributeProto.newBuilder()
			.setName("axis").setType(AttributeType.INT).setI(1)));
	}

	/** @return name of the mean over axis 1 of {@code [batch × members × descriptors]}, with that axis kept */
	String meanOverMembers(final String input) {
		return add(NodeProto.newBuilder().setOpType("ReduceMean").addInput(input).addAttribute(AttributeProto.newBuilder()
			.setName("axes").setType(AttributeType.INTS).addInts(1)));
	}

	/** @return name of a constant of the given shape */
	String floats(final float[] values, final long... shape) {
		final ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		final TensorProto.Builder tensor = TensorProto.newBuilder().setName(prefix + "w" + names++).setDataType(
			TensorProto.DataType.FLOAT.getNumber()).setRawData(ByteString.copyFrom(raw.array()));
		for (final long length : shape) tensor.addDims(length);
		graph.addInitializer(tensor);
		return tensor.getName();
	}

	/** @return name of a list of whole numbers */
	String integers(final long... values) {
		final TensorProto.Builder tensor = TensorProto.newBuilder().setName(prefix + "w" + names++).setDataType(
			TensorProto.DataType.INT64.getNumber()).addDims(values.length);
		for (final long value : values) tensor.addInt64Data(value);
		graph.addInitializer(tensor);
		return tensor.getName();
	}

	private String add(final NodeProto.Builder node) {
		final String name = prefix + "t" + names++;
		graph.addNode(node.addOutput(name));
		return name;
	}

	private static ValueInfoProto value(final String name, final Dimension... axes) {
		final TensorShapeProto shape = TensorShapeProto.newBuilder().addAllDim(List.of(axes)).build();
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor
			.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()).setShape(shape))).build();
	}
}
