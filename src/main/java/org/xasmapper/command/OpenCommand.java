package org.xasmapper.command;

import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.absorption.I0Choice;
import org.xasmapper.ij.CountedStacks;
import org.xasmapper.ij.EnergyAxis;
import org.xasmapper.ij.MeasuredStacks;
import org.xasmapper.ij.OpenedStacks;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Reading;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.io.Support;
import org.xasmapper.io.TypedPath;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.Repeats;

/** Opens a map, a line scan or a list of spectra as a spectral stack. */
@Plugin(type = Command.class, label = "XAS Open...",
	description = "Makes a spectral stack, whose slices are photon energies, of what beamlines write (HDF5 and NeXus, Zarr, " +
		"Xradia, STXM, Athena projects and others; also a folder of files), of a TIFF stack with a list of energies, of a stack " +
		"that is already open, or of a text file of spectra (CSV, TSV, Athena's columns). The output folder receives stack.tif " +
		"and, for lists of spectra with further columns, table.csv.")
public final class OpenCommand extends XasCommand {

	private static final String AS_FOUND = "as found";

	@Parameter(label = "File", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "File of a beamline, folder of such files, TIFF stack or text file of spectra. Empty: the stack that is already open.")
	private String file = "";

	@Parameter(label = "Open stack", required = false, persist = false,
		description = "The stack to use where no file is given. It is not changed.")
	private ImagePlus image;

	@Parameter(label = "Energies", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "Text file with one energy per slice. Empty: energies from the slices' labels, as in a stack that " +
			"was saved by XAS Mapper.")
	private String energies = "";

