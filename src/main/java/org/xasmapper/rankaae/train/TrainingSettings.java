package org.xasmapper.rankaae.train;

import java.util.List;
import org.xasmapper.rankaae.Augmentation;
import org.xasmapper.rankaae.RegularGrid;

/** What a person chooses of a training. */
public record TrainingSettings(RegularGrid grid, double broadening, List<String> ranked, List<String> predicted,
	String splitColumn, Augmentation augmentation, int epochs, int patience, int batch, LossRates rates,
	int members, int memberEpochs, long seed)
{

	public static TrainingSettings defaults(final RegularGrid grid) {
		return new TrainingSettings(grid, 0.7, List.of("OS", "CN", "OCN", "NNRS", "MOOD"), List.of("OS", "CN"), "parent",
			new Augmentation(0.02, 0.1, 0.01), 600, 200, 256, LossRates.DEFAULT, 32, 60, 1);
	}
}
