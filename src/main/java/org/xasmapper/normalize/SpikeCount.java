package org.xasmapper.normalize;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyGrid;

/** At which energies spectra have {@link Spikes}. For one thread. */
final class SpikeCount {

	private static final int MOST_NAMED = 5;

	private final EnergyGrid energies;
	private final int[] spectra;

	SpikeCount(final EnergyGrid energies) {
		this.energies = energies;
		spectra = new int[energies.size()];
	}

	/** @param k number of the energy of the first spike of a spectrum */
	void add(final int k) {
		spectra[k]++;
	}

	void add(final SpikeCount other) {
		for (int k = 0; k < spectra.length; k++) spectra[k] += other.spectra[k];
	}

	/**
	 * @param masked whether the spectra were masked for it
	 * @return a sentence that names the energies, if there are any
	 */
	List<String> notes(final boolean masked) {
		final List<Integer> places = IntStream.range(0, spectra.length).filter(k -> spectra[k] > 0).boxed().sorted(Comparator
			.comparingInt(k -> -spectra[k])).toList();
		if (places.isEmpty()) return List.of();
		final String named = places.stream().limit(MOST_NAMED).map(k -> String.format(Locale.ROOT, "%.2f eV (%d)", energies.energy(
			k), spectra[k])).collect(Collectors.joining(", ")) + (places.size() > MOST_NAMED ? " and elsewhere" : "");
		return List.of("One sample lies far off both of its neighbours in energy in " + Arrays.stream(spectra).sum() +
			" spectra, at " + named + (masked ? ". If that is a line of the sample and no spike, switch the noise mask off."
				: ". They were kept: take their spikes out, or do not trust them."));
	}
}
