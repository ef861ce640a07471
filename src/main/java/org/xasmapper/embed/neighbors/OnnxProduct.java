package org.xasmapper.embed.neighbors;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import org.xasmapper.onnx.OnnxRuntime;
import org.xasmapper.spectrum.XasException;

/** The product by ONNX Runtime, which is far faster than any in Java. */
final class OnnxProduct implements DistanceProduct {

	private static final int OPSET = 17;
	private static final int FORMAT = 8;

	/** One for all threads, each of which multiplies by itself; lives as long as the program. */
	private static OrtSession shared;

	private final int dims;
	private final OrtSession session;
	private final FloatBuffer queries;
	private final FloatBuffer members;
	private final FloatBuffer squares;
	private final FloatBuffer products;

	/**
	 * @param mostQueries how many points x at once
	 * @param mostMembers how many points y at once
	 * @throws XasException if ONNX Runtime cannot be started
	 */
	OnnxProduct(final int dims, final int mostQueries, final int mostMembers) {
		this.dims = dims;
		queries = buffer(mostQueries * dims);
		members = buffer(mostMembers * dims);
		squares = buffer(mostMembers);
		products = buffer(mostQueries * mostMembers);
		session = session();
	}

	private static synchronized OrtSession session() {
		if (shared != null) return shared;
		OnnxRuntime.start();
		try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
			options.setCPUArenaAllocator(false);
			shared = OrtEnvironment.getEnvironment().createSession(graph(), options);
			return shared;
		}
		catch (final OrtException | LinkageError e) {
			throw new XasException("ONNX Runtime cannot be started (" + e.getMessage() +
				"). Its jar onnxruntime must be there, for this computer's operating system.", e);
		}
	}

	private static FloatBuffer buffer(final int length) {
		return ByteBuffer.allocateDirect(length * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
	}

	private static byte[] graph() {
		final NodeProto product = NodeProto.newBuilder().setOpType("Gemm").addInput("x").addInput("y").addInput("squares")
			.addOutput("products").addAttribute(AttributeProto.newBuilder().setName("alpha").setType(AttributeType.FLOAT)
				.setF(-2)).addAttribute(AttributeProto.newBuilder().setName("transB").setType(AttributeType.INT).setI(1))
			.build();
		final GraphProto graph = GraphProto.newBuilder().setName("distances").addNode(product).addInput(value("x", "queries",
			"dims")).addInput(value("y", "members", "dims")).addInput(value("squares", "members")).addOutput(value("products",
				"queries", "members")).build();
		return ModelProto.newBuilder().setIrVersion(FORMAT).addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("")
			.setVersion(OPSET)).setGraph(graph).build().toByteArray();
	}

	private static ValueInfoProto value(final String name, final String... axes) {
		final TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
		for (final String axis : axes) shape.addDim(Dimension.newBuilder().setDimParam(axis));
		return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor
			.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()).setShape(shape))).build();
	}

	@Override
	public void setQueries(final float[] x, final int count) {
		queries.put(0, x, 0, count * dims);
	}

	@Override
	public void setMembers(final float[] y, final float[] squared, final int count) {
		members.put(0, y, 0, count * dims);
		squares.put(0, squared, 0, count);
	}

	@Override
	public void run(final int rows, final int columns) {
		try (OnnxTensor x = tensor(queries, rows, dims); OnnxTensor y = tensor(members, columns, dims);
			OnnxTensor squared = tensor(squares, columns); OnnxTensor target = tensor(products, rows, columns);
			OrtSession.Result done = session.run(Map.of("x", x, "y", y, "squares", squared), Set.of(), Map.of("products",
				target)))
		{
			assert done.size() == 1;
		}
		catch (final OrtException e) {
			throw new IllegalStateException("ONNX Runtime cannot multiply matrices", e);
		}
	}

	private static OnnxTensor tensor(final FloatBuffer values, final long... shape) throws OrtException {
		long length = 1;
		for (final long axis : shape) length *= axis;
		return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.slice(0, (int) length), shape);
	}

	@Override
	public void row(final int row, final int columns, final float[] target) {
		products.get(row * columns, target, 0, columns);
	}
}
