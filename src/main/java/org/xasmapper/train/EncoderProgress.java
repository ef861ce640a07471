package org.xasmapper.train;

import org.xasmapper.spectrum.Progress;

/** The progress of one encoder's training as a part of the whole. */
record EncoderProgress(Progress whole, int encoder, int encoders) implements Progress {

	@Override
	public void report(final String activity, final double fraction) {
		whole.report(encoders == 1 ? activity : activity + ", encoder " + (encoder + 1) + " of " + encoders, (encoder + fraction) /
			encoders);
	}

	@Override
	public boolean isCancelled() {
		return whole.isCancelled();
	}
}
