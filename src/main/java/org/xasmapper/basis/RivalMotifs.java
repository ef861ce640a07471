package org.xasmapper.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.SimplexWeights;

/**
 * What a basis may lack: motifs that are offered to it one at a time, and how much better its mixtures then fit. The spectra
 * are fitted by mixtures of the simulated spectra themselves, whose weights are not negative and sum to one, since the experimental basis of
 * cBSS takes on whatever is there and so fits without the motif as well. Energies are aligned for each fit anew, within the
 * same bound: an alignment to the basis alone takes a part of the chemical shift away.
 * <p>
 * A simulation differs from a measurement, and any further motif takes up a part of that. A gain means something beside the
 * gains of classes that the basis has already.
 *
 * @param misfit root mean square of measured − mixtures over spectra and energies, without a rival
 * @param rivals by falling gain
 */
public record RivalMotifs(double misfit, List<Rival> rivals) {

	/** So many spectra, evenly taken, tell as much as all. */
	private static final int MOST_SPECTRA = 100;

	/** With the rival, and the nothing of the alignment, as many as weights can be found for. */
	public static final int MOST_IN_BASIS = SimplexWeights.MOST_COMPONENTS - 2;

	/**
	 * One motif.
	 *
	 * @param misfit root mean square of measured − mixtures of the basis and this motif
	 * @param weight that it takes, mean over the spectra
	 * @param largestWeight that it takes of a spectrum
	 */
	public record Rival(String name, double misfit, double weight, double largestWeight) {}

	/**
	 * @param measured spectra of the map, finite, at least one
	 * @param basis simulated spectra
	 * @param motifs simulated spectra to offer, on any energies; those that do not cover what is compared are refused
	 * @param bound by how much, either way, the measured energies may be shifted for a fit, eV; 0 = not at all
	 * @throws XasException if the basis is too large for another spectrum, or motifs do not cover the common energies of spectra
	 *           and basis
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static RivalMotifs of(final Spectra measured, final Spectra basis, final Spectra motifs, final double bound,
		final Progress progress)
	{
		if (basis.count() > MOST_IN_BASIS) {
			throw new XasException("A basis of " + basis.count() + " spectra is too large for rival motifs; " + MOST_IN_BASIS +
				" are the most.");
		}
		if (!motifs.energies().covers(basis.energies())) {
			throw new XasException("The rival motifs cover " + motifs.energies().range() + ", but the basis, with which they are to be mixed, " +
				basis.energies().range() + ". Choose a database that covers these energies.");
		}
		final Spectra offered = Resampler.between(motifs.energies(), 0, basis.energies()).apply(motifs);
		final EnergyGrid compared = compared(measured.energies(), basis.energies(), bound);
		final Spectra some = Resampler.between(measured.energies(), 0, compared).apply(evenly(measured));
		final List<Rival> rivals = new ArrayList<>();
		for (int i = 0; i < offered.count(); i++) {
			progress.report("Trying rival motifs", (double) i / offered.count());
			rivals.add(rival(offered.names().get(i), some, with(basis, offered, i), bound, progress));
		}
		rivals.sort(Comparator.comparingDouble(Rival::misfit));
		return new RivalMotifs(rival("", some, basis, bound, progress).misfit, rivals);
	}

	/** @return the measured energies that the basis covers at every shift, so that all fits are compared at the same ones */
	private static EnergyGrid compared(final EnergyGrid measured, final EnergyGrid basis, final double bound) {
		final EnergyGrid common = CommonGrid.of(measured, basis);
		return measured.within(new EnergyRange(Math.max(common.first(), basis.first() + bound), Math.min(common.last(), basis
			.last() - bound)));
	}

	/** @return by which share the motif lowers the misfit */
	public double gain(final Rival rival) {
		return 1 - rival.misfit / misfit;
	}

	private static Spectra evenly(final Spectra measured) {
		final int count = Math.min(MOST_SPECTRA, measured.count());
		final int[] chosen = new int[count];
		Arrays.setAll(chosen, i -> (int) ((long) i * measured.count() / count));
		return measured.select(chosen);
	}

	private static Spectra with(final Spectra basis, final Spectra offered, final int motif) {
		final int size = basis.values().length;
		final float[] values = Arrays.copyOf(basis.values(), size + basis.energies().size());
		System.arraycopy(offered.spectrum(motif), 0, values, size, basis.energies().size());
		final List<String> names = new ArrayList<>(basis.names());
		names.add(offered.names().get(motif));
		return Spectra.named(basis.energies(), names, values);
	}

	/** @return how mixtures of these spectra, the last of which is the motif, fit at the shift that suits them best */
	private static Rival rival(final String name, final Spectra measured, final Spectra simulated, final double bound,
		final Progress progress)
	{
		final EnergyGrid energies = measured.energies();
		final double shift = bound > 0 ? EnergyAlignment.of(measured, simulated, energies, bound, progress).shift() : 0;
		final SimplexWeights.Solver solver = new SimplexWeights(Resampler.between(simulated.energies(), -shift, energies).apply(
			simulated)).solver();
		final double[] weights = new double[simulated.count()];
		double squares = 0;
		double sum = 0;
		double largest = 0;
		for (int i = 0; i < measured.count(); i++) {
			final double error = solver.solve(measured.values(), i * energies.size(), weights);
			squares += error * error;
			sum += weights[weights.length - 1];
			largest = Math.max(largest, weights[weights.length - 1]);
		}
		return new Rival(name, Math.sqrt(squares / measured.count()), sum / measured.count(), largest);
	}
}
