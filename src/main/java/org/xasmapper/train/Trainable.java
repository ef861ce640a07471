package org.xasmapper.train;

import ai.djl.ndarray.NDArray;

/** What an optimiser trains. */
interface Trainable {

	/** @return all parameters in one vector that collects gradients */
	NDArray parameters();
}
