package org.xasmapper.io;

import java.nio.file.Path;
import org.scijava.plugin.SciJavaPlugin;
import org.xasmapper.spectrum.Progress;

/**
 * Reads one kind of container. A reader has a constructor without arguments and is found by its annotation,
 * {@code @Plugin(type = SpectralReader.class)}; nothing else needs to know it. It keeps no state: one serves all files and
 * threads.
 */
public interface SpectralReader extends SciJavaPlugin {

	/** @return the name of the container for messages, such as {@code HDF5} */
	String kind();

	/**
	 * Looks at the name and the first bytes, or at the names in a folder, and never fails.
	 *
	 * @param path a file or a folder
	 */
	Support support(Path path);

	/**
	 * Opens a file or folder and finds out what it holds, reading no samples yet.
	 *
	 * @return planes and energies as measured; the caller closes it, or leaves that to the end of its samples
	 * @throws org.xasmapper.spectrum.XasException in a sentence, if it is damaged, or does not say what a person has to: then
	 *           the message lists what there is and names the key to give
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	Measurement look(Path path, ReadingSettings settings, Progress progress);
}
