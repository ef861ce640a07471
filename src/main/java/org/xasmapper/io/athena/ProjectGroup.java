package org.xasmapper.io.athena;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.spectrum.XasException;

/**
 * A group of an Athena project: one spectrum and what Athena knows of it.
 *
 * @param file for messages
 * @param id Athena's own name of the group, five letters
 * @param arguments Athena's parameters
 * @param x stored energies, eV, before the group's shift; k or R of groups that are no spectra
 * @param y one value per x
 */
record ProjectGroup(String file, String id, Map<String, String> arguments, double[] x, double[] y) {

	/** Flags of what is no absorption over energy, and what such a group is. */
	private static final Map<String, String> NO_SPECTRA = Map.of("is_chi", "χ(k)", "is_rsp", "a Fourier transform", "is_qsp",
		"a filtered χ(k)", "is_pixel", "measured over pixels", "is_bkg", "a background", "is_diff", "a difference");

	/** Elements that Athena writes where it does not know one. */
	private static final List<String> NO_ELEMENT = List.of("", "H", "None");

	/** @throws XasException if there are not as many values as energies, or fewer than two */
	ProjectGroup {
		if (x.length != y.length) {
			throw new XasException(file + ": the group " + id + " has " + x.length + " energies and " + y.length +
				" values. It is damaged; save the project anew with Athena.");
		}
		if (x.length < 2) {
			throw new XasException(file + ": the group " + id + " has " + x.length + " energies; a spectrum needs at least two.");
		}
	}

	/** @return the name that Athena shows */
	String label() {
		final String label = arguments.getOrDefault("label", "").strip();
		return label.isEmpty() ? id : label;
	}

	/** @return symbol of the absorbing element, empty if it is not known */
	String element() {
		final String symbol = arguments.getOrDefault("bkg_z", "").strip();
		if (NO_ELEMENT.contains(symbol)) return "";
		return symbol.substring(0, 1).toUpperCase(Locale.ROOT) + symbol.substring(1).toLowerCase(Locale.ROOT);
	}

	/** @return absorption edge such as {@code K} or {@code L3}, empty if it is not known */
	String edge() {
		return element().isEmpty() ? "" : arguments.getOrDefault("fft_edge", "").strip().toUpperCase(Locale.ROOT);
	}

	/** @return element and edge such as {@code Fe K}, empty if they are not known */
	String elementAndEdge() {
		return (element() + " " + edge()).strip();
	}

	/** @return E0 in eV on the shifted scale; NaN if Athena gives none */
	double e0() {
		final double e0 = number("bkg_e0", Double.NaN);
		return e0 > 0 ? e0 : Double.NaN;
	}

	/** @return what Athena adds to the stored energies, eV */
	double shift() {
		return number("bkg_eshift", 0);
	}

	boolean isNormalized() {
		return is("is_nor");
	}

	/** @return in words what the group is if it is no absorption over energy, else empty */
	String otherKind() {
		for (final Map.Entry<String, String> kind : NO_SPECTRA.entrySet()) {
			if (is(kind.getKey())) return kind.getValue();
		}
		return "";
	}

	private boolean is(final String flag) {
		return number(flag, 0) != 0;
	}

	private double number(final String name, final double otherwise) {
		try {
			final double number = Double.parseDouble(arguments.getOrDefault(name, "").strip());
			return Double.isFinite(number) ? number : otherwise;
		}
		catch (final NumberFormatException e) {
			return otherwise;
		}
	}
}
