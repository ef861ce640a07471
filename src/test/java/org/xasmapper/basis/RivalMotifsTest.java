package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Mixtures of three edges, of which the basis has two. */
class RivalMotifsTest {

	private static final EnergyGrid SIMULATED = EnergyGrid.regular(7090, 0.25, 241);
	private static final Spectra BASIS = edges(SIMULATED, List.of("a", "b"), 7120, 7124);
	private static final Spectra MOTIFS = edges(SIMULATED, List.of("far", "third", "near a"), 7112, 7130, 7120.1);

	/** Arctangent edges, each with a white line. */
	private static Spectra edges(final EnergyGrid energies, final List<String> names, final double... places) {
		final float[] values = new float[places.length * energies.size()];
		for (int i = 0; i < places.length; i++) {
			for (int k = 0; k < energies.size(); k++) values[i * energies.size() + k] = edge(energies.energy(k) - places[i]);
		}
		return Spectra.named(energies, names, values);
	}

	private static float edge(final double energy) {
		return (float) (0.5 + Math.atan(energy / 1.5) / Math.PI + 0.4 * Math.exp(-Math.pow((energy - 3) / 2, 2)));
	}

	/** @param off by how much the energy scale of the measurement is too high, eV */
	private static Spectra measured(final double off) {
		final EnergyGrid scan = EnergyGrid.regular(7095, 0.5, 101);
		final Spectra pure = edges(scan, List.of("a", "b", "third"), 7120 + off, 7124 + off, 7130 + off);
		final double[][] weights = { { 0.6, 0.4, 0 }, { 0.3, 0.3, 0.4 }, { 0, 0.2, 0.8 } };
		final float[] values = new float[3 * scan.size()];
		for (int j = 0; j < 3; j++) {
			for (int k = 0; k < scan.size(); k++) {
				for (int i = 0; i < 3; i++) values[j * scan.size() + k] += (float) (weights[j][i] * pure.value(i, k));
			}
		}
		return Spectra.named(scan, List.of("1", "2", "3"), values);
	}

	@Test
	void theMotifThatIsMissingGainsAllAndTakesItsWeights() {
		final RivalMotifs found = RivalMotifs.of(measured(0), BASIS, MOTIFS, 0, Progress.NONE);
		final RivalMotifs.Rival best = found.rivals().get(0);
		assertEquals("third", best.name());
		assertEquals(1, found.gain(best), 0.01);
		assertEquals(0.4, best.weight(), 0.005);
		assertEquals(0.8, best.largestWeight(), 0.005);
		assertTrue(found.misfit() > 0.05, "misfit " + found.misfit());
		final RivalMotifs.Rival far = named(found, "far");
		assertEquals(0, found.gain(far), 1e-6);
		assertEquals(0, far.weight(), 1e-6);
		assertTrue(found.gain(named(found, "near a")) < 0.05);
	}

	/** The scale is aligned for every fit anew: an alignment to the basis alone would take a part of the motif's place. */
	@Test
	void aScaleThatIsOffIsNoMotif() {
		final RivalMotifs found = RivalMotifs.of(measured(0.3), BASIS, MOTIFS, 0.5, Progress.NONE);
		assertEquals("third", found.rivals().get(0).name());
		assertTrue(found.gain(found.rivals().get(0)) > 0.95, found.toString());
		assertEquals(0.4, found.rivals().get(0).weight(), 0.01);
	}

	@Test
	void refusesMotifsThatDoNotCoverTheBasisAndBasesThatAreFull() {
		final Spectra narrow = edges(EnergyGrid.regular(7100, 0.25, 100), List.of("narrow"), 7120);
		final XasException e = assertThrows(XasException.class, () -> RivalMotifs.of(measured(0), BASIS, narrow, 0,
			Progress.NONE));
		assertTrue(e.getMessage().contains("rival motifs cover 7100.00"), e.getMessage());
		final double[] places = IntStream.range(0, 15).mapToDouble(i -> 7110 + i).toArray();
		final Spectra full = edges(SIMULATED, IntStream.range(0, 15).mapToObj(Integer::toString).toList(), places);
		assertThrows(XasException.class, () -> RivalMotifs.of(measured(0), full, MOTIFS, 0, Progress.NONE));
	}

	private static RivalMotifs.Rival named(final RivalMotifs motifs, final String name) {
		return motifs.rivals().stream().filter(rival -> rival.name().equals(name)).findFirst().orElseThrow();
	}
}
