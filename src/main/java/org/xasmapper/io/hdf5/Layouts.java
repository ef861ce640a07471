package org.xasmapper.io.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** All layouts that are asked for a file: what the person named, the person's own, those that ship, and those of HyperSpy, BLISS and NeXus. */
final class Layouts {

	private static final String FOLDER = "/layouts/";
	private static final String INDEX = FOLDER + "index.txt";

	/** Files of layouts; more is something else. */
	private static final long LARGEST = 1 << 20;

	private Layouts() {}

	/** @throws XasException naming the file, if a layout of the person's folder cannot be used */
	static List<Hdf5Layout> of(final ReadingSettings settings) {
		final List<Hdf5Layout> layouts = new ArrayList<>();
		layouts.add(new NamedLayout());
		for (final BeamlineLayout layout : beamlines(settings.layouts())) layouts.add(new LayoutInFile(layout));
		layouts.add(new HyperSpyLayout());
		layouts.add(new BlissLayout());
		layouts.add(new NexusLayout());
		return layouts;
	}

	/** @return the person's layouts, then those that ship */
	static List<BeamlineLayout> beamlines(final Path folder) {
		final List<BeamlineLayout> all = new ArrayList<>(folder == null ? List.of() : own(folder));
		all.addAll(Shipped.ALL);
		return all;
	}

	private static List<BeamlineLayout> own(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".json")).sorted().map(Layouts::read).toList();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder of layouts " + folder + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	private static BeamlineLayout read(final Path file) {
		try {
			if (Files.size(file) > LARGEST) throw new XasException("The layout " + file + " is larger than any layout.");
			return LayoutReader.parse(file.getFileName().toString(), Files.readString(file));
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the layout " + file + " (" + FileProblem.reason(e) + "); is it text in UTF-8?", e);
		}
	}

	/** Read once. */
	private static final class Shipped {

		private static final List<BeamlineLayout> ALL = text(INDEX).lines().filter(name -> !name.isBlank()).map(
			name -> LayoutReader.parse(name, text(FOLDER + name))).toList();

		private static String text(final String resource) {
			try (InputStream in = Layouts.class.getResourceAsStream(resource)) {
				if (in == null) throw new XasException("The layout " + resource + " is missing; install XAS Mapper again.");
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (final IOException e) {
				throw new XasException("The layout " + resource + " cannot be read; install XAS Mapper again.", e);
			}
		}
	}
}
