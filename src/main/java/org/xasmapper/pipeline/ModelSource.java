package org.xasmapper.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.xasmapper.io.TypedPath;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.spectrum.XasException;

/** Opens a model that ships with XAS Mapper, by its name, or any other, by its file. */
public final class ModelSource {

	/** Models in the jar. */
	public static final List<String> SHIPPED = List.of("ti-k-edge");

	private ModelSource() {}

	/**
	 * @param model name of a shipped model, or path of an ONNX file
	 * @throws XasException if it is neither, or no valid model
	 */
	public static OnnxModel open(final String model) {
		final String name = model.trim();
		if (name.isEmpty()) throw new XasException("Choose a model: " + SHIPPED + " or an ONNX file.");
		return SHIPPED.contains(name) ? shipped(name) : OnnxModel.open(TypedPath.of(name));
	}

	private static OnnxModel shipped(final String name) {
		try (InputStream onnx = ModelSource.class.getResourceAsStream("/models/" + name + ".onnx")) {
			if (onnx == null) throw new IllegalStateException("the jar lacks the model " + name);
			return OnnxModel.of(onnx.readAllBytes(), name);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
