package org.xasmapper.io.series;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in the order in which a person counts: {@code scan2} comes before {@code scan10}. */
final class NaturalOrder implements Comparator<String> {

	private static final Pattern PART = Pattern.compile("\\d+|\\D+");

	@Override
	public int compare(final String a, final String b) {
		final Matcher left = PART.matcher(a);
		final Matcher right = PART.matcher(b);
		while (left.find()) {
			if (!right.find()) return 1;
			final int order = parts(left.group(), right.group());
			if (order != 0) return order;
		}
		return right.find() ? -1 : a.compareTo(b);
	}

	private static int parts(final String a, final String b) {
		if (!Character.isDigit(a.charAt(0)) || !Character.isDigit(b.charAt(0))) return a.compareToIgnoreCase(b);
		final String left = a.replaceFirst("^0+(?=.)", "");
		final String right = b.replaceFirst("^0+(?=.)", "");
		return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
	}
}
