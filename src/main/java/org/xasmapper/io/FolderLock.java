package org.xasmapper.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * A file that one process holds as long as it lives, and one thread of it: whoever can take it knows that nobody else is
 * at work. It is deleted when it is closed.
 */
final class FolderLock implements AutoCloseable {

	/** Where the lock lies, behind all content: some systems let nobody read what is locked. */
	private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

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
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		if (isLocked(channel) && isStillInPlace(file, channel)) return new FolderLock(file, channel);
		channel.close();
		return null;
	}

	private static boolean isLocked(final FileChannel channel) throws IOException {
		try {
			return channel.tryLock(LOCKED_BYTE, 1, false) != null;
		}
		catch (final OverlappingFileLockException e) {
			return false;
		}
	}

	/** The one who had the lock before may have deleted the file after this one opened it. */
	private static boolean isStillInPlace(final Path file, final FileChannel channel) throws IOException {
		final byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
		channel.write(ByteBuffer.wrap(mark), 0);
		try {
			return Arrays.equals(mark, Files.readAllBytes(file));
		}
		catch (final NoSuchFileException e) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		try {
			Files.deleteIfExists(file);
		}
		finally {
			channel.close();
		}
	}
}
