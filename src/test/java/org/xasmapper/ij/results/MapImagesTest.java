package org.xasmapper.ij.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ij.IJ;
import ij.ImagePlus;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.chart.ColorScale;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.TiffFiles;

class MapImagesTest {

	private static final StackMetadata METADATA = new StackMetadata("Ti", "K", StackMetadata.FLATTENED, List.of(), null);

	@TempDir
	Path folder;

	@Test
	void maskedPixelsAreWhiteAndNoValueIs() {
		final float[] map = ramp();
		final ImagePlus image = MapImages.map("ramp", 100, map, METADATA);
		assertEquals(Color.WHITE, color(image, 7));
		for (int p = 0; p < map.length; p++) {
			if (p != 7) assertNotEquals(Color.WHITE, color(image, p), "pixel " + p);
		}
		assertEquals(ColorScale.VIRIDIS.at(0), color(image, 0));
		assertEquals(ColorScale.VIRIDIS.at(1), color(image, 999));
	}

	@Test
	void theyAreWhiteInAMapOfEqualValuesAndInAnySliceOfAStack() {
		final ImagePlus equal = MapImages.map("equal", 2, new float[] { 4, Float.NaN, 4, 4 }, METADATA);
		assertEquals(Color.WHITE, color(equal, 1));
		assertNotEquals(Color.WHITE, color(equal, 0));
		final ImagePlus stack = MapImages.stack("weights", 100, new float[][] { new float[1000], ramp() }, List.of("a", "b"),
			METADATA);
		assertNotEquals(Color.WHITE, color(stack, 7));
		stack.setSlice(2);
		assertEquals(Color.WHITE, color(stack, 7));
		assertNotEquals(Color.WHITE, color(stack, 0));
	}

	@Test
	void noValueIsWhiteWhereFloatHardlyTellsThemApart() {
		final float[] map = new float[1000];
		for (int p = 0; p < map.length; p++) map[p] = 4985 + 0.001f * (p / 500);
		assertNotEquals(Color.WHITE, color(MapImages.map("E0 (eV)", 100, map, METADATA), 0));
	}

	@Test
	void aPixelFarBelowAllOthersDoesNotSpoilTheColours() {
		final float[] map = ramp();
		map[0] = -1e6f;
		final ImagePlus image = MapImages.map("dead pixel", 100, map, METADATA);
		assertEquals(Color.WHITE, color(image, 0));
		assertEquals(ColorScale.VIRIDIS.at(0), color(image, 1));
	}

	@Test
	void pixelsAndColoursSurviveAFile() {
		final ImagePlus image = MapImages.map("ramp", 100, ramp(), METADATA);
		final Path file = folder.resolve("ramp.tif");
		TiffFiles.save(image, file);
		final ImagePlus opened = IJ.openImage(file.toString());
		assertArrayEquals(ramp(), (float[]) opened.getProcessor().getPixels());
		assertEquals(Color.WHITE, color(opened, 7));
		assertEquals(color(image, 0), color(opened, 0));
	}

	/** 0, 0.001 … 0.999, masked at pixel 7. */
	private static float[] ramp() {
		final float[] map = new float[1000];
		for (int p = 0; p < map.length; p++) map[p] = p / 1000f;
		map[7] = Float.NaN;
		return map;
	}

	private static Color color(final ImagePlus image, final int pixel) {
		return new Color(image.getBufferedImage().getRGB(pixel % image.getWidth(), pixel / image.getWidth()));
	}
}
