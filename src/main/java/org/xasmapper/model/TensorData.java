package org.xasmapper.model;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The numbers that a tensor of an ONNX file holds, raw or as a list. */
final class TensorData {

	/** Count of numbers of a type that is packed in a way of its own. */
	static final long UNKNOWN = -1;

	private TensorData() {}

	/** @return how many numbers are stored, whatever the tensor's shape promises; or {@link #UNKNOWN} */
	static long count(final TensorProto tensor) {
		final int bytes = bytes(tensor.getDataType());
		if (bytes == 0) return UNKNOWN;
		if (!tensor.hasRawData()) return listed(tensor);
		// What is left over at the end counts as a number, too, and shows that the tensor is damaged.
		return (tensor.getRawData().size() + bytes - 1) / bytes;
	}

	private static long listed(final TensorProto tensor) {
		return switch (DataType.forNumber(tensor.getDataType())) {
			case FLOAT -> tensor.getFloatDataCount();
			case DOUBLE -> tensor.getDoubleDataCount();
			case INT64 -> tensor.getInt64DataCount();
			case UINT32, UINT64 -> tensor.getUint64DataCount();
			default -> tensor.getInt32DataCount();
		};
	}

	/** @return bytes of a number; 0 if the type is none that has a whole number of them */
	private static int bytes(final int type) {
		final DataType known = DataType.forNumber(type);
		if (known == null) return 0;
		return switch (known) {
			case INT8, UINT8, BOOL -> 1;
			case INT16, UINT16, FLOAT16, BFLOAT16 -> 2;
			case FLOAT, INT32, UINT32 -> 4;
			case DOUBLE, INT64, UINT64 -> 8;
			default -> 0;
		};
	}

	/** @return the numbers of a tensor of float32, float64, int32 or int64; empty for other types */
	static DoubleStream values(final TensorProto tensor) {
		if (!tensor.hasRawData()) {
			return switch (tensor.getDataType()) {
				case DataType.FLOAT_VALUE -> doubles(tensor.getFloatDataList());
				case DataType.DOUBLE_VALUE -> doubles(tensor.getDoubleDataList());
				case DataType.INT32_VALUE -> doubles(tensor.getInt32DataList());
				case DataType.INT64_VALUE -> doubles(tensor.getInt64DataList());
				default -> DoubleStream.empty();
			};
		}
		final ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
		final IntStream four = IntStream.range(0, raw.remaining() / 4).map(i -> 4 * i);
		final IntStream eight = IntStream.range(0, raw.remaining() / 8).map(i -> 8 * i);
		return switch (tensor.getDataType()) {
			case DataType.FLOAT_VALUE -> four.mapToDouble(raw::getFloat);
			case DataType.DOUBLE_VALUE -> eight.mapToDouble(raw::getDouble);
			case DataType.INT32_VALUE -> four.mapToDouble(raw::getInt);
			case DataType.INT64_VALUE -> eight.mapToDouble(raw::getLong);
			default -> DoubleStream.empty();
		};
	}

	private static DoubleStream doubles(final List<? extends Number> numbers) {
		return numbers.stream().mapToDouble(Number::doubleValue);
	}
}
