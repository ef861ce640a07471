package org.xasmapper.io.athena;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/**
 * Perl's literals as {@code Data::Dumper} writes them: {@code $name = 'text';}, {@code @name = ('a',1,[…],{…});}, undef, and
 * {@code bless(…, 'Class')}, of which the data is taken. Nothing is ever run: whatever is no literal is refused in one
 * sentence. A text is a {@link String}, a list, array or hash a flat {@link List}; undef is an empty text.
 */
final class PerlData {

	/** What the sigil and name before {@code =} are, and what follows; a name of its own is the end of a record. */
	record Statement(String name, Object value) {

		/** Written after all of a group's data. */
		static final String RECORD = "[record]";
	}

	private static final int DEEPEST = 50;
	private static final int LONGEST_TEXT = 1 << 24;
	private static final int MOST_VALUES = 20_000_000;
	private static final int END = -1;

	private final String file;
	private final PushbackReader reader;
	private int line = 1;
	private int values;

	/**
	 * @param file for messages
	 * @param bytes a character a byte (Latin-1); texts in UTF-8 are recognised
	 */
	PerlData(final String file, final Reader bytes) {
		this.file = file;
		reader = new PushbackReader(bytes, 1);
	}

	/**
	 * @return the next assignment or end of a record; null at the end of the data
	 * @throws XasException naming file and line, if there is anything else
	 */
	Statement next() throws IOException {
		final int c = visible();
		if (c == END) return null;
		if (c == '[') return endOfRecord();
		if (c == '1') {
			// Perl wants the last statement of a file to be true.
			expect(';', "1");
			return next();
		}
		if (c != '$' && c != '@' && c != '%') throw code(c);
		final String name = word();
		expect('=', name);
		values = 0;
		final Object value = value(0, visible());
		expect(';', name);
		return new Statement(name, value);
	}

	private Statement endOfRecord() throws IOException {
		final String word = word();
		if (!word.equals("record") || visible() != ']') throw code("[" + word);
		return new Statement(Statement.RECORD, "");
	}

	private Object value(final int depth, final int first) throws IOException {
		if (depth > DEEPEST) throw wrong("lists are nested more than " + DEEPEST + " deep");
		if (++values > MOST_VALUES) throw wrong("a list has more than " + MOST_VALUES + " values");
		switch (first) {
			case '\'':
				return text('\'');
			case '"':
				return text('"');
			case '(':
				return list(depth, ')');
			case '[':
				return list(depth, ']');
			case '{':
				return list(depth, '}');
			default:
				return bare(depth, first);
		}
	}

	private List<Object> list(final int depth, final int close) throws IOException {
		final List<Object> list = new ArrayList<>();
		for (int c = visible(); c != close; c = visible()) {
			list.add(value(depth + 1, c));
			c = visible();
			if (c == close) break;
			if (c == '=' && read() == '>') continue;
			if (c != ',') throw code(c);
		}
		return list;
	}

	/** A number, undef, or an object whose data is what counts. */
	private Object bare(final int depth, final int first) throws IOException {
		if (first == END) throw wrong("the file ends within its data; it is cut off");
		if (!Character.isLetterOrDigit(first) && first != '-' && first != '+' && first != '.') throw code(first);
		reader.unread(first);
		final String word = word();
		if (word.equals("undef")) return "";
		if (word.equals("bless")) return blessed(depth);
		if (!isNumber(word)) throw code(word);
		return word;
	}

	private Object blessed(final int depth) throws IOException {
		expect('(', "bless");
		final Object data = value(depth + 1, visible());
		expect(',', "bless");
		if (visible() != '\'') throw code("bless");
		text('\'');
		expect(')', "bless");
		return data;
	}

	/** @return letters, digits and what numbers and names are made of, up to something else */
	private String word() throws IOException {
		final StringBuilder word = new StringBuilder();
		int c = read();
		while (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+' || c == ':') {
			if (word.length() > 200) throw wrong("a word is longer than 200 characters");
			word.append((char) c);
			c = read();
		}
		unread(c);
		return word.toString();
	}

	private static boolean isNumber(final String word) {
		return word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|[-+]?(nan|inf)");
	}

	private String text(final int quote) throws IOException {
		final StringBuilder text = new StringBuilder();
		for (int c = read(); c != quote; c = read()) {
			if (c == END) throw wrong("a text is opened and not closed; the file is cut off");
			if (text.length() > LONGEST_TEXT) throw wrong("a text is longer than " + LONGEST_TEXT + " characters");
			if (quote == '"' && (c == '$' || c == '@')) throw code("\"…" + (char) c);
			if (c == '\\') escaped(quote, text);
			else text.append((char) c);
		}
		return decoded(text.toString());
	}

	/** Between single quotes only the quote and the backslash itself are escaped. */
	private void escaped(final int quote, final StringBuilder text) throws IOException {
		final int c = read();
		if (quote == '\'') {
			if (c != '\'' && c != '\\') text.append('\\');
			if (c == END) throw wrong("a text is opened and not closed; the file is cut off");
			text.append((char) c);
			return;
		}
		switch (c) {
			case 'n' -> text.append('\n');
			case 't' -> text.append('\t');
			case 'r' -> text.append('\r');
			case 'e' -> text.append('\u001b');
			case 'x' -> text.append(hexadecimal());
			case END -> throw wrong("a text is opened and not closed; the file is cut off");
			default -> text.append((char) c);
		}
	}

	/** {@code \x{e9}} */
	private String hexadecimal() throws IOException {
		final StringBuilder digits = new StringBuilder();
		if (read() != '{') throw wrong("\\x is not followed by {");
		for (int c = read(); c != '}'; c = read()) {
			if (Character.digit(c, 16) < 0 || digits.length() > 5) throw wrong("\\x{" + digits + "… is no character");
			digits.append((char) c);
		}
		if (digits.isEmpty()) return "";
		final int point = Integer.parseInt(digits.toString(), 16);
		return Character.isValidCodePoint(point) ? new String(Character.toChars(point)) : "\uFFFD";
	}

	/** Perl writes UTF-8 as it stands, or Latin-1. */
	private static String decoded(final String text) {
		if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xff)) return text;
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))).toString();
		}
		catch (final CharacterCodingException e) {
			return text;
		}
	}

	private void expect(final int wanted, final String after) throws IOException {
		final int c = visible();
		if (c == END) throw wrong("the file ends within its data; it is cut off");
		if (c != wanted) throw code(after + " " + (char) c);
	}

	/** @return the next character that is neither blank nor in a comment */
	private int visible() throws IOException {
		int c = read();
		while (c == '#' || c != END && Character.isWhitespace(c)) {
			if (c == '#') {
				while (c != '\n' && c != END) c = read();
			}
			else c = read();
		}
		return c;
	}

	private int read() throws IOException {
		final int c = reader.read();
		if (c == '\n') line++;
		return c;
	}

	private void unread(final int c) throws IOException {
		if (c == END) return;
		if (c == '\n') line--;
		reader.unread(c);
	}

	private XasException code(final int c) throws IOException {
		if (c == END) return wrong("the file ends within its data; it is cut off");
		reader.unread(c);
		final String word = Character.isLetter(c) ? word() : "";
		return code(word.isEmpty() ? String.valueOf((char) c) : word);
	}

	private XasException code(final String found) {
		return wrong("\"" + found + "\" is no data. XAS Mapper reads a project as data and runs no Perl; nothing was run. Save it " +
			"anew with Athena");
	}

	private XasException wrong(final String what) {
		return new XasException(file + ", line " + line + ": " + what + ".");
	}
}
