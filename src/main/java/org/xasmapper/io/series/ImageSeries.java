package org.xasmapper.io.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.EnergyListReader;
import org.xasmapper.io.FrameName;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.Reading;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;

/**
 * Files of frames as planes of one stack. A file with one frame is open only while it is read; one with several stays open,
 * since finding its frames means reading all headers.
 */
final class ImageSeries {

	private static final int NAMED = 10;
	private static final String HEADERS = "headers of the files";
	private static final String NAMES = "names of the files";

	private final Path folder;
	private final FrameFolder files;
	private final ReadingSettings settings;
	private final Progress progress;
	private final List<String> notes = new ArrayList<>();
	private final List<Part> parts = new ArrayList<>();
	private final Map<Path, FrameFile> open = new ConcurrentHashMap<>();
	private int width;
	private int height;
	private PixelScale scale;

	/** @param folder in which a list of energies is sought */
	ImageSeries(final Path folder, final FrameFolder files, final ReadingSettings settings, final Progress progress) {
		this.folder = folder;
		this.files = files;
		this.settings = settings;
		this.progress = progress;
	}

	/** A frame, where it is and what its file or name says of the energy. */
	private record Plane(Path file, int frame, double energy, String source) {

		int repeat() {
			return FrameName.of(file.getFileName().toString()).repeat();
		}
	}

	/** @throws XasException if a frame has no energy, and what to do */
	Measurement measurement() {
		try {
			return opened();
		}
		catch (final RuntimeException e) {
			close(open);
			throw e;
		}
	}

	private static void close(final Map<Path, FrameFile> files) {
		files.values().forEach(FrameFile::close);
	}

	private Measurement opened() {
		final List<Plane> samples = inOrder(planes(files.frames()));
		final double[] energies = energies(samples);
		final List<Plane> flats = planes(files.flats());
		final List<Plane> darks = planes(files.darks());
		final Counts counts = counts(flats, darks, energies.length);
		parts.add(0, new Part("samples", described(files.frames(), samples)));
		if (!flats.isEmpty()) parts.add(new Part("flat frames", described(files.flats(), flats)));
		if (!darks.isEmpty()) parts.add(new Part("dark frames", described(files.darks(), darks)));
		final Signal signal = settings.signal() != null ? settings.signal() : flats.isEmpty() ? Signal.UNKNOWN : Signal.TRANSMITTED;
		return new Measurement("series of images", lazy(samples), energies, signal, counts, scale, null, parts, notes, () -> close(open));
	}

	private static String described(final List<Path> paths, final List<Plane> planes) {
		return planes.size() + " frames in " + paths.size() + (paths.size() == 1 ? " file, " : " files, the first ") + paths.get(0).getFileName();
	}

	private List<Plane> planes(final List<Path> paths) {
		final List<Plane> planes = new ArrayList<>();
		for (final Path path : paths) {
			progress.check();
			progress.report("Looking at " + path.getFileName(), (double) planes.size() / paths.size());
			final FrameFile file = FrameFile.open(path);
			open.put(path, file);
			requireSize(path, file);
			if (FrameFile.isTiff(path) && file.frames() > 1) {
				throw new XasException(path.toAbsolutePath() + " has " + file.frames() + " pages, but files of a series have one. Open it by itself, " +
					"with a list of energies, or move it out of the folder.");
			}
			final double named = FrameName.of(path.getFileName().toString()).energy();
			for (int frame = 0; frame < file.frames(); frame++) planes.add(plane(path, file, frame, named));
			if (file.frames() == 1) open.remove(path).close();
		}
		return planes;
	}

	/** Decimals are not counted as whole numbers are: energies in names are sorted by themselves, within each repeat. */
	private List<Plane> inOrder(final List<Plane> planes) {
		if (!settings.energyDataset().isBlank() || planes.stream().anyMatch(plane -> !plane.source().equals(NAMES))) return planes;
		return planes.stream().sorted(Comparator.comparingInt(Plane::repeat).thenComparingDouble(Plane::energy)).toList();
	}

	private Plane plane(final Path path, final FrameFile file, final int frame, final double named) {
		if (!Double.isNaN(file.energy(frame))) return new Plane(path, frame, file.energy(frame), HEADERS);
		return new Plane(path, frame, named, NAMES);
	}

	private void requireSize(final Path path, final FrameFile file) {
		if (width == 0) {
			width = file.width();
			height = file.height();
			scale = file.scale();
		}
		if (file.width() == width && file.height() == height) return;
		throw new XasException(path.toAbsolutePath() + " has " + file.width() + " × " + file.height() + " pixels, but the files before it have " +
			width + " × " + height + ". Move what does not belong together apart.");
	}

