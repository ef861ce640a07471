package org.xasmapper.io.hdf5;

/** How the numbers of a dataset are had, block by block. Safe for several threads. */
interface Hdf5Blocks {

	/**
	 * @param offset first number, in the dataset's axes, the slowest first
	 * @param shape how many along each axis; all within the dataset
	 * @param target receives them, the last axis fastest
	 */
	void read(long[] offset, int[] shape, float[] target);

	/** @return how many along each axis are stored together; null if all are, one after the other */
	int[] stored();
}
