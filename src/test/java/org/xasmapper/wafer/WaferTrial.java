package org.xasmapper.wafer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.unmix.CbssSettings;

/**
 * The test bed of the error bars: sends drawn wafers through the whole chain as {@code XAS Wafer Map...} does with its defaults, and counts
 * how often the bars hold the truth, with SDM and without. Run from the project's folder, it prints the tables of
 * {@code docs/measurements/wafers.md}:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.xasmapper.wafer.WaferTrial
 * </pre>
 */
public final class WaferTrial {

	/** Descriptors, as models call them. */
	static final List<String> DESCRIPTORS = List.of("OS", "CN");

	static final Path DATABASE = Path.of("test-data/ti-k-feff/ti_k_feff.csv.gz");
	static final long SEED = 20261125;

	/** Defaults of {@code XAS Wafer Map...}. */
	private static final int SAMPLE = 400;
	private static final double LEAST_STEP_TO_NOISE = 10;

	/**
	 * What came of one wafer.
	 *
	 * @param with coverage of each descriptor with SDM
	 * @param without the same without
	 */
	private record Outcome(DrawnWafer wafer, List<Coverage> with, List<Coverage> without) {}

	private WaferTrial() {}

	/** @param args number of wafers, 20, their side in pixels, 24, the model, {@code ti-k-edge}, the seed of the wafers */
	public static void main(final String... args) {
		final int count = args.length > 0 ? Integer.parseInt(args[0]) : 20;
		final int size = args.length > 1 ? Integer.parseInt(args[1]) : 24;
		try (OnnxModel model = ModelSource.open(args.length > 2 ? args[2] : "ti-k-edge")) {
			final List<Outcome> outcomes = new ArrayList<>();
			System.out.println("| on the wafer | basis | " + heads("with SDM") + " | " + heads("without") + " |");
			System.out.println("|" + "---|".repeat(2 + 2 * DESCRIPTORS.size()));
			for (final DrawnWafer wafer : wafers(model, count, size, args.length > 3 ? Long.parseLong(args[3]) : SEED)) {
				outcomes.add(outcome(wafer, model));
				System.out.println(row(outcomes.get(outcomes.size() - 1)));
			}
			tell(outcomes);
		}
	}

	/** @return drawn wafers of materials that the model does not know, a third of them with each fault of the basis */
	static List<DrawnWafer> wafers(final OnnxModel model, final int count, final int size, final long seed) {
		final Materials materials = materials(model);
		final SplittableRandom[] streams = SeededStreams.of(seed, "wafer", count);
		final BasisFault[] faults = BasisFault.values();
		final List<DrawnWafer> wafers = new ArrayList<>();
		for (int w = 0; w < count; w++) {
			wafers.add(DrawnWafer.of(materials, model.card().effects(), faults[w % faults.length], size, streams[w]));
		}
		return wafers;
	}

	static Materials materials(final OnnxModel model) {
		final List<String> heldOut = model.card().training().heldOut();
		if (heldOut.isEmpty()) throw new XasException("The card of " + model.name() + " does not say which materials it was not trained on.");
		return new Materials(SpectraReader.read(DATABASE, EnergyUnit.EV, Progress.NONE).content(), heldOut);
	}

	/** @return what the chain makes of a wafer, with SDM and without, with full error bars */
	static WaferMap map(final DrawnWafer wafer, final OnnxModel model, final CbssSettings cbss) {
		final NormalizationSettings normalize = NormalizationSettings.automatic().withEdge(AbsorptionEdges.of("Ti", "K").orElseThrow())
			.withMinimumStepToNoise(LEAST_STEP_TO_NOISE);
		final WaferMap.Settings settings = new WaferMap.Settings(wafer.scale(), normalize, SAMPLE, wafer.scale().allowance(), cbss, true,
			true, true, List.of(), null, true);
		return WaferMap.of(wafer.cube(), Broadening.gaussian(wafer.basis(), model.card().broadening()), model, settings,
			SpectralCube::inMemory, Progress.NONE);
	}

