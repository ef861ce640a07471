package org.xasmapper.io.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.XasException;

/** A dataset: its shape, small ones as numbers or texts, large ones by blocks. */
final class Hdf5Array {

	/** Numbers or texts of a list of energies, names, positions. */
	private static final long MOST_VALUES = 10_000_000;

	private final Hdf5Node node;
	private final Dataset dataset;
	private final long[] shape;
	private final Hdf5Numbers numbers;

	Hdf5Array(final Hdf5Node node) {
		this.node = node;
		dataset = (Dataset) node.node();
		shape = node.file().reading(dataset.getPath(), () -> {
			final long[] dimensions = dataset.getDimensionsAsLong();
			return dimensions == null ? new long[0] : dimensions;
		});
		numbers = node.file().reading(dataset.getPath(), () -> dataset.isVariableLength() ? null : Hdf5Numbers.of(dataset
			.getDataType()));
	}

	Hdf5Node node() {
		return node;
	}

	String path() {
		return node.path();
	}

	String name() {
		return node.name();
	}

	/** @return lengths of the axes, the slowest first; empty for a single value */
	long[] shape() {
		return shape;
	}

	/** @return number of axes longer than one */
	int extent() {
		return (int) Arrays.stream(shape).filter(length -> length > 1).count();
	}

	/** @return number of all values */
	long size() {
		return Arrays.stream(shape).reduce(1, (all, length) -> length < 0 || all > Long.MAX_VALUE / Math.max(1, length)
			? Long.MAX_VALUE : all * length);
	}

	boolean isNumeric() {
		return numbers != null;
	}

	Hdf5Numbers numbers() {
		return numbers;
	}

	/** @return such as {@code entry/data/energy, 6 values} or {@code entry/data/data, 6 × 5 × 7 float32} */
	@Override
	public String toString() {
		final String lengths = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(" × "));
		final String size = shape.length == 0 ? "one value" : shape.length == 1 ? lengths + " values" : lengths;
		return path() + ", " + size + (shape.length > 1 && numbers != null ? " " + numbers : "");
	}

	/**
	 * @return all numbers, the last axis fastest
	 * @throws XasException if they are no numbers, or too many for a list
	 */
	double[] values() {
		if (!isNumeric()) throw new XasException(node.file().name() + ": " + path() + " holds no numbers.");
		final Object data = flat();
		if (data instanceof double[]) return (double[]) data;
		if (data instanceof Number) return new double[] { ((Number) data).doubleValue() };
		final double[] values = new double[data == null ? 0 : Array.getLength(data)];
		for (int i = 0; i < values.length; i++) values[i] = ((Number) Array.get(data, i)).doubleValue();
		return values;
	}

	/** @return all values as texts, the last axis fastest */
	List<String> texts() {
		return Hdf5Node.texts(flat());
	}

	/** @return where the sources are described, null of a plain dataset */
	private VirtualMark.Place virtual() {
		if (!(dataset instanceof CompactDataset)) return null;
		return node.file().marks().placeIn(node.file().reading(path(), ((CompactDataset) dataset)::getDataBuffer));
	}

	private Object flat() {
		if (virtual() != null) throw new XasException(node.file().name() + ": the list " + path() + " is virtual, which is not read; name another.");
		final long room = dataset instanceof ContiguousDataset ? node.file().bytes().size() : Long.MAX_VALUE;
		if (size() > MOST_VALUES || size() > room) {
			throw new XasException(node.file().name() + ": " + this + " are too many for a list; the file is damaged, or this is " +
				"something else.");
		}
		return node.file().reading(dataset.getPath(), () -> shape.length < 2 ? dataset.getData() : dataset.getDataFlat());
	}

	/** @throws XasException if these are no numbers, or they are kept in a way that is not read */
	Hdf5Blocks blocks() {
		if (!isNumeric()) throw new XasException(node.file().name() + ": " + path() + " holds no numbers.");
		if (dataset instanceof ChunkedDataset) return new ChunkedBlocks(node.file(), (ChunkedDataset) dataset, numbers, shape);
		if (dataset instanceof ContiguousDataset) return contiguous((ContiguousDataset) dataset);
		final VirtualMark.Place virtual = virtual();
		if (virtual != null) {
			final Object fill = node.file().reading(path(), dataset::getFillValue);
			return new VirtualBlocks(node.file(), path(), VirtualSources.of(node.file().bytes(), virtual, node.file().name() + ", " + path()),
				shape, fill instanceof Number ? ((Number) fill).floatValue() : 0);
		}
		return new MemoryBlocks(values(), shape);
	}

	private Hdf5Blocks contiguous(final ContiguousDataset plain) {
		final Hdf5File file = node.file();
		final long address = file.reading(path(), plain::getDataAddress);
		final long start = address + file.userBlock();
		final boolean isWritten = address >= 0;
		if (isWritten && (size() > file.bytes().size() || start + size() * numbers.bytes() > file.bytes().size())) {
			throw new XasException(file.name() + " ends before the last values of " + this + ". It was not copied or written whole.");
		}
		if (!isWritten) throw new XasException(file.name() + ": nothing was written to " + this + " yet.");
		return new ContiguousBlocks(file.bytes(), start, numbers, shape);
	}
}
