package org.xasmapper.uncertainty;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.xasmapper.model.Prediction;
import org.xasmapper.spectrum.PixelSample;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;

/**
 * The pixels of a map that are varied, and how. It is made once for all predictions of a map. Public to be handed on;
 * what is in it is internal.
 */
public final class SampledMap {

	/** More pixels than this tell no more of how errors hang on spectra. */
	private static final int MOST_PIXELS = 2048;

	/** Draws of the noise. Their variance is known to a third for a single pixel, and to a tenth around an anchor. */
	private static final int DRAWS = 16;

	private final int[] pixels;
	private final Spectra spectra;
	private final float[] noise;
	private final List<Spectra> noisy = new ArrayList<>();
	private final RangeChoices ranges;
	private final List<String> notes = new ArrayList<>();

	/**
	 * @param normalized the map, NaN where masked
	 * @param prediction of the map
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public SampledMap(final SpectralCube normalized, final Prediction prediction, final ErrorSettings settings,
		final Progress progress)
	{
		final boolean[] valid = new boolean[normalized.pixels()];
		final CountingNoise counting = new CountingNoise(normalized.energies());
		noise = counting.levels(normalized, valid, progress);
		for (int p = 0; p < valid.length; p++) valid[p] &= prediction.isKnown(p);
		final SplittableRandom[] streams = SeededStreams.of(settings.seed(), "noise", DRAWS);
		pixels = PixelSample.draw(valid, normalized.width(), MOST_PIXELS, settings.seed(), progress);
		spectra = PixelSample.values(normalized, pixels, progress);
		ranges = ranges(settings, progress);
		final CountingNoise.Growth growth = counting.growth(spectra);
		for (int d = 0; d < DRAWS; d++) {
			progress.check();
			noisy.add(counting.added(spectra, growth, streams[d]));
		}
	}

	private RangeChoices ranges(final ErrorSettings settings, final Progress progress) {
		if (pixels.length == 0) return null;
		try {
			return RangeChoices.around(spectra, settings.normalize(), progress);
		}
		catch (final XasException e) {
			notes.add("The choice of fit ranges is not in the error bars, because the spectra cannot be normalized again: " + e
				.getMessage());
			return null;
		}
	}

	/** @return number of pixels that are varied: those that were predicted and are finite at all energies, or some of them */
	public int size() {
		return pixels.length;
	}

	/** @return numbers of the pixels, rising */
	int[] pixels() {
		return pixels;
	}

	/** @return their spectra, normalised, finite */
	Spectra spectra() {
		return spectra;
	}

	/** @return noise level of every pixel of the map, in edge steps */
	float[] noise() {
		return noise;
	}

	/** @return the spectra of the sample with other noise of their own size */
	List<Spectra> noisy() {
		return noisy;
	}

	/** @return other choices of the normalisation; null where the spectra cannot be normalised again */
	RangeChoices ranges() {
		return ranges;
	}

	/** @return what is not in the errors of any prediction, and why */
	public List<String> notes() {
		return notes;
	}
}
