package org.xasmapper.io.zarr;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xasmapper.spectrum.XasException;

/**
 * An object of metadata. What is asked for and of another kind is a sentence that names file and member.
 *
 * @param file for messages
 * @param json never null
 */
record MetadataJson(String file, JsonObject json) {

	/** @throws XasException naming the file, if it is no object */
	static MetadataJson of(final String file, final byte[] bytes) {
		try {
			final JsonElement parsed = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
			if (parsed.isJsonObject()) return new MetadataJson(file, parsed.getAsJsonObject());
		}
		catch (final JsonParseException e) {
			throw new XasException(file + " is no JSON: " + String.valueOf(e.getMessage()).split("\n")[0].replaceFirst("^[\\w.]+Exception: ", "") + ".", e);
		}
		throw new XasException(file + " is no JSON object.");
	}

	static MetadataJson empty(final String file) {
		return new MetadataJson(file, new JsonObject());
	}

	boolean has(final String name) {
		return json.has(name) && !json.get(name).isJsonNull();
	}

	/** @return the object of that name, empty if it is missing or something else */
	MetadataJson object(final String name) {
		return has(name) && json.get(name).isJsonObject() ? new MetadataJson(file, json.getAsJsonObject(name)) : empty(file);
	}

	/** @return the objects of a list; none if it is missing or something else */
	List<MetadataJson> objects(final String name) {
		final List<MetadataJson> objects = new ArrayList<>();
		for (final JsonElement element : elements(name)) {
			if (element.isJsonObject()) objects.add(new MetadataJson(file, element.getAsJsonObject()));
		}
		return objects;
	}

	/** @return the elements of a list; none if it is missing or something else */
	List<JsonElement> elements(final String name) {
		return has(name) && json.get(name).isJsonArray() ? json.getAsJsonArray(name).asList() : List.of();
	}

	/** @return a text or number as text, empty if there is none */
	String text(final String name) {
		return has(name) && json.get(name).isJsonPrimitive() ? json.get(name).getAsString() : "";
	}

	/** @return the texts of a list, empty for what is none */
	List<String> texts(final String name) {
		return elements(name).stream().map(element -> element.isJsonPrimitive() ? element.getAsString() : "").toList();
	}

	/** @throws XasException if it is no whole number */
	int number(final String name, final int otherwise) {
		if (!has(name)) return otherwise;
		try {
			return Integer.parseInt(text(name));
		}
		catch (final NumberFormatException e) {
			throw new XasException(file + ": \"" + name + "\" is no whole number.", e);
		}
	}

	/**
	 * @return the whole numbers of a list
	 * @throws XasException if there is none, or one is no whole number that an image can have
	 */
	int[] sizes(final String name) {
		final List<String> texts = texts(name);
		if (!has(name)) throw new XasException(file + " has no \"" + name + "\"; it is damaged.");
		final int[] sizes = new int[texts.size()];
		for (int i = 0; i < sizes.length; i++) {
			try {
				sizes[i] = Integer.parseInt(texts.get(i));
			}
			catch (final NumberFormatException e) {
				throw new XasException(file + ": \"" + name + "\" holds " + texts.get(i) + ", which is no size of an image.", e);
			}
			if (sizes[i] < 0) throw new XasException(file + ": \"" + name + "\" holds " + sizes[i] + ", which is no size of an image.");
		}
		return sizes;
	}

	/** @return the numbers of a list of numbers only, as attributes carry energies; else none */
	Optional<double[]> numbers(final String name) {
		final List<JsonElement> elements = elements(name);
		if (elements.isEmpty()) return Optional.empty();
		final double[] numbers = new double[elements.size()];
		for (int i = 0; i < numbers.length; i++) {
			try {
				numbers[i] = elements.get(i).isJsonPrimitive() ? Double.parseDouble(elements.get(i).getAsString()) : Double.NaN;
			}
			catch (final NumberFormatException e) {
				return Optional.empty();
			}
		}
		return Optional.of(numbers);
	}
}
