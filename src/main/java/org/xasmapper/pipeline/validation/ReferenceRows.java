package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.energies.EnergyScale;

/** Collects the reference spectra that can be used, and tells of those that cannot. */
final class ReferenceRows {

	/** @param row its number in the table, from 0 */
	private record Reference(int row, String name, String domain, double[] truth, Preparation.Prepared prepared, EnergyScale scale,
		String note)
	{}

	private record LeftOut(int row, String name, String reason) {}

	private final List<Reference> references = new ArrayList<>();
	private final List<LeftOut> leftOut = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	void add(final int row, final String name, final String domain, final double[] truth, final Preparation.Prepared prepared,
		final EnergyScale scale, final String note)
	{
		references.add(new Reference(row, name, domain, truth, prepared, scale, note));
	}

	void leaveOut(final int row, final String name, final String reason) {
		leftOut.add(new LeftOut(row, name, reason));
	}

	void note(final List<String> lines) {
		notes.addAll(lines);
	}

	List<String> notes() {
		return notes;
	}

	int count() {
		return references.size();
	}

	int row(final int i) {
		return references.get(i).row();
	}

	/** @return {@code Row 3 (anatase.csv)} */
	String place(final int i) {
		return "Row " + (row(i) + 1) + " (" + references.get(i).name() + ")";
	}

	/** @return {@code [energies of the model]} */
	float[] spectrum(final int i) {
		return references.get(i).prepared().mu();
	}

	/** @return each spectrum as it was measured */
	List<References.Single> singles() {
		return references.stream().map(one -> new References.Single(one.prepared().measured(), one.scale(), one.prepared().normalize()))
			.toList();
	}

	/** @return {@code [descriptors][spectra]} */
	double[][] truth() {
		final double[][] truth = new double[references.get(0).truth().length][count()];
		for (int i = 0; i < count(); i++) {
			for (int d = 0; d < truth.length; d++) truth[d][i] = references.get(i).truth()[d];
		}
		return truth;
	}

	Table table() {
		final Table table = Table.empty(count()).with(References.ROW, references.stream().mapToInt(one -> one.row() + 1).toArray());
		return table.with(References.NAME, texts(Reference::name)).with(References.DOMAIN, texts(Reference::domain)).with("first_energy",
			energies(EnergyGrid::first)).with("last_energy", energies(EnergyGrid::last)).with("energy_scale", texts(one -> one.scale()
				.toString())).with("note", texts(Reference::note));
	}

	private List<String> texts(final Function<Reference, String> text) {
		return references.stream().map(text).toList();
	}

	private double[] energies(final ToDoubleFunction<EnergyGrid> energy) {
		return references.stream().map(one -> one.prepared().measured().energies()).mapToDouble(energy).toArray();
	}

	/** @return a row for each spectrum that could not be used */
	Table leftOut() {
		return Table.empty(leftOut.size()).with(References.ROW, leftOut.stream().mapToInt(one -> one.row() + 1).toArray()).with(
			References.NAME, leftOut.stream().map(LeftOut::name).toList()).with(References.REASON, leftOut.stream().map(
				LeftOut::reason).toList());
	}
}
