package org.xasmapper.io.xrm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/**
 * An OLE2 container: streams of bytes in folders, read when they are asked for. An interrupted thread completes its reading
 * and stays interrupted. Safe for several threads, one of which reads at a time.
 */
final class OleFile implements AutoCloseable {

	private final Path path;
	private final long length;
	private POIFSFileSystem container;
	private boolean closed;

	/** @throws XasException if there is no such file, or it is no OLE2 container */
	OleFile(final Path path) {
		this.path = path;
		ContainerLogs.quiet();
		if (Files.isDirectory(path)) throw new XasException(path + " is a folder. Choose a file.");
		try {
			length = Files.size(path);
			container = new POIFSFileSystem(path.toFile(), true);
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
		catch (final RuntimeException e) {
			throw damaged("it is no OLE2 container");
		}
	}

	/** @return length of the file, bytes */
	long length() {
		return length;
	}

	/**
	 * @param stream names of folders and stream, separated by {@code /}, whatever their case
	 * @return the stream's bytes, {@code 0} if there is none
	 */
	long size(final String stream) {
		final DocumentEntry entry = guarded(stream, () -> entry(stream));
		return entry == null ? 0 : entry.getSize();
	}

	/**
	 * @param most bytes that are wanted of it
	 * @return the bytes of a stream, no more of them than it has, little-endian; none if there is no such stream
	 * @throws XasException if the file is damaged or cut off
	 */
	ByteBuffer read(final String stream, final long most) {
		return guarded(stream, () -> {
			final DocumentEntry entry = entry(stream);
			if (entry == null) return ByteBuffer.allocate(0);
			// A damaged directory may promise more than the file has.
			final long count = Math.min(most, entry.getSize());
			if (count < 0 || count > length) throw damaged("\"" + stream + "\" should be larger than the file");
			final byte[] bytes = new byte[(int) count];
			try (DocumentInputStream stored = new DocumentInputStream(entry)) {
				stored.readFully(bytes);
			}
			return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		});
	}

	private DocumentEntry entry(final String stream) throws IOException {
		Entry entry = container.getRoot();
		for (final String name : stream.split("/")) {
			if (!(entry instanceof DirectoryEntry) || !((DirectoryEntry) entry).hasEntryCaseInsensitive(name)) return null;
			entry = ((DirectoryEntry) entry).getEntryCaseInsensitive(name);
		}
		return entry instanceof DocumentEntry ? (DocumentEntry) entry : null;
	}

	@FunctionalInterface
	private interface Reading<T> {

		T run() throws IOException;
	}

	/** An interrupt would close the file in the middle. */
	private synchronized <T> T guarded(final String stream, final Reading<T> reading) {
		boolean interrupted = Thread.interrupted();
		try {
			while (true) {
				try {
					if (closed) throw new XasException("The file " + path.toAbsolutePath() + " is closed already. Open it again.");
					return reading.run();
				}
				catch (final ClosedChannelException e) {
					interrupted |= Thread.interrupted();
					container = new POIFSFileSystem(path.toFile(), true);
				}
			}
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
		catch (final XasException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			throw damaged("\"" + stream + "\" cannot be read");
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}

	private XasException unreadable(final IOException e) {
		return new XasException("Cannot read " + path.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
	}

	/** @return an exception for a file that is broken */
	XasException damaged(final String why) {
		return new XasException("Cannot open " + path.toAbsolutePath() + ": " + why +
			". It is damaged, cut off or of another kind; copy it again.");
	}

	@Override
	public synchronized void close() {
		closed = true;
		try {
			container.close();
		}
		catch (final IOException e) {
			throw unreadable(e);
		}
	}
}
