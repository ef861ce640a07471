package org.xasmapper.normalize;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/** Of spectra with NaN or infinite samples, the energies at which all of them have one: lost frames. For one thread. */
final class LostSlices {

	private static final int MOST_NAMED = 5;

	private final EnergyGrid energies;
	private final int[] missing;
	private int spectra;

	LostSlices(final EnergyGrid energies) {
		this.energies = energies;
		missing = new int[energies.size()];
	}

	/** @param samples holds a spectrum that is not finite from {@code from} on */
	void add(final float[] samples, final int from) {
		spectra++;
		for (int k = 0; k < missing.length; k++) {
			if (!Float.isFinite(samples[from + k])) missing[k]++;
		}
	}

	void add(final LostSlices other) {
		spectra += other.spectra;
		for (int k = 0; k < missing.length; k++) missing[k] += other.missing[k];
	}

	/** @throws XasException naming the energies, if there are any but not all are */
	void requireNone() {
		final String named = named();
		if (named.isEmpty()) return;
		throw new XasException("All pixels are NaN or infinite at " + named + " eV, as in a lost frame. Delete such slices " +
			"and their energies, or fill them from their neighbours.");
	}

	/** @return a sentence that names the energies, if there are any but not all are and several spectra tell so */
	List<String> notes() {
		final String named = named();
		if (named.isEmpty() || spectra < 2) return List.of();
		return List.of("All spectra that hold NaN or infinite samples do so at " + named + " eV.");
	}

	private String named() {
		final int[] lost = IntStream.range(0, missing.length).filter(k -> missing[k] == spectra).toArray();
		if (lost.length == missing.length) return "";
		final String named = IntStream.of(lost).limit(MOST_NAMED).mapToObj(k -> String.format(Locale.ROOT, "%.2f", energies
			.energy(k))).collect(Collectors.joining(", "));
		return lost.length > MOST_NAMED ? named + " and " + (lost.length - MOST_NAMED) + " more" : named;
	}
}
