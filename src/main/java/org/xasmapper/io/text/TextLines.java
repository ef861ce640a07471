package org.xasmapper.io.text;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.xasmapper.spectrum.XasException;

/**
 * The lines of a text file, also of a gzipped one. UTF-8, UTF-16 and Latin-1 are recognised; a quoted cell may hold line
 * breaks. Everything it throws is an {@link XasException} that names the file.
 */
final class TextLines implements AutoCloseable {

	/** Bytes looked at to recognise the encoding. */
	private static final int SAMPLE = 1 << 16;

	/** A cell of more lines than this is a quotation mark that was forgotten. */
	private static final int MOST_LINES_OF_A_CELL = 50;

	private final Path file;
	private final SeekableByteChannel stored;
	private final BufferedReader reader;
	private int linesRead;

	private TextLines(final Path file, final SeekableByteChannel stored) throws IOException {
		this.file = file;
		this.stored = stored;
		final BufferedInputStream bytes = unzipped(new BufferedInputStream(Channels.newInputStream(stored), SAMPLE));
		reader = new BufferedReader(new InputStreamReader(bytes, encoding(start(bytes))), SAMPLE);
	}

	/** @throws XasException if there is no such file, or it is no text */
	static TextLines open(final Path file) {
		try {
			if (Files.isDirectory(file)) throw new XasException(file + " is a folder. Choose a file.");
			final SeekableByteChannel stored = Files.newByteChannel(file);
			try {
				return new TextLines(file, stored);
			}
			catch (final IOException | RuntimeException e) {
				stored.close();
				throw e;
			}
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	private BufferedInputStream unzipped(final BufferedInputStream bytes) throws IOException {
		final byte[] start = start(bytes);
		final boolean zipped = start.length > 1 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b;
		final boolean named = file.toString().endsWith(".gz");
		return zipped || named ? new BufferedInputStream(new GZIPInputStream(bytes), SAMPLE) : bytes;
	}

	private static byte[] start(final BufferedInputStream bytes) throws IOException {
		bytes.mark(SAMPLE);
		final byte[] start = bytes.readNBytes(SAMPLE);
		bytes.reset();
		return start;
	}

	private Charset encoding(final byte[] start) {
		if (begins(start, 0xfe, 0xff) || zeros(start, 0)) return StandardCharsets.UTF_16;
		if (begins(start, 0xff, 0xfe)) return StandardCharsets.UTF_16;
		if (zeros(start, 1)) return StandardCharsets.UTF_16LE;
		if (begins(start, 'P', 'K', 3, 4)) {
			throw new XasException(name() + " is a workbook or another archive, no text. Save the sheet as CSV.");
		}
		if (begins(start, 0x89, 'H', 'D', 'F')) throw new XasException(name() + " is an HDF5 file, no text; export it as columns.");
		return isUtf8(start) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
	}

	private static boolean begins(final byte[] start, final int... magic) {
		if (start.length < magic.length) return false;
		for (int i = 0; i < magic.length; i++) {
			if ((start[i] & 0xff) != magic[i]) return false;
		}
		return true;
	}

	/** @return whether every second byte, from the given one on, is 0, as in UTF-16 without a mark */
	private static boolean zeros(final byte[] start, final int from) {
		final int looked = Math.min(start.length, 64) & ~1;
		if (looked < 4) return false;
		for (int i = 0; i < looked; i += 2) {
			if (start[i + from] != 0 || start[i + 1 - from] == 0) return false;
		}
		return true;
	}

	/** Old instruments write the µ and Å of names in Latin-1. The sample may end within a character. */
	private static boolean isUtf8(final byte[] start) {
		for (int cut = 0; cut < 4 && cut <= start.length; cut++) {
			try {
				StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start, 0, start.length - cut));
				return true;
			}
			catch (final CharacterCodingException e) {
				if (start.length < SAMPLE) return false;
			}
		}
		return false;
	}

	/**
	 * @return the next line that is not blank, or null at the end
	 * @throws XasException if the file cannot be read, holds bytes that are no text, or a quotation mark is not closed
	 */
	TextLine next() {
		for (String text = read(); text != null; text = read()) {
			if (linesRead == 1 && text.startsWith("\uFEFF")) text = text.substring(1);
			if (text.isBlank()) continue;
			final TextLine line = new TextLine(linesRead, text);
			return text.indexOf('"') >= 0 && !line.isMarked() && Separator.opensQuote(text) ? closed(line) : line;
		}
		return null;
	}

	private TextLine closed(final TextLine opened) {
		final StringBuilder text = new StringBuilder(opened.text());
		for (int i = 0; i < MOST_LINES_OF_A_CELL; i++) {
			final String more = read();
			if (more == null) break;
			text.append('\n').append(more);
			if (more.indexOf('"') >= 0 && !Separator.opensQuote(text)) return new TextLine(opened.number(), text.toString());
		}
		throw new XasException(name() + ", line " + opened.number() +
			": a quotation mark is opened and not closed. Close it, or remove it.");
	}

	private String read() {
		try {
			final String text = reader.readLine();
			linesRead++;
			if (text == null || text.indexOf('\0') < 0) return text;
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
		throw new XasException(name() + ", line " + linesRead + " holds bytes that are no text. It is damaged, or no text file.");
	}

	private static XasException unreadable(final Path file, final IOException e) {
		final String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
		if (e instanceof NoSuchFileException) return new XasException("There is no file " + file + ".", e);
		return new XasException(name + " cannot be read: " + e.getMessage() + ". It may be damaged or cut off.", e);
	}

	/** @return the share of the file that was read, 0 to 1 */
	double fractionRead() {
		try {
			return (double) stored.position() / Math.max(1, stored.size());
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	/** @return the file's name without its folder */
	String name() {
		return file.getFileName() == null ? file.toString() : file.getFileName().toString();
	}

	@Override
	public void close() {
		try {
			reader.close();
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}
}
