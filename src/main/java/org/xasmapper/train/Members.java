package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** The heads of an encoder in training: networks of one hidden layer with Swish, side by side in one parameter vector. */
final class Members implements Trainable {

	private final int members;
	private final int in;
	private final int hidden;
	private final int out;
	private final NDArray parameters;

	Members(final int members, final int in, final int hidden, final int out, final NDManager manager,
		final RandomGenerator random)
	{
		this.members = members;
		this.in = in;
		this.hidden = hidden;
		this.out = out;
		final float[] first = firstParameters(random);
		parameters = TorchSession.array(manager, first, new Shape(first.length));
		parameters.setRequiresGradient(true);
	}

	@Override
	public NDArray parameters() {
		return parameters;
	}

	/** @return outputs {@code [members × batch × out]} of inputs {@code [members × batch × in]} */
	NDArray forward(final NDArray batch) {
		final long[] ends = ends();
		final NDList pieces = parameters.split(Arrays.copyOf(ends, ends.length - 1));
		pieces.attach(batch.getManager());
		final NDArray linear = batch.matMul(pieces.get(0).reshape(members, in, hidden)).add(pieces.get(1).reshape(members,
			1, hidden));
		final NDArray swish = linear.mul(linear.mul(pieces.get(2).reshape(members, 1, hidden)).getNDArrayInternal()
			.sigmoid());
		return swish.matMul(pieces.get(3).reshape(members, hidden, out)).add(pieces.get(4).reshape(members, 1, out));
	}

	/**
	 * @param outputs what one unit of output stands for, and its zero
	 * @return the members as they are now
	 */
	List<TrainedNetwork> trained(final Moments outputs) {
		final float[] values = parameters.toFloatArray();
		final List<TrainedNetwork> trained = new ArrayList<>();
		for (int member = 0; member < members; member++) {
			final Layer first = new Layer(piece(values, 0, member), piece(values, 1, member), piece(values, 2, member));
			final Layer last = new Layer(piece(values, 3, member), piece(values, 4, member), new float[0]);
			trained.add(new TrainedNetwork(List.of(first, Folding.scaled(last, outputs)), false));
		}
		return trained;
	}

	private int[] sizes() {
		return new int[] { in * hidden, hidden, hidden, hidden * out, out };
	}

	/** @return where each piece of the parameters ends; a piece holds all members */
	private long[] ends() {
		final int[] sizes = sizes();
		final long[] ends = new long[sizes.length];
		for (int p = 0; p < ends.length; p++) ends[p] = (p == 0 ? 0 : ends[p - 1]) + (long) members * sizes[p];
		return ends;
	}

	private float[] piece(final float[] values, final int piece, final int member) {
		final int size = sizes()[piece];
		final int from = (int) ends()[piece] - (members - member) * size;
		return Arrays.copyOfRange(values, from, from + size);
	}

	/** Weights and biases uniform within ±1/√in, slopes one. */
	private float[] firstParameters(final RandomGenerator random) {
		final long[] ends = ends();
		final float[] first = new float[(int) ends[ends.length - 1]];
		for (int i = 0; i < first.length; i++) {
			final double bound = 1 / Math.sqrt(i < ends[1] ? in : hidden);
			first[i] = i >= ends[1] && i < ends[2] ? 1 : (float) random.nextDouble(-bound, bound);
		}
		return first;
	}
}
