package org.xasmapper.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.xasmapper.model.Augmentation;
import org.xasmapper.model.Effects;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.DefaultEffects;

/** Edges whose position follows OS and whose pre-edge peak follows CN, 200 spectra of 40 parents; seeded. */
public final class SyntheticDatabase {

	static final int COUNT = 200;
	private static final int PER_PARENT = 5;
	private static final EnergyGrid GRID = EnergyGrid.regular(4950, 0.5, 161);

	private SyntheticDatabase() {}

	/** @return spectra with the columns parent, OS and CN; every seventh CN is missing */
	public static Spectra spectra() {
		final Random random = new Random(1579);
		final float[] values = new float[COUNT * GRID.size()];
		final List<String> parents = new ArrayList<>();
		final List<String> states = new ArrayList<>();
		final List<String> neighbours = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			final int parent = i / PER_PARENT;
			final int os = 2 + parent % 3;
			final int cn = 4 + parent / 3 % 3;
			parents.add("parent " + parent);
			states.add(Integer.toString(os));
			neighbours.add(i % 7 == 0 ? "" : Integer.toString(cn));
			fill(values, i, 4974 + 1.5 * os + 0.2 * random.nextGaussian(), 0.15 * (7 - cn) + 0.02 * random.nextGaussian());
		}
		return new Spectra(GRID, values, Table.empty(COUNT).with("parent", parents).with("OS", states).with("CN",
			neighbours));
	}

	static SpectralDatabase database() {
		return new SpectralDatabase(spectra(), "Ti", "K", "", List.of("Made for tests."));
	}

	/** @return a training of a few dozen steps */
	static TrainingSettings quick() {
		return new TrainingSettings(new RegularGrid(4960, 1, 61), 0.7, List.of("OS", "CN"), List.of("OS", "CN"), "parent",
			Effects.NONE, new Augmentation(0.02, 0.1, 0.01, 0.5), 10, 10, 32, LossRates.DEFAULT, 2, 4, 20, 7);
	}

	/** @return the same on spectra as they would be measured */
	static TrainingSettings asMeasured() {
		final TrainingSettings quick = quick();
		return new TrainingSettings(quick.grid(), quick.broadening(), quick.ranked(), quick.predicted(), quick.splitColumn(), DefaultEffects
			.of(AbsorptionEdges.of("Ti", "K").get()), quick.augmentation(), quick.epochs(), quick.patience(), quick.batch(), quick.rates(),
			quick.encoders(), quick.members(), quick.memberEpochs(), quick.seed());
	}

	private static void fill(final float[] values, final int i, final double edge, final double peak) {
		for (int k = 0; k < GRID.size(); k++) {
			final double energy = GRID.energy(k);
			final double step = 0.5 + Math.atan((energy - edge) / 1.5) / Math.PI;
			final double line = peak * Math.exp(-Math.pow((energy - 4969) / 1.2, 2));
			final double white = 0.4 * Math.exp(-Math.pow((energy - edge - 6) / 3, 2));
			values[i * GRID.size() + k] = (float) (step + line + white);
		}
	}
}
