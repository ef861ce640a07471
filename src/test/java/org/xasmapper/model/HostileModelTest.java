package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.ForkedJava;
import org.xasmapper.SharedData;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Models that would do more than compute, or other than they say: each is refused in a sentence that names it. */
class HostileModelTest {

	private static final String ELSEWHERE = "in another file. Export the model again into a single file";

	/** As ONNX Runtime 1.23 says it, a place in memory: it crashes there. */
	private static final TensorProto EXTERNAL = TensorProto.newBuilder().setName("w").setDataType(1).addDims(2)
		.setDataLocation(TensorProto.DataLocation.EXTERNAL).addExternalData(StringStringEntryProto.newBuilder().setKey(
			"location").setValue("../elsewhere")).build();

	@TempDir
	private Path folder;

	private final SmallModel small = new SmallModel();

	@Test
	void aTensorInAnotherFileIsRefusedWhereverItIs() {
		assertRefused(graph(graph -> graph.addInitializer(EXTERNAL)), ELSEWHERE);
		assertRefused(graph(graph -> graph.addSparseInitializer(SparseTensorProto.newBuilder().setValues(EXTERNAL))), ELSEWHERE);
		assertRefused(graph(graph -> graph.addSparseInitializer(SparseTensorProto.newBuilder().setIndices(EXTERNAL))), ELSEWHERE);
		assertRefused(graph(graph -> graph.addNode(constant(EXTERNAL))), ELSEWHERE);
		assertRefused(graph(graph -> graph.addNode(branch(branch -> branch.addInitializer(EXTERNAL)))), ELSEWHERE);
		assertRefused(graph(graph -> graph.addNode(branch(branch -> branch.addNode(branch(inner -> inner.addNode(constant(
			EXTERNAL))))))), ELSEWHERE);
		assertRefused(whole().addFunctions(FunctionProto.newBuilder().setName("f").addNode(constant(EXTERNAL))), ELSEWHERE);
		assertRefused(whole().addTrainingInfo(TrainingInfoProto.newBuilder().setAlgorithm(GraphProto.newBuilder()
			.addInitializer(EXTERNAL))), ELSEWHERE);
	}

	@Test
	void aPlaceWithoutTheMarkOfAnotherFileIsRefusedToo() {
		assertRefused(graph(graph -> graph.addInitializer(EXTERNAL.toBuilder().clearDataLocation())), ELSEWHERE);
	}

	@ParameterizedTest
	@CsvSource({ "Loop,can repeat its steps without end", "Scan,can repeat", "RandomNormalLike,draws random numbers" })
	void operatorsWithoutMeasureAreRefused(final String operator, final String why) {
		assertRefused(graph(graph -> graph.addNode(NodeProto.newBuilder().setOpType(operator))), "uses the operator \"" + operator +
			"\", which " + why);
		assertRefused(graph(graph -> graph.addNode(branch(branch -> branch.addNode(NodeProto.newBuilder().setOpType(operator))))),
			"uses the operator \"" + operator + "\"");
	}

	@Test
	void operatorsThatAreNotOnnxsOwnAndFunctionsAreRefused() {
		assertRefused(graph(graph -> graph.addNode(NodeProto.newBuilder().setOpType("EPContext").setDomain("com.microsoft"))),
			"\"EPContext\" of \"com.microsoft\", which is none of ONNX's own");
		assertRefused(whole().addFunctions(FunctionProto.newBuilder().setName("twice")), "defines a function of its own, \"twice\"");
	}

	@Test
	void tensorsOfNothingThatFillTheMemoryAreRefused() {
		final NodeProto filled = NodeProto.newBuilder().setOpType("ConstantOfShape").addInput("size").addOutput("all").build();
		final TensorProto size = integers("size", 1L << 20, 1L << 20);
		assertRefused(graph(graph -> graph.addInitializer(size).addNode(filled)),
			"would fill the memory: the result of its operator \"ConstantOfShape\" has 1099511627776 numbers");
		assertRefused(graph(graph -> graph.addNode(constant(size)).addNode(NodeProto.newBuilder().setOpType("Identity").addInput(
			"constant").addOutput("size")).addNode(filled)), "would fill the memory");
		assertRefused(graph(graph -> graph.addInitializer(size).addNode(branch(branch -> branch.addNode(filled)))),
			"would fill the memory");
		assertRefused(graph(graph -> graph.addSparseInitializer(SparseTensorProto.newBuilder().addDims(1L << 40))),
			"would fill the memory");
		assertRefused(graph(graph -> graph.addInitializer(TensorProto.newBuilder().setName("w").setDataType(1).addDims(1L << 62)
			.addDims(4))), "would fill the memory");
	}

	@Test
	void tensorsThatDoubleTimeAndAgainAreRefused() {
		assertRefused(graph(graph -> {
			for (int i = 0; i < 40; i++) graph.addNode(0, doubled("n" + i, "n" + (i + 1)));
		}), "make tensors more than 1024 times as long");
		assertRefused(graph(graph -> {
			graph.addInitializer(integers("times", 1, 64));
			for (int i = 0; i < 6; i++) graph.addNode(NodeProto.newBuilder().setOpType("Tile").addInput("n" + i).addInput("times").addOutput("n" +
				(i + 1)));
		}), "make tensors more than 1024 times as long");
	}

