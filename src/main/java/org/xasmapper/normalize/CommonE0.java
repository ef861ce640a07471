package org.xasmapper.normalize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.xasmapper.normalize.EdgeFit.Coefficients;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * The E0 that all spectra of a map share.
 *
 * @param index number of the energy, or {@link #NONE} where every spectrum gets an E0 of its own
 * @param outsiders numbers of the spectra that did not count
 * @param notes what is worth knowing about how it was found
 */
record CommonE0(int index, BitSet outsiders, List<String> notes) {

	static final int NONE = -1;

	/**
	 * @param pass adds every spectrum to the mean it is given
	 * @throws XasException if a given E0 does not fit the energies, or none is found
	 */
	static CommonE0 of(final EnergyGrid energies, final NormalizationSettings settings,
		final Consumer<MeanSpectrum> pass)
	{
		if (settings.e0PerSpectrum()) return new CommonE0(NONE, new BitSet(), List.of());
		if (!Double.isNaN(settings.e0())) return given(energies, settings.e0());
		final EdgeFinder finder = new EdgeFinder(energies, settings.e0Range());
		final MeanSpectrum spectra = new MeanSpectrum(energies);
		pass.accept(spectra);
		final float[] mean = spectra.mean();
		final int e0 = finder.find(mean, 0);
		final int anywhere = new EdgeFinder(energies).find(mean, 0);
		if (e0 == EdgeFinder.NOT_FOUND) throw notFound(energies, settings, mean, anywhere);
		final List<String> notes = new ArrayList<>();
		if (e0 != anywhere && anywhere != EdgeFinder.NOT_FOUND) {
			notes.add(String.format(Locale.ROOT, "E0 is that of the wanted edge, %s. The mean of all spectra rises more steeply at " +
				"%.2f eV; if that is another edge, give the ranges so that they leave it out.", settings.edge(), energies.energy(
					anywhere)));
		}
		return new CommonE0(onMainEdge(e0, mean, finder, energies, settings, notes), spectra.outsiders(), notes);
	}

	/** Leaves a pre-edge peak for the edge, and tells it. */
	private static int onMainEdge(final int steepest, final float[] mean, final EdgeFinder finder, final EnergyGrid energies,
		final NormalizationSettings settings, final List<String> notes)
	{
		final EdgeFit fit = new EdgeFits(energies, settings.withAutomaticRanges()).around(steepest);
		if (settings.e0Rule() == E0Rule.LARCH || fit == null) return steepest;
		final Coefficients fitted = new Coefficients();
		fit.fit(mean, 0, fitted);
		final MainEdge edge = new MainEdge(energies, finder);
		final int e0 = edge.find(steepest, fit, fitted, mean, 0);
		if (e0 != steepest) {
			notes.add(String.format(Locale.ROOT, "E0 is %.2f eV, on the rise that stays. Larch's rule gives %.2f eV, where the mean " +
				"spectrum is steepest; but that is on a pre-edge peak, since the spectrum falls again from %.2f to %.2f of the edge step.",
				energies.energy(e0), energies.energy(steepest), edge.peak(), edge.level()));
		}
		return e0;
	}

	/** Larch, too, needs an energy on either side of E0. */
	private static CommonE0 given(final EnergyGrid energies, final double e0) {
		if (e0 < energies.energy(1) || e0 > energies.energy(energies.size() - 2)) {
			throw new XasException(String.format(Locale.ROOT,
				"E0 = %.2f eV lies outside the data or at their end; the energies are %s. Choose an E0 inside or leave it " +
					"automatic.", e0, energies));
		}
		final int nearest = energies.nearest(e0);
		return new CommonE0(nearest, new BitSet(), e0 == energies.energy(nearest) ? List.of() : List.of(String.format(
			Locale.ROOT, "E0 was moved from %.2f eV to the nearest energy, %.2f eV.", e0, energies.energy(nearest))));
	}

	private static XasException notFound(final EnergyGrid energies, final NormalizationSettings settings,
		final float[] mean, final int anywhere)
	{
		if (anywhere != EdgeFinder.NOT_FOUND) {
			return new XasException(String.format(Locale.ROOT, "The mean of all spectra shows no absorption edge within %s, " +
				"where %s should be; it rises most steeply at %.2f eV. Check element, edge, energies and their order, or give E0 as a number.",
				settings.e0Range(), settings.edge(), energies.energy(anywhere)));
		}
		final float[] upsideDown = new float[mean.length];
		for (int k = 0; k < mean.length; k++) upsideDown[k] = -mean[k];
		final int fall = new EdgeFinder(energies).find(upsideDown, 0);
		if (fall == EdgeFinder.NOT_FOUND) {
			return new XasException("The mean of all spectra, " + energies + ", shows no absorption edge. Give E0 as a number.");
		}
		return new XasException(String.format(Locale.ROOT, "The mean of all spectra, %s, shows no absorption edge but falls " +
			"at %.2f eV. If it is transmitted intensity, take -ln(I/I0) first; if the energies were sorted without " +
			"what was measured at them, open both in the order of measurement; else give E0 as a number.", energies, energies
				.energy(fall)));
	}
}