	private double[] energies(final List<Plane> samples) {
		if (!settings.energyDataset().isBlank()) return listed(samples.size());
		final List<Plane> without = samples.stream().filter(plane -> !(plane.energy() > 0)).toList();
		if (!without.isEmpty()) throw unknown(without, samples.size());
		final List<String> sources = samples.stream().map(Plane::source).distinct().toList();
		if (sources.size() > 1) {
			throw new XasException(folder + ": energies stand in the headers of some files and only in the names of others. Name a list of them " +
				"with energies=, one a line, in the order of the files' names.");
		}
		parts.add(new Part("energies", sources.get(0) + ", " + samples.size() + " values"));
		final double[] energies = electronvolt(samples);
		if (energies[0] != samples.get(0).energy()) notes.add("The energies of the headers, from " + samples.get(0).energy() +
			" on, were taken for keV and converted to eV.");
		return energies;
	}

	/** Names carry the unit, headers do not. */
	private double[] electronvolt(final List<Plane> planes) {
		final double[] energies = planes.stream().mapToDouble(Plane::energy).toArray();
		return planes.isEmpty() || planes.get(0).source().equals(NAMES) ? energies : settings.unit().toElectronvolt(energies);
	}

	private XasException unknown(final List<Plane> without, final int count) {
		final List<String> lists = lists();
		return new XasException("Neither " + without.get(0).file().getFileName() + (without.size() == 1 ? "" : " (and " + (without.size() - 1) +
			" more)") + " nor its name says the energy. Put it into the name with its unit, as in " + files.sample().replace("#", "1") +
			"_7112.5_eV.tif, or name a text file of " + count + " energies with energies=, one a line, in the order of the files' names" + (lists
				.isEmpty() ? "." : "; text files here: " + String.join(", ", lists) + "."));
	}

	private List<String> lists() {
		try (Stream<Path> all = Files.list(folder)) {
			return all.map(file -> file.getFileName().toString()).filter(name -> name.matches("(?i)[^.].*\\.(txt|csv|dat)")).sorted().limit(NAMED)
				.toList();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder " + folder.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	private double[] listed(final int count) {
		final Path list = folder.resolve(TypedPath.of(settings.energyDataset()));
		final Reading<EnergyOrder> reading = EnergyListReader.read(list, settings.unit(), settings.repeats());
		final EnergyOrder order = reading.content();
		if (order.measured() != count) {
			throw new XasException(list.getFileName() + " holds " + order.measured() + " energies, but there are " + count + " frames of " + files
				.sample() + ".");
		}
		notes.addAll(reading.notes());
		parts.add(new Part("energies", list.getFileName() + ", " + count + " values"));
		final double[] energies = new double[count];
		for (int k = 0; k < order.energies().size(); k++) {
			for (final int measured : order.measurements(k)) energies[measured] = order.energies().energy(k);
		}
		return energies;
	}

	private Counts counts(final List<Plane> flats, final List<Plane> darks, final int planes) {
		if (flats.isEmpty() && darks.isEmpty()) return Counts.NONE;
		final double[] flatEnergies = electronvolt(flats);
		final boolean known = flats.size() > 0 && Arrays.stream(flatEnergies).allMatch(energy -> energy > 0);
		if (!flats.isEmpty() && !known && flats.size() != 1 && flats.size() != planes) {
			throw new XasException(folder + ": " + flats.size() + " flat frames without energies do not belong to " + planes + " frames. Put their " +
				"energies into their names, or leave one flat frame.");
		}
		return new Counts(flats.isEmpty() ? null : lazy(flats), known ? flatEnergies : null, darks.isEmpty() ? null : lazy(darks), null, null, "");
	}

	private RandomAccessibleInterval<FloatType> lazy(final List<Plane> planes) {
		final int columns = width;
		final int rows = height;
		final List<Plane> kept = List.copyOf(planes);
		final Map<Path, FrameFile> files = open;
		return LazyPlanes.of(columns, rows, kept.size(), k -> read(kept.get(k), columns, rows, files));
	}

	private static float[] read(final Plane plane, final int width, final int height, final Map<Path, FrameFile> open) {
		final float[] samples = new float[width * height];
		final FrameFile known = open.get(plane.file());
		if (known != null) {
			known.read(plane.frame(), samples);
			return samples;
		}
		try (FrameFile file = FrameFile.open(plane.file())) {
			if (file.width() != width || file.height() != height) {
				throw new XasException(plane.file().toAbsolutePath() + " was changed while it was in use; open it again.");
			}
			file.read(plane.frame(), samples);
		}
		return samples;
	}
}
