package org.xasmapper.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** A folder of results with its subfolders. Links are not followed. */
final class FolderTree {

	private FolderTree() {}

	/** @return all files below a folder; none if there is no such folder */
	static List<Path> files(final Path folder) {
		return leavesFirst(folder).stream().filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
	}

	/** Deletes a folder with all that can be deleted in it. */
	static void remove(final Path folder) {
		for (final Path left : leavesFirst(folder)) delete(left);
	}

	private static List<Path> leavesFirst(final Path folder) {
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return List.of();
		try (Stream<Path> all = Files.walk(folder)) {
			return all.sorted(Comparator.reverseOrder()).toList();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read " + folder + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	/** Deletes a folder and those above it up to one that stays, as far as they are empty. */
	static void removeEmpty(final Path folder, final Path stays) {
		for (Path path = folder; !path.equals(stays); path = path.getParent()) {
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
