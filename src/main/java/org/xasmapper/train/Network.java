package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A network in training: fully connected layers with Swish of learned slope in between. Batch normalisation without
 * affine parameters follows every Swish, and the output of a network that ends {@link Ending#NORMALIZED}. All
 * parameters are one vector, so that an optimiser step is one operation.
 */
final class Network implements Trainable {

	/** What follows the last layer. */
	enum Ending {
		/** Nothing; then the hidden layers are not batch-normalised either. */
		PLAIN,
		/** Batch normalisation. */
		NORMALIZED,
		/** Softplus with beta 2. */
		POSITIVE
	}

	/** What batch normalisation adds to a variance. */
	private static final float EPSILON = 1e-5f;

	private final int[] sizes;
	private final Ending ending;
	private final NDArray parameters;
	private final NDArray[] zeros;
	private final NDArray[] ones;

	/**
	 * @param sizes of the input, the hidden layers and the output
	 * @param manager keeps the parameters
	 * @param random draws the first weights
	 */
	Network(final int[] sizes, final Ending ending, final NDManager manager, final RandomGenerator random) {
		this(sizes, ending, null, manager, random);
	}

	/** @param lastBias first biases of the last layer, so that the network starts from a known mean output */
	Network(final int[] sizes, final Ending ending, final float[] lastBias, final NDManager manager,
		final RandomGenerator random)
	{
		this.sizes = sizes;
		this.ending = ending;
		final int layers = sizes.length - 1;
		final float[] first = firstParameters(random);
		if (lastBias != null) System.arraycopy(lastBias, 0, first, first.length - lastBias.length, lastBias.length);
		// The values are given here and never set again: NDArray.set would lay the array over a Java buffer that nobody
		// keeps, and the garbage collector would free the memory under it.
		parameters = TorchSession.array(manager, first, new Shape(first.length));
		parameters.setRequiresGradient(true);
		zeros = new NDArray[layers];
		ones = new NDArray[layers];
		for (int l = 0; l < layers; l++) {
			zeros[l] = manager.zeros(new Shape(sizes[l + 1]));
			ones[l] = manager.ones(new Shape(sizes[l + 1]));
		}
	}

	/** @return all weights, biases and slopes, layer by layer */
	@Override
	public NDArray parameters() {
		return parameters;
	}

	/** @return outputs {@code [batch × out]}, normalised by the mean and variance of this batch, kept by its manager */
	NDArray forward(final NDArray batch) {
		return forward(batch, null);
	}

	/**
	 * @param training the inputs whose means and variances become those of the normalisations
	 * @return the network as it is now
	 */
	TrainedNetwork trained(final NDArray training) {
		final List<NDArray> normalized = new ArrayList<>();
		forward(training, normalized);
		final List<Layer> layers = new ArrayList<>();
		final float[] values = parameters.toFloatArray();
		for (int l = 0, from = 0; l < sizes.length - 1; l++) {
			final int weights = sizes[l] * sizes[l + 1];
			final int slopes = from + weights + sizes[l + 1];
			final int next = slopes + (isLast(l) ? 0 : sizes[l + 1]);
			final Layer layer = new Layer(Arrays.copyOfRange(values, from, from + weights), Arrays.copyOfRange(values, from +
				weights, slopes), Arrays.copyOfRange(values, slopes, next));
			layers.add(l > 0 && ending != Ending.PLAIN ? Folding.before(layer, moments(normalized.get(l - 1))) : layer);
			from = next;
		}
		if (ending == Ending.NORMALIZED) {
			final int last = layers.size() - 1;
			layers.set(last, Folding.after(layers.get(last), moments(normalized.get(last))));
		}
		return new TrainedNetwork(layers, ending == Ending.POSITIVE);
	}

	private NDArray forward(final NDArray batch, final List<NDArray> normalized) {
		final NDList pieces = pieces(batch.getManager());
		NDArray values = batch;
		for (int l = 0, piece = 0; l < sizes.length - 1; l++) {
			final NDArray weights = pieces.get(piece++).reshape(sizes[l], sizes[l + 1]);
			values = values.matMul(weights).add(pieces.get(piece++));
			if (!isLast(l)) values = values.mul(values.mul(pieces.get(piece++)).getNDArrayInternal().sigmoid());
			if (!isNormalized(l)) continue;
			if (normalized != null) normalized.add(values);
			values = values.getNDArrayInternal().batchNorm(values, zeros[l], ones[l], ones[l], zeros[l], -1, 1, EPSILON,
				true).head();
		}
		if (ending != Ending.POSITIVE) return values;
		return TorchSession.times(TorchSession.times(values, 2).getNDArrayInternal().softPlus(), 0.5);
	}

	private boolean isLast(final int layer) {
		return layer == sizes.length - 2;
	}

	private boolean isNormalized(final int layer) {
		return ending == Ending.NORMALIZED || ending == Ending.POSITIVE && !isLast(layer);
	}

	private NDList pieces(final NDManager step) {
		final List<Long> ends = new ArrayList<>();
		long end = 0;
		for (int l = 0; l < sizes.length - 1; l++) {
			ends.add(end += (long) sizes[l] * sizes[l + 1]);
			ends.add(end += sizes[l + 1]);
			if (!isLast(l)) ends.add(end += sizes[l + 1]);
		}
		ends.remove(ends.size() - 1);
		final NDList pieces = parameters.split(ends.stream().mapToLong(Long::longValue).toArray());
		pieces.attach(step);
		return pieces;
	}

	/** Weights and biases uniform within ±1/√in, slopes one. */
	private float[] firstParameters(final RandomGenerator random) {
		int count = 0;
		for (int l = 0; l < sizes.length - 1; l++) count += (sizes[l] + (isLast(l) ? 1 : 2)) * sizes[l + 1];
		final float[] first = new float[count];
		Arrays.fill(first, 1);
		for (int l = 0, from = 0; l < sizes.length - 1; l++) {
			final double bound = 1 / Math.sqrt(sizes[l]);
			final int drawn = (sizes[l] + 1) * sizes[l + 1];
			for (int i = from; i < from + drawn; i++) first[i] = (float) random.nextDouble(-bound, bound);
			from += drawn + (isLast(l) ? 0 : sizes[l + 1]);
		}
		return first;
	}

	private static Moments moments(final NDArray values) {
		final NDArray mean = values.mean(new int[] { 0 });
		final NDArray centred = values.sub(mean);
		final NDArray variance = centred.mul(centred).mean(new int[] { 0 });
		return new Moments(mean.toFloatArray(), variance.add(EPSILON).sqrt().toFloatArray());
	}
}
