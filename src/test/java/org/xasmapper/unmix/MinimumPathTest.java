package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.xasmapper.CancelledWhen;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** The film has several minima near each other, so that a descent that strays ends in another one. */
class MinimumPathTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.regular(4964, 0.5, 121);
	private static final CbssSettings SETTINGS = CbssSettings.defaults().withStarts(30);

	private final Spectra film = Film.measured(ENERGIES);
	private final Spectra motifs = Film.motifs(ENERGIES, 0.7, 0);

	@Test
	void aMinimumStaysWhereItIsIfNothingChanges() {
		final CbssResult result = Cbss.unmix(film, motifs, SETTINGS, Progress.NONE);
		assertTrue(result.minima() > 3, "minima: " + result.minima());
		for (final Minimum minimum : result.found()) {
			final Minimum followed = Cbss.follow(minimum, film, motifs, film, motifs, SETTINGS, Progress.NONE).orElseThrow();
			assertTrue(distance(minimum, followed) < 0.005, "loss " + minimum.loss() + ": moved by " + distance(minimum, followed));
		}
	}

	/** What is followed is a minimum of the changed spectra, too, and there and back again leads to where it began. */
	@Test
	void thereAndBackAgain() {
		final Minimum best = Cbss.unmix(film, motifs, SETTINGS, Progress.NONE).found().get(0);
		final Spectra tilted = tilted(film, 0.02);
		final Minimum there = Cbss.follow(best, film, motifs, tilted, motifs, SETTINGS, Progress.NONE).orElseThrow();
		assertTrue(distance(best, there) > 0.002, "moved by " + distance(best, there));
		final double nearest = Cbss.unmix(tilted, motifs, SETTINGS, Progress.NONE).found().stream().mapToDouble(minimum -> distance(minimum,
			there)).min().getAsDouble();
		assertTrue(nearest < 0.005, "a minimum of the changed spectra is " + nearest + " away");
		final Minimum back = Cbss.follow(there, tilted, motifs, film, motifs, SETTINGS, Progress.NONE).orElseThrow();
		assertTrue(distance(best, back) < 0.005, "ended " + distance(best, back) + " from where it began");
	}

	/** A basis of other sites than those that the minimum belongs to. */
	@Test
	void endsWhereTheWeightsWouldJump() {
		final Minimum best = Cbss.unmix(film, motifs, SETTINGS, Progress.NONE).found().get(0);
		assertEquals(Optional.empty(), Cbss.follow(best, film, motifs, film, motifs.select(3, 2, 1, 0), SETTINGS, Progress.NONE));
	}

	@Test
	void changedSpectraAreCheckedAsAllAre() {
		final Minimum best = Cbss.unmix(film, motifs, SETTINGS.withStarts(1), Progress.NONE).found().get(0);
		final Spectra twice = motifs.select(0, 1, 2, 2);
		assertThrows(XasException.class, () -> Cbss.follow(best, film, motifs, film, twice, SETTINGS, Progress.NONE));
		assertThrows(CancellationException.class, () -> Cbss.follow(best, film, motifs, tilted(film, 0.02), motifs, SETTINGS,
			new CancelledWhen(() -> true)));
	}

	/** As another pre-edge line would tilt them. */
	private static Spectra tilted(final Spectra spectra, final double most) {
		final int m = spectra.energies().size();
		final float[] values = spectra.values().clone();
		for (int i = 0; i < values.length; i++) values[i] += (float) (most * (i % m) / m);
		return new Spectra(spectra.energies(), values, spectra.table());
	}

	/** Root mean square difference of the weights. */
	private static double distance(final Minimum minimum, final Minimum other) {
		double squares = 0;
		for (int i = 0; i < minimum.weights().length; i++) {
			for (int j = 0; j < minimum.weights()[i].length; j++) {
				squares += Math.pow(minimum.weights()[i][j] - other.weights()[i][j], 2);
			}
		}
		return Math.sqrt(squares / minimum.weights().length / minimum.weights()[0].length);
	}
}
