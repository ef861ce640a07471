package org.xasmapper.ij;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xasmapper.io.EnergyListReader;
import org.xasmapper.io.EnergyUnit;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;

/**
 * Makes a spectral stack of what people have: a TIFF stack with a list of energies, a stack that is already open, or
 * a text file of spectra.
 */
public final class OpenedStacks {

	private OpenedStacks() {}

	/**
	 * @param energies text file with the energy of each slice, or null to take the slices' labels
	 * @param metadata of the stack to be; its history is written here
	 * @return the image's spectra as float; of a virtual stack a view, else a copy, so that the image stays as it is
	 */
	public static Reading<SpectralStack> ofImage(final ImagePlus image, final Path energies, final EnergyUnit unit,
		final EnergyAxis axis, final StackMetadata metadata, final Progress progress)
	{
		final Reading<EnergyGrid> grid = energies == null ? new Reading<>(SpectralStack.energies(image), List.of())
			: EnergyListReader.read(energies, unit);
		final SpectralStack adopted = SpectralStack.adopt(image, axis, grid.content(), metadata);
		final List<String> notes = new ArrayList<>(grid.notes());
		if (image.getBitDepth() < 32) {
			notes.add(image.getBitDepth() + "-bit values were converted to 32-bit numbers.");
		}
		if (axis.leavesOthers(image)) {
			notes.add(String.format(Locale.ROOT, "Only channel %d, slice %d, frame %d of the axes that are not the energy is used.",
				image.getC(), image.getZ(), image.getT()));
		}
		final SpectralCube cube = image.getStack().isVirtual() ? adopted.cube() : copied(adopted.cube(), progress);
		return new Reading<>(new SpectralStack(adopted.title(), cube, metadata.after("XAS Open: " + image.getTitle() + ", " +
			cube.width() + " × " + cube.height() + " pixels, " + cube.energies(), metadata.normalization())), notes);
	}

	/**
	 * @param file list of spectra: CSV, TSV, Athena's columns
	 * @param metadata of the stack to be; its history and table are written here
	 * @return the spectra as a stack of height 1, with the file's further columns as its table
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<SpectralStack> ofText(final Path file, final EnergyUnit unit, final StackMetadata metadata,
		final Progress progress)
	{
		final Reading<Spectra> reading = SpectraReader.read(file, unit, progress);
		final Spectra spectra = reading.content();
		final StackMetadata described = new StackMetadata(metadata.element(), metadata.edge(), metadata.normalization(),
			metadata.history(), spectra.table().names().isEmpty() ? null : spectra.table());
		final SpectralStack stack = SpectralStack.of(file.getFileName().toString(), spectra, described.after("XAS Open: " +
			file.getFileName() + ", " + spectra.count() + " spectra, " + spectra.energies(), described.normalization()));
		return new Reading<>(stack, reading.notes());
	}

	private static SpectralCube copied(final SpectralCube source, final Progress progress) {
		final SpectralCube copy = ResultCubes.allocate(source.width(), source.height(), source.energies());
		final float[] plane = new float[source.pixels()];
		for (int k = 0; k < source.energies().size(); k++) {
			progress.check();
			progress.report("Opening", (double) k / source.energies().size());
			source.readRows(k, 0, source.height(), plane);
			copy.writeRows(k, 0, source.height(), plane);
		}
		return copy;
	}
}
