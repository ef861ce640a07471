package org.xasmapper.command;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.EnergyAxis;
import org.xasmapper.ij.OpenedStacks;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.io.TypedPath;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.Repeats;

/** Opens a map, a line scan or a list of spectra as a spectral stack. */
@Plugin(type = Command.class, label = "XAS Open...",
	description = "Makes a spectral stack, whose slices are photon energies, of a TIFF stack with a list of energies, " +
		"of a stack that is already open, or of a text file of spectra (CSV, TSV, Athena's columns). The output " +
		"folder receives stack.tif and, for lists of spectra with further columns, table.csv.")
public final class OpenCommand extends XasCommand {

	@Parameter(label = "File", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "TIFF stack or text file of spectra. Empty: the stack that is already open.")
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
		if (!file.isBlank() && !isTiff()) {
			if (!energies.isBlank()) {
				throw new XasException("A text file of spectra carries its own energies; leave the list of energies empty.");
			}
			return OpenedStacks.ofText(TypedPath.of(file), new SpectraSettings(energyUnit, ColumnChoice.of(columns), Repeats.named(
				repeats)), metadata, progress);
		}
		if (file.isBlank() && image == null) {
			throw new XasException("Choose a file, or open a stack first.");
		}
		final Reading<ImagePlus> source = file.isBlank() ? new Reading<>(image, List.of()) : TiffFiles.open(TypedPath.of(file), progress);
		final Path list = energies.isBlank() ? null : TypedPath.of(energies);
		return OpenedStacks.ofImage(source.content(), list, energyUnit, EnergyAxis.named(axis), Repeats.named(repeats), metadata
			.withScale(StackMetadata.scale(source.content())), progress).with(source.notes());
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
