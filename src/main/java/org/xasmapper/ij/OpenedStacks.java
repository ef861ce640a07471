package org.xasmapper.ij;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xasmapper.io.EnergyListReader;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * Makes a spectral stack of what people have: a TIFF stack with a list of energies, a stack that is already open, or
 * a text file of spectra.
 */
public final class OpenedStacks {

	private OpenedStacks() {}

	/**
	 * @param energies text file with the energy of each slice, or null to take the slices' labels
	 * @param repeats what to do with energies that were measured several times
	 * @param metadata of the stack to be; its history is written here
	 * @return the image's spectra as float, in the order of their energies; of a virtual stack a view, else a copy, so that
	 *         the image stays as it is
	 * @throws XasException if there is not one energy a slice, or they cannot be those of the element's edge
	 */
	public static Reading<SpectralStack> ofImage(final ImagePlus image, final Path energies, final EnergyUnit unit,
		final EnergyAxis axis, final Repeats repeats, final StackMetadata metadata, final Progress progress)
	{
		final Reading<EnergyOrder> order = energies == null ? labelled(image, axis, unit, repeats) : EnergyListReader.read(
			energies, unit, repeats);
		final SpectralStack adopted = SpectralStack.adopt(image, axis, order.content(), metadata);
		final List<String> notes = new ArrayList<>(order.notes());
		notes.addAll(checked(energies == null ? image.getTitle() : energies.getFileName().toString(), order.content()
			.energies(), metadata));
		if (image.getBitDepth() < 32) {
			notes.add(image.getBitDepth() + "-bit values were converted to 32-bit numbers.");
		}
		if (axis.leavesOthers(image)) {
			notes.add(String.format(Locale.ROOT, "Only channel %d, slice %d, frame %d of the axes that are not the energy is used.",
				image.getC(), image.getZ(), image.getT()));
		}
		final SpectralCube cube = image.getStack().isVirtual() ? adopted.cube() : copied(adopted.cube(), progress);
		final String step = "XAS Open: " + image.getTitle() + ", " + cube.width() + " × " + cube.height() + " pixels, " + cube
			.energies();
		return new Reading<>(new SpectralStack(adopted.title(), cube, metadata.after(withChanges(step, order.content()
			.changes()), metadata.normalization())), notes);
	}

	private static Reading<EnergyOrder> labelled(final ImagePlus image, final EnergyAxis axis, final EnergyUnit unit,
		final Repeats repeats)
	{
		final Reading<double[]> labels = SliceEnergies.of(image, axis.positions(image), unit);
		final EnergyOrder order = EnergyOrder.of(labels.content(), repeats);
		final List<String> notes = new ArrayList<>(labels.notes());
		notes.addAll(order.changes());
		return new Reading<>(order, notes);
	}

	/** @param source of the energies, for messages */
	static List<String> checked(final String source, final EnergyGrid energies, final StackMetadata metadata) {
		try {
			return metadata.checkEnergies(energies);
		}
		catch (final XasException e) {
			throw new XasException(source + ": " + e.getMessage(), e);
		}
	}

	/** @return a step of the history that tells of what was sorted or averaged */
	static String withChanges(final String step, final List<String> changes) {
		return changes.isEmpty() ? step : step + ". " + String.join(" ", changes);
	}

	/**
	 * @param file list of spectra: CSV, TSV, Athena's columns
	 * @param settings what is known of the file
	 * @param metadata of the stack to be; its history and table are written here
	 * @return the spectra as a stack of height 1, with the file's further columns as its table
	 * @throws XasException if the file cannot be read, or its energies cannot be those of the element's edge
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<SpectralStack> ofText(final Path file, final SpectraSettings settings,
		final StackMetadata metadata, final Progress progress)
	{
		final Reading<Spectra> reading = SpectraReader.read(file, settings, progress);
		final Spectra spectra = reading.content();
		final List<String> notes = new ArrayList<>(reading.notes());
		notes.addAll(checked(file.getFileName().toString(), spectra.energies(), metadata));
		final StackMetadata described = new StackMetadata(metadata.element(), metadata.edge(), metadata.normalization(),
			metadata.history(), spectra.table().names().isEmpty() ? null : spectra.table());
		final String step = "XAS Open: " + file.getFileName() + ", " + spectra.count() + " spectra, " + spectra.energies();
		final SpectralStack stack = SpectralStack.of(file.getFileName().toString(), spectra, described.after(withChanges(step,
			reading.notes()), described.normalization()));
		return new Reading<>(stack, notes);
	}

	static SpectralCube copied(final SpectralCube source, final Progress progress) {
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
