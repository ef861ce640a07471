package org.xasmapper.io.athena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;

/**
 * The groups of a project as a list of spectra. Each group's energies are the stored ones and its shift, as Athena shows
 * them. Groups on other energies than the first one's are resampled to these, within what all groups cover.
 */
final class GroupSpectra {

	private static final int NAMED = 20;

	private final String file;
	private final ReadingSettings settings;
	private final List<String> notes;

	/** @param notes receives sentences on what was shifted, sorted or resampled */
	GroupSpectra(final String file, final ReadingSettings settings, final List<String> notes) {
		this.file = file;
		this.settings = settings;
		this.notes = notes;
	}

	/** @throws XasException if energies are not in order, or groups have none in common */
	Spectra of(final List<ProjectGroup> groups) {
		final List<EnergyOrder> orders = groups.stream().map(this::order).toList();
		final List<EnergyGrid> grids = orders.stream().map(EnergyOrder::energies).toList();
		final EnergyGrid target = common(groups, grids);
		final float[] values = new float[groups.size() * target.size()];
		final List<String> resampled = new ArrayList<>();
		for (int i = 0; i < grids.size(); i++) {
			final float[] spectrum = orders.get(i).apply(floats(groups.get(i).y()), 1);
			final int start = grids.get(i).nearest(target.first());
			// Resampling would average where the steps of the grid change.
			if (stands(target, grids.get(i), start)) System.arraycopy(spectrum, start, values, i * target.size(), target.size());
			else {
				Resampler.between(grids.get(i), 0, target).apply(spectrum, 0, values, i * target.size());
				resampled.add(groups.get(i).label());
			}
		}
		noteResampled(groups, grids.get(0), target, resampled);
		noteShifts(groups);
		return new Spectra(target, values, table(groups));
	}

	private EnergyOrder order(final ProjectGroup group) {
		final double[] energies = settings.unit().toElectronvolt(group.x());
		for (int k = 0; k < energies.length; k++) energies[k] = rounded(energies[k] + group.shift(), group.shift());
		try {
			final EnergyOrder order = EnergyOrder.of(energies, settings.repeats());
			for (final String change : order.changes()) notes.add(file + ", " + group.label() + ": " + change);
			return order;
		}
		catch (final XasException e) {
			throw new XasException(file + ", group " + group.label() + ": " + e.getMessage(), e);
		}
	}

	/** Energies that were shifted are rounded to 1 µeV. */
	private static double rounded(final double energy, final double shift) {
		return shift == 0 ? energy : Math.rint(energy * 1e6) / 1e6;
	}

	private EnergyGrid common(final List<ProjectGroup> groups, final List<EnergyGrid> grids) {
		final double first = grids.stream().mapToDouble(EnergyGrid::first).max().orElseThrow();
		final double last = grids.stream().mapToDouble(EnergyGrid::last).min().orElseThrow();
		final double[] energies = Arrays.stream(grids.get(0).toArray()).filter(energy -> energy >= first - EnergyGrid.SAME && energy <= last +
			EnergyGrid.SAME).toArray();
		if (energies.length >= 2) return EnergyGrid.of(energies);
		throw new XasException(file + ": the groups have no energies in common; " + IntStream.range(0, groups.size()).limit(NAMED)
			.mapToObj(i -> groups.get(i).label() + " goes over " + grids.get(i).range()).reduce((a, b) -> a + ", " + b).orElseThrow() +
			". Name those that belong together with dataset=, separated by semicolons.");
	}

	/** @return whether the target's energies stand in the grid one after the other, from one on */
	private static boolean stands(final EnergyGrid target, final EnergyGrid grid, final int from) {
		if (from + target.size() > grid.size()) return false;
		return IntStream.range(0, target.size()).allMatch(k -> Math.abs(grid.energy(from + k) - target.energy(k)) <= EnergyGrid.SAME);
	}

	private void noteResampled(final List<ProjectGroup> groups, final EnergyGrid first, final EnergyGrid target,
		final List<String> resampled)
	{
		if (!resampled.isEmpty()) {
			notes.add(file + ": groups with other energies were resampled to those of " + groups.get(0).label() + ": " + listed(resampled) +
				". To choose other energies, name a group first in dataset=.");
		}
		if (target.size() < first.size()) {
			notes.add(String.format(Locale.ROOT, "%s: the groups cover different energies; %s, which all have, was taken (%d of the %d " +
				"energies of %s).", file, target.range(), target.size(), first.size(), groups.get(0).label()));
		}
	}

	private void noteShifts(final List<ProjectGroup> groups) {
		final List<String> shifted = groups.stream().filter(group -> group.shift() != 0).map(group -> String.format(Locale.ROOT,
			"%s (%+.4f eV)", group.label(), group.shift())).toList();
		if (shifted.isEmpty()) return;
		notes.add(file + ": energies contain the shift that was set in Athena, as Athena shows them: " + listed(shifted) + ".");
	}

	private static String listed(final List<String> names) {
		final String some = String.join("; ", names.subList(0, Math.min(NAMED, names.size())));
		return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
		return floats;
	}

	private static Table table(final List<ProjectGroup> groups) {
		return Table.empty(groups.size()).with(Spectra.NAME, groups.stream().map(ProjectGroup::label).toList()).with("element", groups
			.stream().map(ProjectGroup::element).toList()).with("edge", groups.stream().map(ProjectGroup::edge).toList()).with("e0", groups
				.stream().mapToDouble(ProjectGroup::e0).toArray()).with("energy_shift", groups.stream().mapToDouble(ProjectGroup::shift)
					.toArray());
	}
}
