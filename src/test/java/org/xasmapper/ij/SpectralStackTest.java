package org.xasmapper.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.plugin.FileInfoVirtualStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.EnergyScale;

class SpectralStackTest {

	private static final StackMetadata METADATA = new StackMetadata("Ti", "K", StackMetadata.FLATTENED, List.of("XAS Open: a",
		"XAS Normalize: E0 4980"), null);

	@TempDir
	Path folder;

	@Test
	void savingAsTiffKeepsEnergiesSamplesAndMetadata() {
		final EnergyGrid energies = EnergyGrid.of(4985.2, 4985.45, 7092.584000000001);
		final SpectralStack stack = stack(3, 2, energies, METADATA);
		TiffFiles.save(stack.toImage(), folder.resolve("s.tif"));

		final SpectralStack opened = SpectralStack.of(TiffFiles.open(folder.resolve("s.tif")));

		assertEquals(METADATA, opened.metadata());
		assertArrayEquals(new double[] { 4985.2, 4985.45, 7092.584 }, opened.cube().energies().toArray(), 1e-9);
		for (int y = 0; y < 2; y++) {
			for (int x = 0; x < 3; x++) assertArrayEquals(stack.cube().spectrum(x, y), opened.cube().spectrum(x, y));
		}
	}

	@Test
	void theEnergyScaleTravelsWithTheStack() {
		final EnergyScale scale = new EnergyScale(-0.47, 0.08, "Ti foil, 4966.00 ± 0.05 eV");
		final SpectralStack stack = stack(3, 2, EnergyGrid.regular(4960, 0.5, 4), METADATA.withEnergyScale(scale));
		TiffFiles.save(stack.toImage(), folder.resolve("c.tif"));
		assertEquals(scale, SpectralStack.of(TiffFiles.open(folder.resolve("c.tif"))).metadata().energyScale());

		final ImagePlus uncalibrated = stack.withEnergyScale(EnergyScale.UNKNOWN).toImage();
		assertEquals(EnergyScale.UNKNOWN, StackMetadata.of(uncalibrated).energyScale());
		uncalibrated.setProp("xas.energy.sigma", "much");
		final XasException e = assertThrows(XasException.class, () -> StackMetadata.of(uncalibrated));
		assertTrue(e.getMessage().contains("xas.energy.sigma") && e.getMessage().contains("XAS Calibrate"), e.getMessage());
	}

	@Test
	void aTableTravelsWithTheStack() {
		final Table table = Table.empty(3).with("ti_fraction", List.of("0.1", "0.2", "")).with("sample", List.of("a",
			"b, \"c\"", "d"));
		final StackMetadata metadata = new StackMetadata("", "K", StackMetadata.RAW, List.of(), table);
		TiffFiles.save(stack(3, 1, EnergyGrid.regular(100, 1, 4), metadata).toImage(), folder.resolve("t.tif"));

		final Table opened = SpectralStack.of(TiffFiles.open(folder.resolve("t.tif"))).metadata().table();

		assertEquals(table.names(), opened.names());
		assertEquals(table.column("sample"), opened.column("sample"));
		assertEquals(table.column("ti_fraction"), opened.column("ti_fraction"));
	}

	@Test
	void slicesAreLabelledWithTheirEnergyAndCalibratedInElectronvolts() {
		final ImagePlus image = stack(2, 2, EnergyGrid.of(4962, 4962.5, 4963.123456), METADATA).toImage();
		assertEquals("4962.00 eV", image.getStack().getSliceLabel(1));
		assertEquals("4963.123456 eV", image.getStack().getSliceLabel(3));
		assertEquals("eV", image.getCalibration().getZUnit());
	}

	@Test
	void labelsInKiloelectronvoltAreConverted() {
		final ImagePlus image = IJ.createImage("k", "32-bit", 2, 2, 2);
		image.getStack().setSliceLabel("4.962 keV", 1);
		image.getStack().setSliceLabel("4.963 keV position 2", 2);
		assertArrayEquals(new double[] { 4962, 4963 }, SpectralStack.energies(image).toArray(), 1e-9);
	}

	@Test
	void anImageWithoutEnergiesIsRefusedWithTheRemedy() {
		final ImagePlus image = IJ.createImage("plain", "32-bit", 2, 2, 3);
		final XasException e = assertThrows(XasException.class, () -> SpectralStack.of(image));
		assertTrue(e.getMessage().contains("slice 1") && e.getMessage().contains("XAS Open..."), e.getMessage());
	}