	/** As in networks whose layers see all layers before them. */
	@Test
	void tensorsSideBySideOnTheWayToWeightsLoad() {
		final ModelProto.Builder model = graph(graph -> {
			for (int i = 0; i < 60; i++) {
				final String weights = graph.getInitializer(0).getName();
				graph.addNode(NodeProto.newBuilder().setOpType("MatMul").addInput("spectrum").addInput(weights).addOutput("m" + i));
				graph.addNode(NodeProto.newBuilder().setOpType("Concat").addInput(i == 0 ? "spectrum" : "n" + i).addInput("m" + i).addOutput("n" +
					(i + 1)).addAttribute(AttributeProto.newBuilder().setName("axis").setType(AttributeType.INT).setI(1)));
			}
		});
		OnnxModel.of(model.build().toByteArray(), "model").close();
	}

	private static NodeProto doubled(final String in, final String out) {
		return NodeProto.newBuilder().setOpType("Concat").addInput(in).addInput(in).addOutput(out).addAttribute(AttributeProto.newBuilder()
			.setName("axis").setType(AttributeType.INT).setI(1)).build();
	}

	@Test
	void operatorsWithoutEndAreRefused() {
		assertRefused(graph(graph -> {
			for (int i = 0; i < 20_001; i++) graph.addNode(NodeProto.newBuilder().setOpType("Neg").addInput("n" + i).addOutput("n" + (i + 1)));
		}), "more than 20000 operators");
	}

