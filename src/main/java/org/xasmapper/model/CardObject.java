package org.xasmapper.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xasmapper.spectrum.XasException;

/**
 * A JSON object that is read key by key, strictly: a key that is missing, of the wrong type or never asked for is an
 * error that names it. A value of null counts as missing.
 */
final class CardObject {

	/** Of a number; one of a million takes minutes to read. */
	private static final int MOST_DIGITS = 100;

	private final String path;
	private final JsonObject json;
	private final Set<String> known = new LinkedHashSet<>();

	/** @param path keys that lead here, each followed by a dot */
	CardObject(final String path, final JsonObject json) {
		this.path = path;
		this.json = json;
	}

	boolean has(final String key) {
		known.add(key);
		return json.has(key) && !json.get(key).isJsonNull();
	}

	String text(final String key) {
		return text(key, get(key, "a text in quotes"));
	}

	String text(final String key, final String absent) {
		return has(key) ? text(key) : absent;
	}

	/** @return empty where the key is missing */
	List<String> texts(final String key) {
		final List<String> texts = new ArrayList<>();
		for (final JsonElement element : array(key)) texts.add(text(key, element));
		return texts;
	}

	double number(final String key) {
		return decimal(key, "a number").doubleValue();
	}

	double number(final String key, final double absent) {
		return has(key) ? number(key) : absent;
	}

	int integer(final String key) {
		final long number = wholeNumber(key);
		if (number == (int) number) return (int) number;
		throw CardCheck.wrong(path + key, number, "a smaller whole number");
	}

	long wholeNumber(final String key) {
		final BigDecimal number = decimal(key, "a whole number");
		try {
			return number.longValueExact();
		}
		catch (final ArithmeticException e) {
			throw CardCheck.wrong(path + key, number, "a whole number");
		}
	}

	boolean flag(final String key, final boolean absent) {
		if (!has(key)) return absent;
		final JsonElement element = json.get(key);
		if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()) return element.getAsBoolean();
		throw CardCheck.wrong(path + key, element, "true or false");
	}

	CardObject object(final String key) {
		return object(key, get(key, "an object in braces {…}"));
	}

	/** @return empty where the key is missing */
	List<CardObject> objects(final String key) {
		final List<CardObject> objects = new ArrayList<>();
		for (final JsonElement element : array(key)) objects.add(object(key, element));
		return objects;
	}

	/** @throws XasException if there is a key that was never asked for */
	void refuseUnread() {
		for (final String key : json.keySet()) {
			if (known.contains(key)) continue;
			throw new XasException("\"" + path + CardCheck.shortened(key) + "\" is not a key of a model card. Here may be: " + String.join(", ",
				known) + ".");
		}
	}

	private Iterable<JsonElement> array(final String key) {
		if (!has(key)) return List.of();
		final JsonElement element = json.get(key);
		if (element.isJsonArray()) return element.getAsJsonArray();
		throw CardCheck.wrong(path + key, element, "a list in brackets […]");
	}

	private String text(final String key, final JsonElement element) {
		if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) return element.getAsString();
		throw CardCheck.wrong(path + key, element, "a text in quotes");
	}

	private CardObject object(final String key, final JsonElement element) {
		if (element.isJsonObject()) return new CardObject(path + key + ".", element.getAsJsonObject());
		throw CardCheck.wrong(path + key, element, "an object in braces {…}");
	}

	private BigDecimal decimal(final String key, final String expected) {
		final JsonElement element = get(key, expected);
		if (element.isJsonPrimitive()) {
			final JsonPrimitive primitive = element.getAsJsonPrimitive();
			try {
				if (primitive.isNumber() && primitive.getAsString().length() <= MOST_DIGITS) return primitive.getAsBigDecimal();
			}
			catch (final NumberFormatException e) {
				// NaN and Infinity, which the parser lets through.
			}
		}
		throw CardCheck.wrong(path + key, element, expected);
	}

	private JsonElement get(final String key, final String expected) {
		if (has(key)) return json.get(key);
		throw new XasException("\"" + path + key + "\" is missing; expected " + expected + ".");
	}
}
