package org.xasmapper.ij;

import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import org.xasmapper.spectrum.SpectralCube;

/** Shows a cube that is too large for the heap as a virtual stack: a slice is read when it is looked at. */
final class CubeStack extends VirtualStack {

	private final SpectralCube cube;

	CubeStack(final SpectralCube cube) {
		super(cube.width(), cube.height(), cube.energies().size(), "32-bit");
		this.cube = cube;
	}

	@Override
	public ImageProcessor getProcessor(final int slice) {
		final float[] plane = new float[cube.pixels()];
		cube.readRows(slice - 1, 0, cube.height(), plane);
		return new FloatProcessor(cube.width(), cube.height(), plane);
	}

	@Override
	public String getSliceLabel(final int slice) {
		return SpectralStack.label(cube.energies().energy(slice - 1));
	}
}
