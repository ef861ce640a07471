package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.List;

/**
 * A list of spectra on one energy grid, with named columns of metadata: a line scan, a database, a basis or
 * a sample of a map's pixels.
 * <p>
 * Values are float32 in one array {@code [spectra × energies]}, a spectrum after the other. The array is
 * shared, not copied, so that large lists cost their memory once; after handing it over, nobody writes to it.
 */
public final class Spectra {

	/** The metadata column that names spectra. */
	public static final String NAME = "name";

	private final EnergyGrid energies;
	private final float[] values;
	private final Table table;

	/**
	 * @param values {@code [spectra × energies]}, not copied
	 * @param table one row per spectrum
	 * @throws XasException if the shapes disagree
	 */
	public Spectra(final EnergyGrid energies, final float[] values, final Table table) {
		if (values.length != (long) energies.size() * table.rows()) {
			throw new XasException("Expected " + table.rows() + " spectra × " + energies.size() + " energies, but got " +
				values.length + " values.");
		}
		this.energies = energies;
		this.values = values;
		this.table = table;
	}

	/** Spectra whose only metadata are their names. */
	public static Spectra named(final EnergyGrid energies, final List<String> names, final float[] values) {
		return new Spectra(energies, values, Table.empty(names.size()).with(NAME, names));
	}

	/** @return number of spectra */
	public int count() {
		return table.rows();
	}

	public EnergyGrid energies() {
		return energies;
	}

	public Table table() {
		return table;
	}

	/** @return names of the spectra: the column {@code name}, else {@code id}, else their numbers from 1 */
	public List<String> names() {
		if (table.has(NAME)) return table.column(NAME);
		if (table.has("id")) return table.column("id");
		final String[] numbers = new String[count()];
		Arrays.setAll(numbers, i -> Integer.toString(i + 1));
		return List.of(numbers);
	}

	/** @return the shared array {@code [spectra × energies]}; read only */
	public float[] values() {
		return values;
	}

	/** @return absorption of spectrum {@code i} at energy number {@code k} */
	public float value(final int i, final int k) {
		return values[i * energies.size() + k];
	}

	/** @return a copy of spectrum {@code i} */
	public float[] spectrum(final int i) {
		final int m = energies.size();
		return Arrays.copyOfRange(values, i * m, (i + 1) * m);
	}

	/** @return the given spectra with their metadata, in the given order */
	public Spectra select(final int... selected) {
		final int m = energies.size();
		final float[] chosen = new float[selected.length * m];
		for (int i = 0; i < selected.length; i++) System.arraycopy(values, selected[i] * m, chosen, i * m, m);
		return new Spectra(energies, chosen, table.select(selected));
	}

	/** @return the same spectra with other metadata */
	public Spectra withTable(final Table other) {
		return new Spectra(energies, values, other);
	}
}