	@Test
	void weightsThatAreNotWhatTheirShapeSaysAreRefused() {
		assertRefused(graph(graph -> graph.addInitializer(integers("w", 1, 2, 3).toBuilder().setDims(0, 4))),
			"is damaged: its weights \"w\" should be 4 numbers and are 3");
		assertRefused(graph(graph -> graph.addInitializer(integers("w", 1).toBuilder().setDims(0, -1))),
			"is damaged: its weights \"w\" have an axis of -1 numbers");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -5, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE })
	void batchesThatCannotBeAreRefused(final long batch) {
		assertRefused(graph(graph -> graph.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().getDimBuilder(
			0).setDimValue(batch)), "takes " + batch + " spectra at once", "open batch axis");
	}

	@Test
	void aModelThatMixesItsSpectraIsRefused() {
		// As batch normalization in training mode does.
		assertRefused(graph(graph -> {
			final int last = graph.getNodeCount() - 1;
			final NodeProto end = graph.getNode(last);
			graph.addNode(last, NodeProto.newBuilder().setOpType("ReduceMean").addInput(end.getInput(0)).addOutput("mean").addAttribute(
				AttributeProto.newBuilder().setName("axes").setType(AttributeType.INTS).addInts(0)));
			graph.addNode(last + 1, NodeProto.newBuilder().setOpType("Add").addInput(end.getInput(0)).addInput("mean").addOutput(
				"mixed"));
			graph.setNode(last + 2, end.toBuilder().setInput(0, "mixed"));
		}), "answers a spectrum otherwise when others are computed with it: its output \"reconstruction\"");
	}

	@ParameterizedTest
	@ValueSource(longs = { 3, 4, 8, 10, 11, 12, 13 })
	void formsOfFilesThatAreKnownLoad(final long version) throws IOException {
		OnnxModel.of(shipped().setIrVersion(version).build().toByteArray(), "model").close();
	}

	@ParameterizedTest
	@ValueSource(longs = { 7, 9, 13, 16 })
	void olderOperatorsLoad(final long opset) throws IOException {
		final ModelProto.Builder model = shipped();
		model.getOpsetImportBuilder(0).setVersion(opset);
		OnnxModel.of(model.build().toByteArray(), "model").close();
	}

	@Test
	void aNewerFormOfFilesIsNamedAsWhatItIs() throws IOException {
		assertRefused(shipped().setIrVersion(14), "is of ONNX's IR version 14; the newest that can be read is 13", "model.ir_version");
		final ModelProto.Builder newer = shipped();
		newer.getOpsetImportBuilder(0).setVersion(99);
		assertRefused(newer, "ONNX Runtime cannot load model.onnx", "opset 17");
	}

	@Test
	void aCardOfEndlessBracketsOrDigitsIsRefused() {
		final String card = small.card().toJson();
		assertRefused(small.bytes(card.replace("1579", "[".repeat(100_000) + "]".repeat(100_000))), "brackets in brackets");
		assertRefused(small.bytes(card.replace("1579", "9".repeat(900_000))), "\"seed\" is \"999", "…; expected a whole number");
		assertRefused(small.bytes(card + " ".repeat(1_000_000)), "letters; a card has a few thousand");
		assertRefused(small.bytes(card.replace("\"points\": 41", "\"points\": 2000000000")), "\"energies.points\" is 2000000000");
		assertRefused(small.bytes(card.replace("\"members\": 4", "\"members\": 2147483647")), "which cannot be held");
	}

	@ParameterizedTest
	@ValueSource(strings = { "batch_0", "batch_2p31", "batch_2p31m1", "card_deep_value", "external_in_if_dot", "first_two_rows_only",
		"sparse_initializer_dotdot", "sparse_initializer_mem_addr" })
	void whatBroughtItDownIsRefused(final String name) {
		final Path file = SharedData.file("cases/torture/" + name + ".onnx");
		final String message = assertThrows(XasException.class, () -> OnnxModel.open(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
	}

	@Test
	void aModelThatAnswersTheFirstTwoSpectraOnlyIsToldSo() {
		final Path file = SharedData.file("cases/torture/first_two_rows_only.onnx");
		final String message = assertThrows(XasException.class, () -> OnnxModel.open(file)).getMessage();
		assertTrue(message.contains("has the shape (2, 4, 2) for 3 spectra; its first axis must be theirs"), message);
	}

	/** In a Java of its own, which a crash of ONNX Runtime would end. {@code -Dxas.mutations=500} tries more. */
	@Test
	void noDamageIsMoreThanASentence() throws IOException, InterruptedException {
		final String count = System.getProperty("xas.mutations", "60");
		final ForkedJava run = ForkedJava.run(folder, entry -> true, "-Xmx512m", Mutations.class.getName(), count);
		assertEquals(count + " models and cards", run.out().strip(), run.err());
		assertEquals("", run.err());
		assertEquals(List.of(), run.left());
	}

	private static final class Mutations {

		public static void main(final String... args) {
			final SmallModel small = new SmallModel();
			final int count = Integer.parseInt(args[0]);
			tryOut(otherMembers(small.bytes()), -1);
			for (int seed = 0; seed < count; seed++) {
				final byte[] onnx = Mutation.of(small.bytes(), seed);
				tryOut(onnx, seed);
				tryOut(small.bytes(new String(Mutation.of(small.card().toJson().getBytes(), seed))), seed);
			}
			System.out.println(count + " models and cards");
		}

		/** The graph's output is not of the shape that it declares, of which ONNX Runtime complains by itself. */
		private static byte[] otherMembers(final byte[] onnx) {
			final ModelProto.Builder model = builder(onnx);
			for (final TensorProto.Builder shape : model.getGraphBuilder().getInitializerBuilderList()) {
				if (shape.getDataType() == TensorProto.DataType.INT64_VALUE && shape.getInt64DataCount() == 3) shape.setInt64Data(1, 6);
			}
			return model.build().toByteArray();
		}

		private static void tryOut(final byte[] onnx, final int seed) {
			try (OnnxModel model = OnnxModel.of(onnx, "model.onnx")) {
				new Predictor(model).predict(PredictorTest.spectra(model.card().energies(), 5), Progress.NONE);
			}
			catch (final XasException e) {
				if (!e.getMessage().contains("model")) throw new IllegalStateException("seed " + seed + " names no model", e);
			}
			catch (final RuntimeException | Error e) {
				throw new IllegalStateException("seed " + seed, e);
			}
		}
	}

	private interface Change {

		void apply(GraphProto.Builder graph);
	}

	private ModelProto.Builder whole() {
		return builder(small.bytes());
	}

	private ModelProto.Builder graph(final Change change) {
		final ModelProto.Builder model = whole();
		change.apply(model.getGraphBuilder());
		return model;
	}

	private static ModelProto.Builder shipped() throws IOException {
		try (var onnx = OnnxModel.class.getResourceAsStream("/models/ti-k-edge.onnx")) {
			return builder(onnx.readAllBytes());
		}
	}

	private static ModelProto.Builder builder(final byte[] onnx) {
		try {
			return ModelProto.parseFrom(onnx).toBuilder();
		}
		catch (final InvalidProtocolBufferException e) {
			throw new IllegalStateException(e);
		}
	}

	private static NodeProto constant(final TensorProto value) {
		return NodeProto.newBuilder().setOpType("Constant").addOutput("constant").addAttribute(AttributeProto.newBuilder().setName(
			"value").setType(AttributeType.TENSOR).setT(value)).build();
	}

	private static NodeProto branch(final Change change) {
		final GraphProto.Builder graph = GraphProto.newBuilder();
		change.apply(graph);
		return NodeProto.newBuilder().setOpType("If").addOutput("either").addAttribute(AttributeProto.newBuilder().setName(
			"then_branch").setType(AttributeType.GRAPH).setG(graph)).build();
	}

	private static TensorProto integers(final String name, final long... values) {
		return TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64_VALUE).addDims(values.length)
			.addAllInt64Data(LongStream.of(values).boxed().toList()).build();
	}

	private static void assertRefused(final ModelProto.Builder model, final String... parts) {
		assertRefused(model.build().toByteArray(), parts);
	}

	private static void assertRefused(final byte[] onnx, final String... parts) {
		final String message = assertThrows(XasException.class, () -> OnnxModel.of(onnx, "model.onnx")).getMessage();
		assertTrue(message.contains("model.onnx"), message);
		for (final String part : parts) assertTrue(message.contains(part), message);
	}
}
