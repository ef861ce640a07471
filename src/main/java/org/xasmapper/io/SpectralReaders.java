package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.plugin.Plugin;

/** All readers that are installed, asked who knows a file best. Works without a SciJava context, as in plain ImageJ. */
public final class SpectralReaders {

	private SpectralReaders() {}

	/**
	 * @param path a file or a folder
	 * @return the reader that supports it best, of equals the one of higher priority; empty if none does
	 */
	public static Optional<SpectralReader> of(final Path path) {
		SpectralReader best = null;
		Support most = Support.NONE;
		for (final SpectralReader reader : All.READERS) {
			final Support support = supportOf(reader, path);
			if (support.compareTo(most) <= 0) continue;
			best = reader;
			most = support;
		}
		return Optional.ofNullable(best);
	}

	/** @return how well the best reader supports a file or folder */
	public static Support support(final Path path) {
		return of(path).map(reader -> supportOf(reader, path)).orElse(Support.NONE);
	}

	/** @return sentences on readers that do not work, and are left out */
	public static List<String> notes() {
		return List.copyOf(All.NOTES);
	}

	private static Support supportOf(final SpectralReader reader, final Path path) {
		try {
			return reader.support(path);
		}
		catch (final RuntimeException e) {
			// A reader must not fail here; one that does is not asked to read.
			return Support.NONE;
		}
	}

	/** Loaded once, when the first file is opened. */
	private static final class All {

		private static final List<String> NOTES = new ArrayList<>();
		private static final List<SpectralReader> READERS = installed();

		/** The highest priority first. */
		private static List<SpectralReader> installed() {
			final List<IndexItem<Plugin>> found = new ArrayList<>();
			for (final IndexItem<Plugin> item : Index.load(Plugin.class, SpectralReader.class.getClassLoader())) {
				if (isReader(item)) found.add(item);
			}
			found.sort(Comparator.comparingDouble((IndexItem<Plugin> item) -> -item.annotation().priority()).thenComparing(
				IndexItem::className));
			final List<SpectralReader> readers = new ArrayList<>();
			for (final IndexItem<Plugin> item : found) load(item).ifPresent(readers::add);
			return List.copyOf(readers);
		}

		private static boolean isReader(final IndexItem<Plugin> item) {
			try {
				return item.annotation().type() == SpectralReader.class;
			}
			catch (final RuntimeException | LinkageError e) {
				// A plugin of a kind that is not here.
				return false;
			}
		}

		private static Optional<SpectralReader> load(final IndexItem<Plugin> item) {
			try {
				return Optional.of((SpectralReader) Class.forName(item.className(), true, SpectralReader.class.getClassLoader())
					.getDeclaredConstructor().newInstance());
			}
			catch (final ReflectiveOperationException | RuntimeException | LinkageError e) {
				NOTES.add("The reader " + item.className() + " does not work (" + e + ") and is left out. Install XAS Mapper again.");
				return Optional.empty();
			}
		}
	}
}
