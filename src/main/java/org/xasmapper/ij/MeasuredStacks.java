package org.xasmapper.ij;

import ij.IJ;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xasmapper.absorption.Absorption;
import org.xasmapper.absorption.I0Choice;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.Reading;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.OrderedPlanes;

/** Makes a spectral stack of what beamlines write, by the reader that knows the file best. */
public final class MeasuredStacks {

	/** Stacks up to this are copied to memory; larger ones are read from their file when they are needed, bytes. */
	private static final long COPIED = 256L << 20;

	/** Of the heap, for one that is small. */
	private static final int HEAP_SHARE = 4;

	/** Samples of a plane that are brought into order at a time. */
	private static final int BAND = 1 << 16;

	private static final String LAYOUTS = "xas-layouts";

	private MeasuredStacks() {}

	/**
	 * @param folder as typed; empty: the one beside ImageJ
	 * @return the folder of the person's layouts, null if there is none
	 * @throws XasException if a folder was typed that is not there
	 */
	public static Path layouts(final String folder) {
		if (!folder.isBlank()) {
			final Path typed = TypedPath.of(folder);
			if (!Files.isDirectory(typed)) throw new XasException("There is no folder " + typed + " of layouts.");
			return typed;
		}
		final String imagej = IJ.getDirectory("imagej");
		final Path beside = imagej == null ? null : Path.of(imagej, LAYOUTS);
		return beside != null && Files.isDirectory(beside) ? beside : null;
	}

	/**
	 * @param file or folder that a reader supports
	 * @param i0 where the intensity before the sample is taken from, as {@link I0Choice} describes; empty as the file has it
	 * @param metadata of the stack to be; its history, scale and table are written here
	 * @return the spectra in the order of their energies; a small stack in memory, of a larger one a view of the file
	 * @throws XasException if no reader knows it, it is damaged, or the person has to say more
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<SpectralStack> open(final Path file, final ReadingSettings settings, final String i0,
		final StackMetadata metadata, final Progress progress)
	{
		final SpectralReader reader = SpectralReaders.of(file).orElseThrow(() -> new XasException("No file in the folder " + file +
			" is of a kind that XAS Mapper reads. Choose a file, or a folder of files with an energy each."));
		final Measurement found = reader.look(file, settings, progress);
		try {
			final Reading<SpectralStack> opened = opened(file.getFileName().toString(), absorption(found, settings, i0, progress), settings,
				metadata, progress);
			if (isSmall(opened.content().cube())) found.close();
			return opened.with(SpectralReaders.notes());
		}
		catch (final RuntimeException e) {
			found.close();
			throw e;
		}
	}

	/** Counts become absorption, but for those that are nearly such and of which nobody said what they are. */
	private static Measurement absorption(final Measurement found, final ReadingSettings settings, final String i0,
		final Progress progress)
	{
		final boolean isYield = found.signal() == Signal.FLUORESCENCE || found.signal() == Signal.ELECTRON_YIELD;
		if (!isYield || settings.signal() != null || !i0.isBlank()) return Absorption.of(found, I0Choice.of(i0), progress);
		final List<String> notes = new ArrayList<>(found.notes());
		if (found.counts().monitor() != null || found.counts().monitorPerPlane() != null) {
			notes.add("The " + found.signal() + " is as measured. The file holds a monitor, " + found.counts().monitorName() + "; signal=" +
				found.signal() + " divides by it.");
		}
		return new Measurement(found.layout(), found.samples(), found.energies(), found.signal(), found.counts(), found.scale(), found
			.table(), found.parts(), notes, found.file());
	}

	private static Reading<SpectralStack> opened(final String name, final Measurement found, final ReadingSettings settings,
		final StackMetadata metadata, final Progress progress)
	{
		final EnergyOrder order = EnergyOrder.of(found.energies(), settings.repeats());
		final List<String> notes = new ArrayList<>();
		notes.add(name + " was recognised as " + found.layout() + ". " + found.parts().stream().map(Part::toString).collect(Collectors
			.joining("; ")) + ".");
		notes.addAll(found.notes());
		notes.addAll(order.changes());
		notes.addAll(OpenedStacks.checked(name, order.energies(), metadata));
		final int rows = (int) Math.max(1, Math.min(found.samples().dimension(1), BAND / found.samples().dimension(0)));
		final SpectralCube view = new SpectralCube(OrderedPlanes.of(found.samples(), order, rows), order.energies());
		final SpectralCube cube = isSmall(view) ? OpenedStacks.copied(view, progress) : view;
		final String step = "XAS Open: " + name + " (" + found.layout() + "), " + cube.width() + " × " + cube.height() + " pixels, " + cube
			.energies();
		final StackMetadata described = new StackMetadata(metadata.element(), metadata.edge(), metadata.normalization(), metadata
			.history(), found.table()).withScale(found.scale());
		return new Reading<>(new SpectralStack(name, cube, described.after(OpenedStacks.withChanges(step, order.changes()), metadata
			.normalization())), notes);
	}

	private static boolean isSmall(final SpectralCube cube) {
		return cube.bytes() <= Math.min(COPIED, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
	}
}
