package org.xasmapper.io.zarr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * Zarr 2 and 3 in a folder or a zip archive: an array with its energies in an attribute or beside it, xarray's named axes,
 * OME-Zarr's axis of type energy. {@code dataset=}, {@code energydataset=} and {@code axes=} say what nothing else says.
 */
@Plugin(type = SpectralReader.class)
public final class ZarrReader implements SpectralReader {

	/** So many chunks are looked for to tell which are missing. */
	private static final long MOST_CHUNKS_LOOKED_FOR = 20_000;

	@Override
	public String kind() {
		return "Zarr";
	}

	@Override
	public Support support(final Path path) {
		if (Files.isDirectory(path)) return ZarrTree.METADATA.stream().anyMatch(name -> Files.isRegularFile(path.resolve(name))) ? Support.SURE
			: Support.NONE;
		if (isMetadata(path)) return Support.SURE;
		return Files.isRegularFile(path) && isZip(path) && ZipStore.holdsZarr(path) ? Support.SURE : Support.NONE;
	}

	/** A dialog for files cannot choose a folder, but a file in it. */
	private static boolean isMetadata(final Path path) {
		return path.getFileName() != null && ZarrTree.METADATA.contains(path.getFileName().toString()) && Files.isRegularFile(path);
	}

	private static boolean isZip(final Path path) {
		return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		if (!Files.exists(path)) throw new XasException("There is no file or folder " + path.toAbsolutePath() + ".");
		final Store store = Files.isDirectory(path) ? new FolderStore(path) : isMetadata(path) ? new FolderStore(path.toAbsolutePath()
			.getParent()) : new ZipStore(path);
		try {
			return measurement(store, settings, progress);
		}
		catch (final RuntimeException e) {
			store.close();
			throw e;
		}
	}

	private static Measurement measurement(final Store store, final ReadingSettings settings, final Progress progress) {
		final ZarrLayout layout = ZarrLayout.of(new ZarrTree(store), settings);
		progress.check();
		final List<String> notes = new ArrayList<>();
		final double[] energies = electronvolt(store, layout.energies(), settings, notes);
		final ZarrArray stack = layout.stack();
		if (!stack.metadata().type().isExact()) {
			notes.add(store.name() + ": " + stack.metadata().type().inWords() + " were converted to 32-bit floating-point numbers, which keep seven digits.");
		}
		if (stack.isScaled()) notes.add(store.name() + ": stored numbers were multiplied by scale_factor and add_offset was added.");
		noteMissing(stack, notes, progress);
		final List<Part> parts = List.of(new Part("samples", stack.inWords() + ", axes " + layout.axes().inLetters(stack.axes())), new Part("energies",
			layout.energies().source() + ", " + energies.length + " values" + (layout.energies().unit().isBlank() ? "" : ", " + layout.energies()
				.unit())));
		return new Measurement(layout.program(), ChunkCells.of(stack, layout.axes(), energies.length), energies, settings.signal() == null ? signal(stack) : settings.signal(), Counts.NONE, layout
			.scale(), null, parts, notes, store);
	}

	private static Signal signal(final ZarrArray stack) {
		final String said = stack.attributes().text("signal");
		return Arrays.stream(Signal.values()).filter(signal -> signal.toString().equals(said)).findFirst().orElse(Signal.UNKNOWN);
	}

	/** Energies that were not reached are 0 or NaN at the end. */
	private static double[] electronvolt(final Store store, final StackEnergies found, final ReadingSettings settings,
		final List<String> notes)
	{
		if (settings.unit() == EnergyUnit.AUTO && found.isForeign()) {
			throw new XasException(store.name() + ": the energies (" + found.source() + ") are in " + found.unit() + ". Convert them to eV, or " +
				"choose the unit if this is wrong.");
		}
		int reached = found.values().length;
		while (reached > 0 && !(found.values()[reached - 1] > 0)) reached--;
		if (reached == 0) throw new XasException(store.name() + ": no energy of " + found.source() + " is a positive number.");
		if (reached < found.values().length) {
			notes.add(store.name() + ": the scan stopped: " + reached + " of " + found.values().length + " energies were reached, and only these are read.");
		}
		final double[] values = Arrays.copyOf(found.values(), reached);
		final EnergyUnit unit = settings.unit() != EnergyUnit.AUTO ? settings.unit() : found.titled();
		final double[] energies = unit.toElectronvolt(values);
		if (energies[0] != values[0]) notes.add(store.name() + ": energies were converted from keV to eV.");
		return energies;
	}

	private static void noteMissing(final ZarrArray stack, final List<String> notes, final Progress progress) {
		long chunks = 1;
		for (int axis = 0; axis < stack.axes() && chunks <= MOST_CHUNKS_LOOKED_FOR; axis++) chunks *= stack.chunksAlong(axis);
		if (chunks > MOST_CHUNKS_LOOKED_FOR) return;
		int missing = 0;
		final int[] chunk = new int[stack.axes()];
		for (int i = 0; i < chunks; i++) {
			progress.check();
			int rest = i;
			for (int axis = stack.axes() - 1; axis >= 0; axis--) {
				chunk[axis] = rest % stack.chunksAlong(axis);
				rest /= stack.chunksAlong(axis);
			}
			if (!stack.has(chunk)) missing++;
		}
		if (missing > 0) {
			notes.add(stack.store().name() + ": " + missing + " of " + chunks + " chunks were never written; their samples are the fill value, " +
				stack.scaled(stack.metadata().fill()) + ".");
		}
	}
}