	@Parameter(label = "Energy unit", choices = { "auto", "eV", "keV" }, persist = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Unit of the energies in the file; auto recognises keV.")
	private String unit = "auto";

	@Parameter(label = "Columns", persist = false, required = false,
		attrs = { @Attr(name = InputMark.ADVANCED), @Attr(name = InputMark.COLUMNS, value = "file") },
		description = "Which columns of a text file are spectra, by names or numbers: mutrans, or 3,4, or ln(i0/itrans), or " +
			"ifluor/i0. Empty: recognised by their titles.")
	private String columns = "";

	@Parameter(label = "Energy axis", choices = { "auto", "slices", "channels", "frames" }, persist = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "The axis of a hyperstack along which the energy varies; of other axes the current position is used.")
	private String axis = "auto";

	@Parameter(label = "Repeated energies", choices = { "mean", "first", "refuse" }, persist = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "What to do where an energy was measured several times, in frames or sweeps: average, take the first, " +
			"or stop and say which.")
	private String repeats = "mean";

	@Parameter(label = "Dataset", persist = false, required = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Where a file holds several, or is of no known layout: path or name of the samples, such as scan/frames, or of a " +
			"channel, such as Fe_K.")
	private String dataset = "";

	@Parameter(label = "Dataset of energies", persist = false, required = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Path or name of the energies in the file, such as scan/mono. Empty: as the file's layout says.")
	private String energydataset = "";

	@Parameter(label = "Order of axes", persist = false, required = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Axes of the dataset, the slowest first, such as Eyx or yxE; a dot is an axis of length one. Empty: as the layout or " +
			"the lengths tell.")
	private String axes = "";

	@Parameter(label = "Signal", choices = { AS_FOUND, "mu", "transmission", "fluorescence", "electron-yield", "optical-density" },
		persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "What the samples are: absorption as it stands, or counts of which absorption is made with the flats, darks and " +
			"monitors in the file. As found: transmitted counts with flats become absorption, all others stay as they are.")
	private String signal = AS_FOUND;

	@Parameter(label = "I0", persist = false, required = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Intensity before the sample: region(x,y,width,height) of an empty part of the image, brightest or brightest(5%) for " +
			"its brightest pixels, monitor, or a file of energies and I0. Empty: the flats or the monitor that the file holds.")
	private String i0 = "";

	@Parameter(label = "Folder of layouts", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Layouts of HDF5 files that you wrote, a JSON file each. Empty: the folder xas-layouts beside ImageJ, if there is one.")
	private String layouts = "";

	@Parameter(label = "Element", persist = false, required = false,
		description = "Symbol of the absorbing element, such as Ti. May be empty.")
	private String element = "";

	@Parameter(label = "Edge", choices = { "K", "L1", "L2", "L3", "M4", "M5" }, persist = false,
		description = "Absorption edge.")
	private String edge = "K";

	@Parameter(label = "Spectra are", choices = { StackMetadata.RAW, StackMetadata.NORMALIZED, StackMetadata.FLATTENED },
		persist = false, description = "Raw as measured; normalized to a pre-edge of zero and an edge step of one; or " +
			"flattened besides, so that they oscillate around one after the edge.")
	private String state = StackMetadata.RAW;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus stack;

	@Override
	void execute(final Progress progress) {
		try (Results results = results()) {
			final Reading<SpectralStack> reading = read(progress);
			final SpectralStack opened = reading.content();
			results.tiff("stack.tif", opened.toImage());
			if (opened.metadata().table() != null) {
				results.file("table.csv", path -> SpectraWriter.writeTable(path, opened.metadata().table()));
			}
			progress.check();
			results.commit();
			note("XAS Open", reading.notes());
			stack = opened.toImage();
		}
		ImageWindows.show(stack);
	}

	private Reading<SpectralStack> read(final Progress progress) {
		final StackMetadata metadata = metadata();
		final EnergyUnit energyUnit = EnergyUnit.valueOf(unit.toUpperCase(Locale.ROOT));
		if (!file.isBlank() && isMeasurement()) return measurement(energyUnit, metadata, progress);
		final Reading<SpectralStack> opened = file.isBlank() || isTiff() ? image(energyUnit, metadata, progress) : text(energyUnit, metadata,
			progress);
		return CountedStacks.absorption(opened, said(), I0Choice.of(i0), progress);
	}

	private Reading<SpectralStack> text(final EnergyUnit energyUnit, final StackMetadata metadata, final Progress progress) {
		if (!energies.isBlank()) {
			throw new XasException("A text file of spectra carries its own energies; leave the list of energies empty.");
		}
		return OpenedStacks.ofText(TypedPath.of(file), new SpectraSettings(energyUnit, ColumnChoice.of(columns), Repeats.named(repeats)),
			metadata, progress);
	}

	private Reading<SpectralStack> image(final EnergyUnit energyUnit, final StackMetadata metadata, final Progress progress) {
		if (file.isBlank() && image == null) {
			throw new XasException("Choose a file, or open a stack first.");
		}
		final Reading<ImagePlus> source = file.isBlank() ? new Reading<>(image, List.of()) : TiffFiles.open(TypedPath.of(file), progress);
		final Path list = energies.isBlank() ? null : TypedPath.of(energies);
		return OpenedStacks.ofImage(source.content(), list, energyUnit, EnergyAxis.named(axis), Repeats.named(repeats), metadata
			.withScale(StackMetadata.scale(source.content())), progress).with(source.notes());
	}

	private Reading<SpectralStack> measurement(final EnergyUnit energyUnit, final StackMetadata metadata, final Progress progress) {
		final ReadingSettings settings = new ReadingSettings(dataset.strip(), (energydataset.isBlank() ? energies : energydataset)
			.strip(), axes.strip(), said(), energyUnit, ColumnChoice.of(columns), Repeats.named(repeats), metadata.element(), edge,
			MeasuredStacks.layouts(layouts));
		return MeasuredStacks.open(TypedPath.of(file), settings, i0, metadata, progress);
	}

	/** @return what the samples are, null if nothing was said */
	private Signal said() {
		return signal.equals(AS_FOUND) ? null : Signal.named(signal);
	}

	/** Folders are none of the kinds that are not measurements. */
	private boolean isMeasurement() {
		final Path path = TypedPath.of(file);
		return Files.isDirectory(path) || SpectralReaders.support(path) == Support.SURE;
	}

	private boolean isTiff() {
		return TypedPath.of(file).toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
	}

	private StackMetadata metadata() {
		final String symbol = element.trim();
		if (!symbol.isEmpty() && !AbsorptionEdges.isElement(symbol)) {
			throw new XasException("\"" + symbol + "\" is not the symbol of an element. Write it as in Ti, or leave it empty.");
		}
		if (!List.of(StackMetadata.RAW, StackMetadata.NORMALIZED, StackMetadata.FLATTENED).contains(state)) {
			throw new XasException("The state must be raw, normalized or flattened, not \"" + state + "\".");
		}
		return new StackMetadata(symbol, edge, state, List.of(), null);
	}
}
