package org.xasmapper.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.xasmapper.spectrum.XasException;

/** Checks of single values of a model card; each names the key in the card's JSON. */
final class CardCheck {

	private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

	/** Of a wrong value that are told. */
	private static final int MOST_LETTERS = 80;

	private CardCheck() {}

	static XasException wrong(final String key, final Object value, final String expected) {
		return new XasException("\"" + key + "\" is " + shortened(value.toString()) + "; expected " + expected + ".");
	}

	/** @return the text, or its beginning if it is long */
	static String shortened(final String text) {
		return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "…";
	}

	/** Names become parts of file names and of column titles. */
	static void plainName(final String key, final String name) {
		if (PLAIN_NAME.matcher(name).matches()) return;
		throw wrong(key, "\"" + name + "\"", "a letter followed by letters, digits, _ or -");
	}

	/** A day, or an empty text where it is unknown. */
	static void day(final String key, final String date) {
		if (date.isEmpty()) return;
		try {
			LocalDate.parse(date);
		}
		catch (final DateTimeParseException e) {
			throw wrong(key, "\"" + date + "\"", "a day such as \"2026-11-01\"");
		}
	}

	static void atLeastZero(final String key, final double value) {
		if (!(value >= 0) || Double.isInfinite(value)) throw wrong(key, value, "a number of at least 0");
	}

	static void notInfinite(final String key, final double value) {
		if (Double.isInfinite(value)) throw wrong(key, value, "a finite number");
	}
}
