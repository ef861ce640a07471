package org.xasmapper.unmix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.SharedData;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** The measured titanate film and the simulated motifs, as the unmixing tests want them. */
final class Film {

	private Film() {}

	/** @return the film on given energies */
	static Spectra measured(final EnergyGrid energies) {
		final Spectra film = measured();
		return Resampler.between(film.energies(), 0, energies).apply(film);
	}

	/** @return the motifs, broadened by a Gaussian and shifted (both in eV), on given energies */
	static Spectra motifs(final EnergyGrid energies, final double broadening, final double shift) {
		final Spectra motifs = Broadening.gaussian(motifs(), broadening);
		return Resampler.between(motifs.energies(), shift, energies).apply(motifs);
	}

	/** @return 100 spectra along the film with their column {@code ti_fraction} */
	static Spectra measured() {
		final List<String[]> rows = rows("tizn-film/ti_k_edge_film.csv");
		final String[] header = rows.get(0);
		final int m = header.length - 1;
		final List<String> fractions = new ArrayList<>();
		final float[] values = new float[(rows.size() - 1) * m];
		for (int i = 1; i < rows.size(); i++) {
			fractions.add(rows.get(i)[0]);
			for (int k = 0; k < m; k++) values[(i - 1) * m + k] = Float.parseFloat(rows.get(i)[k + 1]);
		}
		final double[] energies = Arrays.stream(header, 1, header.length).mapToDouble(Double::parseDouble).toArray();
		return new Spectra(EnergyGrid.of(energies), values, Table.empty(fractions.size()).with("ti_fraction", fractions));
	}

	/** @return the four simulated motifs TiO2, TiUD, TiOH and TiOL, not broadened */
	static Spectra motifs() {
		final List<String[]> rows = rows("ti-k-feff/ti_motifs.csv");
		final int m = rows.size() - 1;
		final int n = rows.get(0).length - 1;
		final double[] energies = new double[m];
		final float[] values = new float[n * m];
		for (int k = 0; k < m; k++) {
			energies[k] = Double.parseDouble(rows.get(k + 1)[0]);
			for (int i = 0; i < n; i++) values[i * m + k] = Float.parseFloat(rows.get(k + 1)[i + 1]);
		}
		return Spectra.named(EnergyGrid.of(energies), List.of(rows.get(0)).subList(1, n + 1), values);
	}

	private static List<String[]> rows(final String name) {
		final Path file = SharedData.file(name);
		try {
			return Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
