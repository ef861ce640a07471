package org.xasmapper.io.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xasmapper.spectrum.XasException;

/**
 * A group or dataset and the file that it is in.
 *
 * @param file that holds it, which is another than the one asked for where a link led there
 * @param node never a link
 */
record Hdf5Node(Hdf5File file, Node node) {

	boolean isGroup() {
		return node instanceof Group;
	}

	boolean isDataset() {
		return node instanceof Dataset;
	}

	Group group() {
		return (Group) node;
	}

	/** @return the path within its file, without a slash at either end */
	String path() {
		return node.getPath().replaceFirst("^/+", "").replaceFirst("/+$", "");
	}

	String name() {
		final String path = path();
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** @return the path of the group that it is in; empty for the root and what is directly in it */
	String parent() {
		final String path = path();
		return path.lastIndexOf('/') < 0 ? "" : path.substring(0, path.lastIndexOf('/'));
	}

	/** @return what is at a path below this group; empty if this is none, or has no such */
	Optional<Hdf5Node> child(final String path) {
		return isGroup() ? file.find(group(), path) : Optional.empty();
	}

	/** @return the dataset at a path below this group */
	Optional<Hdf5Array> array(final String path) {
		return child(path).filter(Hdf5Node::isDataset).map(Hdf5Array::new);
	}

	/** @return the groups directly in this one */
	List<Hdf5Node> groups() {
		return children().stream().filter(Hdf5Node::isGroup).toList();
	}

	/** @return the datasets directly in this group */
	List<Hdf5Array> arrays() {
		return children().stream().filter(Hdf5Node::isDataset).map(Hdf5Array::new).toList();
	}

	/** @return what is directly in this group, links that lead nowhere left out */
	private List<Hdf5Node> children() {
		final List<Hdf5Node> children = new ArrayList<>();
		file.children(group()).forEach((name, child) -> {
			try {
				child(name).ifPresent(children::add);
			}
			catch (final XasException e) {
				// What a link leads to matters only to who asks for it.
				if (!(child instanceof Link)) throw e;
			}
		});
		return children;
	}

	/** @return the texts of an attribute, one or several; empty if there is none */
	List<String> texts(final String attribute) {
		return file.reading(node.getPath() + "@" + attribute, () -> {
			final Attribute found = node.getAttribute(attribute);
			return found == null ? List.of() : texts(found.getData());
		});
	}

	/** @return the text of an attribute; empty if there is none */
	String text(final String attribute) {
		final List<String> texts = texts(attribute);
		return texts.isEmpty() ? "" : texts.get(0);
	}

	/** @return the number of an attribute, also one written as text; NaN if there is none */
	double number(final String attribute) {
		return parsed(text(attribute));
	}

	/** @return the number that a text is; NaN if it is none */
	static double parsed(final String text) {
		try {
			return Double.parseDouble(text.strip());
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	/** @return whatever the library makes of texts and numbers, as texts in order */
	static List<String> texts(final Object data) {
		final List<String> texts = new ArrayList<>();
		add(data, texts);
		return texts;
	}

	private static void add(final Object data, final List<String> texts) {
		if (data == null) return;
		if (!data.getClass().isArray()) {
			texts.add(data.toString().strip());
			return;
		}
		for (int i = 0; i < Array.getLength(data); i++) add(Array.get(data, i), texts);
	}
}