	@Test
	void anRgbImageIsRefused() {
		final ImagePlus image = IJ.createImage("colours", "RGB", 2, 2, 2);
		final XasException e = assertThrows(XasException.class, () -> SpectralStack.adopt(image, EnergyAxis.AUTO, order(1,
			2), METADATA));
		assertTrue(e.getMessage().contains("RGB"), e.getMessage());
	}

	@Test
	void sixteenBitValuesAreConverted() {
		final ImagePlus image = IJ.createImage("counts", "16-bit", 2, 1, 2);
		image.getStack().getProcessor(2).set(1, 0, 40_000);
		final SpectralStack stack = SpectralStack.adopt(image, EnergyAxis.AUTO, order(1, 2), METADATA);
		assertArrayEquals(new float[] { 0, 40_000 }, stack.cube().spectrum(1, 0));
	}

	@Test
	void theEnergyAxisOfAHyperstackIsNeverGuessed() {
		final ImagePlus image = IJ.createHyperStack("hyper", 2, 1, 3, 4, 1, 32);
		final XasException e = assertThrows(XasException.class, () -> SpectralStack.adopt(image, EnergyAxis.AUTO, order(1,
			2, 3), METADATA));
		assertTrue(e.getMessage().contains("3 channels, 4 slices"), e.getMessage());
	}

	@Test
	void aChosenAxisOfAHyperstackIsReadAtTheCurrentPositionOfTheOthers() {
		final ImagePlus image = IJ.createHyperStack("hyper", 1, 1, 3, 4, 1, 32);
		for (int c = 1; c <= 3; c++) {
			for (int z = 1; z <= 4; z++) image.getStack().getProcessor(image.getStackIndex(c, z, 1)).setf(0, 10 * c + z);
		}
		image.setPosition(2, 3, 1);
		assertArrayEquals(new float[] { 21, 22, 23, 24 }, SpectralStack.adopt(image, EnergyAxis.SLICES, order(1, 2, 3,
			4), METADATA).cube().spectrum(0, 0));
		assertArrayEquals(new float[] { 13, 23, 33 }, SpectralStack.adopt(image, EnergyAxis.CHANNELS, order(1, 2, 3),
			METADATA).cube().spectrum(0, 0));
	}

	@Test
	void aSingleSliceIsNoSpectralStack() {
		final ImagePlus image = IJ.createImage("one", "32-bit", 2, 2, 1);
		final XasException e = assertThrows(XasException.class, () -> SpectralStack.adopt(image, EnergyAxis.AUTO, order(1,
			2), METADATA));
		assertTrue(e.getMessage().contains("one slice per energy"), e.getMessage());
	}

	@Test
	void anEnergyListOfAnotherLengthIsRefusedWithBothLengths() {
		final ImagePlus image = IJ.createImage("three", "32-bit", 2, 2, 3);
		final XasException e = assertThrows(XasException.class, () -> SpectralStack.adopt(image, EnergyAxis.AUTO, order(1,
			2), METADATA));
		assertTrue(e.getMessage().contains("3 slices") && e.getMessage().contains("2 energies"), e.getMessage());
	}

	@Test
	void pixelSizeUnitAndOriginGoThroughFilesMapsAndStacks() {
		final ImagePlus source = stack(4, 3, EnergyGrid.regular(100, 1, 5), METADATA).toImage();
		final Calibration calibration = source.getCalibration();
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.25;
		calibration.setXUnit("mm");
		calibration.xOrigin = 2;
		calibration.yOrigin = -1.5;
		TiffFiles.save(source, folder.resolve("scaled.tif"));

		final SpectralStack opened = SpectralStack.of(TiffFiles.open(folder.resolve("scaled.tif")));

		final PixelScale scale = new PixelScale(0.5, 0.25, "mm", 2, -1.5);
		assertEquals(scale, opened.metadata().scale());
		final SpectralStack next = opened.then("next", opened.cube(), "a step", StackMetadata.RAW);
		assertEquals(scale, StackMetadata.of(next.toImage()).scale());
		assertEquals("eV", next.toImage().getCalibration().getZUnit());
		assertEquals(1, next.toImage().getCalibration().pixelDepth);
		// ImageJ's own reader finds the same.
		final Calibration byImageJ = IJ.openImage(folder.resolve("scaled.tif").toString()).getCalibration();
		assertEquals(0.5, byImageJ.pixelWidth, 1e-9);
		assertEquals("mm", byImageJ.getUnit());
		assertEquals(2, byImageJ.xOrigin);
	}

