package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.Effects;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.Progress;

class HeadTrainingTest {

	private static final int ROWS = 600;

	/** At one code the truth is 5 ± 0.2, at another 5 ± 1, evenly: the quartiles are 0.1 and 0.5 away. */
	@Test
	void headsAreAsFarFromEachOtherAsTheCodeLeavesOpen() {
		final SplittableRandom random = new SplittableRandom(3);
		final float[] codes = new float[ROWS];
		final float[] targets = new float[ROWS];
		for (int i = 0; i < ROWS; i++) {
			codes[i] = i % 2 == 0 ? -1 : 1;
			targets[i] = (float) (5 + random.nextDouble(-1, 1) * (i % 2 == 0 ? 0.2 : 1));
		}
		final List<TrainedNetwork> heads = train(codes, targets, random);
		final float[] sure = { -1 };
		final float[] open = { 1 };
		assertEquals(0.1, heads.get(2).apply(sure)[0] - heads.get(1).apply(sure)[0], 0.05);
		assertEquals(0.5, heads.get(2).apply(open)[0] - heads.get(1).apply(open)[0], 0.15);
		assertEquals(0.5, heads.get(1).apply(open)[0] - heads.get(0).apply(open)[0], 0.15);
		assertTrue(heads.get(0).apply(open)[0] < heads.get(0).apply(sure)[0]);
	}

	private static List<TrainedNetwork> train(final float[] codes, final float[] targets, final SplittableRandom random) {
		final TrainingSettings d = TrainingSettings.defaults(new RegularGrid(4962, 0.5, 137), Effects.NONE);
		final TrainingSettings settings = new TrainingSettings(d.grid(), d.broadening(), List.of("CN"), List.of("CN"), "parent", d
			.effects(), d.augmentation(), 1, 1, d.batch(), d.rates(), 1, 3, 100, 1);
		final List<String> groups = IntStream.range(0, ROWS).mapToObj(Integer::toString).toList();
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			return new HeadTraining(session, settings, 3, codes, targets, groups, random).run(Progress.NONE);
		}
	}
}
