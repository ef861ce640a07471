package org.xasmapper.ij.results;

import ij.ImagePlus;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.spectrum.SpectralCube;

/** The simulation-like stack that SDM makes, as an image and as a file. */
public final class MappedImage {

	private final ImagePlus image;

	/**
	 * @param title of the stack that was mapped
	 * @param metadata of that stack, or of its weights
	 */
	public MappedImage(final SpectralCube mapped, final String title, final StackMetadata metadata) {
		image = new SpectralStack(title + " SDM", mapped, metadata.after("XAS SDM: " + mapped.energies(),
			StackMetadata.SIMULATION_LIKE)).toImage();
	}

	public ImagePlus image() {
		return image;
	}

	/** Writes {@code sdm.tif}; the caller commits. */
	public void write(final Results results) {
		results.tiff("sdm.tif", image);
	}
}
