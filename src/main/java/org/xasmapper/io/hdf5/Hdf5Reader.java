package org.xasmapper.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Reads HDF5 files, and folders with a file an energy. What is what in them, layouts know. */
@Plugin(type = SpectralReader.class)
public final class Hdf5Reader implements SpectralReader {

	private static final long SIGNATURE = 0x894844460d0a1a0aL;

	/** A user's block before the signature may have these sizes. */
	private static final long[] PLACES = { 0, 512, 1024, 2048, 4096, 8192 };

	static final List<String> ENDINGS = List.of(".h5", ".hdf5", ".hdf", ".nxs", ".hspy", ".nx5", ".he5");

	@Override
	public String kind() {
		return "HDF5";
	}

	@Override
	public Support support(final Path path) {
		if (Files.isDirectory(path)) return holdsFiles(path) ? Support.SURE : Support.NONE;
		return isHdf5(path) ? Support.SURE : Support.NONE;
	}

	private static boolean holdsFiles(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.anyMatch(Hdf5Reader::isNamedHdf5);
		}
		catch (final IOException | RuntimeException e) {
			return false;
		}
	}

	static boolean isNamedHdf5(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return ENDINGS.stream().anyMatch(name::endsWith);
	}

	private static boolean isHdf5(final Path path) {
		try (FileChannel channel = FileChannel.open(path)) {
			for (final long place : PLACES) {
				final ByteBuffer first = ByteBuffer.allocate(Long.BYTES);
				channel.read(first, place);
				if (!first.hasRemaining() && first.getLong(0) == SIGNATURE) return true;
			}
			return false;
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		progress.check();
		if (Files.isDirectory(path)) return Hdf5Folder.look(path, settings, progress);
		final Hdf5File file = Hdf5File.open(path);
		try {
			return look(file, settings).toMeasurement(file.name(), settings, file);
		}
		catch (final RuntimeException e) {
			file.close();
			throw e;
		}
	}

	private static Found look(final Hdf5File file, final ReadingSettings settings) {
		for (final Hdf5Layout layout : Layouts.of(settings)) {
			final Optional<Found> found = layout.find(file, settings);
			if (found.isPresent()) return found.get();
		}
		throw new XasException(Unknown.question(file, settings));
	}
}
