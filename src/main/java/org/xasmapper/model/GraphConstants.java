package org.xasmapper.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The numbers of a graph that do not depend on its input: weights, and what its operators carry with them. */
final class GraphConstants {

	/** Operators that hand on the numbers of their first input. */
	private static final Set<String> HAND_ON = Set.of("Identity", "Cast", "Squeeze", "Unsqueeze", "Reshape", "Flatten");

	private final Map<String, TensorProto> weights = new HashMap<>();
	private final Map<String, NodeProto> makers = new HashMap<>();

	/** @param outer of the graph around this one, whose tensors can be used in it */
	GraphConstants(final GraphProto graph, final GraphConstants outer) {
		this(graph);
		outer.weights.forEach(weights::putIfAbsent);
		outer.makers.forEach(makers::putIfAbsent);
	}

	GraphConstants(final GraphProto graph) {
		for (final TensorProto tensor : graph.getInitializerList()) weights.put(tensor.getName(), tensor);
		for (final NodeProto node : graph.getNodeList()) {
			node.getOutputList().forEach(output -> makers.put(output, node));
		}
	}

	/**
	 * @param tensor that holds lengths or factors of axes
	 * @return their product, as far as they are constant; an axis of 0 or −1 stands for one of the input's
	 */
	double size(final String tensor) {
		final Deque<String> open = new ArrayDeque<>(List.of(tensor));
		final Set<String> seen = new HashSet<>();
		double size = 1;
		while (!open.isEmpty()) {
			final String name = open.pop();
			if (!seen.add(name)) continue;
			if (weights.containsKey(name)) size *= product(TensorData.values(weights.get(name)));
			final NodeProto maker = makers.get(name);
			if (maker == null) continue;
			if (maker.getOpType().equals("Constant")) size *= constant(maker);
			else if (maker.getOpType().equals("Concat")) open.addAll(maker.getInputList());
			else if (HAND_ON.contains(maker.getOpType()) && maker.getInputCount() > 0) open.add(maker.getInput(0));
		}
		return size;
	}

	private static double constant(final NodeProto node) {
		double size = 1;
		for (final AttributeProto attribute : node.getAttributeList()) {
			size *= product(TensorData.values(attribute.getT()));
			size *= product(attribute.getIntsList().stream().mapToDouble(Long::doubleValue));
			size *= product(attribute.getFloatsList().stream().mapToDouble(Float::doubleValue));
			size *= product(DoubleStream.of(attribute.getI(), attribute.getF()));
		}
		return size;
	}

	private static double product(final DoubleStream factors) {
		return factors.map(factor -> Math.max(1, Math.abs(factor))).reduce(1, (a, b) -> a * b);
	}
}
