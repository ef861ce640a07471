package org.xasmapper.spectrum.energies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;

/**
 * Whether numbers can be the energies of an absorption spectrum, and not row numbers, wave numbers k, angles, times or
 * pixels: they hold the edge of their element, or at least that of some element.
 */
public final class EnergyCheck {

	/** Chemical shifts reach some 15 eV, calibrations are wrong by a few; so far may the edge lie beyond the energies. */
	private static final double SLACK = 20;

	/** Edges that a note names at most. */
	private static final int NAMED = 6;

	private EnergyCheck() {}

	/**
	 * @param energies eV; those that start at 0 are relative to an edge, and only row numbers are told from them
	 * @param element symbol, or empty if unknown
	 * @param edge {@code K}, {@code L3} …; of no meaning where the element is unknown
	 * @return sentences on what had to be assumed
	 * @throws XasException if the energies are row numbers, or do not hold the edge, or no edge of any element
	 */
	public static List<String> check(final EnergyGrid energies, final String element, final String edge) {
		if (areCounts(energies)) {
			throw new XasException(String.format(Locale.ROOT, "%s, %s, %s … up to %s are row numbers or times, not energies: " +
				"each is a multiple of the first step. Give the energies in eV, or name the column that holds them.", plain(energies
					.energy(0)), plain(energies.energy(1)), plain(energies.energy(2)), plain(energies.last())));
		}
		if (energies.first() == 0) return List.of("The energies start at 0: they were taken as relative to an edge, in eV.");
		if (!element.isEmpty()) {
			requireEdge(energies, element, edge);
			return List.of();
		}
		final List<AbsorptionEdge> within = AbsorptionEdges.within(widened(energies, SLACK));
		if (within.isEmpty()) {
			throw new XasException("No absorption edge of any element lies within the energies " + energies +
				". Are they row numbers, wave numbers k, angles or times, or in another unit? Give photon energies.");
		}
		return List.of("The element is not given. Edges at these energies: " + named(within) + ".");
	}

	/**
	 * @return the tabulated edge
	 * @throws XasException if there is no such element or edge, or it does not lie within the energies
	 */
	public static AbsorptionEdge requireEdge(final EnergyGrid energies, final String element, final String edge) {
		if (!AbsorptionEdges.isElement(element)) {
			throw new XasException("\"" + element + "\" is not the symbol of an element. Write it as in Ti, or leave it empty.");
		}
		final Optional<AbsorptionEdge> wanted = AbsorptionEdges.of(element, edge);
		if (wanted.isPresent() && holds(energies, wanted.get())) return wanted.get();
		final String fault = wanted.map(found -> "The " + energy(found) + " does not lie within the energies " + energies + ".")
			.orElse(element + " has no " + edge + " edge above 50 eV.");
		final Optional<AbsorptionEdge> other = AbsorptionEdges.within(widened(energies, 0)).stream().filter(found -> found
			.element().equals(element)).findFirst();
		throw new XasException(fault + other.map(found -> " The " + energy(found) + " does: choose edge=" + found.name() + ".")
			.orElse(" Are they row numbers, wave numbers k, angles or times, in another unit, or is the element another?"));
	}

	/** @return whether the edge lies within the energies, or so near that a chemical shift may bring it there */
	public static boolean holds(final EnergyGrid energies, final AbsorptionEdge edge) {
		return widened(energies, SLACK).contains(edge.energy());
	}

	private static EnergyRange widened(final EnergyGrid energies, final double slack) {
		return new EnergyRange(energies.first() - slack, energies.last() + slack);
	}

	/** @return whether the numbers are 1, 2, 3 … or 0, 1, 2 … times a step, as no monochromator is driven */
	private static boolean areCounts(final EnergyGrid energies) {
		if (energies.size() < 3) return false;
		final boolean fromZero = energies.first() == 0;
		final double step = energies.energy(1) - energies.energy(0);
		// From 0 on, other steps than whole numbers are those of a relative scale.
		if (fromZero ? step != Math.rint(step) : Math.abs(energies.first() - step) > 1e-6 * step) return false;
		for (int k = 0; k < energies.size(); k++) {
			final double multiple = fromZero ? k * step : (k + 1) * step;
			if (Math.abs(energies.energy(k) - multiple) > 1e-6 * energies.last()) return false;
		}
		return true;
	}

	private static String named(final List<AbsorptionEdge> edges) {
		final String names = edges.stream().limit(NAMED).map(EnergyCheck::energy).collect(Collectors.joining(", "));
		return edges.size() > NAMED ? names + " and " + (edges.size() - NAMED) + " more" : names;
	}

	private static String energy(final AbsorptionEdge edge) {
		return String.format(Locale.ROOT, "%s edge (%s eV)", edge, plain(edge.energy()));
	}

	private static String plain(final double number) {
		return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : Double.toString(number);
	}
}
