package org.xasmapper.spectrum;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Bytes of a file, read and written at any place by several threads at once, as long as anybody holds this. Nothing is
 * mapped to memory: a file that shrinks or a disk that is full is a sentence, and an open file can be deleted. An
 * interrupted thread completes its reading or writing, and stays interrupted; by itself Java would close the file.
 */
public final class FileBytes {

	private final Path file;
	private final Set<OpenOption> options;
	private FileChannel channel;

	private FileBytes(final Path file, final Set<OpenOption> options) throws IOException {
		this.file = file;
		this.options = options;
		channel = FileChannel.open(file, options);
	}

	/**
	 * Opens a file for reading.
	 *
	 * @throws XasException naming the file, if it cannot be opened
	 */
	public static FileBytes open(final Path file) {
		try {
			return new FileBytes(file, Set.of(StandardOpenOption.READ));
		}
		catch (final IOException e) {
			throw new XasException("Cannot open " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	/**
	 * @param file created or overwritten with zeros
	 * @throws IOException if it cannot be written
	 */
	static FileBytes create(final Path file, final long size) throws IOException {
		FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
			.close();
		final FileBytes bytes = new FileBytes(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
		bytes.write(ByteBuffer.allocate(1), size - 1);
		return bytes;
	}

	/** @return length of the file */
	public long size() {
		try {
			return Files.size(file);
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}

	/**
	 * Fills a buffer, from its position to its limit.
	 *
	 * @param position of the first byte in the file
	 * @throws XasException naming the file, if it cannot be read or ends before
	 */
	public void read(final ByteBuffer target, final long position) {
		try {
			final long start = position - target.position();
			whole(target, () -> {
				final int count = current().read(target, start + target.position());
				if (count < 0) {
					throw new XasException("The file " + file.toAbsolutePath() + " ends before its last samples. It was shortened or " +
						"replaced while it was in use; open it again.");
				}
			});
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}

	/**
	 * Writes a buffer, from its position to its limit.
	 *
	 * @param position of the first byte in the file
	 * @throws XasException naming the file, if it cannot be written, as on a full disk
	 */
	void write(final ByteBuffer source, final long position) {
		try {
			final long start = position - source.position();
			whole(source, () -> current().write(source, start + source.position()));
		}
		catch (final IOException e) {
			throw new XasException("Cannot write " + file.toAbsolutePath() + " (" + FileProblem.reason(e) +
				"). Make room on the disk.", e);
		}
	}

	/** Closes the file; for its owner only. */
	public void close() throws IOException {
		current().close();
	}

	@FunctionalInterface
	private interface Transfer {

		void run() throws IOException;
	}

	private void whole(final ByteBuffer buffer, final Transfer transfer) throws IOException {
		boolean interrupted = Thread.interrupted();
		try {
			while (buffer.hasRemaining()) {
				try {
					transfer.run();
				}
				catch (final ClosedChannelException e) {
					// An interrupt came meanwhile, here or in another thread.
					interrupted |= Thread.interrupted();
					reopen();
				}
			}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}

	private synchronized FileChannel current() {
		return channel;
	}

	private synchronized void reopen() throws IOException {
		if (!channel.isOpen()) channel = FileChannel.open(file, options);
	}

	private XasException unreadable(final IOException e) {
		return new XasException("Cannot read " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
	}
}
