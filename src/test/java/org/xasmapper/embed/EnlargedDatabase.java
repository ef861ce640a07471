package org.xasmapper.embed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/**
 * A spectral database of any size, to measure speed: each spectrum is a convex mixture of two simulated ones of one
 * element with a little noise. The elements share 35 eV in 200 points, counted from 1000 eV. Every spectrum follows from the
 * seed and its own number, so a database begins with the smaller ones of the same seed.
 */
public final class EnlargedDatabase {

	private static final List<String> ELEMENTS = List.of("Ti", "V", "Cr", "Co", "Ni", "Cu");
	private static final int POINTS = 200;
	private static final EnergyGrid ENERGIES = EnergyGrid.regular(1000, 35.0 / (POINTS - 1), POINTS);

	/** Standard deviation, in units of the mean absorption above the edge. */
	private static final double NOISE = 1e-3;

	/** Energies at the end whose mean is the mean absorption above the edge. */
	private static final int ABOVE_EDGE = 40;

	private final List<float[]> parents = new ArrayList<>();
	private final List<String> elements = new ArrayList<>();
	private final List<int[]> siblings = new ArrayList<>();
	private final long seed;

	/** @param folder with {@code Ti_K_feff.csv} and those of the other elements, a spectrum a row, 35 eV each */
	public EnlargedDatabase(final Path folder, final long seed) throws IOException {
		this.seed = seed;
		for (final String element : ELEMENTS) {
			final int from = parents.size();
			try (Stream<String> lines = Files.lines(folder.resolve(element + "_K_feff.csv"))) {
				lines.map(EnlargedDatabase::parent).forEach(parents::add);
			}
			final int[] range = { from, parents.size() };
			for (int i = from; i < parents.size(); i++) {
				elements.add(element);
				siblings.add(range);
			}
		}
	}

	/** @param args folder of the simulated spectra, number of spectra, seed, file to write: {@code .csv} or {@code .f32} */
	public static void main(final String... args) throws IOException {
		final EnlargedDatabase database = new EnlargedDatabase(Path.of(args[0]), Long.parseLong(args[2]));
		final Path file = Path.of(args[3]);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
			if (file.toString().endsWith(".csv")) database.writeCsv(Integer.parseInt(args[1]), out);
			else database.writeFloats(Integer.parseInt(args[1]), out);
		}
	}

	/** @return the first {@code count} spectra with the columns id and element */
	public Spectra spectra(final int count) {
		final float[] values = new float[count * POINTS];
		IntStream.range(0, count).parallel().forEach(i -> System.arraycopy(spectrum(i), 0, values, i * POINTS, POINTS));
		return new Spectra(ENERGIES, values, Table.empty(count).with("id", IntStream.range(0, count).mapToObj(
			EnlargedDatabase::id).toList()).with("element", IntStream.range(0, count).mapToObj(this::element).toList()));
	}

	private void writeCsv(final int count, final OutputStream out) {
		final PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
		final StringBuilder row = new StringBuilder("id,element");
		for (int k = 0; k < POINTS; k++) row.append(",mu_").append(ENERGIES.energy(k));
		text.append(row).append('\n');
		for (int i = 0; i < count; i++) {
			row.setLength(0);
			row.append(id(i)).append(',').append(element(i));
			for (final float value : spectrum(i)) row.append(',').append(Math.round(value * 1e5) / 1e5);
			text.append(row).append('\n');
		}
		text.flush();
	}

	/** Little-endian, a spectrum after the other. */
	private void writeFloats(final int count, final OutputStream out) {
		final ByteBuffer row = ByteBuffer.allocate(POINTS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		try {
			for (int i = 0; i < count; i++) {
				row.asFloatBuffer().put(spectrum(i));
				out.write(row.array());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String id(final int i) {
		return "mixture-" + (i + 1);
	}

	private String element(final int i) {
		return elements.get(random(i).nextInt(parents.size()));
	}

	/** The first number drawn is the first parent. */
	private SplittableRandom random(final int i) {
		return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (i + 1));
	}

	private float[] spectrum(final int i) {
		final SplittableRandom random = random(i);
		final int first = random.nextInt(parents.size());
		final int second = random.nextInt(siblings.get(first)[0], siblings.get(first)[1]);
		final double share = random.nextDouble();
		final float[] spectrum = new float[POINTS];
		for (int k = 0; k < POINTS; k++) {
			spectrum[k] = (float) (share * parents.get(first)[k] + (1 - share) * parents.get(second)[k] + NOISE * random
				.nextGaussian());
		}
		return spectrum;
	}

	/** Interpolates a spectrum to the number of points and scales it to a mean of 1 above the edge. */
	private static float[] parent(final String row) {
		final double[] mu = Stream.of(row.split(",")).mapToDouble(Double::parseDouble).toArray();
		final double[] spectrum = new double[POINTS];
		for (int k = 0; k < POINTS; k++) {
			final double place = k * (mu.length - 1) / (double) (POINTS - 1);
			final int left = Math.min((int) place, mu.length - 2);
			spectrum[k] = mu[left] + (place - left) * (mu[left + 1] - mu[left]);
		}
		final double above = IntStream.range(POINTS - ABOVE_EDGE, POINTS).mapToDouble(k -> spectrum[k]).average()
			.orElseThrow();
		final float[] scaled = new float[POINTS];
		for (int k = 0; k < POINTS; k++) scaled[k] = (float) (spectrum[k] / above);
		return scaled;
	}
}
