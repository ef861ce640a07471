package org.xasmapper.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.spectrum.XasException;

/**
 * The folder that a command's results go to, all of them or none. Files are written to a hidden folder inside it
 * and moved into place by {@link #commit()}; closing without it leaves everything as it was.
 *
 * <pre>
 * try (OutputFolder output = OutputFolder.open(folder)) {
 * 	SpectraWriter.writeColumns(output.file("basis.csv"), basis, 6);
 * 	output.commit();
 * }
 * </pre>
 */
public final class OutputFolder implements AutoCloseable {

	private final Path folder;
	private final Path staging;
	/** The nearest folder that was there before. */
	private final Path existing;

	private OutputFolder(final Path folder, final Path existing) throws IOException {
		this.folder = folder;
		this.existing = existing;
		staging = Files.createTempDirectory(folder, ".xas-unfinished-");
	}

	/**
	 * Creates the folder if need be, so that a long computation does not end at a folder that cannot be written.
	 *
	 * @throws XasException if the folder cannot be created or written
	 */
	public static OutputFolder open(final Path path) {
		final Path folder = path.toAbsolutePath().normalize();
		Path existing = folder;
		while (existing.getParent() != null && Files.notExists(existing)) existing = existing.getParent();
		try {
			Files.createDirectories(folder);
			return new OutputFolder(folder, existing);
		}
		catch (final IOException e) {
			removeEmpty(folder, existing);
			throw new XasException("The output folder " + folder + " cannot be written (" + e.getMessage() +
				"). Choose a folder that you may write to.", e);
		}
	}

	/**
	 * @param name name of a result, with {@code /} for subfolders, such as {@code with-sdm/OS_mean.tif}
	 * @return where to write it; its subfolder exists
	 * @throws XasException if the subfolder cannot be created
	 */
	public Path file(final String name) {
		final Path file = staging.resolve(name);
		try {
			Files.createDirectories(file.getParent());
		}
		catch (final IOException e) {
			throw new XasException("Cannot create a folder for " + name + " in " + folder + " (" + e.getMessage() + ").", e);
		}
		return file;
	}

	/**
	 * Moves all results into place; files of the same names are replaced.
	 *
	 * @throws XasException naming a file that cannot be replaced
	 */
	public void commit() {
		final List<Path> results = filesIn(staging);
		for (final Path result : results) {
			final Path place = folder.resolve(staging.relativize(result));
			if (Files.isDirectory(place)) throw new XasException("Cannot write " + place + ": a folder is in its place.");
		}
		for (final Path result : results) move(result, folder.resolve(staging.relativize(result)));
	}

	/** Removes what was not committed, and the folder if it was made for it and is empty. */
	@Override
	public void close() {
		for (final Path left : leavesFirst(staging)) delete(left);
		removeEmpty(folder, existing);
	}

	private static void move(final Path result, final Path place) {
		try {
			Files.createDirectories(place.getParent());
			Files.move(result, place, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException e) {
			throw new XasException("Cannot write " + place + " (" + e.getMessage() + ").", e);
		}
	}

	private static List<Path> filesIn(final Path folder) {
		return leavesFirst(folder).stream().filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
	}

	private static List<Path> leavesFirst(final Path folder) {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.sorted(Comparator.reverseOrder()).toList();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read " + folder + " (" + e.getMessage() + ").", e);
		}
	}

	private static void removeEmpty(final Path folder, final Path existing) {
		for (Path path = folder; !path.equals(existing); path = path.getParent()) {
			if (!delete(path)) return;
		}
	}

	/** @return whether it is gone; a folder that holds something stays */
	private static boolean delete(final Path path) {
		try {
			Files.deleteIfExists(path);
			return true;
		}
		catch (final IOException e) {
			return false;
		}
	}
}
