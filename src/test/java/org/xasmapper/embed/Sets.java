package org.xasmapper.embed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.xasmapper.SharedData;
import org.xasmapper.embed.neighbors.Slices;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** Small sets to embed; their energies mean nothing. */
public final class Sets {

	private Sets() {}

	/** @return rows of a table in the resources */
	public static double[][] table(final String name) throws IOException {
		try (InputStream in = Sets.class.getResourceAsStream(name)) {
			return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
		}
	}

	private static double[][] rows(final Stream<String> lines) {
		return lines.map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(
			double[][]::new);
	}

	/** @return a table in the resources as spectra */
	public static Spectra named(final String name) throws IOException {
		return spectra(table(name));
	}

	/** @return the simulated spectra of six elements, one after the other */
	public static Spectra metals() throws IOException {
		Stream<String> lines = Stream.empty();
		for (final String element : List.of("Ti", "V", "Cr", "Co", "Ni", "Cu")) {
			final Path file = SharedData.file("feff-3d-metals/" + element + "_K_feff.csv");
			lines = Stream.concat(lines, Files.readAllLines(file).stream());
		}
		return spectra(rows(lines));
	}

	public static Spectra spectra(final double[][] rows) {
		final int m = rows[0].length;
		final float[] values = new float[rows.length * m];
		for (int i = 0; i < values.length; i++) values[i] = (float) rows[i / m][i % m];
		return new Spectra(grid(m), values, Table.empty(rows.length));
	}

	/** @return mixtures of a few random directions with a little noise around them, in groups */
	public static Spectra random(final int count, final int dims, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final int groups = 7;
		final int directions = 4;
		final double[][] centres = new double[groups][];
		for (int g = 0; g < groups; g++) centres[g] = random.doubles(dims, -2, 2).toArray();
		final double[][] axes = new double[directions][];
		for (int a = 0; a < directions; a++) axes[a] = random.doubles(dims, -1, 1).toArray();
		final float[] values = new float[count * dims];
		for (int i = 0; i < count; i++) {
			final double[] shares = random.doubles(directions, -1, 1).toArray();
			for (int d = 0; d < dims; d++) {
				double value = 5 + centres[i % groups][d] + 0.02 * random.nextGaussian();
				for (int a = 0; a < directions; a++) value += shares[a] * axes[a][d];
				values[i * dims + d] = (float) value;
			}
		}
		return new Spectra(grid(dims), values, Table.empty(count));
	}

	static EnergyGrid grid(final int energies) {
		return EnergyGrid.regular(1000, 0.25, energies);
	}

	public static Slices slices() {
		return new Slices(64, 2, Progress.NONE);
	}
}
