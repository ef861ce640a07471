package org.xasmapper.io.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.xasmapper.io.LibraryLogs;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.FileBytes;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/**
 * An open HDF5 file: what is in it by path, through soft links and links to files in the same folder. A link that leaves the
 * folder is refused where it is needed. All that the library has to say becomes a sentence that names the file.
 */
final class Hdf5File implements AutoCloseable {

	/** Links that lead on to others. */
	private static final int MOST_LINKS = 32;
	/** Groups within groups. */
	private static final int DEEPEST = 24;
	/** Groups and datasets that are looked at. */
	private static final int MOST_NODES = 50_000;

	static {
		LibraryLogs.quiet("io.jhdf");
	}

	private final Path path;
	private final FileBytes bytes;
	private final VirtualMark marks;
	private final HdfFile root;
	/** Files that links lead to, by their paths; shared by all of them. */
	private final Map<Path, Hdf5File> family;

	private Hdf5File(final Path path, final Map<Path, Hdf5File> family) {
		this.path = path;
		this.family = family;
		bytes = FileBytes.open(path);
		marks = new VirtualMark(bytes);
		try {
			root = reading("its first bytes", () -> new HdfFile(new Hdf5Channel(bytes, marks), URI.create("file:///hdf5")));
		}
		catch (final XasException e) {
			closeBytes();
			throw e;
		}
		family.put(path.toAbsolutePath().normalize(), this);
	}

	/** @throws XasException naming the file, if it cannot be opened or is no HDF5 file */
	static Hdf5File open(final Path path) {
		if (Files.isDirectory(path)) throw new XasException(path + " is a folder, not a file.");
		return new Hdf5File(path, new LinkedHashMap<>());
	}

	Path path() {
		return path;
	}

	/** @return the name of the file, for messages */
	String name() {
		return path.getFileName().toString();
	}

	FileBytes bytes() {
		return bytes;
	}

	/** @return which datasets are virtual */
	VirtualMark marks() {
		return marks;
	}

	/** @return bytes before the HDF5 file within this one, to which its addresses are relative */
	long userBlock() {
		return root.getUserBlockSize();
	}

	/** @return all that can be read at a path, of groups separated by {@code /}; empty if there is nothing */
	Optional<Hdf5Node> find(final String wanted) {
		return find(root, wanted, 0);
	}

	/** As {@link #find(String)}, below a group of this file. */
	Optional<Hdf5Node> find(final Group group, final String wanted) {
		return find(wanted.startsWith("/") ? root : group, wanted, 0);
	}

	private Optional<Hdf5Node> find(final Group start, final String wanted, final int links) {
		if (links > MOST_LINKS) return Optional.empty();
		Hdf5Node here = new Hdf5Node(this, start);
		for (final String step : wanted.split("/")) {
			if (step.isEmpty() || step.equals(".")) continue;
			if (!here.isGroup()) return Optional.empty();
			final Node child = here.file().children(here.group()).get(step);
			if (child == null) return Optional.empty();
			final Optional<Hdf5Node> next = here.file().resolved(here.group(), child, links);
			if (next.isEmpty()) return Optional.empty();
			here = next.get();
		}
		return Optional.of(here);
	}

	private Optional<Hdf5Node> resolved(final Group parent, final Node child, final int links) {
		if (!(child instanceof Link)) return Optional.of(new Hdf5Node(this, child));
		final String target = ((Link) child).getTargetPath();
		if (!(child instanceof ExternalLink)) return find(target.startsWith("/") ? root : parent, target, links + 1);
		final int colon = target.lastIndexOf(":/") < 0 ? target.lastIndexOf(':') : target.lastIndexOf(":/");
		final Hdf5File other = linked(target.substring(0, colon), child.getPath());
		return other.find(other.root, target.substring(colon + 1), links + 1);
	}

