package org.xasmapper.io.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xasmapper.io.FrameName;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/**
 * The files of frames in a folder: those of one sample, and those without the sample and without beam.
 *
 * @param sample name of the series
 * @param frames in the order in which a person counts
 * @param flats without the sample
 * @param darks without beam
 */
record FrameFolder(String sample, List<Path> frames, List<Path> flats, List<Path> darks) {

	private static final Pattern DARK = Pattern.compile("(?<![a-z0-9])dark(?:s|field|frame)?(?![a-z])", Pattern.CASE_INSENSITIVE);
	private static final Pattern LAST_NUMBER = Pattern.compile("\\d+(?=\\D*$)");
	private static final Comparator<Path> BY_NAME = Comparator.comparing(file -> file.getFileName().toString(), new NaturalOrder());

	/** @return all files of frames, in the order in which a person counts */
	static List<Path> files(final Path folder) {
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(file -> FrameFile.is(file) && Files.isRegularFile(file)).sorted(BY_NAME).toList();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder " + folder.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	/**
	 * @param asked name of the series; empty if the folder holds one
	 * @throws XasException listing the series, if it holds several and none is named
	 */
	static FrameFolder of(final Path folder, final String asked) {
		final List<Path> files = files(folder);
		final List<Path> darks = files.stream().filter(FrameFolder::isDark).toList();
		final List<Path> flats = files.stream().filter(file -> !isDark(file) && name(file).reference()).toList();
		final Map<String, List<Path>> series = series(files.stream().filter(file -> !isDark(file) && !name(file).reference()).toList());
		final String there = "Choose one with dataset=; there are: " + series.entrySet().stream().limit(20).map(one -> one.getKey() + " (" + one
			.getValue().size() + ")").collect(Collectors.joining(", ")) + ".";
		if (asked.isBlank() && series.size() == 1) {
			return new FrameFolder(series.keySet().iterator().next(), series.values().iterator().next(), flats, darks);
		}
		if (series.isEmpty()) throw new XasException(folder + " holds no frame of a sample.");
		if (asked.isBlank()) throw new XasException(folder + " holds " + series.size() + " series. " + there);
		final List<Path> frames = series.get(asked.strip());
		if (frames == null) throw new XasException("There is no series \"" + asked + "\" in " + folder + ". " + there);
		return new FrameFolder(asked.strip(), frames, own(flats, asked.strip()), darks);
	}

	/** @return references with the name of the sample, else all */
	private static List<Path> own(final List<Path> flats, final String sample) {
		final List<Path> own = flats.stream().filter(file -> name(file).sample().equals(sample) || numbered(file).equals(sample)).toList();
		return own.isEmpty() ? flats : own;
	}

	/** Frames of one name belong together; where each has its own, those that differ in their last number do. */
	private static Map<String, List<Path>> series(final List<Path> frames) {
		final Map<String, List<Path>> named = grouped(frames, file -> name(file).sample());
		final boolean each = named.values().stream().allMatch(files -> files.size() == 1);
		return each ? grouped(frames, FrameFolder::numbered) : named;
	}

	private static Map<String, List<Path>> grouped(final List<Path> frames, final Function<Path, String> key) {
		final Map<String, List<Path>> groups = new LinkedHashMap<>();
		for (final Path frame : frames) groups.computeIfAbsent(key.apply(frame), name -> new ArrayList<>()).add(frame);
		return groups;
	}

	private static FrameName name(final Path file) {
		return FrameName.of(file.getFileName().toString());
	}

	private static String numbered(final Path file) {
		return LAST_NUMBER.matcher(name(file).sample()).replaceFirst("#");
	}

	private static boolean isDark(final Path file) {
		return DARK.matcher(file.getFileName().toString()).find();
	}
}
