package org.xasmapper.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The moves of one commit, from a hidden folder to the results' places. What is needed to undo them lies in that folder and
 * not in memory, before each move: whatever stops a commit, it can be undone later and by another process.
 */
final class StagedMoves {

	/** How a file is moved. */
	@FunctionalInterface
	interface Mover {

		void move(Path from, Path to) throws IOException;
	}

	/** A file of that name is in the way only if somebody else just made it; then it is replaced. */
	static final Mover RENAME = (from, to) -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);

	private static final String RESULTS = "results";

	/** Is there as long as the commit is half done. */
	private static final String UNDO = "undo";

	/** In it: the files that were in the places of results, and empty files named as the results that had none there. */
	private static final String REPLACED = "replaced";
	private static final String NEW = "new";

	private final Path folder;
	private final Path results;
	private final Path undo;
	private final Path replaced;
	private final Path fresh;
	private final Mover mover;

	/**
	 * @param hidden folder that holds the results
	 * @param folder that they belong to
	 */
	StagedMoves(final Path hidden, final Path folder, final Mover mover) {
		this.folder = folder;
		this.mover = mover;
		results = hidden.resolve(RESULTS);
		undo = hidden.resolve(UNDO);
		replaced = undo.resolve(REPLACED);
		fresh = undo.resolve(NEW);
	}

	/** @return the hidden folder that results are written to first */
	Path results() {
		return results;
	}

	/** Moves a result to its place; a file that is there is put aside before. */
	void replace(final Path result) throws IOException {
		final Path name = results.relativize(result);
		final Path place = folder.resolve(name);
		if (Files.isDirectory(place)) throw new IOException("a folder is in its place");
		if (Files.exists(place)) move(place, replaced.resolve(name));
		else mark(fresh.resolve(name));
		move(result, place);
	}

	private static void mark(final Path mark) throws IOException {
		Files.createDirectories(mark.getParent());
		Files.createFile(mark);
	}

	private void move(final Path from, final Path to) throws IOException {
		Files.createDirectories(to.getParent());
		mover.move(from, to);
	}

	/** In one step makes the moves last: from here on, what is left behind is no half of a commit. */
	void finish() throws IOException {
		if (Files.exists(undo)) Files.move(undo, undo.resolveSibling("done"));
	}

	/**
	 * Moves everything back, unless the moves were finished. May be called again, if it failed.
	 *
	 * @return sentences on what could not be moved back; empty if all is as it was
	 */
	List<String> undo() {
		final List<String> stuck = new ArrayList<>();
		for (final Path mark : FolderTree.files(fresh)) takeBack(fresh.relativize(mark), stuck);
		for (final Path aside : FolderTree.files(replaced)) {
			final Path name = replaced.relativize(aside);
			takeBack(name, stuck);
			moveBack(aside, folder.resolve(name), stuck);
		}
		if (stuck.isEmpty()) FolderTree.remove(undo);
		return stuck;
	}

	/** A result that is not where it was written to is in its place. */
	private void takeBack(final Path name, final List<String> stuck) {
		final Path result = results.resolve(name);
		final Path place = folder.resolve(name);
		if (Files.notExists(result) && Files.exists(place)) moveBack(place, result, stuck);
		FolderTree.removeEmpty(place.getParent(), folder);
	}

	private void moveBack(final Path from, final Path to, final List<String> stuck) {
		try {
			move(from, to);
		}
		catch (final IOException e) {
			stuck.add(to + " is now " + from + ".");
		}
	}
}
