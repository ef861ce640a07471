package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.register.EnergyCalibration;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.spectrum.energies.PreEdgeLines;

/** What must be said before numbers are believed that hang on energies which nobody calibrated. */
public final class ScaleAdvice {

	/** So many pixels tell how much a shift matters. */
	private static final int MOST_PIXELS = 100;

	/** Scales that nobody calibrated are commonly off by up to this, eV; the effect is looked at in steps of 1 eV. */
	private static final int COMMON = 4;

	/** A change by less than this share of the error bar does not matter. */
	private static final double MATTERS = 0.5;

	/** How far outside the usual a line may lie before it tells that the scale is off, eV. */
	private static final double SLACK = 0.3;

	private ScaleAdvice() {}

	/**
	 * @param cube normalised spectra that were predicted from, not simulation-like ones
	 * @param prediction of them, or of what was made of them; pixels that are masked in it are left out
	 * @param scale of their energies
	 * @return a sentence where the scale was not calibrated and a shift by up to 4 eV changes a descriptor by more than half its
	 *         error bar, and one where the line before the edge shows that it is off; empty if all is well
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static List<String> of(final SpectralCube cube, final Prediction prediction, final EnergyScale scale,
		final OnnxModel model, final Progress progress)
	{
		if (scale.isCalibrated() || prediction.mean().length == 0) return List.of();
		final int[] pixels = some(prediction.mean()[0]);
		final Spectra spectra = read(cube, pixels);
		final List<String> sentences = new ArrayList<>();
		off(spectra, model.card()).ifPresent(sentences::add);
		final List<String> changes = changes(spectra, prediction, pixels, model, progress);
		if (!changes.isEmpty()) {
			sentences.add(String.format(Locale.ROOT, "The energy scale of the spectra is not calibrated, and ± %.2f eV is assumed. Scales that " +
				"nobody calibrated may be off by several eV, and here a shift changes %s. Unless somebody vouches for the scale, it must be " +
				"calibrated first (XAS Calibrate..., by a foil, a known region or, to about 1 eV, the pre-edge).", scale.sigma(), String
					.join(" and ", changes)));
		}
		return sentences;
	}

	/** @return pixels that are not masked, evenly taken */
	private static int[] some(final float[] map) {
		final int[] known = IntStream.range(0, map.length).filter(pixel -> !Float.isNaN(map[pixel])).toArray();
		final int count = Math.min(MOST_PIXELS, known.length);
		return IntStream.range(0, count).map(i -> known[(int) ((long) i * known.length / count)]).toArray();
	}

	private static Spectra read(final SpectralCube cube, final int[] pixels) {
		final int m = cube.energies().size();
		final float[] values = new float[pixels.length * m];
		for (int i = 0; i < pixels.length; i++) {
			System.arraycopy(cube.spectrum(pixels[i] % cube.width(), pixels[i] / cube.width()), 0, values, i * m, m);
		}
		return new Spectra(cube.energies(), values, Table.empty(pixels.length));
	}

	/** @return what tells that the scale is off, if anything does */
	private static Optional<String> off(final Spectra spectra, final ModelCard card) {
		final AbsorptionEdge edge = AbsorptionEdges.of(card.element(), card.edge()).orElse(null);
		final EnergyRange lines = edge == null ? null : PreEdgeLines.of(edge).orElse(null);
		if (lines == null) return Optional.empty();
		final OptionalDouble line = EnergyCalibration.preEdgeLine(mean(spectra), edge);
		if (line.isEmpty()) return Optional.empty();
		final double place = line.getAsDouble() - edge.energy();
		if (place > lines.start() - SLACK && place < lines.end() + SLACK) return Optional.empty();
		return Optional.of(String.format(Locale.ROOT, "The energy scale seems to be off: the highest line before the edge is at %.1f eV, " +
			"but those of %s edges lie from %.1f to %.1f eV. The scale must be calibrated first (XAS Calibrate...); until then the " +
			"numbers mean nothing.", line.getAsDouble(), edge, edge.energy() + lines.start(), edge.energy() + lines.end()));
	}

	private static Spectra mean(final Spectra spectra) {
		final float[] mean = new float[spectra.energies().size()];
		for (int k = 0; k < mean.length; k++) {
			double sum = 0;
			for (int i = 0; i < spectra.count(); i++) sum += spectra.value(i, k);
			mean[k] = (float) (sum / spectra.count());
		}
		return Spectra.named(spectra.energies(), List.of("mean"), mean);
	}

	/** @return by how much shifts change each descriptor for which that matters */
	private static List<String> changes(final Spectra spectra, final Prediction prediction, final int[] pixels,
		final OnnxModel model, final Progress progress)
	{
		final float[][] here = shifted(spectra, 0, model, progress);
		final double[] small = new double[here.length];
		final double[] large = new double[here.length];
		for (int shift = -COMMON; shift <= COMMON; shift++) {
			final float[][] there = shifted(spectra, shift, model, progress);
			for (int d = 0; d < here.length; d++) {
				final double change = change(here[d], there[d]);
				large[d] = Math.max(large[d], change);
				if (Math.abs(shift) == 1) small[d] = Math.max(small[d], change);
			}
		}
		final List<String> changes = new ArrayList<>();
		for (int d = 0; d < here.length; d++) {
			final float[] bars = prediction.std()[d];
			final double bar = Arrays.stream(pixels).mapToDouble(pixel -> bars[pixel]).average().orElse(Double.NaN);
			if (large[d] < MATTERS * bar || large[d] == 0) continue;
			changes.add(String.format(Locale.ROOT, "%s by up to %.2f for 1 eV, %.2f for %d eV", model.card().descriptors().get(d).name(),
				small[d], large[d], COMMON));
		}
		return changes;
	}

	/** @return {@code [descriptors][spectra]} on a scale that is shifted; as they are where they would not cover the model's energies */
	private static float[][] shifted(final Spectra spectra, final double shift, final OnnxModel model, final Progress progress) {
		final EnergyGrid moved = spectra.energies().shifted(shift);
		final EnergyGrid grid = moved.covers(model.card().energies()) ? moved : spectra.energies();
		return new Predictor(model).predict(new Spectra(grid, spectra.values(), spectra.table()), progress).mean();
	}

	/** @return mean distance, of the spectra that have both */
	private static double change(final float[] one, final float[] other) {
		return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i])).filter(Double::isFinite).average().orElse(0);
	}
}
