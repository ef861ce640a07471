package org.xasmapper.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.xasmapper.io.DatabaseWriter;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * Normalized edges of 35 eV that differ as those of a database do: in energy, pre-edge, white line and oscillation. One
 * in ten nearly equals an earlier one of its group, one in fifty equals one.
 */
public final class SyntheticEdges {

	private static final int PARAMETERS = 6;
	private static final int REMEMBERED = 1000;

	private final EnergyGrid energies;
	private final SplittableRandom random;
	private final List<float[]> earlier = new ArrayList<>();
	private final double[] center = new double[PARAMETERS];

	/** @param seed also of what all the edges have in common: a group each */
	public SyntheticEdges(final int points, final long seed) {
		energies = EnergyGrid.regular(0, 35.0 / (points - 1), points);
		random = new SplittableRandom(seed);
		for (int p = 0; p < PARAMETERS; p++) center[p] = random.nextDouble(-1, 1);
	}

	/** @param args the file to write, the number of spectra, the number of energies */
	public static void main(final String... args) throws IOException {
		write(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), 47);
	}

	/** Writes a database with the columns id, element and OS; every thousandth spectrum lacks a value. */
	public static void write(final Path file, final int spectra, final int points, final int groups) {
		final List<SyntheticEdges> edges = new ArrayList<>();
		for (int g = 0; g < groups; g++) edges.add(new SyntheticEdges(points, g));
		DatabaseWriter.write(file, List.of("id", "element", "OS"), edges.get(0).energies, database -> {
			for (int i = 0; i < spectra; i++) {
				final int g = i % groups;
				final float[] edge = edges.get(g).next().clone();
				if (i % 1000 == 999) edge[points / 2] = Float.NaN;
				database.add(List.of("s" + i, "E" + g, Integer.toString(i % 5)), edge);
			}
		});
	}

	/** @return the next spectrum, shared with those that equal it */
	public float[] next() {
		final double chance = random.nextDouble();
		if (chance < 0.02 && !earlier.isEmpty()) return earlier.get(random.nextInt(earlier.size()));
		final float[] edge = chance < 0.12 && !earlier.isEmpty() ? disturbed(earlier.get(random.nextInt(earlier.size())))
			: edge();
		if (earlier.size() < REMEMBERED) earlier.add(edge);
		return edge;
	}

	private float[] disturbed(final float[] edge) {
		final float[] disturbed = edge.clone();
		for (int k = 0; k < edge.length; k++) disturbed[k] += (float) random.nextDouble(-0.003, 0.003);
		return disturbed;
	}

	private float[] edge() {
		final double[] p = new double[PARAMETERS];
		for (int i = 0; i < PARAMETERS; i++) p[i] = center[i] + random.nextDouble(-1, 1);
		final float[] edge = new float[energies.size()];
		for (int k = 0; k < edge.length; k++) {
			final double x = energies.energy(k) - 14 - p[0];
			final double preEdge = 0.06 * (2 + p[1]) * Math.exp(-Math.pow((x + 7 - p[2] / 2) / 1.2, 2));
			final double whiteLine = 0.15 * (2.2 + p[3]) * Math.exp(-Math.pow((x - 5 - p[4] / 2) / 3.5, 2));
			final double oscillation = 0.03 * (2 + p[5]) * Math.sin(x / 2.2) / (1 + Math.exp(-x));
			edge[k] = (float) (1 / (1 + Math.exp(-x / 1.5)) + preEdge + whiteLine + oscillation);
		}
		return edge;
	}
}
