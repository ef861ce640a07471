package org.xasmapper.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.DefaultEffects;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/**
 * The Ti K edge of anatase by codes that are not FEFF (Lightshow's examples): what a simulation gets wrong, on one material. Each is
 * moved so that the middle of its edge is where FEFF has it, and normalised to one well above.
 */
final class AnataseCodes {

	static final List<String> CODES = List.of("exciting", "ocean", "theory_VASP", "xspectra");

	/** Where the middle of the edge of FEFF's anatase is, eV. */
	private static final double MIDDLE = 4980.6;

	private static final EnergyGrid GRID = EnergyGrid.regular(4955, 0.25, 321);

	/** Broadening of what codes give, a Gaussian's standard deviation, eV. */
	private static final double SIGMA = 0.35;

	private static final double STEP = 0.25;

	private AnataseCodes() {}

	/** @return spectra of a code as they would be measured, {@code [times × points]}; lines below the edge are those of the code */
	static float[] measured(final Path folder, final String code, final RegularGrid grid, final int times, final RandomGenerator random)
		throws IOException
	{
		final AbsorptionEdge edge = AbsorptionEdges.of("Ti", "K").get();
		final Effects all = DefaultEffects.of(edge);
		final Effects effects = new Effects(all.damping(), all.selfAbsorbed(), all.selfAbsorption(), all.broadening(), all.lifetime(), all
			.shift(), all.stretch(), 0, Range.ZERO, 0, 0, all.offset(), all.slope(), all.height(), new Range(0.002, 0.02));
		final Experiment experiment = new Experiment(GRID, grid.toEnergyGrid(), edge);
		final float[] mu = read(folder.resolve("anatase_" + code + ".txt"));
		final float[] measured = new float[times * grid.points()];
		for (int i = 0; i < times; i++) {
			experiment.measure(Measurement.draw(effects, random), mu, 0, 0, random, measured, i * grid.points());
		}
		return measured;
	}

	/** @return a code's spectrum at {@link #GRID}; one where it ends before */
	private static float[] read(final Path file) throws IOException {
		final double[][] rows = Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty()).map(line -> Arrays
			.stream(line.split("\\s+")).limit(2).mapToDouble(Double::parseDouble).toArray()).sorted((a, b) -> Double.compare(a[0], b[0]))
			.toArray(double[][]::new);
		final double[] energies = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
		final double[] values = Arrays.stream(rows).mapToDouble(row -> row[1]).toArray();
		final double edge = middle(energies, values, 0.5 * Arrays.stream(values).max().getAsDouble() / 1.3);
		final double last = energies[energies.length - 1];
		final int points = (int) Math.ceil((last - edge + 25) / STEP);
		final double[] places = new double[points];
		final double[] broad = new double[points];
		for (int i = 0; i < points; i++) {
			places[i] = edge - 25 + i * STEP;
			broad[i] = broadened(energies, values, places[i]);
		}
		final double from = edge + Math.min(25, last - edge - 8);
		double above = 0;
		int count = 0;
		for (int i = 0; i < points; i++) {
			if (places[i] <= from) continue;
			above += broad[i];
			count++;
		}
		for (int i = 0; i < points; i++) broad[i] *= count / above;
		final double move = MIDDLE - middle(places, broad, 0.5);
		final float[] mu = new float[GRID.size()];
		for (int k = 0; k < mu.length; k++) {
			final double place = GRID.energy(k) - move;
			mu[k] = place > places[points - 1] - 1 ? 1 : (float) between(places, broad, place);
		}
		return mu;
	}

	/** @return where values fall through a level, going down from their highest */
	private static double middle(final double[] energies, final double[] values, final double level) {
		int top = 0;
		for (int i = 1; i < values.length; i++) {
			if (values[i] > values[top]) top = i;
		}
		int i = top;
		while (values[i] > level) i--;
		return energies[i] + (level - values[i]) / (values[i + 1] - values[i]) * (energies[i + 1] - energies[i]);
	}

	/** @return mean about an energy, weighted by a Gaussian and by how far samples are from each other */
	private static double broadened(final double[] energies, final double[] values, final double energy) {
		double sum = 0;
		double weights = 0;
		for (int i = 1; i < energies.length - 1; i++) {
			final double distance = (energies[i] - energy) / SIGMA;
			if (Math.abs(distance) > 6) continue;
			final double weight = Math.exp(-distance * distance / 2) * (energies[i + 1] - energies[i - 1]);
			sum += weight * values[i];
			weights += weight;
		}
		return weights == 0 ? 0 : sum / weights;
	}

	private static double between(final double[] places, final double[] values, final double place) {
		final double at = (place - places[0]) / STEP;
		if (at <= 0) return values[0];
		final int below = Math.min(values.length - 2, (int) at);
		return values[below] + (at - below) * (values[below + 1] - values[below]);
	}
}
