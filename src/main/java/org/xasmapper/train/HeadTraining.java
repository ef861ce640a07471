package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Progress;

/**
 * Trains the heads that read descriptors from the codes of one encoder, all at once. Each sees a bootstrap sample of
 * the groups, so that heads differ as they would had other materials been at hand, and each reads another quantile of what the code
 * leaves open, so that they are far from each other where a measurement does not tell. A missing descriptor takes no part in the loss.
 */
final class HeadTraining {

	private static final int HIDDEN = 64;
	private static final int BATCH = 128;
	private static final double RATE = 7e-3;

	/**
	 * Where the loss turns from quadratic to linear, in standard deviations of the descriptor: simulated labels have
	 * outliers, which a quadratic loss would follow.
	 */
	private static final double TURN = 0.1;

	/** Quantiles that the heads read are spread evenly from the first to the last. */
	private static final double FIRST_LEVEL = 0.25, LAST_LEVEL = 0.75;

	private static final int STEPS_PER_REPORT = 20;

	private final TorchSession session;
	private final Members members;
	private final int count;
	private final int epochs;
	private final float[] codes;
	private final float[] targets;
	private final Moments moments;
	private final int rows;
	private final int variants;
	private final int latents;
	private final int descriptors;
	private final int[][] samples;
	private final float[] tilts;
	private final SplittableRandom random;

	/**
	 * @param count number of heads
	 * @param codes {@code [variants × rows × latents]} of the training spectra, varied at random
	 * @param targets descriptors {@code [variants × rows × descriptors]}, NaN = missing
	 * @param groups of the rows
	 * @param random for this step alone
	 */
	HeadTraining(final TorchSession session, final TrainingSettings settings, final int count, final float[] codes,
		final float[] targets, final List<String> groups, final SplittableRandom random)
	{
		this.session = session;
		this.codes = codes;
		this.count = count;
		epochs = settings.memberEpochs();
		this.random = random;
		rows = groups.size();
		descriptors = settings.predicted().size();
		variants = targets.length / descriptors / rows;
		latents = codes.length / rows / variants;
		moments = Moments.ofKnown(targets, descriptors);
		this.targets = standardized(targets);
		samples = bootstrap(groups);
		tilts = tilts(count);
		members = new Members(count, latents, HIDDEN, descriptors, session.manager(), random);
	}

	List<TrainedNetwork> run(final Progress progress) {
		final Phase phase = new Phase(session, RATE, members);
		final int steps = Math.max(1, epochs * rows / BATCH);
		for (int step = 0; step < steps; step++) {
			progress.check();
			if (step % STEPS_PER_REPORT == 0) progress.report("Training the networks that read descriptors", step / (double) steps);
			try (NDManager arrays = session.manager().newSubManager()) {
				step(phase, 0.5 + 0.5 * Math.cos(Math.PI * step / steps), arrays);
			}
		}
		return members.trained(moments);
	}

	private void step(final Phase phase, final double schedule, final NDManager arrays) {
		final float[] inputs = new float[count * BATCH * latents];
		final float[] wanted = new float[count * BATCH * descriptors];
		final float[] known = new float[wanted.length];
		for (int i = 0; i < count * BATCH; i++) {
			final int[] sample = samples[i / BATCH];
			final int from = random.nextInt(variants) * rows + sample[random.nextInt(sample.length)];
			System.arraycopy(codes, from * latents, inputs, i * latents, latents);
			for (int d = 0; d < descriptors; d++) {
				final float target = targets[from * descriptors + d];
				known[i * descriptors + d] = Float.isNaN(target) ? 0 : 1;
				wanted[i * descriptors + d] = Float.isNaN(target) ? 0 : target;
			}
		}
		final Shape shape = new Shape(count, BATCH, descriptors);
		final NDArray batch = TorchSession.array(arrays, inputs, new Shape(count, BATCH, latents));
		final NDArray target = TorchSession.array(arrays, wanted, shape);
		final NDArray mask = TorchSession.array(arrays, known, shape);
		final NDArray tilted = TorchSession.array(arrays, tilts, new Shape(count, 1, 1));
		phase.step(schedule, () -> Losses.quantile(members.forward(batch).sub(target).mul(mask), tilted, TURN));
	}

	private static float[] tilts(final int count) {
		final float[] tilts = new float[count];
		for (int head = 0; head < count; head++) {
			final double level = FIRST_LEVEL + (LAST_LEVEL - FIRST_LEVEL) * head / Math.max(1, count - 1);
			tilts[head] = (float) Losses.tilt(level, TURN);
		}
		return tilts;
	}

	private float[] standardized(final float[] values) {
		final float[] standardized = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			final int d = i % moments.mean().length;
			standardized[i] = (values[i] - moments.mean()[d]) / moments.deviation()[d];
		}
		return standardized;
	}

	/** @return for each member the rows of as many groups as there are, drawn with replacement */
	private int[][] bootstrap(final List<String> groups) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		IntStream.range(0, groups.size()).forEach(i -> rows.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(
			i));
		final List<List<Integer>> all = List.copyOf(rows.values());
		final int[][] drawn = new int[count][];
		Arrays.setAll(drawn, member -> IntStream.range(0, all.size()).mapToObj(g -> all.get(random.nextInt(all.size())))
			.flatMap(List::stream).mapToInt(Integer::intValue).toArray());
		return drawn;
	}
}
