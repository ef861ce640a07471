package org.xasmapper.io.zarr;

/** One step from a chunk as it is stored to its bytes. */
@FunctionalInterface
interface Codec {

	/**
	 * @param bytes of the chunk as this step finds them
	 * @param most bytes that the chunk can have behind this step
	 * @return what the step makes of them
	 * @throws DamagedChunk if they cannot be what this step has written
	 */
	byte[] decode(byte[] bytes, int most) throws DamagedChunk;

	/** Says what is wrong with a chunk, for whoever knows its name. */
	final class DamagedChunk extends Exception {

		private static final long serialVersionUID = 1L;

		DamagedChunk(final String what) {
			super(what);
		}
	}
}
