package org.xasmapper.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xasmapper.spectrum.XasException;

/**
 * Refuses a model file that does more than compute, before an engine sees it: one that reads other files, repeats
 * steps without end, answers by chance, or makes large tensors of nothing. ONNX Runtime trusts its files; a few
 * kilobytes can bring it, and Java, down.
 * <p>
 * All tensors are looked at, wherever they are: weights, sparse weights, constants of operators, branches, functions,
 * training graphs. What cannot be bounded here is a chain of products of all numbers with all others.
 */
final class GraphCheck {

	/** The newest form of ONNX files; with 12 and 13 came only types of numbers of 2 to 8 bits. */
	private static final long NEWEST_IR = 13;

	/** Numbers in the largest tensor that a file may ask for, 1 GB in single precision. */
	private static final long MOST_NUMBERS = 1 << 28;

	/** How much longer than the input tensors may become: 0.6 GB for a thousand spectra of 141 energies. */
	private static final int MOST_GROWTH = 1024;

	/** Operators of a graph with all its branches; networks for spectra have hundreds, and the engine's time grows with the square. */
	private static final int MOST_OPERATORS = 20_000;

	private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");

	private static final String REPEATS = "can repeat its steps without end";
	private static final String CHANCE = "draws random numbers, so that a prediction would be left to chance";

	private static final Map<String, String> REFUSED = Map.of("Loop", REPEATS, "Scan", REPEATS, "SequenceMap", REPEATS,
		"RandomNormal", CHANCE, "RandomNormalLike", CHANCE, "RandomUniform", CHANCE, "RandomUniformLike", CHANCE,
		"Bernoulli", CHANCE, "Multinomial", CHANCE);

	/** Operators whose result is as large as the numbers of one input say, and which input that is. */
	private static final Map<String, Integer> SIZED_BY_VALUES = Map.of("ConstantOfShape", 0, "Expand", 1, "Tile", 1,
		"OneHot", 1, "Range", 1, "Pad", 1, "Upsample", 1, "CenterCropPad", 1, "MaxUnpool", 2);

	private static final GraphConstants NOTHING = new GraphConstants(GraphProto.getDefaultInstance());

	private final String file;
	private int operators;

	private GraphCheck(final String file) {
		this.file = file;
	}

	/**
	 * @param file name for messages
	 * @throws XasException naming what the file does that a model must not
	 */
	static void requireHarmless(final ModelProto model, final String file) {
		if (model.getIrVersion() > NEWEST_IR) {
			throw new XasException(file + " is of ONNX's IR version " + model.getIrVersion() + "; the newest that can be read is " +
				NEWEST_IR + ". Save it again with an older one (in Python: model.ir_version = 8, then onnx.save).");
		}
		final GraphCheck check = new GraphCheck(file);
		model.getTrainingInfoList().forEach(check::training);
		model.getFunctionsList().forEach(check::function);
		check.graph(model.getGraph(), NOTHING);
	}

	private void training(final TrainingInfoProto training) {
		graph(training.getInitialization(), NOTHING);
		graph(training.getAlgorithm(), NOTHING);
	}

	private void function(final FunctionProto function) {
		function.getNodeList().forEach(node -> node.getAttributeList().forEach(attribute -> attribute(attribute, NOTHING)));
		throw new XasException(file + " defines a function of its own, \"" + function.getName() +
			"\", which can call others without measure. Export the model with its functions inlined (in Python: " +
			"onnx.inliner.inline_local_functions).");
	}

	private void graph(final GraphProto graph, final GraphConstants outer) {
		graph.getInitializerList().forEach(this::tensor);
		graph.getSparseInitializerList().forEach(this::sparse);
		final GraphConstants constants = new GraphConstants(graph, outer);
		if (GraphGrowth.of(graph, constants, MOST_GROWTH) > MOST_GROWTH) {
			throw new XasException(file + " would fill the memory: its operators \"Concat\" and \"Tile\" make tensors more than " +
				MOST_GROWTH + " times as long as the spectrum. Choose another model.");
		}
		for (final NodeProto node : graph.getNodeList()) {
			node.getAttributeList().forEach(attribute -> attribute(attribute, constants));
			node(node, constants);
		}
	}

	private void attribute(final AttributeProto attribute, final GraphConstants constants) {
		if (attribute.hasT()) tensor(attribute.getT());
		if (attribute.hasSparseTensor()) sparse(attribute.getSparseTensor());
		if (attribute.hasG()) graph(attribute.getG(), constants);
		attribute.getTensorsList().forEach(this::tensor);
		attribute.getSparseTensorsList().forEach(this::sparse);
		attribute.getGraphsList().forEach(graph -> graph(graph, constants));
	}

	private void node(final NodeProto node, final GraphConstants constants) {
		if (++operators > MOST_OPERATORS) {
			throw new XasException(file + " has more than " + MOST_OPERATORS + " operators, which would take the engine without end. " +
				"Choose another model.");
		}
		final String operator = node.getOpType();
		if (!DOMAINS.contains(node.getDomain())) {
			throw new XasException(file + " uses the operator \"" + operator + "\" of \"" + node.getDomain() +
				"\", which is none of ONNX's own. Export the model with standard operators only.");
		}
		if (REFUSED.containsKey(operator)) {
			throw new XasException(file + " uses the operator \"" + operator + "\", which " + REFUSED.get(operator) +
				". Export a model without it.");
		}
		final Integer input = SIZED_BY_VALUES.get(operator);
		if (input != null && input < node.getInputCount()) {
			requireBounded("result of its operator \"" + operator + "\"", constants.size(node.getInput(input)));
		}
		if (operator.equals("Resize")) {
			for (int i = 2; i < node.getInputCount(); i++) {
				requireBounded("result of its operator \"Resize\"", constants.size(node.getInput(i)));
			}
		}
	}

	private void sparse(final SparseTensorProto sparse) {
		tensor(sparse.getValues());
		tensor(sparse.getIndices());
		numbers(sparse.getValues().getName(), sparse.getDimsList());
	}

	private void tensor(final TensorProto tensor) {
		final String name = tensor.getName();
		if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
			throw new XasException(file + " keeps its weights \"" + name +
				"\" in another file. Export the model again into a single file (external_data=False in torch.onnx.export).");
		}
		final long numbers = numbers(name, tensor.getDimsList());
		final long stored = TensorData.count(tensor);
		if (stored == numbers || stored == TensorData.UNKNOWN) return;
		throw new XasException(file + " is damaged: its weights \"" + name + "\" should be " + numbers + " numbers and are " +
			stored + ". Copy or export it again.");
	}

	private long numbers(final String name, final List<Long> dims) {
		double numbers = 1;
		for (final long dim : dims) {
			if (dim < 0) {
				throw new XasException(file + " is damaged: its weights \"" + name + "\" have an axis of " + dim +
					" numbers. Copy or export it again.");
			}
			numbers *= dim;
		}
		requireBounded("tensor \"" + name + "\"", numbers);
		return (long) numbers;
	}

	private void requireBounded(final String what, final double numbers) {
		if (numbers <= MOST_NUMBERS) return;
		throw new XasException(file + " would fill the memory: the " + what + " has " + String.format(Locale.ROOT, "%.0f", numbers) +
			" numbers. Choose another model.");
	}
}
