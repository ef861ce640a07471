package org.xasmapper.embed;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.Workers;

/**
 * Embeds spectra several times in one Java machine, the first time cold, and prints how long each phase took, the recall of the
 * nearest neighbours, and the most memory that was used. {@code src/bench/python/umap_reference.py} does the same with
 * umap-learn, {@code umap_scores.py} compares what either writes.
 */
public final class UmapTrial {

	/** Spectra whose neighbours are compared with the exact ones. */
	private static final int SAMPLE = 300;

	private static final OperatingSystemMXBean MACHINE = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private UmapTrial() {}

	/**
	 * @param args file of little-endian float32 spectra, number of energies, neighbours, how many embeddings (seeds from 42; 0
	 *          for the recall only), and where to write them: {@code OUTPUT.0}, {@code OUTPUT.1} …
	 */
	public static void main(final String... args) throws IOException {
		final Spectra spectra = read(Path.of(args[0]), Integer.parseInt(args[1]));
		final int neighbors = Integer.parseInt(args[2]);
		final int runs = Integer.parseInt(args[3]);
		for (int run = 0; run < runs; run++) {
			final UmapSettings settings = new UmapSettings(neighbors, 0.1, 1, Metric.EUCLIDEAN, 0, 42 + run, 2);
			final Phases phases = new Phases();
			final float[] coordinates = Umap.embed(spectra, settings, phases).coordinates();
			System.out.println(spectra.count() + " spectra, run " + run + ": " + phases.finished());
			write(coordinates, Path.of(args[4] + "." + run));
		}
		if (runs > 0) printMemory();
		System.out.printf("recall %.4f%n", recall(spectra, neighbors));
	}

	private static Spectra read(final Path file, final int points) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		final float[] values = new float[bytes.length / Float.BYTES];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		return new Spectra(EnergyGrid.regular(1000, 0.25, points), values, Table.empty(values.length / points));
	}

	private static void write(final float[] values, final Path file) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(values);
		Files.write(file, bytes.array());
	}

	/** Where the operating system tells. */
	private static void printMemory() throws IOException {
		final Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) return;
		final List<String> lines = Files.readAllLines(status);
		lines.stream().filter(line -> line.startsWith("VmHWM")).forEach(line -> System.out.println("memory " + line));
	}

	private static double recall(final Spectra spectra, final int k) {
		final Points points = Points.of(spectra, Metric.EUCLIDEAN);
		final Neighbors neighbors = new NeighborIndex(points, 42, Workers.available(), Progress.NONE).among(k);
		final Random random = new Random(1);
		int right = 0;
		for (int s = 0; s < SAMPLE; s++) {
			final int i = random.nextInt(points.count());
			final double limit = exactDistance(points, i, k);
			for (int j = 1; j < k; j++) {
				if (neighbors.distances()[i * k + j] <= limit) right++;
			}
		}
		return right / (double) (SAMPLE * (k - 1));
	}

	/** @return distance of the neighbour number k, the point itself counted */
	private static float exactDistance(final Points points, final int i, final int k) {
		final float[] distances = new float[points.count()];
		for (int j = 0; j < distances.length; j++) distances[j] = (float) points.distance(i, points, j);
		Arrays.sort(distances);
		return distances[k - 1];
	}

	/** Seconds of each phase, and of the processor in all. */
	private static final class Phases implements Progress {

		private final StringBuilder text = new StringBuilder();
		private final long begin = System.nanoTime();
		private final long beginOfProcessor = MACHINE.getProcessCpuTime();
		private String phase = "";
		private long since = begin;

		@Override
		public synchronized void report(final String activity, final double fraction) {
			final String now = activity.startsWith("Laying out") ? "Laying out" : activity;
			if (now.equals(phase)) return;
			final long time = System.nanoTime();
			if (!phase.isEmpty()) text.append(String.format("%s %.2f s, ", phase, (time - since) / 1e9));
			phase = now;
			since = time;
		}

		@Override
		public boolean isCancelled() {
			return false;
		}

		String finished() {
			report("", 1);
			return text + String.format("in all %.2f s (%.1f s of processor)", (System.nanoTime() - begin) / 1e9, (MACHINE
				.getProcessCpuTime() - beginOfProcessor) / 1e9);
		}
	}
}
