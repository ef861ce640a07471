package org.xasmapper.io.stxm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/**
 * Reads the header of a STXM scan: {@code Name = value;} with values that are words, numbers, quoted texts, fields in braces,
 * or lists in parentheses. Any white space separates. A closing brace too many, as PolLux's converter writes it, is passed
 * over.
 */
final class HeaderParser {

	private static final long LARGEST = 64L << 20;
	private static final int DEEPEST = 50;

	private final Path file;
	private final String text;
	private int place;

	private HeaderParser(final Path file, final String text) {
		this.file = file;
		this.text = text;
	}

	/** @throws XasException if the file cannot be read, or is no such header */
	static HeaderNode read(final Path file) {
		try {
			if (Files.isDirectory(file)) throw new XasException(file + " is a folder. Choose a .hdr file.");
			if (Files.size(file) > LARGEST) throw new XasException(file + " is too large for the header of a scan. Choose a .hdr file.");
			return new HeaderParser(file, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).file();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	private HeaderNode file() {
		final Map<String, HeaderNode> all = new LinkedHashMap<>();
		while (place < text.length()) {
			readFields(all, 0);
			// A brace that nothing opened.
			place++;
		}
		return HeaderNode.fields(all);
	}

	/** Reads up to a closing brace or the end. */
	private void readFields(final Map<String, HeaderNode> fields, final int depth) {
		for (skipSeparators(); place < text.length() && text.charAt(place) != '}'; skipSeparators()) {
			final int start = place;
			final String name = word();
			skipBlank();
			if (place < text.length() && text.charAt(place) == '=') {
				place++;
				fields.putIfAbsent(name, value(depth));
			}
			else if (place == start) {
				place++;
			}
		}
	}

	private HeaderNode value(final int depth) {
		if (depth > DEEPEST) throw damaged("its braces are nested too deeply");
		skipBlank();
		if (place >= text.length()) return HeaderNode.text("");
		final char first = text.charAt(place);
		if (first == '{') {
			place++;
			final Map<String, HeaderNode> fields = new LinkedHashMap<>();
			readFields(fields, depth + 1);
			close('}');
			return HeaderNode.fields(fields);
		}
		if (first == '(') {
			place++;
			return HeaderNode.list(items(depth + 1));
		}
		return HeaderNode.text(word());
	}

	private List<HeaderNode> items(final int depth) {
		final List<HeaderNode> items = new ArrayList<>();
		while (true) {
			skipBlank();
			if (place >= text.length()) throw damaged("a list is not closed");
			final char next = text.charAt(place);
			if (next == ')') {
				place++;
				return items;
			}
			if (",;=}".indexOf(next) >= 0) place++;
			else items.add(value(depth));
		}
	}

	private void close(final char closing) {
		if (place >= text.length()) throw damaged("a brace is not closed");
		if (text.charAt(place) == closing) place++;
	}

	/** @return a quoted text without its quotes, or what stands before the next separator */
	private String word() {
		if (place < text.length() && text.charAt(place) == '"') {
			final int end = text.indexOf('"', place + 1);
			if (end < 0) throw damaged("a quotation mark is not closed");
			final String quoted = text.substring(place + 1, end);
			place = end + 1;
			return quoted;
		}
		final int start = place;
		while (place < text.length() && "=;,{}()\"".indexOf(text.charAt(place)) < 0 && !Character.isWhitespace(text.charAt(place))) place++;
		return text.substring(start, place);
	}

	private void skipBlank() {
		while (place < text.length() && Character.isWhitespace(text.charAt(place))) place++;
	}

	private void skipSeparators() {
		while (place < text.length() && (Character.isWhitespace(text.charAt(place)) || text.charAt(place) == ';')) place++;
	}

	private XasException damaged(final String why) {
		return new XasException("Cannot read " + file.toAbsolutePath() + ": " + why + ". It is cut off or no header of a STXM scan.");
	}
}
