package org.xasmapper.model;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/**
 * What the graph calls its input and outputs. An output that the model does not have is an empty text.
 *
 * @param spectrum input {@code [batch, points]}
 * @param latent output {@code [batch, latents]}
 * @param descriptors output {@code [batch, members, descriptors]}, or {@code [batch, descriptors]} of a single member
 * @param reconstruction output {@code [batch, points]}
 * @param trust output {@code [batch, 1]}, 0 to 1: that the spectrum belongs to what the model knows
 */
public record TensorNames(String spectrum, String latent, String descriptors, String reconstruction, String trust) {

	/** What the models are called by that this project trains. */
	public static final TensorNames STANDARD = new TensorNames("spectrum", "latent", "descriptors", "reconstruction", "");

	/** The same of those that have a guard. */
	public static final TensorNames GUARDED = new TensorNames("spectrum", "latent", "descriptors", "reconstruction", "trust");

	/** @throws XasException if there is no input, no output to predict from, or a name stands for two tensors */
	public TensorNames {
		if (spectrum.isEmpty()) throw CardCheck.wrong("tensors.spectrum", "empty", "the name of the graph's input");
		if (latent.isEmpty() && descriptors.isEmpty()) {
			throw new XasException("\"tensors\" names neither \"latent\" nor \"descriptors\"; at least one of these " +
				"outputs is needed.");
		}
		final List<String> outputs = outputs(latent, descriptors, reconstruction, trust);
		if (outputs.stream().distinct().count() < outputs.size()) {
			throw new XasException("\"tensors\" gives one name to two outputs: " + String.join(", ", outputs) + ".");
		}
	}

	public boolean hasLatent() {
		return !latent.isEmpty();
	}

	public boolean hasDescriptors() {
		return !descriptors.isEmpty();
	}

	public boolean hasReconstruction() {
		return !reconstruction.isEmpty();
	}

	public boolean hasTrust() {
		return !trust.isEmpty();
	}

	/** @return names of the outputs that the model has */
	public List<String> outputs() {
		return outputs(latent, descriptors, reconstruction, trust);
	}

	private static List<String> outputs(final String... names) {
		final List<String> outputs = new ArrayList<>();
		for (final String name : names) {
			if (!name.isEmpty()) outputs.add(name);
		}
		return outputs;
	}
}