	/**
	 * @param target file that a link or a virtual dataset names, relative to this file
	 * @param source the place that names it, for messages
	 * @throws XasException if it is not in this file's folder or below
	 */
	synchronized Hdf5File linked(final String target, final String source) {
		final Path folder = path.toAbsolutePath().normalize().getParent();
		final Path file = folder.resolve(TypedPath.of(target)).normalize();
		final Hdf5File known = family.get(file);
		if (known != null) return known;
		if (!file.startsWith(folder) || !isBelow(file, folder)) {
			throw new XasException(name() + ": " + source + " is in the file " + target + ", outside of this file's folder, and is not " +
				"followed there. Copy both files into one folder.");
		}
		if (!Files.exists(file)) {
			throw new XasException(name() + ": " + source + " is in the file " + target + ", which is missing. Copy it beside this file.");
		}
		return new Hdf5File(file, family);
	}

	/** A symbolic link within the folder may lead out of it. */
	private static boolean isBelow(final Path file, final Path folder) {
		try {
			return !Files.exists(file) || file.toRealPath().startsWith(folder.toRealPath());
		}
		catch (final IOException e) {
			throw new XasException("Cannot open " + file + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	Map<String, Node> children(final Group group) {
		return reading(group.getPath(), group::getChildren);
	}

	/**
	 * @param notes receives sentences on links that lead nowhere
	 * @return all groups and datasets, each once, in the order of the file; the root first
	 */
	List<Hdf5Node> all(final List<String> notes) {
		final List<Hdf5Node> found = new ArrayList<>();
		collect(new Hdf5Node(this, root), 0, new HashSet<>(), found, notes);
		return found;
	}

	private static void collect(final Hdf5Node node, final int depth, final Set<String> seen, final List<Hdf5Node> found,
		final List<String> notes)
	{
		if (depth > DEEPEST || found.size() >= MOST_NODES || !seen.add(node.file().path + "@" + node.node().getAddress())) return;
		found.add(node);
		if (!node.isGroup()) return;
		for (final Node child : node.file().children(node.group()).values()) {
			if (child instanceof ExternalLink || !(child instanceof Link)) {
				try {
					node.file().resolved(node.group(), child, 0).ifPresent(next -> collect(next, depth + 1, seen, found, notes));
				}
				catch (final XasException e) {
					if (!(child instanceof ExternalLink)) throw e;
					notes.add(e.getMessage());
				}
			}
		}
	}

	/** As {@link #reading}, of numbers, in which nothing is taken for the description of a dataset. */
	<T> T readingData(final String what, final Supplier<T> action) {
		return reading(what, () -> marks.without(action));
	}

	/**
	 * @param what is read, for the message
	 * @throws XasException naming the file, whatever the library met
	 */
	<T> T reading(final String what, final Supplier<T> action) {
		try {
			return action.get();
		}
		catch (final XasException | CancellationException e) {
			throw e;
		}
		catch (final OutOfMemoryError e) {
			throw new XasException(name() + " is damaged, or has pieces larger than the memory given to ImageJ (at " + what + ").", e);
		}
		catch (final RuntimeException | StackOverflowError e) {
			throw new XasException(name() + " cannot be read at " + what + " (" + reason(e) + "). It is damaged, was not copied " +
				"whole, or uses a part of HDF5 that is not supported; try it with h5dump or repack it with h5repack.", e);
		}
	}

	/** @return the innermost message, which says most */
	private static String reason(final Throwable problem) {
		Throwable inner = problem;
		for (int depth = 0; inner.getCause() != null && depth < DEEPEST; depth++) inner = inner.getCause();
		final String message = inner.getMessage();
		return message == null || message.isBlank() ? "its pieces do not fit together" : message;
	}

	/** Closes this file and those that links led to. */
	@Override
	public void close() {
		for (final Hdf5File file : List.copyOf(family.values())) file.closeBytes();
	}

	private void closeBytes() {
		try {
			bytes.close();
		}
		catch (final IOException e) {
			throw new XasException("Cannot close " + path + " (" + FileProblem.reason(e) + ").", e);
		}
	}
}
