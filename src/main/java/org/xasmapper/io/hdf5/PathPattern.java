package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path of a layout, with {@code *} for any part of a name. */
final class PathPattern {

	private PathPattern() {}

	/** @return whether a name is as {@code *} allows, whatever the case */
	static boolean matches(final String pattern, final String name) {
		final String[] parts = pattern.split("\\*", -1);
		final StringBuilder regex = new StringBuilder();
		for (int i = 0; i < parts.length; i++) regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
		return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(name).matches();
	}

	/** @return what is at a path, in the order of the file; without its attribute or row */
	static List<Hdf5Node> find(final Hdf5File file, final Hdf5Node beside, final String path) {
		final String place = place(path);
		if (place.startsWith("./")) {
			return beside == null ? List.of() : file.find(beside.parent()).map(group -> below(group, place.substring(2))).orElse(List.of());
		}
		return below(file.find("").orElseThrow(), place);
	}

	private static List<Hdf5Node> below(final Hdf5Node start, final String place) {
		List<Hdf5Node> here = List.of(start);
		for (final String step : place.split("/")) {
			if (step.isEmpty()) continue;
			final List<Hdf5Node> next = new ArrayList<>();
			for (final Hdf5Node node : here) next.addAll(steps(node, step));
			here = next;
		}
		return here;
	}

	private static List<Hdf5Node> steps(final Hdf5Node node, final String step) {
		if (!node.isGroup()) return List.of();
		if (step.indexOf('*') < 0) return node.child(step).map(List::of).orElse(List.of());
		return node.file().children(node.group()).keySet().stream().filter(name -> matches(step, name)).map(node::child).flatMap(
			Optional::stream).toList();
	}

	/** @return the name of the attribute at the end of a path; empty if there is none */
	static String attribute(final String path) {
		return path.indexOf('@') < 0 ? "" : path.substring(path.indexOf('@') + 1);
	}

	private static String place(final String path) {
		return path.replaceFirst("@.*$", "").replaceFirst("\\[\\d+]$", "");
	}

	/** @return the row of a table that a path ends with; -1 if it has none */
	static int row(final String path) {
		return path.matches(".*\\[\\d{1,4}]") ? Integer.parseInt(path.substring(path.lastIndexOf('[') + 1, path.length() - 1)) : -1;
	}
}
