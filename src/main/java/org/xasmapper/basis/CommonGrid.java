package org.xasmapper.basis;

import java.util.Locale;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;

/** The energies on which an image and a basis are compared: those that both cover, on the coarser of their grids. */
public final class CommonGrid {

	/** Fewer common energies than this say too little about a spectrum. */
	private static final int FEWEST_POINTS = 20;

	/** Edge and white line need at least this many eV. */
	private static final double NARROWEST = 15;

	private CommonGrid() {}

	/**
	 * @return the energies of the coarser grid (the one with the larger median step where the two overlap) that lie
	 *         in the overlap
	 * @throws XasException if that is fewer than 20 points or less than 15 eV; it names both ranges
	 */
	public static EnergyGrid of(final EnergyGrid image, final EnergyGrid basis) {
		return within(overlap(image, basis), image, basis);
	}

	/**
	 * @param wanted the energies to compare, eV
	 * @return the energies of the coarser grid in the wanted range
	 * @throws XasException if the wanted range is not within the overlap, or holds fewer than 20 points or 15 eV
	 */
	public static EnergyGrid of(final EnergyGrid image, final EnergyGrid basis, final EnergyRange wanted) {
		final EnergyRange overlap = overlap(image, basis);
		if (!overlap.contains(wanted.start()) || !overlap.contains(wanted.end())) {
			throw new XasException("The range " + wanted + " is not covered by both the image (" + image.range() +
				") and the basis (" + basis.range() + "). Choose a range within " + overlap + ".");
		}
		return within(wanted, image, basis);
	}

	private static EnergyRange overlap(final EnergyGrid image, final EnergyGrid basis) {
		final double start = Math.max(image.first(), basis.first());
		final double end = Math.min(image.last(), basis.last());
		if (start > end) throw tooLittle("no energies", image, basis);
		return new EnergyRange(start, end);
	}

	private static EnergyGrid within(final EnergyRange range, final EnergyGrid image, final EnergyGrid basis) {
		final int points = Math.min(points(image, range), points(basis, range));
		if (points < FEWEST_POINTS || range.width() < NARROWEST) {
			throw tooLittle(String.format(Locale.ROOT, "only %d energies over %.2f eV", points, range.width()), image,
				basis);
		}
		final EnergyGrid imagePart = image.within(range);
		final EnergyGrid basisPart = basis.within(range);
		return imagePart.medianStep() > basisPart.medianStep() ? imagePart : basisPart;
	}

	private static int points(final EnergyGrid grid, final EnergyRange range) {
		return Math.max(0, grid.lastAtOrBelow(range.end()) - grid.firstAtOrAbove(range.start()) + 1);
	}

	private static XasException tooLittle(final String shared, final EnergyGrid image, final EnergyGrid basis) {
		return new XasException("Image (" + image + ") and basis (" + basis + ") have " + shared +
			" in common; at least " + FEWEST_POINTS + " over " + (int) NARROWEST +
			" eV are needed. Choose a basis of the same edge, or a wider range.");
	}
}
