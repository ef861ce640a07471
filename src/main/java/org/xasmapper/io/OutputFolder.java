package org.xasmapper.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/**
 * The folder that a command's results go to, all of them or none. Files are written to a hidden folder inside it
 * and moved into place by {@link #commit()}; closing without it leaves everything as it was. When several runs
 * commit to one folder, one comes after the other; what a process that died left behind is removed by the next.
 *
 * <pre>
 * try (OutputFolder output = OutputFolder.open(folder)) {
 * 	SpectraWriter.writeColumns(output.file("basis.csv"), basis, 6);
 * 	output.commit();
 * }
 * </pre>
 */
public final class OutputFolder implements AutoCloseable {

	private static final String STAGING = ".xas-unfinished-";
	private static final String LOCK = ".xas-lock";

	/** In the hidden folder: results, what they replace, and the lock that says that its process lives. */
	private static final String RESULTS = "results";
	private static final String REPLACED = "replaced";
	private static final String ALIVE = "lock";

	/** Milliseconds that another run may take to move its files. */
	private static final int LONGEST_WAIT = 60_000;

	/** Locks are held by processes; this lets the threads of one take turns. */
	private static final Object TURN = new Object();

	private final Path folder;
	private final Path staging;
	private final FolderLock alive;
	/** The nearest folder that was there before. */
	private final Path existing;
	private final StagedMoves.Mover mover;
	/** Whether the hidden folder holds what was there before and cannot be moved back. */
	private boolean stuck;

	private OutputFolder(final Path folder, final Path existing, final StagedMoves.Mover mover) throws IOException {
		this.folder = folder;
		this.existing = existing;
		this.mover = mover;
		synchronized (TURN) {
			try (FolderLock lock = lock(folder)) {
				sweep(folder);
				staging = Files.createTempDirectory(folder, STAGING);
				alive = FolderLock.tryTake(staging.resolve(ALIVE));
				Files.createDirectory(staging.resolve(RESULTS));
			}
		}
	}

	/**
	 * Creates the folder if need be, so that a long computation does not end at a folder that cannot be written.
	 *
	 * @throws XasException if the folder cannot be created or written
	 */
	public static OutputFolder open(final Path path) {
		return open(path, StagedMoves.RENAME);
	}

	static OutputFolder open(final Path path, final StagedMoves.Mover mover) {
		final Path folder = path.toAbsolutePath().normalize();
		Path existing = folder;
		while (existing.getParent() != null && Files.notExists(existing)) existing = existing.getParent();
		try {
			Files.createDirectories(folder);
			return new OutputFolder(folder, existing, mover);
		}
		catch (final IOException e) {
			removeEmpty(folder, existing);
			throw problem("The output folder " + folder + " cannot be written (" + FileProblem.reason(e) +
				"). Choose a folder that you may write to.", e);
		}
	}

	/** Waits until no other process moves files in a folder. */
	private static FolderLock lock(final Path folder) throws IOException {
		for (int waited = 0; waited < LONGEST_WAIT; waited += 10) {
			final FolderLock lock = FolderLock.tryTake(folder.resolve(LOCK));
			if (lock != null) return lock;
			try {
				Thread.sleep(10);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("Cancelled.");
			}
		}
		throw new IOException("another run has been writing to it for a minute");
	}

	/** Removes hidden folders whose process is dead; what it had put aside in the midst of a commit goes back. */
	private static void sweep(final Path folder) throws IOException {
		final List<Path> hidden;
		try (Stream<Path> all = Files.list(folder)) {
			hidden = all.filter(path -> path.getFileName().toString().startsWith(STAGING)).toList();
		}
		for (final Path left : hidden) {
			if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS) && isDead(left)) {
				putBack(left.resolve(REPLACED), folder);
				remove(left);
			}
		}
	}

	private static boolean isDead(final Path hidden) {
		try (FolderLock lock = FolderLock.tryTake(hidden.resolve(ALIVE))) {
			return lock != null;
		}
		catch (final IOException e) {
			// Another user's.
			return false;
		}
	}

	private static void putBack(final Path replaced, final Path folder) throws IOException {
		for (final Path aside : filesIn(replaced)) StagedMoves.RENAME.move(aside, folder.resolve(replaced.relativize(aside)));
	}

	/**
	 * @param name name of a result, with {@code /} for subfolders, such as {@code with-sdm/OS_mean.tif}
	 * @return where to write it; its subfolder exists
	 * @throws XasException if the subfolder cannot be created
	 */
	public Path file(final String name) {
		final Path file = staging.resolve(RESULTS).resolve(name);
		try {
			Files.createDirectories(file.getParent());
		}
		catch (final IOException e) {
			throw problem("Cannot create a folder for " + name + " in " + folder + " (" + FileProblem.reason(e) + ").", e);
		}
		return file;
	}

	/**
	 * Moves all results into place; files of the same names are replaced. If one of them cannot be, all others are moved
	 * back.
	 *
	 * @throws XasException naming a file that cannot be replaced
	 */
	public void commit() {
		synchronized (TURN) {
			try (FolderLock lock = lock(folder)) {
				moveAll();
			}
			catch (final IOException e) {
				throw problem("Cannot write to " + folder + " (" + FileProblem.reason(e) + ").", e);
			}
		}
	}

	private void moveAll() throws IOException {
		final Path results = staging.resolve(RESULTS);
		final Path replaced = staging.resolve(REPLACED);
		final StagedMoves moves = new StagedMoves(mover);
		final List<Path> all = filesIn(results);
		for (final Path result : all) {
			final Path name = results.relativize(result);
			final Path place = folder.resolve(name);
			try {
				if (Files.isDirectory(place)) throw new IOException("a folder is in its place");
				moves.replace(result, place, replaced.resolve(name));
			}
			catch (final IOException e) {
				final List<String> left = moves.undo();
				stuck = !left.isEmpty();
				for (final Path other : all) removeEmpty(folder.resolve(results.relativize(other)).getParent(), folder);
				throw problem("Cannot write " + place + " (" + FileProblem.reason(e) + "). Close it if another program has it open, " +
					"and run the command again; " + (stuck ? "earlier results could not be put back: " + String.join(" ", left)
						: "all earlier results are as they were."), e);
			}
		}
		// From here on, what is left behind is no half of a commit.
		if (Files.exists(replaced)) Files.move(replaced, staging.resolve("old"));
	}

	private static RuntimeException problem(final String sentence, final IOException e) {
		return e instanceof ClosedByInterruptException ? new CancellationException("Cancelled.") : new XasException(sentence, e);
	}

	/** Removes what was not committed, and the folder if it was made for it and is empty. */
	@Override
	public void close() {
		synchronized (TURN) {
			// Also of a thread that is interrupted.
			final boolean interrupted = Thread.interrupted();
			try (FolderLock lock = lock(folder)) {
				alive.close();
				if (!stuck) remove(staging);
			}
			catch (final IOException e) {
				// The next run removes it.
			}
			finally {
				if (interrupted) Thread.currentThread().interrupt();
			}
			removeEmpty(folder, existing);
		}
	}

	private static void remove(final Path hidden) {
		for (final Path left : leavesFirst(hidden)) delete(left);
	}

	private static List<Path> filesIn(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		return leavesFirst(folder).stream().filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
	}

	private static List<Path> leavesFirst(final Path folder) {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.sorted(Comparator.reverseOrder()).toList();
		}
		catch (final IOException e) {
			throw problem("Cannot read " + folder + " (" + FileProblem.reason(e) + ").", e);
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
