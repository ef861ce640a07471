package org.xasmapper.io.zarr;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** A hierarchy in a folder, a file a key. Links that lead out of the folder are not followed. */
final class FolderStore implements Store {

	private final Path folder;
	private final Path real;

	/** @throws XasException if there is no such folder */
	FolderStore(final Path folder) {
		this.folder = folder;
		try {
			real = folder.toRealPath();
		}
		catch (final IOException e) {
			throw new XasException("Cannot open " + folder.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	@Override
	public String name() {
		return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
	}

	private Path file(final String key) {
		try {
			final Path file = folder.resolve(key).normalize();
			if (file.startsWith(folder.normalize()) && (!Files.exists(file) || file.toRealPath().startsWith(real))) return file;
		}
		catch (final InvalidPathException | IOException e) {
			throw new XasException(name() + ": " + key + " cannot be read (" + e.getMessage() + ").", e);
		}
		throw new XasException(name() + ": " + key + " leads out of the folder and was not followed. Copy what it leads to into the folder.");
	}

	@Override
	public byte[] read(final String key, final long most) {
		final Path file = file(key);
		if (!Files.isRegularFile(file)) return null;
		// Not through a channel, which an interrupt would close.
		try (InputStream in = new FileInputStream(file.toFile())) {
			final long size = Files.size(file);
			if (size > most) throw new XasException(name() + ": " + key + " has " + size + " bytes, more than it can hold. It is damaged.");
			return in.readNBytes((int) size);
		}
		catch (final IOException e) {
			throw new XasException(name() + ": " + key + " cannot be read (" + FileProblem.reason(e) + ").", e);
		}
	}

	@Override
	public boolean has(final String key) {
		return Files.isRegularFile(file(key));
	}

	@Override
	public List<String> children(final String path) {
		final Path below = file(path);
		if (!Files.isDirectory(below)) return List.of();
		try (Stream<Path> files = Files.list(below)) {
			return files.filter(Files::isDirectory).map(file -> file.getFileName().toString()).sorted().toList();
		}
		catch (final IOException e) {
			throw new XasException(name() + ": " + path + " cannot be listed (" + FileProblem.reason(e) + ").", e);
		}
	}

	@Override
	public void close() {
		// No file stays open.
	}
}
