package org.xasmapper.normalize;

import ij.ImagePlus;
import ij.io.Opener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.SharedData;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;

/** The measured spectra that the tests of this room share. */
final class MeasuredData {

	private MeasuredData() {}

	/** @return 100 Ti K-edge spectra along a zinc titanate film */
	static Spectra film() throws IOException {
		final List<String[]> rows = cells(SharedData.file("tizn-film/ti_k_edge_film.csv"), ",");
		final EnergyGrid energies = EnergyGrid.of(numbers(rows.remove(0), 1));
		final float[] values = new float[rows.size() * energies.size()];
		for (int i = 0; i < rows.size(); i++) copy(numbers(rows.get(i), 1), values, i * energies.size());
		return new Spectra(energies, values, Table.empty(rows.size()));
	}

	/** @return a copper foil in transmission, 408 energies to 1165 eV above the K edge */
	static Spectra copperFoil() throws IOException {
		final List<String[]> rows = cells(SharedData.file("xdi/good/cu_metal_rt.xdi"), "\\s+");
		final double[] energies = rows.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray();
		final float[] mu = new float[energies.length];
		for (int k = 0; k < mu.length; k++) mu[k] = Float.parseFloat(rows.get(k)[3]);
		return new Spectra(EnergyGrid.of(energies), mu, Table.empty(1));
	}

	/** @return Fe K-edge map of a particle on an almost empty ground, 91 × 95 pixels */
	static SpectralCube particle() throws IOException {
		final List<String[]> rows = cells(SharedData.file("fe-particle-map/energies_ev.txt"), "\\s+");
		final EnergyGrid energies = EnergyGrid.of(rows.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray());
		final ImagePlus stack = new Opener().openImage(SharedData.file("fe-particle-map/fe_k_edge_stack.tif").toString());
		final SpectralCube cube = SpectralCube.inMemory(stack.getWidth(), stack.getHeight(), energies);
		for (int k = 0; k < energies.size(); k++) {
			cube.writeRows(k, 0, cube.height(), (float[]) stack.getStack().getPixels(k + 1));
		}
		return cube;
	}

	/** @return the comma-separated numbers of a file of Larch results, after its heading line; words become NaN */
	static List<String[]> golden(final String name) throws IOException {
		final List<String[]> rows = cells(SharedData.file("golden/" + name), ",");
		rows.remove(0);
		return rows;
	}

	static double[] numbers(final String[] cells, final int from) {
		return Arrays.stream(cells, from, cells.length).mapToDouble(Double::parseDouble).toArray();
	}

	private static List<String[]> cells(final Path file, final String separator) throws IOException {
		final List<String[]> rows = new ArrayList<>();
		for (final String line : Files.readAllLines(file)) {
			if (!line.isBlank() && !line.startsWith("#")) rows.add(line.trim().split(separator));
		}
		return rows;
	}

	private static void copy(final double[] numbers, final float[] values, final int to) {
		for (int k = 0; k < numbers.length; k++) values[to + k] = (float) numbers[k];
	}
}
