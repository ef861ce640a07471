package org.xasmapper.unmix;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.CbssResult.Start;
import org.xasmapper.unmix.CbssSolver.Descent;

/**
 * Cluster blind signal separation: explains N measured spectra T by n basis spectra S of which simulated guesses S̃
 * are known, T ≈ S C with weights C that are not negative and sum to one for every spectrum. C minimises
 *
 * <pre>
 * ‖S̃ − T C⁺‖² + λ ‖T − T C⁺ C‖²,  S = T C⁺,  C⁺ = Cᵀ (C Cᵀ)⁻¹
 * </pre>
 *
 * The objective is not convex. It is minimised from many random starts; weights are averaged over the starts that
 * end in the best minimum, and how many minima there are is reported.
 * <p>
 * Cost: a start takes 30 to 90 Newton steps, in all some 200 products of an {@code [n × N]} matrix with TᵀT: about
 * 10 ms for 100 spectra and 4 components, 0.2 s for 1000 spectra and 4 components, 1 s for 1000 spectra and 9. Memory:
 * the spectra twice in double precision, and 8 N² bytes where N is at most twice the number of energies. Starts run in
 * parallel on all processors.
 */
public final class Cbss {

	/** Number of single bases that a result keeps. */
	static final int MOST_BASES = 8;

	/** Where none of so many starts converges, the others, which can take minutes, do not either. */
	private static final int FIRST_STARTS = 20;

	private static final String ACTIVITY = "Unmixing spectra";

	private Cbss() {}

	/**
	 * @param measured T, N spectra, all finite
	 * @param simulated S̃, 2 ≤ n ≤ N spectra on the same energies, all finite; their names become the components'
	 * @throws XasException if the energies differ, a value is not finite (it names the spectrum), there are more
	 *           components than different spectra, two basis spectra are identical, or none of the starts, or of the first
	 *           {@value #FIRST_STARTS}, converges
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static CbssResult unmix(final Spectra measured, final Spectra simulated, final CbssSettings settings,
		final Progress progress)
	{
		validate(measured, simulated);
		final CbssProblem problem = new CbssProblem(measured, simulated, settings.fidelity());
		final RandomWeights random = new RandomWeights(measured, simulated, settings.seed(), settings.starts());
		final List<Descent> descents = descend(problem, random, settings, progress);
		return result(measured, simulated, descents);
	}

	/**
	 * Follows a minimum while the spectra, the basis or both change a little, such as to a shifted energy scale or to
	 * other members of the classes of the basis.
	 *
	 * @param minimum of {@code measured} and {@code simulated}
	 * @param changed as many spectra as {@code measured}, on the same energies
	 * @param changedBasis as many spectra as {@code simulated}, on the same energies
	 * @return where the minimum goes; empty if it ends on the way, where the weights would jump to another one
	 * @throws XasException as {@link #unmix} for the changed spectra
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Optional<Minimum> follow(final Minimum minimum, final Spectra measured, final Spectra simulated,
		final Spectra changed, final Spectra changedBasis, final CbssSettings settings, final Progress progress)
	{
		validate(changed, changedBasis);
		return new MinimumPath(measured, simulated, changed, changedBasis, settings, progress).end(new DMatrixRMaj(minimum.weights()))
			.map(descent -> minimum(changed, changedBasis.names(), descent));
	}

	/**
	 * A single descent from weights that are no minimum, such as those of a larger basis.
	 *
	 * @param measured and {@code simulated} as {@link #unmix} takes them
	 * @param start weights {@code [n × N]} of full rank, on the simplex
	 * @return the minimum it leads to; empty if the descent does not converge
	 * @throws XasException as {@link #unmix}
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Optional<Minimum> descend(final Spectra measured, final Spectra simulated, final double[][] start,
		final CbssSettings settings, final Progress progress)
	{
		validate(measured, simulated);
		final CbssProblem problem = new CbssProblem(measured, simulated, settings.fidelity());
		final CbssSolver solver = new CbssSolver(problem, settings.iterations());
		// As near to the minimum as a random start would have to come.
		final double goal = solver.goal(new RandomWeights(measured, simulated, settings.seed(), 1).draw(0));
		final Descent descent = solver.descend(new DMatrixRMaj(start), goal, progress);
		return descent.lastGradient() < goal ? Optional.of(minimum(measured, simulated.names(), descent)) : Optional.empty();
	}

	private static void validate(final Spectra measured, final Spectra simulated) {
		if (!measured.energies().matches(simulated.energies())) {
			throw new XasException("The measured spectra are on " + measured.energies() +
				", the simulated basis on " + simulated.energies() + ". Resample both to common energies first.");
		}
		if (simulated.count() < 2) {
			throw new XasException("cBSS needs a basis of at least 2 spectra; got " + simulated.count() + ".");
		}
		if (simulated.count() > measured.count()) {
			throw new XasException("There are more components than spectra: " + simulated.count() +
				" basis spectra for " + measured.count() + " measured spectra. Use fewer components or more pixels.");
		}
		Finite.require(measured, "measured");
		Finite.require(simulated, "simulated");
		requireDistinct(measured, simulated);
	}

	/** Equal spectra get equal weights; with fewer different ones than components the basis is not determined. */
	private static void requireDistinct(final Spectra measured, final Spectra simulated) {
		if (distinct(simulated) < simulated.count()) {
			throw new XasException("Two spectra of the simulated basis are identical; its spectra are " + simulated
				.names() + ". Leave one of them out.");
		}
		if (distinct(measured) < simulated.count()) {
			throw new XasException("Only " + distinct(measured) + " of the " + measured.count() +
				" measured spectra differ, too few for " + simulated.count() + " components.");
		}
	}

