package org.xasmapper.model;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * By how much tensors of a graph are longer than its input, as far as operators put tensors side by side, or repeat them. A few of
 * these in a row fill any memory. What passes through weights is as long as those say.
 */
final class GraphGrowth {

	private static final Set<String> THROUGH_WEIGHTS = Set.of("Gemm", "MatMul", "Conv", "ConvTranspose");

	private final Map<String, Double> growth = new HashMap<>();
	private final Set<String> weights = new HashSet<>();
	private final GraphConstants constants;

	private GraphGrowth(final GraphProto graph, final GraphConstants constants) {
		this.constants = constants;
		graph.getInitializerList().stream().map(TensorProto::getName).forEach(weights::add);
	}

	/** @return the growth of the longest tensor, or of one that is longer than {@code most} */
	static double of(final GraphProto graph, final GraphConstants constants, final double most) {
		final GraphGrowth all = new GraphGrowth(graph, constants);
		double longest = 1;
		// Operators need not stand in the order in which they are computed.
		for (boolean changed = true; changed && longest <= most;) {
			changed = false;
			for (final NodeProto node : graph.getNodeList()) {
				final double found = all.of(node);
				for (final String output : node.getOutputList()) changed |= found > all.growth.getOrDefault(output, 1.0);
				for (final String output : node.getOutputList()) all.growth.put(output, found);
				longest = Math.max(longest, found);
				if (longest > most) return longest;
			}
		}
		return longest;
	}

	private double of(final NodeProto node) {
		final String operator = node.getOpType();
		if (THROUGH_WEIGHTS.contains(operator) && node.getInputList().stream().anyMatch(weights::contains)) return 1;
		final double[] inputs = node.getInputList().stream().mapToDouble(input -> growth.getOrDefault(input, 1.0)).toArray();
		double sum = 0;
		double most = 1;
		for (final double input : inputs) {
			sum += input;
			most = Math.max(most, input);
		}
		if (operator.equals("Concat")) return Math.max(1, sum);
		return operator.equals("Tile") && inputs.length > 1 ? inputs[0] * constants.size(node.getInput(1)) : most;
	}
}
