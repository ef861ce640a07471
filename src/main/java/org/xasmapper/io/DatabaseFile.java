package org.xasmapper.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.xasmapper.spectrum.XasException;

/**
 * A file of a spectral database, which is one file or a folder of files.
 *
 * @param group what a folder's files are told apart by: their name up to the first underscore, such as Ti of
 *          {@code Ti_K_feff.csv}, or all of it where two files share that; empty if the database is one file
 */
public record DatabaseFile(Path path, String group) {

	/**
	 * @param database a file, or a folder of which every {@code .csv} and {@code .csv.gz} is taken, in order of names
	 * @throws XasException if there is no such file, or none in the folder
	 */
	public static List<DatabaseFile> in(final Path database) {
		if (!Files.isDirectory(database)) return List.of(new DatabaseFile(database, ""));
		final List<Path> files = tables(database);
		if (files.isEmpty()) {
			throw new XasException("There is no .csv file in the folder " + database + ". Choose a folder of spectral databases, " +
				"or one file.");
		}
		final List<String> prefixes = files.stream().map(file -> stem(file).split("_", 2)[0]).toList();
		return files.stream().map(file -> {
			final String prefix = stem(file).split("_", 2)[0];
			final boolean alone = prefixes.stream().filter(prefix::equals).count() == 1;
			return new DatabaseFile(file, alone && !prefix.isEmpty() ? prefix : stem(file));
		}).toList();
	}

	/** @return the file's name without folder and without {@code .csv} */
	public String stem() {
		return stem(path);
	}

	private static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.(csv|tsv|txt|dat)(\\.gz)?$", "");
	}

	private static List<Path> tables(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).filter(file -> isTable(file.getFileName().toString())).sorted().toList();
		}
		catch (final IOException e) {
			throw new XasException("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
		}
	}

	private static boolean isTable(final String name) {
		final String lower = name.toLowerCase(Locale.ROOT);
		return !lower.startsWith(".") && (lower.endsWith(".csv") || lower.endsWith(".csv.gz"));
	}
}
