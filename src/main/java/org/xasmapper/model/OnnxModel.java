package org.xasmapper.model;

import ai.djl.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.spectrum.XasException;

/**
 * A model in ONNX Runtime, through DJL, checked against its card. May be used by several threads at once; close it
 * when all are done.
 */
public final class OnnxModel implements AutoCloseable {

	private final String name;
	private final OnnxGraph graph;
	private final ModelCard card;
	private final Model model;

	private OnnxModel(final String name, final OnnxGraph graph, final ModelCard card, final Model model) {
		this.name = name;
		this.graph = graph;
		this.card = card;
		this.model = model;
	}

	/**
	 * Opens a model whose card is in the file, or else beside it: {@code model.json} for {@code model.onnx}.
	 *
	 * @throws XasException naming the file and what to do, if the file is missing, truncated or not ONNX, if there is
	 *           no card, or if the model is not what its card says or holds NaN
	 */
	public static OnnxModel open(final Path file) {
		final OnnxGraph graph = OnnxGraph.parse(bytes(file), file.toString());
		final ModelCard card = graph.card().map(json -> ModelCard.fromJson(json, file.toString())).orElseGet(
			() -> cardBeside(file));
		return of(graph, card, file.toString());
	}

	/**
	 * Opens a model that carries its card.
	 *
	 * @param onnx the content of an ONNX file
	 * @param name of the model, for messages
	 * @throws XasException as {@link #open}
	 */
	public static OnnxModel of(final byte[] onnx, final String name) {
		final OnnxGraph graph = OnnxGraph.parse(onnx, name);
		final String json = graph.card().orElseThrow(() -> new XasException(name + " carries no card."));
		return of(graph, ModelCard.fromJson(json, name), name);
	}

	private static OnnxModel of(final OnnxGraph graph, final ModelCard card, final String name) {
		graph.requireFits(card);
		graph.requireFiniteWeights();
		try (Model asItIs = OnnxEngine.load(graph.bytes(), name)) {
			new Probe(asItIs, graph, card, name).requireFits();
		}
		return new OnnxModel(name, graph, card, OnnxEngine.load(graph.withMeanSquare(card), name));
	}

	private static byte[] bytes(final Path file) {
		try {
			if (Files.exists(file) && !Files.isRegularFile(file)) throw new IOException("it is no file");
			return Files.readAllBytes(file);
		}
		catch (final OutOfMemoryError e) {
			throw new XasException("The model " + file + " is too large for the memory. Choose a smaller one, or give Java more " +
				"(in ImageJ: Edit > Options > Memory & Threads...).", e);
		}
		catch (final NoSuchFileException e) {
			throw new XasException("There is no model " + file + ". Check the path.", e);
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the model " + file + " (" + e.getMessage() + "). Choose an ONNX file.", e);
		}
	}

	private static ModelCard cardBeside(final Path file) {
		final Path beside = file.resolveSibling(file.getFileName().toString().replaceFirst("(\\.onnx)?$", ".json"));
		try {
			return ModelCard.fromJson(Files.readString(beside), beside.toString());
		}
		catch (final NoSuchFileException e) {
			throw new XasException(file + " carries no card, and there is no " + beside.getFileName() +
				" beside it. Write one as docs/model-card.md describes.", e);
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the model card " + beside + " (" + e.getMessage() + ").", e);
		}
	}

	public ModelCard card() {
		return card;
	}

	/** @return the file, or the name that was given, for messages */
	public String name() {
		return name;
	}

	/**
	 * Writes a copy of this model with another card in it, whole or not at all.
	 *
	 * @param other fits this model, such as its own card with more in it
	 * @throws XasException naming what of the card does not fit, or the file, if it cannot be written
	 */
	public void save(final ModelCard other, final Path file) {
		graph.requireFits(other);
		AtomicFile.write(file, out -> out.write(graph.withCard(other)));
	}

	/** @return a way to run this model in one thread */
	Inference inference() {
		return new Inference(card, graph, model);
	}

	/** @return what the file says of itself */
	OnnxGraph graph() {
		return graph;
	}

	@Override
	public void close() {
		model.close();
	}
}
