package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xasmapper.basis.RivalMotifs;
import org.xasmapper.basis.RivalMotifs.Rival;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/**
 * What a basis can say, and what it may lack. A map with SDM shows what lies within the basis whatever is there: a basis of
 * Ti⁴⁺ alone makes Ti⁴⁺ of Ti³⁺.
 *
 * @param names of the basis spectra
 * @param spans one per descriptor of the model, in its order
 * @param rivals motifs that were offered beside the basis; null where there are none to offer
 * @param familiar names of those of them whose classes the basis has already
 */
public record BasisScope(List<String> names, List<DescriptorSpan> spans, RivalMotifs rivals, Set<String> familiar) {

	/**
	 * A gain in fit that none of 48 simulated samples reached whose basis lacked nothing, and one of six that lacked a
	 * class; see {@code docs/measurements/unmixing.md}.
	 */
	private static final double TELLING = 0.45;

	/**
	 * @param simulated basis on the energies of the model
	 * @param measured spectra of the map, finite
	 * @param motifs classes of sites to offer one at a time; null = none
	 * @param bound by how much, either way, the measured energies may be shifted, eV
	 * @throws org.xasmapper.spectrum.XasException if the motifs do not cover the energies
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	static BasisScope of(final Spectra simulated, final OnnxModel model, final Spectra measured, final Spectra motifs,
		final double bound, final Progress progress)
	{
		final Prediction read = new Predictor(model).ofSimulationLike().predict(simulated, progress);
		final List<DescriptorSpan> spans = new ArrayList<>();
		for (int d = 0; d < read.mean().length; d++) {
			final Descriptor descriptor = read.card().descriptors().get(d);
			spans.add(new DescriptorSpan(descriptor, labels(simulated.table(), descriptor.name()), doubles(read.mean()[d]), doubles(
				read.std()[d])));
		}
		if (motifs == null || simulated.count() > RivalMotifs.MOST_IN_BASIS) return new BasisScope(simulated.names(), spans, null, Set.of());
		final RivalMotifs rivals = RivalMotifs.of(measured, simulated, motifs, bound, progress);
		return new BasisScope(simulated.names(), spans, rivals, familiar(spans, motifs));
	}

	private static double[] labels(final Table table, final String descriptor) {
		if (table.has(descriptor)) return table.numbers(descriptor);
		final double[] unknown = new double[table.rows()];
		Arrays.fill(unknown, Double.NaN);
		return unknown;
	}

	private static double[] doubles(final float[] values) {
		final double[] doubles = new double[values.length];
		Arrays.setAll(doubles, i -> values[i]);
		return doubles;
	}

	/** @return motifs that agree with a basis spectrum in every label, to a whole number; none where the model reads no label */
	private static Set<String> familiar(final List<DescriptorSpan> spans, final Spectra motifs) {
		final List<DescriptorSpan> labelled = spans.stream().filter(span -> motifs.table().has(span.descriptor().name())).filter(
			span -> span.descriptor().name().matches("OS|CN")).toList();
		if (labelled.isEmpty()) return Set.of();
		final Set<String> familiar = new HashSet<>();
		for (int m = 0; m < motifs.count(); m++) {
			final int motif = m;
			for (int i = 0; i < labelled.get(0).labels().length; i++) {
				final int spectrum = i;
				if (labelled.stream().allMatch(span -> Math.round(span.value(spectrum)) == Math.round(motifs.table().numbers(span.descriptor()
					.name())[motif]))) familiar.add(motifs.names().get(m));
			}
		}
		return familiar;
	}

	/** @return a sentence for every descriptor that maps with SDM do not measure, by the median of their error bars */
	public List<String> notMeasured(final Prediction withSdm) {
		final List<String> sentences = new ArrayList<>();
		for (int d = 0; d < spans.size(); d++) {
			final Optional<String> why = spans.get(d).whyNotMeasured(median(withSdm.std()[d]));
			if (why.isEmpty()) continue;
			sentences.add("With SDM, the " + inWords(spans.get(d).descriptor()) + " was not measured here: " + why.get() +
				". SDM mixes nothing else: look at the map without it, or add basis spectra of other classes.");
		}
		return sentences;
	}

