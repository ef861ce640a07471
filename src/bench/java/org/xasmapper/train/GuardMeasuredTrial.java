package org.xasmapper.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Predictor;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.NormalizedSpectra;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

/**
 * How a model trusts measured references: titanium oxides against all else, other elements moved so that their tabulated edges, or their
 * E0, lie where those of titanium oxides do. Whoever runs it to choose between guards has looked at the references, and says
 * how often.
 */
public final class GuardMeasuredTrial {

	private static final AbsorptionEdge TI = AbsorptionEdges.of("Ti", "K").get();

	/** E0 of titanium oxides, eV. */
	private static final double E0 = 4980;

	/** Titanium oxides on scales that are 5 eV off and more. */
	private static final List<String> OFF_SCALE = List.of("ti/EuTiO3_300K.csv", "ti/PbTiO3_300K.csv");

	private record Reference(String file, String element, String domain, boolean raw) {

		static Reference of(final String line) {
			final String[] cells = line.split(",");
			return new Reference(cells[0], cells[1], cells[4], cells[5].equals("raw"));
		}

		boolean isKnown() {
			return domain.equals("Ti-O");
		}

		boolean isMovable() {
			return !element.equals("Ti");
		}
	}

	private final Path shared;
	private final Predictor predictor;

	private GuardMeasuredTrial(final Path shared, final Predictor predictor) {
		this.shared = shared;
		this.predictor = predictor;
	}

	/** @param args the folder of shared data, then models */
	public static void main(final String[] args) throws IOException {
		for (int i = 1; i < args.length; i++) {
			try (OnnxModel model = OnnxModel.open(Path.of(args[i]))) {
				System.out.println(args[i] + ": " + model.card().guard().told());
				new GuardMeasuredTrial(Path.of(args[0]), new Predictor(model)).tell();
			}
		}
	}

	private void tell() throws IOException {
		final List<Reference> all = Files.readAllLines(shared.resolve("measured/labels.csv")).stream().skip(1).map(Reference::of).toList();
		final float[] known = tell("oxides", all.stream().filter(one -> one.isKnown() && !OFF_SCALE.contains(one.file)).toList(), false);
		tell("oxides on other scales", all.stream().filter(one -> OFF_SCALE.contains(one.file)).toList(), false);
		tell("oxides in part", all.stream().filter(one -> one.domain.equals("Ti-O/N") || one.domain.equals("Ti-Cl/O mixed")).toList(), false);
		final float[] others = tell("metals, no oxygen", all.stream().filter(one -> one.domain.equals("metal") || one.domain.equals(
			"no oxygen")).toList(), false);
		System.out.printf(Locale.ROOT, "AUC against metals and no oxygen %.3f%n", GuardSample.auc(known, others));
		final List<Reference> elements = all.stream().filter(one -> one.isMovable() && !one.domain.equals("metal")).toList();
		for (final boolean byE0 : new boolean[] { false, true }) {
			final float[] moved = tell("other oxides, moved by " + (byE0 ? "E0" : "tabulated edge"), elements, byE0);
			final float[] both = Arrays.copyOf(others, others.length + moved.length);
			System.arraycopy(moved, 0, both, others.length, moved.length);
			System.out.printf(Locale.ROOT, "AUC against them %.3f, and all above %.3f%n", GuardSample.auc(known, moved), GuardSample.auc(known,
				both));
		}
	}

	private float[] tell(final String name, final List<Reference> references, final boolean byE0) {
		System.out.println(name);
		final float[] trust = new float[references.size()];
		final List<String> cells = new ArrayList<>();
		for (int i = 0; i < trust.length; i++) {
			trust[i] = trust(references.get(i), byE0);
			cells.add(String.format(Locale.ROOT, "%s %.2f", references.get(i).file, trust[i]));
		}
		System.out.println("  " + String.join(", ", cells));
		return trust;
	}

	/** Of the spectrum as it is or, if it is raw, normalised automatically. */
	private float trust(final Reference reference, final boolean byE0) {
		final Spectra read = SpectraReader.read(shared.resolve("measured").resolve(reference.file), EnergyUnit.AUTO, Progress.NONE)
			.content().select(0);
		final AbsorptionEdge edge = AbsorptionEdges.of(reference.element, "K").get();
		final NormalizedSpectra normalized = new Normalizer(NormalizationSettings.automatic().withEdge(edge).withFlatten(true)).normalize(read,
			Progress.NONE);
		final double shift = byE0 ? E0 - normalized.result().report().e0().mean() : TI.energy() - edge.energy();
		final Spectra spectra = reference.raw ? normalized.spectra() : read;
		final EnergyGrid moved = spectra.energies().shifted(shift);
		return predictor.predict(new Spectra(moved, spectra.values(), spectra.table()), Progress.NONE).trust()[0];
	}
}
