package org.xasmapper.wafer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/**
 * The kinds of Ti site that the simulated wafer is made of, one parent material each, and the simulated basis that
 * a user would have: means over classes of sites, from all <em>other</em> materials.
 */
final class Species {

	/** What is on the wafer: a parent of the database for each class of site. */
	static final List<String> PARENTS = List.of("Ba2CoSi2O7_C12/c1_on_Si", "Si2Sr2TiO8_P4bm", "NiTiO3_R-3",
		"MnTi2O4_Fd-3m");

	/** The classes, in the order of the parents. */
	static final List<String> NAMES = List.of("Ti4_CN4", "Ti4_CN5", "Ti4_CN6", "Ti3_CN6");

	static final double[] OS = { 4, 4, 4, 3 };
	static final double[] CN = { 4, 5, 6, 6 };

	private final Spectra database;

	Species(final Path database) {
		this.database = SpectraReader.read(database, EnergyUnit.EV, Progress.NONE).content();
	}

	/** @return the pure spectra on the wafer: the mean over the thermally displaced copies of each parent */
	Spectra onWafer() {
		final List<String> parents = database.table().column("parent");
		final int[][] members = new int[PARENTS.size()][];
		for (int s = 0; s < members.length; s++) {
			final String parent = PARENTS.get(s);
			members[s] = IntStream.range(0, database.count()).filter(i -> parents.get(i).equals(parent)).toArray();
			requireLabels(s, members[s]);
		}
		final Spectra means = means(members);
		return means.withTable(Table.empty(means.count()).with("name", NAMES).with("parent", PARENTS).with("OS", text(OS))
			.with("CN", text(CN)));
	}

	/** @return the basis: the mean over each class of site in all materials but those on the wafer */
	Spectra basis() {
		final double[] os = database.table().numbers("OS");
		final double[] cn = database.table().numbers("CN");
		final List<String> parents = database.table().column("parent");
		final int[][] members = new int[NAMES.size()][];
		for (int s = 0; s < members.length; s++) {
			final int species = s;
			members[s] = IntStream.range(0, database.count()).filter(i -> os[i] == OS[species] && cn[i] == CN[species] &&
				!PARENTS.contains(parents.get(i))).toArray();
		}
		return means(members);
	}

	private void requireLabels(final int species, final int[] members) {
		final double[] os = database.table().numbers("OS");
		final double[] cn = database.table().numbers("CN");
		if (members.length > 0 && IntStream.of(members).allMatch(i -> os[i] == OS[species] && cn[i] == CN[species])) return;
		throw new IllegalStateException(PARENTS.get(species) + " is not all " + NAMES.get(species));
	}

	private Spectra means(final int[][] members) {
		final EnergyGrid energies = database.energies();
		final float[] values = new float[members.length * energies.size()];
		for (int s = 0; s < members.length; s++) {
			for (int k = 0; k < energies.size(); k++) {
				double sum = 0;
				for (final int i : members[s]) sum += database.value(i, k);
				values[s * energies.size() + k] = (float) (sum / members[s].length);
			}
		}
		return Spectra.named(energies, NAMES, values);
	}

	private static List<String> text(final double[] numbers) {
		return Arrays.stream(numbers).mapToObj(Double::toString).toList();
	}
}
