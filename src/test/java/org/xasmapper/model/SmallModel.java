package org.xasmapper.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model with random weights, of the shape of a RankAAE model and its ensemble. As it stands it is a good one; the
 * tests change one thing each.
 */
public final class SmallModel {

	RegularGrid grid = new RegularGrid(4962, 0.5, 41);
	List<String> latents = List.of("OS", "CN", "free");
	TensorNames tensors = TensorNames.STANDARD;
	long batch = -1;
	private static final Effects EFFECTS = new Effects(new Range(0.5, 1), 0.5, new Range(0, 2), new Range(0.3, 1.5), Range.ZERO, 0.5,
		0.03, 0.05, new Range(0, 0.1), 2, 6, 0.01, 0.02, 0.03, new Range(0, 0.05));

	int members = 4;
	/** Units of each hidden layer of encoder and decoder. */
	int[] coderLayers = { 8 };
	/** Units of each hidden layer of a member of the ensemble. */
	int[] memberLayers = { 8 };
	boolean membersAxis = true;
	String lastOperator = "Softplus";

	ModelCard card() {
		final List<Descriptor> descriptors = tensors.hasDescriptors() ? List.of(new Descriptor("OS", "", 2, 4, 0.12, 1.5),
			new Descriptor("CN", "", 4, 8, 0.25, 1)) : List.of();
		return new ModelCard("Ti", "K", grid, NormalizationConvention.FLATTENED, descriptors, tensors.hasLatent() ? latents
			: List.of(), 0.7, new Augmentation(0.02, 0.3, 0.05, 0.5), EFFECTS, new TrainingSet("0123456789abcdef".repeat(4), 2932,
				List.of("TiO2")), tensors.hasDescriptors() ? members : 0, tensors.hasDescriptors() ? 1 : 0, 1579, "2026-11-22", tensors,
			Guard.NONE, Measured.NONE);
	}

	/** @return the ONNX file with its card */
	public byte[] bytes() {
		return bytes(card().toJson());
	}

	/** @return a file {@code small.onnx} with it in the folder */
	public static Path in(final Path folder) throws IOException {
		return Files.write(folder.resolve("small.onnx"), new SmallModel().bytes());
	}

	/** @return an ONNX file whose card promises a point less than the graph takes */
	public static byte[] withALyingCard() {
		final SmallModel small = new SmallModel();
		return small.bytes(small.card().toJson().replace("\"points\": 41", "\"points\": 40"));
	}

	/** @return an ONNX file of encoder and decoder alone */
	public static byte[] withoutDescriptors() {
		final SmallModel small = new SmallModel();
		small.tensors = new TensorNames("spectrum", "latent", "", "reconstruction", "");
		return small.bytes();
	}

	/** @return an ONNX file with a weight that is NaN */
	public static byte[] withNanWeights() {
		final SmallModel small = new SmallModel();
		final OnnxBuilder onnx = small.builder();
		onnx.setFirstWeight(Float.NaN);
		return onnx.bytes(small.card().toJson());
	}

	/** @param card JSON for the metadata, or null */
	byte[] bytes(final String card) {
		return builder().bytes(card);
	}

	OnnxBuilder builder() {
		final OnnxBuilder onnx = new OnnxBuilder().input(tensors.spectrum(), batch, grid.points());
		final String latent = network(onnx, tensors.spectrum(), grid.points(), coderLayers, latents.size());
		if (tensors.hasLatent()) {
			onnx.end("Identity", latent, tensors.latent());
			onnx.output(tensors.latent(), batch, latents.size());
		}
		if (tensors.hasDescriptors()) addEnsemble(onnx, latent);
		if (tensors.hasReconstruction()) {
			onnx.end(lastOperator, network(onnx, latent, latents.size(), coderLayers, grid.points()), tensors.reconstruction());
			onnx.output(tensors.reconstruction(), batch, grid.points());
		}
		return onnx;
	}

	private void addEnsemble(final OnnxBuilder onnx, final String latent) {
		if (!membersAxis) {
			onnx.end("Identity", network(onnx, latent, latents.size(), memberLayers, 2), tensors.descriptors());
			onnx.output(tensors.descriptors(), batch, 2);
			return;
		}
		final List<String> all = new ArrayList<>();
		for (int i = 0; i < members; i++) all.add(network(onnx, latent, latents.size(), memberLayers, 2));
		final String split = onnx.splitMembers(onnx.concatenated(all), members, 2);
		onnx.end("Identity", onnx.calibrated(split, 2), tensors.descriptors());
		onnx.output(tensors.descriptors(), batch, members, 2);
	}

	private static String network(final OnnxBuilder onnx, final String in, final int inputs, final int[] hidden,
		final int outputs)
	{
		String layer = in;
		int width = inputs;
		for (final int units : hidden) {
			layer = onnx.swish(onnx.dense(layer, width, units), units);
			width = units;
		}
		return onnx.dense(layer, width, outputs);
	}
}
