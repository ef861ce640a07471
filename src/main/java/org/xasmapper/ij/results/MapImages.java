package org.xasmapper.ij.results;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import java.util.List;
import org.xasmapper.ij.DisplayRange;
import org.xasmapper.ij.StackMetadata;

/** Float maps as images, in a perceptually uniform look-up table; masked pixels are NaN and white. */
public final class MapImages {

	private MapImages() {}

	/**
	 * @param map {@code [pixels]}, row by row; shared, not copied
	 * @param metadata of the stack that the map was computed from
	 */
	public static ImagePlus map(final String title, final int width, final float[] map,
		final StackMetadata metadata)
	{
		final ImagePlus image = new ImagePlus(title, new FloatProcessor(width, map.length / width, map));
		return finished(image, metadata);
	}

	/**
	 * @param maps {@code [maps][pixels]}, row by row; shared, not copied
	 * @param labels one per map, for the slices
	 * @param metadata of the stack that the maps were computed from
	 */
	public static ImagePlus stack(final String title, final int width, final float[][] maps, final List<String> labels,
		final StackMetadata metadata)
	{
		final ImageStack stack = new ImageStack(width, maps[0].length / width);
		for (int i = 0; i < maps.length; i++) stack.addSlice(labels.get(i), maps[i]);
		return finished(new ImagePlus(title, stack), metadata);
	}

	private static ImagePlus finished(final ImagePlus image, final StackMetadata metadata) {
		metadata.writeTo(image);
		image.setLut(Viridis.LUT);
		DisplayRange.ofMap(image);
		return image;
	}
}
