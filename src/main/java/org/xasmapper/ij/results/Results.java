package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.io.OutputFolder;

/**
 * The files of one command, written together at its end: all of them or, when anything fails, none. Without an
 * output folder nothing is written.
 */
public final class Results implements AutoCloseable {

	private final OutputFolder folder;
	private final List<String> names = new ArrayList<>();

	/**
	 * Checks at once that the folder can be written.
	 *
	 * @param output path of the folder, or empty for none
	 * @throws org.xasmapper.spectrum.XasException if it cannot be written
	 */
	public Results(final String output) {
		folder = output.isBlank() ? null : OutputFolder.open(Path.of(output.trim()));
	}

	/** Saves an image, if there is an output folder. */
	public void tiff(final String name, final ImagePlus image) {
		file(name, path -> TiffFiles.save(image, path));
	}

	/** Lets a writer write a file, if there is an output folder. */
	public void file(final String name, final Consumer<Path> writer) {
		if (folder == null) return;
		writer.accept(folder.file(name));
		names.add(name);
	}

	/** @return names of the files written so far */
	public List<String> names() {
		return List.copyOf(names);
	}

	/** Writes a text, if there is an output folder. */
	public void text(final String name, final String text) {
		file(name, path -> AtomicFile.writeText(path, writer -> writer.write(text)));
	}

	/** Moves all files into place. */
	public void commit() {
		if (folder != null) folder.commit();
	}

	/** Removes what was not committed. */
	@Override
	public void close() {
		if (folder != null) folder.close();
	}
}
