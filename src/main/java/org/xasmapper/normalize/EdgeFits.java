package org.xasmapper.normalize;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/** The {@link EdgeFit} for every E0 that occurs, each computed when first needed. Safe for several threads. */
final class EdgeFits {

	private final EnergyGrid energies;
	private final NormalizationSettings settings;
	private final AtomicReferenceArray<EdgeFit> fits;
	private final AtomicReferenceArray<XasException> problems;

	EdgeFits(final EnergyGrid energies, final NormalizationSettings settings) {
		this.energies = energies;
		this.settings = settings;
		fits = new AtomicReferenceArray<>(energies.size());
		problems = new AtomicReferenceArray<>(energies.size());
	}

	/** @return the fit around energy number {@code e0Index}, or null if the ranges do not fit the data there */
	EdgeFit around(final int e0Index) {
		final EdgeFit known = fits.get(e0Index);
		if (known != null || problems.get(e0Index) != null) return known;
		try {
			fits.set(e0Index, new EdgeFit(energies, e0Index, FitRanges.around(energies, e0Index, settings), settings
				.flatten()));
		}
		catch (final XasException problem) {
			problems.set(e0Index, problem);
		}
		return fits.get(e0Index);
	}

	/** @return why {@link #around} was null at the lowest E0 where it was, or null if it never was */
	XasException firstProblem() {
		for (int k = 0; k < problems.length(); k++) {
			if (problems.get(k) != null) return problems.get(k);
		}
		return null;
	}

	/**
	 * @return the fit around energy number {@code e0Index}
	 * @throws XasException if the ranges do not fit the data there
	 */
	EdgeFit require(final int e0Index) {
		final EdgeFit fit = around(e0Index);
		if (fit == null) throw problems.get(e0Index);
		return fit;
	}
}