	@Test
	void aTableThatDoesNotFitIsRefusedAndNamesTheImage() {
		final ImagePlus image = stack(3, 1, EnergyGrid.regular(100, 1, 4), METADATA).toImage();
		for (final String table : new String[] { "a\n1\n", "a,b\n1\n2\n3\n", "a\n\"1\n2\n", "\n" }) {
			image.setProp("xas.table", table);
			final String message = assertThrows(XasException.class, () -> SpectralStack.of(image), table).getMessage();
			assertTrue(message.contains("\"" + image.getTitle() + "\""), message);
		}
	}

	@Test
	void anImageThatImageJReadsFromAFileThatIsGoneIsNamed() throws Exception {
		final Path file = folder.resolve("virtual.tif");
		TiffFiles.save(stack(4, 3, EnergyGrid.regular(100, 1, 5), METADATA).toImage(), file);
		final ImagePlus virtual = FileInfoVirtualStack.openVirtual(file.toString());
		final SpectralStack opened = SpectralStack.of(virtual);
		assertEquals(402, opened.cube().spectrum(2, 0)[4]);
		Files.delete(file);
		final String message = assertThrows(XasException.class, () -> opened.cube().spectrum(2, 0)).getMessage();
		assertTrue(message.contains(file.toString()), message);
	}

	@Test
	void calibratedSixteenBitValuesAreThoseOfImageJ() {
		final ImagePlus image = IJ.createImage("signed", "16-bit ramp", 16, 8, 3);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { -5, 0.25 }, "mu");
		IJ.saveAsTiff(image, folder.resolve("calibrated.tif").toString());

		final ImagePlus opened = TiffFiles.open(folder.resolve("calibrated.tif"));

		for (int p = 0; p < 128; p++) {
			assertEquals(-5 + 0.25f * image.getProcessor().get(p), opened.getStack().getProcessor(2).getf(p), 1e-3);
		}
	}

	@Test
	void aTruncatedTiffIsRefused() throws Exception {
		final Path file = folder.resolve("cut.tif");
		TiffFiles.save(stack(8, 8, EnergyGrid.regular(100, 1, 9), METADATA).toImage(), file);
		final byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length / 2));
		final XasException e = assertThrows(XasException.class, () -> TiffFiles.open(file));
		assertTrue(e.getMessage().contains("truncated"), e.getMessage());
	}

	@Test
	void aFileThatIsNoTiffIsRefused() throws Exception {
		final Path file = Files.writeString(folder.resolve("text.tif"), "energy,mu\n1,2\n");
		assertTrue(assertThrows(XasException.class, () -> TiffFiles.open(file)).getMessage().contains("not a TIFF"));
	}

	@Test
	void aMissingFileIsNamed() {
		final XasException e = assertThrows(XasException.class, () -> TiffFiles.open(folder.resolve("none.tif")));
		assertTrue(e.getMessage().contains("none.tif"), e.getMessage());
	}

	@Test
	void aCubeInAFileIsShownAsAVirtualStackWithLabelsAndSavedWhole() throws Exception {
		final EnergyGrid energies = EnergyGrid.regular(100, 0.5, 5);
		final SpectralCube cube = SpectralCube.inFile(4, 3, energies, folder.resolve("samples"));
		for (int k = 0; k < 5; k++) cube.writeRows(k, 0, 3, filled(12, k + 0.25f));
		final ImagePlus image = new SpectralStack("large", cube, METADATA).toImage();
		assertTrue(image.getStack().isVirtual());

		TiffFiles.save(image, folder.resolve("large.tif"));

		final SpectralStack opened = SpectralStack.of(TiffFiles.open(folder.resolve("large.tif")));
		assertEquals(energies, opened.cube().energies());
		assertArrayEquals(new float[] { 0.25f, 1.25f, 2.25f, 3.25f, 4.25f }, opened.cube().spectrum(3, 2));
	}

	private static SpectralStack stack(final int width, final int height, final EnergyGrid energies,
		final StackMetadata metadata)
	{
		final ImageStack planes = new ImageStack(width, height);
		for (int k = 0; k < energies.size(); k++) {
			final float[] plane = new float[width * height];
			for (int p = 0; p < plane.length; p++) plane[p] = p == 1 ? Float.NaN : 100 * k + p;
			planes.addSlice(SpectralStack.label(energies.energy(k)), plane);
		}
		final ImagePlus image = new ImagePlus("made", planes);
		metadata.writeTo(image);
		return SpectralStack.of(image);
	}

	private static float[] filled(final int length, final float value) {
		final float[] values = new float[length];
		Arrays.fill(values, value);
		return values;
	}

	private static EnergyOrder order(final double... energies) {
		return EnergyOrder.asMeasured(EnergyGrid.of(energies));
	}
}
