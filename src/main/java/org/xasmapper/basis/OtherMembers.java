package org.xasmapper.basis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.xasmapper.spectrum.Spectra;

/**
 * Bases as other members of the groups behind them would have given them. What is on a sample is not the mean of a group but
 * some material of it, so that of each group one material is drawn, with all of its spectra in the database, and not as many
 * as the group has, as a bootstrap of its mean would.
 */
final class OtherMembers {

	private final Spectra database;
	private final Spectra basis;

	/** Rows of the database by group and, within it, by material. */
	private final List<List<List<Integer>>> groups = new ArrayList<>();

	/**
	 * @param database with a column {@code parent} or {@code formula} that names materials; else each spectrum is one
	 * @param basis of groups of its spectra
	 * @param group of each spectrum, a number of the basis; negative = none
	 */
	OtherMembers(final Spectra database, final Spectra basis, final int[] group) {
		this.database = database;
		this.basis = basis;
		final List<String> materials = database.table().has("parent") ? database.table().column("parent") : database.table().has(
			"formula") ? database.table().column("formula") : null;
		for (int g = 0; g < basis.count(); g++) {
			final Map<String, List<Integer>> members = new LinkedHashMap<>();
			for (int i = 0; i < group.length; i++) {
				final String material = materials == null ? Integer.toString(i) : materials.get(i);
				if (group[i] == g) members.computeIfAbsent(material, unseen -> new ArrayList<>()).add(i);
			}
			groups.add(List.copyOf(members.values()));
		}
	}

	/** @return a basis of the same names, each spectrum the mean over one material of its group */
	Spectra draw(final SplittableRandom random) {
		final int m = database.energies().size();
		final float[] values = new float[basis.values().length];
		for (int g = 0; g < groups.size(); g++) {
			final List<Integer> rows = groups.get(g).get(random.nextInt(groups.get(g).size()));
			for (int k = 0; k < m; k++) {
				double sum = 0;
				for (final int row : rows) sum += database.value(row, k);
				values[g * m + k] = (float) (sum / rows.size());
			}
		}
		return new Spectra(basis.energies(), values, basis.table());
	}
}