	private static long distinct(final Spectra spectra) {
		return IntStream.range(0, spectra.count()).mapToObj(i -> FloatBuffer.wrap(spectra.spectrum(i))).distinct()
			.count();
	}

	private static List<Descent> descend(final CbssProblem problem, final RandomWeights random,
		final CbssSettings settings, final Progress progress)
	{
		final Descent[] descents = new Descent[settings.starts()];
		final int first = Math.min(FIRST_STARTS, descents.length);
		progress.report(ACTIVITY, 0);
		descend(problem, random, settings, descents, 0, first, progress);
		if (Arrays.stream(descents, 0, first).noneMatch(Descent::converged)) throw notConverged(first, settings);
		descend(problem, random, settings, descents, first, descents.length, progress);
		return Arrays.asList(descents);
	}

	private static void descend(final CbssProblem problem, final RandomWeights random, final CbssSettings settings,
		final Descent[] descents, final int from, final int to, final Progress progress)
	{
		final AtomicInteger done = new AtomicInteger(from);
		Workers.run(to - from, Workers.available(), () -> {
			final CbssSolver solver = new CbssSolver(problem, settings.iterations());
			return r -> {
				descents[from + r] = solver.descend(random.draw(from + r), progress);
				progress.report(ACTIVITY, done.incrementAndGet() / (double) descents.length);
			};
		});
	}

	private static XasException notConverged(final int tried, final CbssSettings settings) {
		return new XasException("None of " + tried + " random starts of cBSS converged, so there are no weights. The basis may " +
			"have too many spectra, spectra too alike, or one that is no spectrum of this sample: use fewer, or raise the " +
			"fidelity (" + settings.fidelity() + " now).");
	}

	private static CbssResult result(final Spectra measured, final Spectra simulated, final List<Descent> descents) {
		final Minima minima = new Minima(descents);
		final List<String> names = simulated.names();
		final List<DMatrixRMaj> best = IntStream.of(minima.best()).mapToObj(r -> descents.get(r).weights()).toList();
		final DMatrixRMaj mean = mean(best);
		final List<Spectra> bases = best.stream().limit(MOST_BASES).map(c -> basis(measured, c, names)).toList();
		return new CbssResult(names, rows(mean), rows(spread(best, mean)), basis(measured, mean, names), bases, starts(
			descents, minima), IntStream.of(minima.lowest()).mapToObj(r -> minimum(measured, names, descents.get(r))).toList());
	}

	private static Minimum minimum(final Spectra measured, final List<String> names, final Descent descent) {
		final double[][] weights = rows(descent.weights());
		final Spectra basis = basis(measured, descent.weights(), names);
		return new Minimum(descent.loss(), weights, basis, misfit(measured, basis, weights));
	}

	/** Root mean square of T − S C. */
	private static double misfit(final Spectra measured, final Spectra basis, final double[][] weights) {
		final int m = measured.energies().size();
		double squares = 0;
		for (int j = 0; j < measured.count(); j++) {
			for (int k = 0; k < m; k++) {
				double difference = measured.value(j, k);
				for (int i = 0; i < weights.length; i++) difference -= basis.value(i, k) * weights[i][j];
				squares += difference * difference;
			}
		}
		return Math.sqrt(squares / m / measured.count());
	}

	private static List<Start> starts(final List<Descent> descents, final Minima minima) {
		return IntStream.range(0, descents.size()).mapToObj(r -> {
			final Descent d = descents.get(r);
			return new Start(d.loss(), d.iterations(), d.firstGradient(), d.lastGradient(), d.converged(), minima
				.of(r));
		}).toList();
	}

	private static DMatrixRMaj mean(final List<DMatrixRMaj> weights) {
		final DMatrixRMaj mean = weights.get(0).createLike();
		for (final DMatrixRMaj c : weights) CommonOps_DDRM.addEquals(mean, 1.0 / weights.size(), c);
		return mean;
	}

	private static DMatrixRMaj spread(final List<DMatrixRMaj> weights, final DMatrixRMaj mean) {
		final DMatrixRMaj spread = mean.createLike();
		for (final DMatrixRMaj c : weights) {
			for (int i = 0; i < c.data.length; i++) {
				spread.data[i] += (c.data[i] - mean.data[i]) * (c.data[i] - mean.data[i]) / weights.size();
			}
		}
		for (int i = 0; i < spread.data.length; i++) spread.data[i] = Math.sqrt(spread.data[i]);
		return spread;
	}

	/** S = T C⁺. */
	private static Spectra basis(final Spectra measured, final DMatrixRMaj weights, final List<String> names) {
		final DMatrixRMaj dual = new DMatrixRMaj(weights.numCols, weights.numRows);
		CommonOps_DDRM.pinv(weights, dual);
		final int m = measured.energies().size();
		final float[] values = new float[names.size() * m];
		for (int i = 0; i < names.size(); i++) {
			for (int k = 0; k < m; k++) {
				double sum = 0;
				for (int j = 0; j < measured.count(); j++) sum += measured.value(j, k) * dual.get(j, i);
				values[i * m + k] = (float) sum;
			}
		}
		return Spectra.named(measured.energies(), names, values);
	}

	private static double[][] rows(final DMatrixRMaj matrix) {
		final double[][] rows = new double[matrix.numRows][];
		for (int i = 0; i < rows.length; i++) {
			rows[i] = Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
		}
		return rows;
	}
}
