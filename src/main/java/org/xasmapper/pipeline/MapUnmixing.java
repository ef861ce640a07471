package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.basis.CommonGrid;
import org.xasmapper.basis.EnergyAlignment;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.PixelSample;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.Cbss;
import org.xasmapper.unmix.CbssResult;
import org.xasmapper.unmix.CbssSettings;
import org.xasmapper.unmix.WeightMaps;

/**
 * cBSS of a map: unmixes all of its valid pixels, or a sample that covers them, and gives every pixel its weights.
 * Where all pixels took part, the weights are those of cBSS itself; else every pixel is fitted with the basis that the
 * sample gave.
 *
 * @param sample the spectra that were unmixed, on the energies of the map
 * @param simulated basis on the common energies, {@code [n × energies]}
 * @param unmixed what cBSS found on the sample
 * @param maps weights of every pixel, NaN where masked
 * @param alignment of the image's energies to those of the basis
 * @param notes what the person should know: the energies used, the sample, convergence
 * @param warnings why the result may not be what it seems; empty if all went well
 */
public record MapUnmixing(Spectra sample, Spectra simulated, CbssResult unmixed, WeightMaps maps,
	EnergyAlignment alignment, List<String> notes, List<String> warnings)
{

	/** Where a smaller share of the starts finds the best minimum, it may well not be the best. */
	private static final double FEWEST_IN_BEST = 0.05;

	/**
	 * @param cube normalized spectra, NaN where masked
	 * @param basis simulated, on any grid
	 * @param wanted energies to compare on, or null for all that image and basis share
	 * @param sample number of pixels to unmix; 0 = all
	 * @param largestShift by how much, either way, the image's energies may be shifted to the scale of the basis first, eV;
	 *          0 = not at all
	 * @throws XasException if image and basis share too few energies, or there are too few valid pixels
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static MapUnmixing of(final SpectralCube cube, final Spectra basis, final EnergyRange wanted,
		final int sample, final double largestShift, final CbssSettings settings, final Progress progress)
	{
		final boolean[] valid = PixelSample.valid(cube, progress);
		final int candidates = PixelSample.count(valid);
		if (candidates == 0) throw new XasException("All pixels of the image are masked (NaN); there is nothing to unmix.");
		final int[] pixels = PixelSample.draw(valid, cube.width(), sample > 0 ? sample : cube.pixels(), settings.seed(),
			progress);
		final Spectra drawn = PixelSample.read(cube, pixels, progress);
		final EnergyAlignment alignment = largestShift > 0 ? EnergyAlignment.of(drawn, basis, commonGrid(cube.energies(), basis,
			wanted), largestShift, progress) : EnergyAlignment.none();
		final EnergyGrid common = commonGrid(cube.energies().shifted(alignment.shift()), basis, wanted);
		final Resampler fromImage = Resampler.between(cube.energies(), alignment.shift(), common);
		final Spectra simulated = Resampler.between(basis.energies(), 0, common).apply(basis);
		final Spectra measured = fromImage.apply(drawn);
		final CbssResult unmixed = Cbss.unmix(measured, simulated, settings, progress);
		final WeightMaps maps = pixels.length == candidates ? own(unmixed, pixels, measured, cube.pixels()) : WeightMaps.of(
			cube, fromImage, unmixed.bases(), progress);
		final List<String> notes = new ArrayList<>();
		notes.add("Image and basis were compared at " + common + ".");
		if (alignment.bound() > 0) notes.add(told(alignment));
		notes.add(String.format(Locale.ROOT, "%d of %d valid pixels were unmixed.", pixels.length, candidates));
		notes.add(told(unmixed));
		return new MapUnmixing(drawn, simulated, unmixed, maps, alignment, notes, warnings(alignment, drawn, unmixed));
	}

	private static EnergyGrid commonGrid(final EnergyGrid image, final Spectra basis, final EnergyRange wanted) {
		return wanted == null ? CommonGrid.of(image, basis.energies()) : CommonGrid.of(image, basis.energies(), wanted);
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

	private static String told(final EnergyAlignment alignment) {
		return String.format(Locale.ROOT, "The energies of the image were shifted by %+.2f eV to the scale of the basis " +
			"(allowed: ± %.2f eV; misfit %.4f, %.4f without).", alignment.shift(), alignment.bound(), alignment.misfit(), alignment
				.misfitUnshifted());
	}

	private static String told(final CbssResult unmixed) {
		return String.format(Locale.ROOT, "%d of %d starts converged, to %d distinct minim%s; weights are the mean over the " +
			"%d starts that found the best.", unmixed.converged(), unmixed.starts().size(), unmixed.minima(), unmixed
				.minima() == 1 ? "um" : "a", inBest(unmixed));
	}

	private static long inBest(final CbssResult unmixed) {
		return unmixed.starts().stream().filter(start -> start.minimum() == 1).count();
	}

	private static List<String> warnings(final EnergyAlignment alignment, final Spectra measured,
		final CbssResult unmixed)
	{
		final List<String> warnings = new ArrayList<>();
		final Levels levels = Levels.ofMean(measured);
		if (!levels.areNormalized()) {
			warnings.add(String.format(Locale.ROOT, "The mean spectrum of the image is %.3g before the edge and %.3g after it, where a " +
				"normalized one is near 0 and near 1. If it is not normalized, or begins within the edge, the weights are wrong.",
				levels.before(), levels.after()));
		}
		if (alignment.isAtBound()) {
			warnings.add(String.format(Locale.ROOT, "The energies of the image were shifted by %+.2f eV to the scale of the basis, as far as " +
				"allowed; a larger shift would fit better. Either the energy scale is off by more: calibrate it (XAS Calibrate...). Or the " +
				"basis lacks what is in the image, such as another oxidation state, whose chemical shift must not be taken away. Who knows " +
				"better allows more with maxshift=, or none with align=false.", alignment.shift()));
		}
		if (unmixed.converged() < unmixed.starts().size()) {
			warnings.add(String.format(Locale.ROOT, "%d of %d starts did not converge and were left out. Raise the fidelity or " +
				"use fewer components.", unmixed.starts().size() - unmixed.converged(), unmixed.starts().size()));
		}
		if (inBest(unmixed) < FEWEST_IN_BEST * unmixed.starts().size()) {
			warnings.add("Hardly any two starts agree, so the weights are not unique and their spread says little: the basis " +
				"spectra are too many, or too alike. Use fewer.");
		}
		return warnings;
	}
}
