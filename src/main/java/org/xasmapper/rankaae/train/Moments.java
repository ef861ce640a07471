package org.xasmapper.rankaae.train;

/** Mean and standard deviation of each channel, which batch normalisation takes off and divides by. */
record Moments(float[] mean, float[] deviation) {}
