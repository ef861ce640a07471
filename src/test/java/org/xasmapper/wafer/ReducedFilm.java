package org.xasmapper.wafer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/**
 * A film that never was: from one end to the other its Ti⁴⁺, of several coordinations, is reduced to Ti³⁺. Measured as films
 * are, with damped oscillations, a resolution of 0.7 eV and some noise.
 */
public final class ReducedFilm {

	/** Positions along the film. */
	public static final int POSITIONS = 60;

	private static final EnergyGrid SCAN = EnergyGrid.regular(4957, 0.4, 190);
	private static final Measurement MEASUREMENT = new Measurement(0.8, 0, 0.7, 0.15, 0, 0, List.of(), List.of(), 0, 0, 0, 0, 0, 1, 0.005);
	private static final double[] OXIDIZED = { 0.2, 0.3, 0.5, 0 };

	private ReducedFilm() {}

	/** @return share of Ti³⁺ at a position, 0 to 1 */
	public static double reduced(final int position) {
		return position / (POSITIONS - 1.0);
	}

	/** @return oxidation state at a position */
	public static double oxidationState(final int position) {
		return 4 - reduced(position);
	}

	/** Writes a spectrum a row; {@code ti_fraction} falls along the film, as if the reduced end were dilute. */
	public static void write(final Path file) throws IOException {
		final Species species = new Species(Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz"));
		final Spectra pure = species.onWafer();
		final AbsorptionEdge edge = AbsorptionEdges.of("Ti", "K").orElseThrow();
		final Experiment experiment = new Experiment(pure.energies(), SCAN, edge);
		final SplittableRandom noise = new SplittableRandom(7);
		final StringBuilder text = new StringBuilder("ti_fraction");
		for (int k = 0; k < SCAN.size(); k++) text.append(String.format(Locale.ROOT, ",%.2f", SCAN.energy(k)));
		for (int p = 0; p < POSITIONS; p++) {
			final float[] measured = new float[SCAN.size()];
			experiment.measure(MEASUREMENT, mixture(pure, p), 0, 0.5 + 0.5 * reduced(p), noise, measured, 0);
			text.append(String.format(Locale.ROOT, "%n%.4f", 0.78 - 0.7 * reduced(p)));
			for (final float mu : measured) text.append(String.format(Locale.ROOT, ",%.6f", mu));
		}
		Files.writeString(file, text.append('\n'));
	}

	private static float[] mixture(final Spectra pure, final int position) {
		final float[] mu = new float[pure.energies().size()];
		for (int s = 0; s < pure.count(); s++) {
			final double weight = (1 - reduced(position)) * OXIDIZED[s] + (Species.OS[s] == 3 ? reduced(position) : 0);
			for (int k = 0; k < mu.length; k++) mu[k] += (float) (weight * pure.value(s, k));
		}
		return mu;
	}
}
