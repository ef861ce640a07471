package org.xasmapper.io.hdf5;

/** Numbers so few that the file keeps them beside their description. */
final class MemoryBlocks implements Hdf5Blocks {

	private final double[] values;
	private final long[] shape;

	MemoryBlocks(final double[] values, final long[] shape) {
		this.values = values;
		this.shape = shape;
	}

	@Override
	public int[] stored() {
		return null;
	}

	@Override
	public void read(final long[] offset, final int[] block, final float[] target) {
		int count = 1;
		for (final int length : block) count *= length;
		for (int i = 0; i < count; i++) {
			int rest = i;
			long at = 0;
			long step = 1;
			for (int d = shape.length - 1; d >= 0; d--) {
				at += (offset[d] + rest % block[d]) * step;
				rest /= block[d];
				step *= shape[d];
			}
			target[i] = (float) values[(int) at];
		}
	}
}
