package org.xasmapper.io.zarr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** A hierarchy in a zip archive, at its root or in one folder of it. */
final class ZipStore implements Store {

	private final Path file;
	private final ZipFile zip;
	private final String root;

	/** @throws XasException if it is damaged, or no hierarchy is in it */
	ZipStore(final Path file) {
		this.file = file;
		try {
			zip = new ZipFile(file.toFile());
		}
		catch (final IOException e) {
			throw new XasException(name() + " is no zip archive, or damaged (" + FileProblem.reason(e) + ").", e);
		}
		try {
			root = root(zip).orElseThrow(() -> new XasException(name() + " is a zip archive without a Zarr hierarchy: it has neither " +
				"zarr.json nor .zarray nor .zgroup."));
		}
		catch (final RuntimeException e) {
			close();
			throw e;
		}
	}

	/** @return whether an archive holds a hierarchy; never fails */
	static boolean holdsZarr(final Path file) {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			return root(zip).isPresent();
		}
		catch (final IOException | RuntimeException e) {
			return false;
		}
	}

	/** @return what stands before the names of the uppermost metadata, empty or a folder with its slash */
	private static Optional<String> root(final ZipFile zip) {
		return zip.stream().map(ZipEntry::getName).filter(name -> ZarrTree.METADATA.contains(name.substring(name.lastIndexOf('/') + 1)))
			.map(name -> name.substring(0, name.lastIndexOf('/') + 1)).min(Comparator.comparingInt(String::length));
	}

	@Override
	public String name() {
		return file.getFileName().toString();
	}

	@Override
	public byte[] read(final String key, final long most) {
		final ZipEntry entry = zip.getEntry(root + key);
		if (entry == null || entry.isDirectory()) return null;
		try (InputStream in = zip.getInputStream(entry)) {
			final byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
			if (bytes.length > most) throw new XasException(name() + ": " + key + " is longer than it can be. It is damaged.");
			return bytes;
		}
		catch (final IOException e) {
			throw new XasException(name() + ": " + key + " cannot be read (" + FileProblem.reason(e) + ").", e);
		}
	}

	@Override
	public boolean has(final String key) {
		return zip.getEntry(root + key) != null;
	}

	@Override
	public List<String> children(final String path) {
		final String above = root + (path.isEmpty() ? "" : path + "/");
		return zip.stream().map(ZipEntry::getName).filter(name -> name.startsWith(above) && name.indexOf('/', above.length()) > 0).map(
			name -> name.substring(above.length(), name.indexOf('/', above.length()))).distinct().sorted().toList();
	}

	@Override
	public void close() {
		try {
			zip.close();
		}
		catch (final IOException e) {
			throw new XasException(name() + " cannot be closed (" + FileProblem.reason(e) + ").", e);
		}
	}
}
