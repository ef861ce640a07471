package org.xasmapper.io.hdf5;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.xasmapper.io.Signal;
import org.xasmapper.io.hdf5.BeamlineLayout.Lookup;
import org.xasmapper.io.hdf5.BeamlineLayout.Pixel;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;

/** Makes a layout of its JSON, and says in a sentence what is wrong with it. */
final class LayoutReader {

	private static final Set<String> KEYS = new TreeSet<>(Set.of("name", "comment", "when", "oneEnergyPerFile", "samples", "axes",
		"channels", "energies", "unit", "signal", "flats", "darks", "monitor", "pixel"));
	private static final Set<String> TABLE_KEYS = new TreeSet<>(Set.of("names", "values", "name", "axes"));
	private static final Set<String> PIXEL_KEYS = new TreeSet<>(Set.of("width", "height", "x", "y", "unit"));

	private final String source;

	private LayoutReader(final String source) {
		this.source = source;
	}

	/**
	 * @param source name of the file, for messages
	 * @throws XasException naming the file and the key that is wrong
	 */
	static BeamlineLayout parse(final String source, final String json) {
		final LayoutReader reader = new LayoutReader(source);
		final JsonElement root;
		try {
			root = JsonParser.parseString(json);
		}
		catch (final JsonParseException e) {
			throw reader.wrong("it is no JSON (" + e.getMessage() + ")");
		}
		if (!root.isJsonObject()) throw reader.wrong("it must be one object in braces");
		return reader.layout(root.getAsJsonObject());
	}

	private BeamlineLayout layout(final JsonObject json) {
		requireKeys(json, KEYS, "a layout");
		final List<String> samples = texts(json, "samples");
		final String axes = text(json, "axes");
		if (samples.isEmpty()) throw wrong("\"samples\" is missing: the path of the array that holds them");
		if (!json.has("energies")) throw wrong("\"energies\" is missing: the path of their list");
		requireAxes("axes", axes);
		final boolean oneEnergyPerFile = flag(json, "oneEnergyPerFile");
		if (oneEnergyPerFile && axes.indexOf('E') >= 0) throw wrong("\"axes\" has an E, but each file holds one energy (oneEnergyPerFile)");
		final String channels = text(json, "channels");
		if (axes.indexOf('c') >= 0 == (channels.isEmpty() || channels.equals(BeamlineLayout.GROUP))) {
			throw wrong("\"channels\", the path of the channels' names, and a c in \"axes\" need each other");
		}
		return new BeamlineLayout(name(json), when(json, samples), oneEnergyPerFile, samples, axes, channels, lookup(json,
			"energies"), unit(json), signal(json), texts(json, "flats"), texts(json, "darks"), json.has("monitor") ? lookup(json,
				"monitor") : null, pixel(json));
	}

	private String name(final JsonObject json) {
		final String name = text(json, "name");
		if (name.isEmpty()) throw wrong("\"name\" is missing: the name of beamline or program");
		return name;
	}

	/** Without conditions, any file that had such samples would do. */
	private List<String> when(final JsonObject json, final List<String> samples) {
		final List<String> when = texts(json, "when");
		return when.isEmpty() ? List.of(samples.get(0)) : when;
	}

	private EnergyUnit unit(final JsonObject json) {
		final String unit = text(json, "unit");
		return switch (unit.toLowerCase(Locale.ROOT)) {
			case "", "auto" -> EnergyUnit.AUTO;
			case "ev" -> EnergyUnit.EV;
			case "kev" -> EnergyUnit.KEV;
			default -> throw wrong("\"unit\" must be eV or keV, not \"" + unit + "\"");
		};
	}

	private Signal signal(final JsonObject json) {
		try {
			return text(json, "signal").isEmpty() ? Signal.UNKNOWN : Signal.named(text(json, "signal"));
		}
		catch (final XasException e) {
			throw wrong(e.getMessage().replaceFirst("\\.$", ""));
		}
	}

	private Lookup lookup(final JsonObject json, final String key) {
		if (!json.get(key).isJsonObject()) return Lookup.at(texts(json, key));
		final JsonObject table = json.getAsJsonObject(key);
		requireKeys(table, TABLE_KEYS, "\"" + key + "\"");
		final Lookup lookup = new Lookup(List.of(), text(table, "names"), text(table, "values"), texts(table, "name"), text(table, "axes"));
		if (lookup.names().isEmpty() || lookup.values().isEmpty() || lookup.name().isEmpty()) {
			throw wrong("\"" + key + "\" needs the paths \"names\" and \"values\", and the \"name\" to look for");
		}
		requireAxes(key, lookup.axes());
		return lookup;
	}

	private Pixel pixel(final JsonObject json) {
		if (!json.has("pixel")) return null;
		if (!json.get("pixel").isJsonObject()) throw wrong("\"pixel\" must be an object with " + PIXEL_KEYS);
		final JsonObject pixel = json.getAsJsonObject("pixel");
		requireKeys(pixel, PIXEL_KEYS, "\"pixel\"");
		return new Pixel(text(pixel, "width"), text(pixel, "height"), text(pixel, "x"), text(pixel, "y"), text(pixel, "unit"));
	}

	private void requireAxes(final String key, final String axes) {
		if (!axes.matches("[Eyxc.]*") || axes.chars().filter(letter -> letter != '.').distinct().count() != axes.replace(".", "")
			.length())
		{
			throw wrong("the axes of \"" + key + "\" must be letters of E, y, x, c, each once, and dots, not \"" + axes + "\"");
		}
	}

	private void requireKeys(final JsonObject json, final Set<String> known, final String what) {
		for (final String key : json.keySet()) {
			if (!known.contains(key)) throw wrong("\"" + key + "\" is no key of " + what + "; keys are " + String.join(", ", known));
		}
	}

	private boolean flag(final JsonObject json, final String key) {
		if (!json.has(key)) return false;
		final JsonElement value = json.get(key);
		if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) return value.getAsBoolean();
		throw wrong("\"" + key + "\" must be true or false");
	}

	private String text(final JsonObject json, final String key) {
		final List<String> texts = texts(json, key);
		if (texts.size() > 1) throw wrong("\"" + key + "\" must be one text, not a list");
		return texts.isEmpty() ? "" : texts.get(0);
	}

	private List<String> texts(final JsonObject json, final String key) {
		final List<String> texts = new ArrayList<>();
		if (!json.has(key)) return texts;
		final JsonElement value = json.get(key);
		final JsonArray list = value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
		if (!value.isJsonArray()) list.add(value);
		for (final JsonElement one : list) {
			if (!one.isJsonPrimitive() || !one.getAsJsonPrimitive().isString()) throw wrong("\"" + key + "\" must be a text or a list of texts");
			texts.add(one.getAsString());
		}
		return texts;
	}

	private XasException wrong(final String problem) {
		return new XasException("The layout " + source + " cannot be used: " + problem + ".");
	}
}
