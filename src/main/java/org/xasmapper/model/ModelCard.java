package org.xasmapper.model;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * What must be known of a model to use it: which absorber and energies it is for, how spectra must be treated before
 * they are given to it, what it predicts and how well. The card travels as JSON in the {@code metadata_props} of the
 * ONNX file, under the key {@link #METADATA_KEY}, and beside it. See {@code docs/model-card.md}.
 *
 * @param element symbol of the absorbing element, such as {@code Ti}
 * @param edge absorption edge, such as {@code K}
 * @param grid energies of a spectrum
 * @param normalization how spectra must be normalised
 * @param descriptors what is predicted, in the order of the graph's output; empty for an encoder only
 * @param latents names of the latent dimensions in the graph's order; a ranked one has its descriptor's name
 * @param broadening standard deviation of the Gaussian that training spectra were convolved with, eV
 * @param augmentation random variation of training spectra
 * @param effects ranges of the measurements that training spectra were drawn
 * @param training the training set
 * @param members networks that predict descriptors; 0 if there are no descriptors
 * @param encoders that the members are shared out among, each trained without another part of the materials; 0 if there are no
 *          descriptors
 * @param seed seed of training
 * @param date day of training, {@code 2026-11-01}; empty = unknown
 * @param tensors names of the graph's input and outputs
 * @param guard how well the model tells spectra that it does not know
 * @param measured how the model does on measured spectra, which training never saw
 */
public record ModelCard(String element, String edge, RegularGrid grid, NormalizationConvention normalization,
	List<Descriptor> descriptors, List<String> latents, double broadening, Augmentation augmentation,
	Effects effects, TrainingSet training, int members, int encoders, long seed, String date, TensorNames tensors,
	Guard guard, Measured measured)
{

	/** Version of the card's format, the only one that is read. */
	public static final int VERSION = 1;

	/** Key of the card's JSON in the {@code metadata_props} of an ONNX file. */
	public static final String METADATA_KEY = "xas_mapper_card";

	/** @throws XasException naming the key that is wrong, and what is expected */
	public ModelCard {
		descriptors = List.copyOf(descriptors);
		latents = List.copyOf(latents);
		if (!element.matches("[A-Z][a-z]?")) {
			throw CardCheck.wrong("element", "\"" + element + "\"", "a chemical symbol such as \"Ti\"");
		}
		if (!edge.matches("[KLMN][1-7]?")) throw CardCheck.wrong("edge", "\"" + edge + "\"", "\"K\", \"L3\" or the like");
		CardCheck.atLeastZero("broadening", broadening);
		requireDistinct("descriptors", descriptors.stream().map(Descriptor::name).toList());
		requireDistinct("latents", latents);
		latents.forEach(name -> CardCheck.plainName("latents", name));
		CardCheck.day("date", date);
		requireKnown(measured.scales(), descriptors);
		requireListFor("latents", latents, "latent", tensors.hasLatent());
		requireListFor("descriptors", descriptors, "descriptors", tensors.hasDescriptors());
		if (guard.isKnown() != tensors.hasTrust()) {
			throw new XasException(tensors.hasTrust() ? "\"tensors.trust\" names an output, but \"guard.threshold\" does not say from " +
				"which trust on a spectrum is known." : "\"guard\" tells of a guard, but \"tensors.trust\" names no output.");
		}
		if (members < 0 || members > 0 != tensors.hasDescriptors()) {
			throw CardCheck.wrong("members", members, tensors.hasDescriptors() ? "at least 1"
				: "0, since the model has no descriptors");
		}
		if (encoders < Math.min(1, members) || encoders > members) {
			throw CardCheck.wrong("encoders", encoders, "a number from 1 to \"members\", " + members);
		}
	}

	private static void requireDistinct(final String key, final List<String> names) {
		if (new HashSet<>(names).size() == names.size()) return;
		throw new XasException("\"" + key + "\" has the same name twice: " + String.join(", ", names) + ".");
	}

	private static void requireKnown(final List<Measured.Scale> scales, final List<Descriptor> descriptors) {
		for (final Measured.Scale scale : scales) {
			if (descriptors.stream().anyMatch(descriptor -> descriptor.name().equals(scale.descriptor()))) continue;
			throw new XasException("\"measured.scales\" has a factor for " + scale.descriptor() + ", which is no descriptor of the " +
				"model.");
		}
	}

	private static void requireListFor(final String key, final List<?> list, final String tensor,
		final boolean exists)
	{
		if (list.isEmpty() != exists) return;
		throw new XasException(exists ? "\"" + key + "\" is empty, but \"tensors." + tensor +
			"\" names an output. List what it holds." : "\"" + key + "\" lists names, but \"tensors." + tensor +
				"\" names no output that holds them.");
	}

	/** @return the energies of a spectrum */
	public EnergyGrid energies() {
		return grid.toEnergyGrid();
	}

	/** @return {@code Ti K-edge} */
	public String absorber() {
		return element + " " + edge + "-edge";
	}

	/**
	 * Refuses spectra of another absorber.
	 *
	 * @param stackElement element of the spectra, empty = unknown, which is accepted
	 * @param stackEdge edge of the spectra, empty = unknown, which is accepted
	 * @throws XasException naming both
	 */
	public void requireAbsorber(final String stackElement, final String stackEdge) {
		final boolean sameElement = stackElement.isEmpty() || stackElement.equals(element);
		final boolean sameEdge = stackEdge.isEmpty() || stackEdge.equals(edge);
		if (sameElement && sameEdge) return;
		throw new XasException("The model is for the " + absorber() + ", but the spectra are of " + (stackElement + " " +
			stackEdge).trim() + ". Choose a model for them, or correct element and edge in XAS Open... if they are wrong.");
	}

	/** @return the same card with what was found on measured spectra */
	public ModelCard withMeasured(final Measured found) {
		return new ModelCard(element, edge, grid, normalization, descriptors, latents, broadening, augmentation, effects, training,
			members, encoders, seed, date, tensors, guard, found);
	}

	/** @return the same card of the model with a guard, whose output has the standard name */
	public ModelCard withGuard(final Guard other) {
		return new ModelCard(element, edge, grid, normalization, descriptors, latents, broadening, augmentation, effects, training,
			members, encoders, seed, date, TensorNames.GUARDED, other, measured);
	}

	/** @return how many numbers the largest input or output has of a spectrum */
	long widest() {
		return Math.max(Math.max(grid.points(), latents.size()), (long) members * descriptors.size());
	}

	/** @return readable JSON with its keys in a fixed order */
	public String toJson() {
		return CardJson.write(this);
	}

	/**
	 * @param where file or place that the text comes from, for messages
	 * @throws XasException naming the place, the key that is missing, unknown or wrong, and what is expected
	 */
	public static ModelCard fromJson(final String json, final String where) {
		try {
			return CardJson.parse(json);
		}
		catch (final XasException e) {
			throw new XasException("The model card in " + where + " is wrong: " + e.getMessage() +
				" See docs/model-card.md for all keys.", e);
		}
	}

	/** Writes the JSON that stands beside a model, whole or not at all. */
	public void save(final Path file) {
		AtomicFile.writeText(file, writer -> writer.write(toJson()));
	}
}
