package org.xasmapper.basis;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Refuses bases of which unmixing could only make wrong weights. */
final class BasisCheck {

	/** A spectrum that varies by less than this share of its largest value has no edge. */
	private static final double FLAT = 1e-6;

	private BasisCheck() {}

	/**
	 * @param file named in messages
	 * @throws XasException naming the first spectrum that is the same at all energies
	 */
	static void requireShapes(final Spectra basis, final Path file) {
		for (int i = 0; i < basis.count(); i++) {
			if (!isFlat(basis.spectrum(i))) continue;
			throw new XasException(String.format(Locale.ROOT, "The column \"%s\" of %s is %s at all energies, so it is no " +
				"spectrum. Leave it out of the basis.", basis.names().get(i), file.getFileName(), basis.value(i, 0)));
		}
	}

	private static boolean isFlat(final float[] spectrum) {
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (final float value : spectrum) {
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		return high - low <= FLAT * Math.max(Math.abs(low), Math.abs(high));
	}

	/**
	 * @param file named in messages
	 * @throws XasException naming the first spectrum whose level before the edge is not near 0, or after it not near 1
	 */
	static void requireNormalized(final Spectra basis, final Path file) {
		final int[] raw = IntStream.range(0, basis.count()).filter(i -> isRaw(Levels.of(basis.spectrum(i)))).toArray();
		if (raw.length == 0) return;
		final Levels levels = Levels.of(basis.spectrum(raw[0]));
		throw new XasException(String.format(Locale.ROOT, "The basis spectrum \"%s\" of %s is not normalized: its level is %.3g " +
			"before the edge, which should be near 0, and %.3g after it, which should be near 1%s. Normalize the basis to an " +
			"edge step of one; absorption cross sections, as FEFF computes them, are scaled by XAS Curate... with scale=true.",
			basis.names().get(raw[0]), file.getFileName(), levels.before(), levels.after(), raw.length == 1 ? "" : " (so are " +
				(raw.length - 1) + " more)"));
	}

	/** Of fewer than six energies nothing is known; they are too few for other reasons. */
	private static boolean isRaw(final Levels levels) {
		return !Float.isNaN(levels.after()) && !levels.areNormalized();
	}
}