	private static double median(final float[] map) {
		final float[] known = new float[map.length];
		int count = 0;
		for (final float value : map) {
			if (Float.isFinite(value)) known[count++] = value;
		}
		return Quantiles.median(Arrays.copyOf(known, count));
	}

	private static String inWords(final Descriptor descriptor) {
		return switch (descriptor.name()) {
			case "OS" -> "oxidation state";
			case "CN" -> "coordination number";
			default -> descriptor.title();
		};
	}

	/** @return a sentence if the basis probably lacks something */
	public List<String> warnings() {
		final Optional<Rival> best = best(false);
		if (best.isEmpty() || rivals.gain(best.get()) < TELLING) return List.of();
		return List.of(String.format(Locale.ROOT, "The basis may lack %s: with it mixtures of simulated spectra fit better by %.0f %%, " +
			"and it takes a mean weight of %.2f. Try it in the basis.", best.get().name(), 100 * rivals.gain(best.get()), best.get()
				.weight()));
	}

	/** @return sentences on what the basis spans, and on the best of the rivals */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		if (!spans.isEmpty()) lines.add("With SDM a map can only show what the basis spectra span: " + spans.stream().map(
			DescriptorSpan::interval).collect(Collectors.joining(", ")) + ".");
		if (rivals == null) {
			lines.add("No rival motifs were tried. " + (names.size() > RivalMotifs.MOST_IN_BASIS ? "The basis has too many spectra for a further one."
				: "A spectral database of other sites (rivals=) tells whether the basis lacks any."));
			return lines;
		}
		best(false).ifPresent(rival -> lines.add("Of the classes that the basis lacks " + told(rival)));
		best(true).ifPresent(rival -> lines.add("Of the classes that it has " + told(rival)));
		return lines;
	}

	private String told(final Rival rival) {
		return String.format(Locale.ROOT, "%s would gain most: mixtures of simulated spectra would fit better by %.0f %% (misfit %.4f " +
			"instead of %.4f), with a mean weight of %.2f.", rival.name(), 100 * rivals.gain(rival), rival.misfit(), rivals.misfit(), rival
				.weight());
	}

	private Optional<Rival> best(final boolean isFamiliar) {
		if (rivals == null) return Optional.empty();
		return rivals.rivals().stream().filter(rival -> familiar.contains(rival.name()) == isFamiliar).findFirst();
	}

	/** @return a row per basis spectrum: what is known of it */
	public Table table() {
		Table table = Table.empty(names.size()).with("basis spectrum", names);
		for (final DescriptorSpan span : spans) {
			if (span.hasLabels()) table = table.with(span.descriptor().name() + "_label", rounded(span.labels()));
			table = table.with(span.descriptor().name() + "_read", rounded(span.read())).with(span.descriptor().name() + "_read_std",
				rounded(span.bars()));
		}
		return table;
	}

	/** @return a row per rival motif: whether the basis has its class, misfit with it, gain in fit, and the weight that it takes */
	public Table rivalTable() {
		final List<Rival> all = rivals.rivals();
		return Table.empty(all.size()).with("motif", all.stream().map(Rival::name).toList()).with("in the basis", all.stream().map(
			rival -> familiar.contains(rival.name()) ? "yes" : "no").toList()).with("misfit", rounded(all.stream().mapToDouble(
				Rival::misfit).toArray())).with("gain", rounded(all.stream().mapToDouble(rivals::gain).toArray())).with("mean weight",
					rounded(all.stream().mapToDouble(Rival::weight).toArray())).with("largest weight", rounded(all.stream().mapToDouble(
						Rival::largestWeight).toArray()));
	}

	private static List<String> rounded(final double[] numbers) {
		return Arrays.stream(numbers).mapToObj(number -> Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.4f", number)).toList();
	}
}
