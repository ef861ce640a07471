package org.xasmapper.embed;

import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Places new spectra among embedded ones: first at the mean place of their neighbours, then by the layout's pulls and pushes. */
final class Transform {
	Transform(final Embedding e, final int threads, final Progress progress) {}
	float[] run(final Spectra s) { throw new UnsupportedOperationException(); }
}
