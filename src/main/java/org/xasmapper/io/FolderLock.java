package org.xasmapper.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one process holds as long as it lives, and one thread of it: whoever can take it knows that nobody else is
 * at work. It is deleted when it is closed.
 */
final class FolderLock implements AutoCloseable {

	/** Where the lock lies, behind all content: some systems let nobody read what is locked. */
	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

	/** The content of a lock, and of one that was deleted: others may have opened it before. */
	private static final byte IN_PLACE = '+';
	private static final byte DELETED = '-';

	/**
	 * What this process holds. On Unix a process loses its lock when it closes any channel to the file, so that none may be
	 * opened beside the one that holds it.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;
	private final FileChannel channel;

	private FolderLock(final Path file, final FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * @return the lock, or null if somebody else holds it
	 * @throws IOException if its file cannot be written
	 */
	static FolderLock tryTake(final Path file) throws IOException {
		final Path real = file.getParent().toRealPath().resolve(file.getFileName());
		if (!HELD.add(real)) return null;
		FolderLock taken = null;
		try {
			taken = take(real);
		}
		finally {
			if (taken == null) HELD.remove(real);
		}
		return taken;
	}

	private static FolderLock take(final Path file) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE);
		FolderLock taken = null;
		try {
			if (channel.tryLock(LOCKED_BYTE, 1, false) != null && !isDeleted(channel)) {
				mark(channel, IN_PLACE);
				taken = new FolderLock(file, channel);
			}
			return taken;
		}
		finally {
			if (taken == null) channel.close();
		}
	}

	private static boolean isDeleted(final FileChannel channel) throws IOException {
		final ByteBuffer content = ByteBuffer.allocate(1);
		return channel.read(content, 0) == 1 && content.get(0) == DELETED;
	}

	private static void mark(final FileChannel channel, final byte content) throws IOException {
		channel.write(ByteBuffer.wrap(new byte[] { content }), 0);
	}

	@Override
	public void close() throws IOException {
		// An interrupted thread cannot write to a channel, and what it holds is to be given back all the same.
		final boolean interrupted = Thread.interrupted();
		try (channel) {
			Files.deleteIfExists(file);
			mark(channel, DELETED);
		}
		finally {
			HELD.remove(file);
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
