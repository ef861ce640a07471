package org.xasmapper.model;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * The part of a model that makes spectra from latent codes, cut out of its graph, to see what each latent dimension
 * stands for. Use in one thread; close it when done.
 */
public final class Decoder implements AutoCloseable {

	private final ModelCard card;
	private final String input;
	private final OnnxGraph graph;
	private final Model model;

	/**
	 * @param whole may be closed before this
	 * @throws XasException if the model has no reconstruction, or one that is not made from the latent code alone
	 */
	public Decoder(final OnnxModel whole) {
		card = whole.card();
		input = whole.graph().code(card);
		graph = whole.graph();
		final byte[] onnx = whole.graph().decoder(card).orElseThrow(() -> new XasException("The model " + whole.name() +
			" has no decoder: no output \"reconstruction\" that is made from the latent code alone."));
		model = OnnxEngine.load(onnx, "the decoder of " + whole.name());
	}

	/**
	 * @param codes {@code [spectra × latents]}
	 * @return the spectra that the model makes of them, at the card's energies
	 */
	public Spectra decode(final float[] codes) {
		final int latents = card.latents().size();
		final int count = codes.length / latents;
		if (count * latents != codes.length) {
			throw new IllegalArgumentException(codes.length + " numbers are no codes of " + latents);
		}
		final int rows = graph.hasFixedBatch() ? graph.rows(card) : count;
		final int points = card.grid().points();
		final float[] values = new float[count * points];
		for (int first = 0; first < count; first += rows) {
			// The last rows of a fixed batch may have no code: they are decoded from zeros and dropped.
			final float[] some = run(Arrays.copyOfRange(codes, first * latents, (first + rows) * latents), rows);
			System.arraycopy(some, 0, values, first * points, Math.min(rows, count - first) * points);
		}
		return new Spectra(card.energies(), values, Table.empty(count));
	}

	private float[] run(final float[] codes, final int rows) {
		try (NDManager scope = model.getNDManager().newSubManager()) {
			final NDArray array = scope.create(codes, new Shape(rows, card.latents().size()));
			return OnnxEngine.output(OnnxEngine.run(model, input, array), card.tensors().reconstruction()).toFloatArray();
		}
	}

	/**
	 * Lets one latent dimension run from low to high while the others stay.
	 *
	 * @param rest {@code [latents]}, the code to start from
	 * @param latent name of the dimension
	 * @param values that it takes, one after the other
	 * @return a spectrum per value
	 * @throws XasException naming the latents that exist, if there is none of this name
	 */
	public Spectra scan(final float[] rest, final String latent, final float... values) {
		final int dimension = card.latents().indexOf(latent);
		if (dimension < 0) {
			throw new XasException("The model has no latent \"" + latent + "\". There are: " + String.join(", ", card
				.latents()) + ".");
		}
		final float[] codes = new float[values.length * rest.length];
		for (int i = 0; i < values.length; i++) {
			System.arraycopy(rest, 0, codes, i * rest.length, rest.length);
			codes[i * rest.length + dimension] = values[i];
		}
		return decode(codes);
	}

	@Override
	public void close() {
		model.close();
	}
}
