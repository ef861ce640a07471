package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.SmallModel;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Which of the motifs that are offered beside a basis are of classes that it has already. */
class BasisScopeTest {

	@Test
	void aMotifOfTheLabelsOfABasisSpectrumIsFamiliar() {
		assertEquals(Set.of("B"), scope(new SmallModel().bytes()).familiar());
	}

	@Test
	void nothingIsFamiliarToAModelThatReadsNoLabel() {
		final BasisScope scope = scope(SmallModel.withoutDescriptors());
		assertEquals(Set.of(), scope.familiar());
		assertTrue(scope.lines().stream().anyMatch(line -> line.startsWith("Of the classes that the basis lacks")), scope.lines()
			.toString());
	}

	private static BasisScope scope(final byte[] onnx) {
		try (OnnxModel model = OnnxModel.of(onnx, "small")) {
			final Spectra basis = edges(model, List.of("a", "b"), "4,4", 4966, 4970);
			final Spectra motifs = edges(model, List.of("A", "B"), "3,4", 4974, 4970.5);
			return BasisScope.of(basis, model, edges(model, List.of("p", "q", "r"), "", 4966, 4970, 4968), motifs, 0, Progress.NONE);
		}
	}

	/** Steps at the given energies; the oxidation state of each, and six-fold. */
	private static Spectra edges(final OnnxModel model, final List<String> names, final String states, final double... positions) {
		final var grid = model.card().energies();
		final float[] values = new float[positions.length * grid.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (1 / (1 + Math.exp(positions[i / grid.size()] - grid.energy(i % grid.size()))));
		}
		final Spectra spectra = Spectra.named(grid, names, values);
		return states.isEmpty() ? spectra : spectra.withTable(spectra.table().with("OS", List.of(states.split(","))).with("CN", List.of("6",
			"6")));
	}
}
