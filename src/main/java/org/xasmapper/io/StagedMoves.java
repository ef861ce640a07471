package org.xasmapper.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Moves files to their places, and back again if one of them cannot be moved. */
final class StagedMoves {

	/** How a file is moved. */
	@FunctionalInterface
	interface Mover {

		void move(Path from, Path to) throws IOException;
	}

	/** A file of that name is in the way only if somebody else just made it; then it is replaced. */
	static final Mover RENAME = (from, to) -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);

	private final Mover mover;
	private final Deque<Move> done = new ArrayDeque<>();

	private record Move(Path from, Path to) {}

	StagedMoves(final Mover mover) {
		this.mover = mover;
	}

	/** Moves a file to its place; one that is there is put aside before. */
	void replace(final Path result, final Path place, final Path aside) throws IOException {
		if (Files.exists(place)) move(place, aside);
		move(result, place);
	}

	private void move(final Path from, final Path to) throws IOException {
		Files.createDirectories(to.getParent());
		mover.move(from, to);
		done.push(new Move(from, to));
	}

	/** @return sentences on what could not be moved back; empty if all is as it was */
	List<String> undo() {
		final List<String> stuck = new ArrayList<>();
		while (!done.isEmpty()) {
			final Move move = done.pop();
			try {
				mover.move(move.to, move.from);
			}
			catch (final IOException e) {
				stuck.add(move.from + " is now " + move.to + ".");
			}
		}
		return stuck;
	}
}
