package org.xasmapper.ij.results;

import ij.ImagePlus;
import ij.io.FileInfo;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.xasmapper.ij.TiffFiles;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.io.Leftovers;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.io.TypedPath;

/**
 * The files of one command, written together at its end: all of them or, when anything fails, none. Without an
 * output folder nothing is written.
 */
public final class Results implements AutoCloseable {

	private final Path place;
	private final OutputFolder folder;
	private final List<String> names = new ArrayList<>();

	/**
	 * Checks at once that the folder can be written.
	 *
	 * @param output path of the folder, or empty for none
	 * @throws org.xasmapper.spectrum.XasException if it cannot be written
	 */
	public Results(final String output) {
		place = output.isBlank() ? null : TypedPath.of(output).toAbsolutePath().normalize();
		folder = place == null ? null : OutputFolder.open(place);
	}

	/** Saves an image, if there is an output folder. */
	public void tiff(final String name, final ImagePlus image) {
		file(name, path -> TiffFiles.save(image, path));
	}

	/**
	 * Saves an image that went in, if there is an output folder; one that is read from this very place as it is needed is left
	 * there, since a file in use cannot be replaced everywhere.
	 *
	 * @param source the image as it was given
	 * @param image the same in the form to be saved
	 */
	public void input(final String name, final ImagePlus source, final ImagePlus image) {
		if (place != null && source.getStack().isVirtual() && isAt(source, place.resolve(name))) names.add(name);
		else tiff(name, image);
	}

	private static boolean isAt(final ImagePlus image, final Path file) {
		final FileInfo origin = image.getOriginalFileInfo();
		return origin != null && origin.getFilePath() != null && new File(origin.getFilePath()).equals(file.toFile());
	}

	/** Writes the macro that repeats the run, if there is an output folder. */
	public void macro(final RunMacro macro) {
		if (place != null) text(RunMacro.FILE, macro.text(place));
	}

	/** Lets a writer write a file, if there is an output folder. */
	public void file(final String name, final Consumer<Path> writer) {
		if (folder == null) return;
		writer.accept(folder.file(name));
		names.add(name);
	}

	/** @return the folder, for writers that fill it themselves; null if there is none */
	public OutputFolder folder() {
		return folder;
	}

	/** @return where a file of this name is after {@link #commit()}; null without an output folder */
	public File committed(final String name) {
		return place == null ? null : place.resolve(name).toFile();
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
