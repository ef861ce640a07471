package org.xasmapper.io.hdf5;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** A folder that has a file an energy. Its files are opened one at a time, when their plane is needed. */
final class Hdf5Folder {

	private Hdf5Folder() {}

	/** @throws XasException if no file is of a layout that has a file an energy, or the maps differ in size */
	static Measurement look(final Path folder, final ReadingSettings settings, final Progress progress) {
		final List<Path> files = files(folder);
		final LayoutInFile layout = layout(folder, files.get(0), settings);
		final List<Plane> planes = new ArrayList<>();
		final List<String> left = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			progress.check();
			progress.report("Looking at " + files.get(i).getFileName(), (double) i / files.size());
			final Plane plane = plane(files.get(i), layout, settings);
			if (plane == null) left.add(files.get(i).getFileName().toString());
			else planes.add(plane);
		}
		if (planes.isEmpty()) throw new XasException(folder.getFileName() + ": no file is as the layout " + layout.layout().name() + " wants it.");
		planes.sort(Comparator.comparingDouble(plane -> plane.energy));
		requireOneSize(planes);
		final List<String> notes = left.isEmpty() ? List.of() : List.of(left.size() + " files of other layouts were left out: " + left.stream()
			.limit(10).collect(Collectors.joining(", ")) + (left.size() > 10 ? ", …" : "") + ".");
		return found(planes, notes, layout, settings).toMeasurement(folder.getFileName().toString(), settings, () -> {});
	}

	/** What one file holds. */
	private record Plane(Path file, double energy, Found found) {

		long width() {
			return found.samples().dimension(0);
		}

		long height() {
			return found.samples().dimension(1);
		}
	}

	private static List<Path> files(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			final List<Path> named = files.filter(Hdf5Reader::isNamedHdf5).filter(Files::isRegularFile).sorted().toList();
			if (!named.isEmpty()) return named;
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder " + folder + " (" + FileProblem.reason(e) + ").", e);
		}
		throw new XasException("The folder " + folder + " has no file that ends with " + String.join(", ", Hdf5Reader.ENDINGS) + ".");
	}

	private static LayoutInFile layout(final Path folder, final Path first, final ReadingSettings settings) {
		if (!settings.dataset().isEmpty() && !settings.energyDataset().isEmpty()) return new LayoutInFile(Unknown.namedFolder(settings));
		try (Hdf5File file = Hdf5File.open(first)) {
			for (final BeamlineLayout layout : Layouts.beamlines(settings.layouts())) {
				final LayoutInFile found = new LayoutInFile(layout);
				if (layout.oneEnergyPerFile() && found.fits(file)) return found;
			}
		}
		throw new XasException(folder.getFileName() + " is a folder, and " + first.getFileName() + " in it is of no layout with a file an " +
			"energy. Give the one file that holds all energies, or name the map in each file with dataset= and its energy with energydataset=.");
	}

	/** @return null if the file is of another layout */
	private static Plane plane(final Path path, final LayoutInFile layout, final ReadingSettings settings) {
		try (Hdf5File file = Hdf5File.open(path)) {
			if (!layout.fits(file)) return null;
			final Found found = layout.foundIn(file, settings);
			if (found.energies().length == 1) return new Plane(path, found.energies()[0], found);
			throw new XasException(file.name() + " has " + found.energies().length + " energies, but each file of the folder should have one.");
		}
	}

	private static void requireOneSize(final List<Plane> planes) {
		final Plane first = planes.get(0);
		for (final Plane plane : planes) {
			if (plane.width() == first.width() && plane.height() == first.height()) continue;
			throw new XasException(plane.file.getFileName() + " has " + plane.width() + " × " + plane.height() + " pixels, but " + first.file
				.getFileName() + " has " + first.width() + " × " + first.height() + ". Keep maps of one size in a folder.");
		}
	}

	private static Found found(final List<Plane> planes, final List<String> notes, final LayoutInFile layout,
		final ReadingSettings settings)
	{
		final Found first = planes.get(0).found;
		final double[] energies = planes.stream().mapToDouble(Plane::energy).toArray();
		final List<Part> parts = new ArrayList<>(List.of(new Part("files", planes.size() + ", one an energy, " + planes.get(0).file.getFileName() +
			" to " + planes.get(planes.size() - 1).file.getFileName())));
		parts.addAll(first.parts());
		final Planes samples = new Planes(planes.stream().map(Plane::file).toList(), layout, settings);
		final RandomAccessibleInterval<FloatType> cube = samples.cube(planes.get(0), Found::samples);
		return new Found(first.layout(), cube, energies, first.unit(), first.signal(), counts(planes, samples), first.scale(), parts, notes);
	}

	/** Monitors of each file; flats and darks of the first. */
	private static Counts counts(final List<Plane> planes, final Planes samples) {
		final Counts first = planes.get(0).found.counts();
		final boolean perPixel = planes.stream().allMatch(plane -> plane.found.counts().monitor() != null);
		final boolean perPlane = planes.stream().allMatch(plane -> plane.found.counts().monitorPerPlane() != null && plane.found.counts()
			.monitorPerPlane().length == 1);
		return new Counts(null, null, null, perPixel ? samples.cube(planes.get(0), found -> found.counts().monitor()) : null, perPlane
			? planes.stream().mapToDouble(plane -> plane.found.counts().monitorPerPlane()[0]).toArray() : null, first.monitorName());
	}

	/** What of a file is a plane. */
	@FunctionalInterface
	private interface Kind {

		RandomAccessibleInterval<FloatType> of(Found found);
	}

	/** Planes of the files, read when they are needed and kept while there is memory. */
	private record Planes(List<Path> files, LayoutInFile layout, ReadingSettings settings) {

		RandomAccessibleInterval<FloatType> cube(final Plane first, final Kind kind) {
			final int[] size = { (int) first.width(), (int) first.height(), 1 };
			final CellGrid grid = new CellGrid(new long[] { size[0], size[1], files.size() }, size);
			final AtomicReferenceArray<SoftReference<Cell<FloatArray>>> kept = new AtomicReferenceArray<>(files.size());
			return new LazyCellImg<FloatType, FloatArray>(grid, new FloatType(), index -> cell((int) index, size, kind, kept));
		}

		private Cell<FloatArray> cell(final int plane, final int[] size, final Kind kind,
			final AtomicReferenceArray<SoftReference<Cell<FloatArray>>> kept)
		{
			final SoftReference<Cell<FloatArray>> reference = kept.get(plane);
			final Cell<FloatArray> known = reference == null ? null : reference.get();
			if (known != null) return known;
			try (Hdf5File file = Hdf5File.open(files.get(plane))) {
				final RandomAccessibleInterval<FloatType> samples = kind.of(layout.foundIn(file, settings));
				if (samples.dimension(0) != size[0] || samples.dimension(1) != size[1]) {
					throw new XasException(file.name() + " was changed while it was in use; open the folder again.");
				}
				final float[] values = new float[size[0] * size[1]];
				PrimitiveBlocks.of(samples, PrimitiveBlocks.OnFallback.ACCEPT).copy(new long[3], values, size);
				final Cell<FloatArray> cell = new Cell<>(size, new long[] { 0, 0, plane }, new FloatArray(values));
				kept.set(plane, new SoftReference<>(cell));
				return cell;
			}
		}
	}
}