	/** @return coverage of each descriptor */
	static List<Coverage> coverage(final Prediction prediction, final DrawnWafer wafer) {
		final List<String> predicted = prediction.card().descriptors().stream().map(descriptor -> descriptor.name()).toList();
		return DESCRIPTORS.stream().map(name -> {
			final int d = predicted.indexOf(name);
			return Coverage.of(prediction.mean()[d], prediction.errors(), d, wafer.truth(name));
		}).toList();
	}

	private static Outcome outcome(final DrawnWafer wafer, final OnnxModel model) {
		final WaferMap map = map(wafer, model, CbssSettings.defaults());
		return new Outcome(wafer, coverage(map.withSdm(), wafer), coverage(map.withoutSdm(), wafer));
	}

	private static String heads(final String way) {
		return DESCRIPTORS.stream().map(name -> name + " " + way).collect(Collectors.joining(" | "));
	}

	private static String row(final Outcome outcome) {
		final String sites = outcome.wafer().sites().stream().map(site -> site.kind() + " (" + site.parent() + ")").collect(Collectors
			.joining(", "));
		return "| " + sites + " | " + outcome.wafer().fault() + ": " + String.join(", ", outcome.wafer().basis().names()) + " | " + Stream
			.concat(outcome.with().stream(), outcome.without().stream()).map(WaferTrial::cell).collect(Collectors.joining(" | ")) + " |";
	}

	/** @return mean absolute error and the shares inside one and two bars */
	private static String cell(final Coverage coverage) {
		return String.format(Locale.ROOT, "%.2f; %.0f, %.0f %%", coverage.meanAbsolute(), 100 * coverage.shareInsideOne(), 100 * coverage
			.shareInsideTwo());
	}

	private static void tell(final List<Outcome> outcomes) {
		System.out.println("\n| basis | " + heads("with SDM") + " | " + heads("without") + " |");
		System.out.println("|" + "---|".repeat(1 + 2 * DESCRIPTORS.size()));
		for (final BasisFault fault : BasisFault.values()) {
			tell(fault.toString(), outcomes.stream().filter(outcome -> outcome.wafer().fault() == fault).toList());
		}
		tell("all", outcomes);
		System.out.println("\n| root mean square of | error | bar | " + Arrays.stream(UncertaintyPart.values()).map(UncertaintyPart::key)
			.collect(Collectors.joining(" | ")) + " |");
		System.out.println("|" + "---|".repeat(3 + UncertaintyPart.values().length));
		for (int d = 0; d < DESCRIPTORS.size(); d++) {
			for (final BasisFault fault : BasisFault.values()) {
				tellParts(DESCRIPTORS.get(d) + " with SDM, basis " + fault, sum(outcomes.stream().filter(outcome -> outcome.wafer()
					.fault() == fault).toList(), Outcome::with, d));
			}
			tellParts(DESCRIPTORS.get(d) + " without", sum(outcomes, Outcome::without, d));
		}
	}

	private static void tell(final String what, final List<Outcome> outcomes) {
		final StringBuilder row = new StringBuilder("| " + what + " |");
		for (int d = 0; d < DESCRIPTORS.size(); d++) row.append(" ").append(cell(sum(outcomes, Outcome::with, d))).append(" |");
		for (int d = 0; d < DESCRIPTORS.size(); d++) row.append(" ").append(cell(sum(outcomes, Outcome::without, d))).append(" |");
		System.out.println(row);
	}

	private static void tellParts(final String what, final Coverage coverage) {
		System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %s |%n", what, coverage.deviation(), coverage.bar(), Arrays.stream(UncertaintyPart
			.values()).map(part -> String.format(Locale.ROOT, "%.2f", coverage.bar(part))).collect(Collectors.joining(" | ")));
	}

	private static Coverage sum(final List<Outcome> outcomes, final Function<Outcome, List<Coverage>> way, final int descriptor) {
		return outcomes.stream().map(outcome -> way.apply(outcome).get(descriptor)).reduce(Coverage.NOTHING, Coverage::and);
	}
}
