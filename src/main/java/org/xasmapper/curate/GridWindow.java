package org.xasmapper.curate;

import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * The stretch of each file's energies that its spectra are compared on, with the same points for all.
 *
 * @param offset distance from the file's first energy to the first point, eV, not negative
 * @param width distance from the first to the last point, eV; 0 = as far as all files reach
 * @param points their number; 0 = leave spectra on the energies that they are on
 */
public record GridWindow(double offset, double width, int points) {

	/** @throws XasException naming the value that is out of range */
	public GridWindow {
		if (!(offset >= 0)) throw new XasException("offset must be 0 eV or more, but is " + offset + ".");
		if (!(width >= 0)) throw new XasException("width must be 0 (automatic) or more eV, but is " + width + ".");
		if (points < 0 || points == 1) {
			throw new XasException("points must be 0 (no common grid) or at least 2, but is " + points + ".");
		}
	}

	/** The grid of the published collections: 200 points, as wide as all spectra. */
	public static GridWindow automatic() {
		return new GridWindow(0, 0, 200);
	}

	/**
	 * @param files energies of each file
	 * @return this window with its width known
	 * @throws XasException if a file ends before the window starts, or there is to be no common grid and files differ
	 */
	public GridWindow over(final List<EnergyGrid> files) {
		if (points == 0) return unchanged(files);
		if (width > 0) return this;
		final double narrowest = files.stream().mapToDouble(file -> file.range().width()).min().orElseThrow();
		if (narrowest - offset > 0) return new GridWindow(offset, narrowest - offset, points);
		throw new XasException(String.format(Locale.ROOT, "An offset of %.2f eV leaves nothing of spectra that are %.2f eV wide." +
			" Choose a smaller one.", offset, narrowest));
	}

	private GridWindow unchanged(final List<EnergyGrid> files) {
		for (final EnergyGrid file : files) {
			if (alike(file, files.get(0))) continue;
			throw new XasException("The files of the database have different energies, such as " + files.get(0) + " and " + file +
				". Give the number of points of a common grid, such as points=200.");
		}
		return this;
	}

	private static boolean alike(final EnergyGrid a, final EnergyGrid b) {
		if (a.size() != b.size()) return false;
		for (int k = 0; k < a.size(); k++) {
			if (Math.abs(a.energy(k) - a.first() - b.energy(k) + b.first()) > EnergyGrid.SAME) return false;
		}
		return true;
	}

	/** @return the common grid on a file's energy scale, whether the file covers it or not */
	EnergyGrid on(final EnergyGrid file) {
		return points == 0 ? file : EnergyGrid.regular(file.first() + offset, width / (points - 1), points);
	}

	/**
	 * @param files energies of each file
	 * @return the energies of the curated spectra: those of the files if they are the same in all of them, else counted
	 *         from the first point of each
	 */
	public EnergyGrid result(final List<EnergyGrid> files) {
		final EnergyGrid first = on(files.get(0));
		if (files.stream().map(this::on).allMatch(first::equals)) return first;
		final double[] relative = first.toArray();
		// Rounded to 1 µeV as all grids are.
		for (int k = 0; k < relative.length; k++) relative[k] = Math.rint((relative[k] - first.first()) * 1e6) / 1e6;
		return EnergyGrid.of(relative);
	}
}
