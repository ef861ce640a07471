package org.xasmapper.train;

import org.xasmapper.spectrum.Progress;

/** The progress of one encoder's training as a part of the whole. */
record EncoderProgress(Progress whole, int encoder, int encoders) implements Progress {

	@Override
	public void report(final String activity, final double fraction) {
		whole.report(encoders == 1 ? activity : "Encoder " + (encoder + 1) + " of " + encoders + ": " + activity, (encoder + fraction) /
			encoders);
	}

	@Override
	public boolean isCancelled() {
		return whole.isCancelled();
	}
}
