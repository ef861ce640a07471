package org.xasmapper.io.xrm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xasmapper.io.Counts;
import org.xasmapper.io.FrameName;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** A folder of {@code .xrm} files with one frame each: a series over energies, and its references. */
final class XradiaFolder {

	/** Energies of file and name that differ by less are the same, eV. */
	private static final double SAME = 0.51;

	private XradiaFolder() {}

	/**
	 * @param sample name of the series; empty if the folder holds one
	 * @throws XasException if it holds several and none is named, or frames differ in size
	 */
	static Measurement look(final Path folder, final String sample, final ReadingSettings settings, final Progress progress) {
		final Map<Path, FrameName> files = files(folder);
		if (files.isEmpty()) throw new XasException("There are no .xrm files in " + folder + ". Choose the folder of a series.");
		final String chosen = sample.isEmpty() ? onlySample(folder, files) : sample;
		final List<SingleFrame> frames = read(samples(files, chosen), settings, progress);
		if (frames.isEmpty()) throw new XasException("There is no series \"" + chosen + "\" in " + folder + ". " + listed(files));
		requireOneSize(frames, frames);
		final List<SingleFrame> references = read(references(files, chosen), settings, progress);
		requireOneSize(frames, references);
		return measurement(frames, references, settings);
	}

	/** @return whether a file is called as Xradia's with a single frame are */
	static boolean isSingle(final String file) {
		return file.toLowerCase(Locale.ROOT).endsWith(".xrm");
	}

	/** Where all are called references, these are the samples: of a reference compound, perhaps. */
	private static Map<Path, FrameName> files(final Path folder) {
		final Map<Path, FrameName> names = new TreeMap<>();
		try (Stream<Path> all = Files.list(folder)) {
			all.filter(file -> isSingle(file.getFileName().toString())).forEach(file -> names.put(file, FrameName.of(file
				.getFileName().toString())));
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder " + folder.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
		if (names.values().stream().allMatch(FrameName::reference)) names.replaceAll((file, name) -> name.asSample());
		return names;
	}

	private static Set<String> names(final Map<Path, FrameName> files) {
		return files.values().stream().filter(name -> !name.reference()).map(FrameName::sample).collect(Collectors.toCollection(
			TreeSet::new));
	}

	private static String onlySample(final Path folder, final Map<Path, FrameName> files) {
		final Set<String> names = names(files);
		if (names.size() == 1) return names.iterator().next();
		throw new XasException(folder + " holds " + names.size() + " series. " + listed(files));
	}

	private static String listed(final Map<Path, FrameName> files) {
		return "Choose one with dataset=; there are: " + String.join(", ", names(files)) + ".";
	}

	private static List<Path> samples(final Map<Path, FrameName> files, final String sample) {
		return files.keySet().stream().filter(file -> !files.get(file).reference() && files.get(file).sample().equals(sample)).toList();
	}

	/** References have the name of their sample, or one of their own, and then serve all. */
	private static List<Path> references(final Map<Path, FrameName> files, final String sample) {
		final List<Path> all = files.keySet().stream().filter(file -> files.get(file).reference()).toList();
		final List<Path> own = all.stream().filter(file -> files.get(file).sample().equals(sample)).toList();
		final Set<String> names = names(files);
		return own.isEmpty() ? all.stream().filter(file -> !names.contains(files.get(file).sample())).toList() : own;
	}

	private static List<SingleFrame> read(final List<Path> files, final ReadingSettings settings, final Progress progress) {
		final List<SingleFrame> frames = new ArrayList<>();
		for (final Path file : files) {
			progress.check();
			progress.report("Looking at " + file.getFileName(), (double) frames.size() / files.size());
			final SingleFrame unopened = frames.isEmpty() ? null : frames.get(0).unopened(file);
			frames.add(unopened == null ? SingleFrame.of(file, settings.unit()) : unopened);
		}
		return frames;
	}

	private static void requireOneSize(final List<SingleFrame> frames, final List<SingleFrame> others) {
		final SingleFrame first = frames.get(0);
		for (final SingleFrame other : others) {
			if (other.width() == first.width() && other.height() == first.height()) continue;
			throw new XasException(other.file().getFileName() + " has " + other.width() + " × " + other.height() + " pixels, but " + first
				.file().getFileName() + " has " + first.width() + " × " + first.height() + ". Move what does not belong together apart.");
		}
	}

	private static Measurement measurement(final List<SingleFrame> frames, final List<SingleFrame> references,
		final ReadingSettings settings)
	{
		final FrameSeries series = FrameSeries.of(frames);
		final FrameSeries flats = references.isEmpty() ? null : FrameSeries.of(references);
		final double[] energies = series.energies();
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part("samples", frames.size() + " files, the first " + frames.get(0).file().getFileName()));
		parts.add(new Part("energies", "of " + energies.length + " exposures, eV"));
		if (flats != null) {
			parts.add(new Part("flat frames", references.size() + " files, the first " + references.get(0).file().getFileName()));
		}
		return new Measurement("Xradia series", series.samples(), energies, settings.signal() == null ? Signal.TRANSMITTED : settings
			.signal(), counts(frames, flats), XradiaStack.scale(frames.get(0).pixelSize()), null, parts, notes(frames,
				series, flats), () -> {});
	}

	private static Counts counts(final List<SingleFrame> frames, final FrameSeries flats) {
		final double[] divided = frames.stream().mapToDouble(SingleFrame::divided).distinct().toArray();
		if (divided.length > 1) {
			throw new XasException("Of the series of " + frames.get(0).file().getFileName() +
				" the microscope has divided some frames by their reference, but not all, or not by the same scale. Export all alike.");
		}
		if (!Double.isNaN(divided[0])) return XradiaStack.divided(divided[0], frames.get(0).width(), frames.get(0).height());
		return flats == null ? Counts.NONE : new Counts(flats.samples(), flats.energies(), null, null, null, "");
	}

	private static List<String> notes(final List<SingleFrame> frames, final FrameSeries series, final FrameSeries flats) {
		final List<String> notes = new ArrayList<>();
		if (series.mostFrames() > 1) {
			notes.add("Up to " + series.mostFrames() + " frames of an energy in a repeat were averaged.");
		}
		if (series.repeats() > 1) notes.add("The series has " + series.repeats() + " repeats.");
		if (flats != null && flats.mostFrames() > 1) {
			notes.add("Up to " + flats.mostFrames() + " reference frames of an energy in a repeat were averaged.");
		}
		final double[] apart = frames.stream().mapToDouble(frame -> Math.abs(frame.energy() - frame.name().energy())).filter(
			difference -> difference > SAME).toArray();
		if (apart.length > 0) {
			notes.add(String.format(Locale.ROOT, "Names and files of %d frames differ in energy, by up to %.1f eV; that of the " +
				"files was taken.", apart.length, Arrays.stream(apart).max().orElseThrow()));
		}
		if (frames.stream().anyMatch(frame -> !Double.isNaN(frame.divided()))) {
			notes.add("The microscope has divided the frames by their reference already.");
		}
		return notes;
	}
}
