package org.xasmapper.io.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.xasmapper.io.hdf5.VirtualSources.Box;
import org.xasmapper.io.hdf5.VirtualSources.Piece;
import org.xasmapper.spectrum.XasException;

/** Numbers that are in other datasets, of this file or of files in its folder; a file is opened when it is needed. */
final class VirtualBlocks implements Hdf5Blocks {

	private final Hdf5File file;
	private final String path;
	private final List<Piece> pieces;
	private final long[] shape;
	private final float fill;
	private final Map<String, Source> sources = new ConcurrentHashMap<>();

	VirtualBlocks(final Hdf5File file, final String path, final List<Piece> pieces, final long[] shape, final float fill) {
		this.file = file;
		this.path = path;
		this.pieces = pieces;
		this.shape = shape;
		this.fill = fill;
	}

	private record Source(long[] shape, Hdf5Blocks blocks) {}

	/** Plane by plane, as detectors write. */
	@Override
	public int[] stored() {
		final int[] stored = new int[shape.length];
		for (int d = 0; d < stored.length; d++) stored[d] = d < stored.length - 2 ? 1 : (int) Math.min(shape[d], 1 << 12);
		return stored;
	}

	@Override
	public void read(final long[] offset, final int[] block, final float[] target) {
		Arrays.fill(target, fill);
		for (final Piece piece : pieces) {
			final Box to = piece.target() == null ? new Box(new long[shape.length], shape) : piece.target();
			if (overlaps(to, offset, block)) copy(piece, to, offset, block, target);
		}
	}

	private static boolean overlaps(final Box box, final long[] offset, final int[] block) {
		for (int d = 0; d < offset.length; d++) {
			if (box.start()[d] >= offset[d] + block[d] || box.start()[d] + box.shape()[d] <= offset[d]) return false;
		}
		return true;
	}

	private void copy(final Piece piece, final Box to, final long[] offset, final int[] block, final float[] target) {
		final Source source = sources.computeIfAbsent(piece.file() + "\n" + piece.dataset(), key -> open(piece));
		final Box from = piece.source() == null ? new Box(new long[source.shape.length], source.shape).part(piece.part(), piece.parts())
			: piece.source();
		if (from == null) throw unequal(piece);
		requireWithin(piece, from, source);
		final int rank = shape.length;
		final long[] low = new long[rank];
		final int[] length = new int[rank];
		final long[] start = from.start().clone();
		final int[] count = new int[start.length];
		Arrays.fill(count, 1);
		int s = 0;
		int total = 1;
		for (int d = 0; d < rank; d++) {
			low[d] = Math.max(offset[d], to.start()[d]);
			length[d] = (int) (Math.min(offset[d] + block[d], to.start()[d] + to.shape()[d]) - low[d]);
			total *= length[d];
			if (to.shape()[d] == 1) continue;
			while (s < start.length && from.shape()[s] == 1) s++;
			if (s == start.length || from.shape()[s] != to.shape()[d]) throw unequal(piece);
			start[s] += low[d] - to.start()[d];
			count[s++] = length[d];
		}
		while (s < start.length) if (from.shape()[s++] != 1) throw unequal(piece);
		final float[] values = new float[total];
		source.blocks.read(start, count, values);
		place(values, low, length, offset, block, target);
	}

	private static void place(final float[] values, final long[] low, final int[] length, final long[] offset, final int[] block,
		final float[] target)
	{
		final int last = length.length - 1;
		final int run = length[last];
		for (int r = 0; r * run < values.length; r++) {
			int rest = r;
			long at = low[last] - offset[last];
			long step = 1;
			for (int d = last - 1; d >= 0; d--) {
				step *= block[d + 1];
				at += (low[d] - offset[d] + rest % length[d]) * step;
				rest /= length[d];
			}
			System.arraycopy(values, r * run, target, (int) at, run);
		}
	}

	private XasException unequal(final Piece piece) {
		return new XasException(file.name() + ": the virtual dataset " + path + " joins parts of different shapes of " + piece.file() + ", " +
			piece.dataset() + ".");
	}

	private void requireWithin(final Piece piece, final Box from, final Source source) {
		boolean within = from.start().length == source.shape.length;
		for (int d = 0; within && d < source.shape.length; d++) {
			within = from.start()[d] >= 0 && from.shape()[d] >= 0 && from.start()[d] + from.shape()[d] <= source.shape[d];
		}
		if (within) return;
		throw new XasException(file.name() + ": the virtual dataset " + path + " wants more of " + piece.file() + ", " + piece.dataset() +
			", than is there. Was the scan still running when it was copied?");
	}

	private Source open(final Piece piece) {
		final Hdf5File other = piece.file().equals(".") ? file : file.linked(piece.file(), path);
		final Hdf5Array array = other.find(piece.dataset()).filter(Hdf5Node::isDataset).map(Hdf5Array::new).orElseThrow(
			() -> new XasException(file.name() + ": the virtual dataset " + path + " needs " + piece.dataset() + " in " + piece.file() +
				", which is not there."));
		if (other == file && array.path().equals(path)) throw new XasException(file.name() + ": the virtual dataset " + path + " is made of itself.");
		return new Source(array.shape(), array.blocks());
	}
}
