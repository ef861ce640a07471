package org.xasmapper.io.series;

import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.spectrum.XasException;

/**
 * What the header of an EDF frame says.
 *
 * @param start of the numbers in the file
 * @param energy as it is written; NaN if it is not
 */
record EdfHeader(int width, int height, EdfType type, ByteOrder order, long start, double energy) {

	private static final Set<String> ENERGIES = Set.of("energy", "photon_energy", "photonenergy", "mono_energy", "monoenergy", "nrj", "mononrj",
		"energym", "en");

	/** @throws XasException naming the file, if sizes or numbers cannot be, or are compressed */
	static EdfHeader of(final String file, final String text, final long start) {
		final Map<String, String> entries = new LinkedHashMap<>();
		for (final String entry : text.strip().replaceFirst("^\\{", "").split(";")) {
			final int sign = entry.indexOf('=');
			if (sign > 0) entries.put(entry.substring(0, sign).strip().toLowerCase(Locale.ROOT), entry.substring(sign + 1).strip());
		}
		final EdfType type = EdfType.named(entries.getOrDefault("datatype", ""));
		if (type == null) throw new XasException(file + ": numbers of type \"" + entries.getOrDefault("datatype", "") + "\" are not read.");
		final String compression = entries.getOrDefault("compression", "None");
		if (!compression.toLowerCase(Locale.ROOT).matches("none|nocompression|")) {
			throw new XasException(file + " is compressed (" + compression + "), which is not read. Save it without compression.");
		}
		final int width = size(file, entries, "dim_1", "");
		final int height = size(file, entries, "dim_2", "1");
		if ((long) width * height * type.bytes() > Integer.MAX_VALUE - 8) throw new XasException(file + " claims frames of more than 2 GB.");
		if (entries.containsKey("dim_3") && !entries.get("dim_3").equals("1")) throw new XasException(file + " holds volumes, which are not read.");
		final ByteOrder order = entries.getOrDefault("byteorder", "LowByteFirst").equalsIgnoreCase("HighByteFirst") ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN;
		final Map<String, String> motors = new LinkedHashMap<>(entries);
		addPairs(entries, "counter_mne", "counter_pos", motors);
		addPairs(entries, "motor_mne", "motor_pos", motors);
		final String name = motors.keySet().stream().filter(ENERGIES::contains).findFirst().orElse("");
		return new EdfHeader(width, height, type, order, start, number(motors.getOrDefault(name, "")));
	}

	/** SPEC writes names and positions of its motors in two lines. */
	private static void addPairs(final Map<String, String> entries, final String names, final String positions, final Map<String, String> all) {
		final String[] each = entries.getOrDefault(names, "").split("\\s+");
		final String[] values = entries.getOrDefault(positions, "").split("\\s+");
		for (int i = 0; i < each.length && i < values.length; i++) all.putIfAbsent(each[i].toLowerCase(Locale.ROOT), values[i]);
	}

	private static double number(final String text) {
		final Matcher number = Pattern.compile("[-+]?[\\d.]+(?:[eE][-+]?\\d+)?").matcher(text);
		try {
			final double value = number.lookingAt() ? Double.parseDouble(number.group()) : Double.NaN;
			return value > 0 ? value : Double.NaN;
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static int size(final String file, final Map<String, String> entries, final String name, final String otherwise) {
		final String text = entries.getOrDefault(name, otherwise);
		try {
			final int size = Integer.parseInt(text);
			if (size > 0) return size;
		}
		catch (final NumberFormatException e) {
			// Said below.
		}
		throw new XasException(file + ": " + name + " = " + text + " is no size of an image.");
	}

	/** @return bytes of the frame */
	long bytes() {
		return (long) width * height * type.bytes();
	}
}
