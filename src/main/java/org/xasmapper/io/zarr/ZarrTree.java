package org.xasmapper.io.zarr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xasmapper.spectrum.XasException;

/** The groups and arrays of a hierarchy. */
final class ZarrTree {

	/** Files that make a folder a group or an array. */
	static final Set<String> METADATA = Set.of("zarr.json", ".zarray", ".zgroup");

	private static final int LONGEST_METADATA = 1 << 24;
	private static final int DEEPEST = 6;
	private static final int MOST_NODES = 2000;

	private final Store store;
	private final List<String> groups = new ArrayList<>();
	private final List<ZarrArray> arrays = new ArrayList<>();
	private final Map<String, XasException> refusals = new LinkedHashMap<>();

	/** @throws XasException if there is too much */
	ZarrTree(final Store store) {
		this.store = store;
		walk("", 0);
	}

	private void walk(final String path, final int depth) {
		if (arrays.size() + groups.size() > MOST_NODES) throw new XasException(name() + " has more than " + MOST_NODES + " groups and arrays.");
		try {
			final Optional<ZarrArray> array = arrayAt(path);
			if (array.isPresent()) {
				if (array.get().metadata() != null) arrays.add(array.get());
				return;
			}
		}
		catch (final XasException e) {
			refusals.put(path, e);
			return;
		}
		groups.add(path);
		if (depth == DEEPEST) return;
		for (final String child : store.children(path)) walk(below(path, child), depth + 1);
	}

	private static String below(final String path, final String name) {
		return path.isEmpty() ? name : path + "/" + name;
	}

	private Optional<MetadataJson> json(final String path, final String file) {
		final String key = below(path, file);
		final byte[] bytes = store.read(key, LONGEST_METADATA);
		return bytes == null ? Optional.empty() : Optional.of(MetadataJson.of(name() + "/" + key, bytes));
	}

	private Optional<ZarrArray> arrayAt(final String path) {
		final Optional<MetadataJson> third = json(path, "zarr.json");
		if (third.isPresent() && third.get().text("node_type").equals("array")) {
			return Optional.of(array(path, ArrayMetadata.ofVersion3(third.get()), third.get().object("attributes"), third.get().texts(
				"dimension_names")));
		}
		if (third.isPresent()) return Optional.empty();
		return json(path, ".zarray").map(second -> {
			final MetadataJson attributes = attributes(path);
			return array(path, ArrayMetadata.ofVersion2(second), attributes, attributes.texts("_ARRAY_DIMENSIONS"));
		});
	}

	private ZarrArray array(final String path, final ArrayMetadata metadata, final MetadataJson attributes, final List<String> names) {
		final List<String> given = metadata == null || names.size() != metadata.shape().length ? List.of() : names;
		return new ZarrArray(store, path, metadata, attributes, given);
	}

	String name() {
		return store.name();
	}

	/** @return paths of all groups, the root first */
	List<String> groups() {
		return groups;
	}

	/** @return all arrays of numbers */
	List<ZarrArray> arrays() {
		return arrays;
	}

	/** @throws XasException why an array cannot be read, if one cannot: where none is named, it may be the one that is meant */
	void requireAllRead() {
		if (!refusals.isEmpty()) throw refusals.values().iterator().next();
	}

	/** @throws XasException why this array cannot be read */
	Optional<ZarrArray> array(final String path) {
		final String plain = path.replaceFirst("^/+", "").replaceFirst("/+$", "");
		if (refusals.containsKey(plain)) throw refusals.get(plain);
		return arrays.stream().filter(array -> array.path().equals(plain)).findFirst();
	}

	/** @return the attributes of a group or array, of OME-Zarr 0.5 those within {@code ome} beside the others */
	MetadataJson attributes(final String path) {
		return json(path, "zarr.json").map(json -> json.object("attributes")).orElseGet(() -> json(path, ".zattrs").orElseGet(
			() -> MetadataJson.empty(name())));
	}
}
