package org.xasmapper.wafer;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/**
 * Writes {@code test-data/wafer/}: the measurement of a wafer that never was, so that what is on it is known. Made
 * from the simulated site spectra in {@code test-data/ti-k-feff/}; seeded, the same bytes every time.
 */
public final class SimulatedWafer {

	private static final Path DATABASE = Path.of("test-data/ti-k-feff/ti_k_feff.csv.gz");
	private static final long SEED = 20261122;

	private SimulatedWafer() {}

	/** @param args the folder to write to; without it {@code test-data/wafer} of the current folder */
	public static void main(final String... args) throws IOException {
		write(Path.of(args.length > 0 ? args[0] : "test-data/wafer"));
	}

	static void write(final Path folder) throws IOException {
		Files.createDirectories(folder);
		final Species species = new Species(DATABASE);
		final Spectra onWafer = species.onWafer();
		SpectraWriter.writeRows(folder.resolve("species.csv"), onWafer, 5);
		SpectraWriter.writeColumns(folder.resolve("basis.csv"), species.basis(), 5);
		Files.writeString(folder.resolve("parents.txt"), String.join("\n", Species.PARENTS) + "\n");
		writeMeasurement(folder, onWafer);
		writeTruth(folder);
	}

	private static void writeMeasurement(final Path folder, final Spectra species) throws IOException {
		final Beamline beamline = new Beamline();
		final EnergyGrid energies = beamline.energies();
		final List<String> labels = Arrays.stream(energies.toArray()).mapToObj(energy -> String.format(Locale.ROOT,
			"%.2f eV", energy)).toList();
		saveStack(folder.resolve("wafer.tif"), labels, beamline.measure(species, SEED));
		final StringBuilder list = new StringBuilder();
		for (final double energy : energies.toArray()) list.append(energy).append('\n');
		Files.writeString(folder.resolve("energies.txt"), list);
	}

	private static void writeTruth(final Path folder) {
		final int pixels = Wafer.SIZE * Wafer.SIZE;
		final List<String> names = new ArrayList<>(List.of("x", "y", "ti_fraction"));
		names.addAll(Species.NAMES);
		names.addAll(List.of("OS", "CN", "edge_step"));
		final List<List<String>> columns = names.stream().<List<String>> map(name -> new ArrayList<>()).toList();
		final float[][] weightPlanes = new float[Species.NAMES.size()][pixels];
		final float[] tiPlane = new float[pixels];
		for (final float[] plane : weightPlanes) Arrays.fill(plane, Float.NaN);
		Arrays.fill(tiPlane, Float.NaN);
		for (int p = 0; p < pixels; p++) {
			final int x = p % Wafer.SIZE;
			final int y = p / Wafer.SIZE;
			if (!Wafer.contains(x, y)) continue;
			final double[] weights = Wafer.weights(x, y);
			for (int s = 0; s < weights.length; s++) weightPlanes[s][p] = (float) weights[s];
			tiPlane[p] = (float) Wafer.tiFraction(x);
			if (!Beamline.isDead(x, y)) addRow(columns, x, y, weights);
		}
		Table truth = Table.empty(columns.get(0).size());
		for (int c = 0; c < names.size(); c++) truth = truth.with(names.get(c), columns.get(c));
		SpectraWriter.writeTable(folder.resolve("truth.csv"), truth);
		saveStack(folder.resolve("truth_weights.tif"), Species.NAMES, weightPlanes);
		saveStack(folder.resolve("ti_fraction.tif"), List.of("ti_fraction"), tiPlane);
	}

	private static void addRow(final List<List<String>> columns, final int x, final int y, final double[] weights) {
		final List<String> row = new ArrayList<>(List.of(Integer.toString(x), Integer.toString(y), decimal(Wafer.tiFraction(
			x))));
		for (final double weight : weights) row.add(decimal(weight));
		row.add(decimal(Wafer.mean(weights, Species.OS)));
		row.add(decimal(Wafer.mean(weights, Species.CN)));
		row.add(decimal(Wafer.edgeStep(x, y)));
		for (int c = 0; c < row.size(); c++) columns.get(c).add(row.get(c));
	}

	private static String decimal(final double value) {
		return String.format(Locale.ROOT, "%.4f", value);
	}

	private static void saveStack(final Path file, final List<String> labels, final float[]... planes) {
		final ImageStack stack = new ImageStack(Wafer.SIZE, Wafer.SIZE);
		for (int k = 0; k < planes.length; k++) stack.addSlice(labels.get(k), planes[k]);
		final FileSaver saver = new FileSaver(new ImagePlus(file.getFileName().toString(), stack));
		final boolean saved = planes.length == 1 ? saver.saveAsTiff(file.toString()) : saver.saveAsTiffStack(file
			.toString());
		if (!saved) throw new IllegalStateException("Cannot write " + file);
	}
}
