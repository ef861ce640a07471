package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.Cbss;
import org.xasmapper.unmix.CbssResult;
import org.xasmapper.unmix.CbssSettings;
import org.xasmapper.unmix.CommonGrid;
import org.xasmapper.unmix.PixelSample;
import org.xasmapper.unmix.WeightMaps;

/**
 * cBSS of a map: unmixes all of its valid pixels, or a sample that covers them, and gives every pixel its weights.
 * Where all pixels took part, the weights are those of cBSS itself; else every pixel is fitted with the basis that the
 * sample gave.
 *
 * @param simulated basis on the common energies, {@code [n × energies]}
 * @param unmixed what cBSS found on the sample
 * @param maps weights of every pixel, NaN where masked
 * @param notes what the person should know: the energies used, the sample, convergence
 */
public record MapUnmixing(Spectra simulated, CbssResult unmixed, WeightMaps maps, List<String> notes) {

	/**
	 * @param cube normalized spectra, NaN where masked
	 * @param basis simulated, on any grid
	 * @param wanted energies to compare on, or null for all that image and basis share
	 * @param sample number of pixels to unmix; 0 = all
	 * @throws XasException if image and basis share too few energies, or there are too few valid pixels
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static MapUnmixing of(final SpectralCube cube, final Spectra basis, final EnergyRange wanted,
		final int sample, final CbssSettings settings, final Progress progress)
	{
		final EnergyGrid common = wanted == null ? CommonGrid.of(cube.energies(), basis.energies()) : CommonGrid.of(cube
			.energies(), basis.energies(), wanted);
		final Resampler fromImage = Resampler.between(cube.energies(), 0, common);
		final Spectra simulated = Resampler.between(basis.energies(), 0, common).apply(basis);
		final boolean[] valid = PixelSample.valid(cube, progress);
		final int[] pixels = PixelSample.draw(valid, cube.width(), sample > 0 ? sample : cube.pixels(), settings.seed());
		final int candidates = count(valid);
		if (candidates == 0) throw new XasException("All pixels of the image are masked (NaN); there is nothing to unmix.");
		final Spectra measured = fromImage.apply(PixelSample.read(cube, pixels, progress));
		final CbssResult unmixed = Cbss.unmix(measured, simulated, settings, progress);
		final WeightMaps maps = pixels.length == candidates ? own(unmixed, pixels, measured, cube.pixels()) : WeightMaps.of(
			cube, fromImage, unmixed.bases(), progress);
		return new MapUnmixing(simulated, unmixed, maps, notes(common, pixels.length, candidates, unmixed));
	}

	private static int count(final boolean[] valid) {
		int count = 0;
		for (final boolean pixel : valid) {
			if (pixel) count++;
		}
		return count;
	}

	/** cBSS's own weights, put where their pixels are. */
	private static WeightMaps own(final CbssResult unmixed, final int[] pixels, final Spectra measured,
		final int mapPixels)
	{
		final float[] error = filled(mapPixels);
		for (int p = 0; p < pixels.length; p++) error[pixels[p]] = (float) misfit(unmixed, measured, p);
		return new WeightMaps(unmixed.names(), scattered(unmixed.weights(), pixels, mapPixels), scattered(unmixed.spread(),
			pixels, mapPixels), error);
	}

	private static float[][] scattered(final double[][] values, final int[] pixels, final int mapPixels) {
		final float[][] maps = new float[values.length][];
		for (int i = 0; i < values.length; i++) {
			maps[i] = filled(mapPixels);
			for (int p = 0; p < pixels.length; p++) maps[i][pixels[p]] = (float) values[i][p];
		}
		return maps;
	}

	private static float[] filled(final int pixels) {
		final float[] map = new float[pixels];
		Arrays.fill(map, Float.NaN);
		return map;
	}

	/** Root mean square of t − S w over the energies. */
	private static double misfit(final CbssResult unmixed, final Spectra measured, final int spectrum) {
		final int m = measured.energies().size();
		double squares = 0;
		for (int k = 0; k < m; k++) {
			double difference = measured.value(spectrum, k);
			for (int i = 0; i < unmixed.weights().length; i++) {
				difference -= unmixed.basis().value(i, k) * unmixed.weights()[i][spectrum];
			}
			squares += difference * difference;
		}
		return Math.sqrt(squares / m);
	}

	private static List<String> notes(final EnergyGrid common, final int sampled, final int candidates,
		final CbssResult unmixed)
	{
		final List<String> notes = new ArrayList<>();
		notes.add("Image and basis were compared at " + common + ".");
		notes.add(String.format(Locale.ROOT, "%d of %d valid pixels were unmixed.", sampled, candidates));
		final int starts = unmixed.starts().size();
		notes.add(String.format(Locale.ROOT, "%d of %d starts converged, to %d distinct minim%s; weights are the mean over " +
			"the best.", unmixed.converged(), starts, unmixed.minima(), unmixed.minima() == 1 ? "um" : "a"));
		if (unmixed.converged() < starts) {
			notes.add("Starts that did not converge were left out, unless none did. Allow more iterations or fewer components.");
		}
		return notes;
	}
}
