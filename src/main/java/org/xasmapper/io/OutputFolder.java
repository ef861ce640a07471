package org.xasmapper.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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

	/** In the hidden folder: the lock that says that its process lives. */
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
	private final StagedMoves moves;

	private OutputFolder(final Path folder, final Path existing, final StagedMoves.Mover mover) throws IOException {
		this.folder = folder;
		this.existing = existing;
		synchronized (TURN) {
			try (FolderLock lock = lock(folder)) {
				sweep(folder);
				staging = Files.createTempDirectory(folder, STAGING);
				moves = new StagedMoves(staging, folder, mover);
				alive = claim(staging, moves.results());
			}
		}
	}

	private static FolderLock claim(final Path staging, final Path results) throws IOException {
		try {
			Files.createDirectory(results);
			return FolderLock.tryTake(staging.resolve(ALIVE));
		}
		catch (final Throwable e) {
			FolderTree.remove(staging);
			throw e;
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
		OutputFolder opened = null;
		try {
			Files.createDirectories(folder);
			opened = new OutputFolder(folder, existing, mover);
			return opened;
		}
		catch (final IOException e) {
			throw problem("The output folder " + folder + " cannot be written (" + FileProblem.reason(e) +
				"). Choose a folder that you may write to.", e);
		}
		finally {
			if (opened == null) FolderTree.removeEmpty(folder, existing);
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

	/** Removes hidden folders whose process is dead, or which it could not remove; half a commit is undone. */
	private static void sweep(final Path folder) throws IOException {
		final List<Path> hidden;
		try (Stream<Path> all = Files.list(folder)) {
			hidden = all.filter(path -> path.getFileName().toString().startsWith(STAGING)).toList();
		}
		for (final Path left : hidden) {
			if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS) && isDead(left)) {
				final List<String> stuck = new StagedMoves(left, folder, StagedMoves.RENAME).undo();
				if (!stuck.isEmpty()) throw new IOException("a run that was killed left it half written: " + String.join(" ", stuck));
				FolderTree.remove(left);
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

	/**
	 * @param name name of a result, with {@code /} for subfolders, such as {@code with-sdm/OS_mean.tif}
	 * @return where to write it; its subfolder exists
	 * @throws XasException if the subfolder cannot be created
	 */
	public Path file(final String name) {
		final Path file = moves.results().resolve(name);
		try {
			Files.createDirectories(file.getParent());
		}
		catch (final IOException e) {
			throw problem("Cannot create a folder for " + name + " in " + folder + " (" + FileProblem.reason(e) + ").", e);
		}
		return file;
	}

	/**
	 * Moves all results into place; files of the same names are replaced. If anything stops that, all are moved back.
	 *
	 * @throws XasException naming a file that cannot be replaced
	 */
	public void commit() {
		synchronized (TURN) {
			try (FolderLock lock = lock(folder)) {
				// Half a commit that is undone after this one would take its files away.
				sweep(folder);
				moveAll();
			}
			catch (final IOException e) {
				throw problem("Cannot write to " + folder + " (" + FileProblem.reason(e) + ").", e);
			}
		}
	}

	private void moveAll() throws IOException {
		try {
			for (final Path result : FolderTree.files(moves.results())) moveOne(result);
			moves.finish();
		}
		catch (final Throwable e) {
			// Also where there is no memory left; what fails of this is done when the folder is closed.
			final List<String> stuck = moves.undo();
			if (stuck.isEmpty()) throw e;
			throw new XasException((e instanceof XasException ? e.getMessage() : "Writing to " + folder + " was stopped by " + e + ".") +
				" Earlier results could not be put back: " + String.join(" ", stuck), e);
		}
	}

	private void moveOne(final Path result) {
		try {
			moves.replace(result);
		}
		catch (final IOException e) {
			throw problem("Cannot write " + folder.resolve(moves.results().relativize(result)) + " (" + FileProblem.reason(e) +
				"). Close it if another program has it open, and run the command again; until then results are as they were.", e);
		}
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
			try {
				// What fails from here on is done by the next run.
				alive.close();
				removeHidden();
			}
			catch (final IOException e) {
				// By the next run, as said.
			}
			finally {
				if (interrupted) Thread.currentThread().interrupt();
			}
			FolderTree.removeEmpty(folder, existing);
		}
	}

	private void removeHidden() throws IOException {
		try (FolderLock lock = lock(folder)) {
			if (moves.undo().isEmpty()) FolderTree.remove(staging);
		}
	}
}
