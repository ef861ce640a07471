package org.xasmapper.io.series;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.FileBytes;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/** A file of ESRF's data format: blocks of a header {@code { key = value ; … }} and the numbers of one frame. */
final class EdfFile implements FrameFile {

	private static final int LONGEST_HEADER = 1 << 20;
	private static final int HEADER_STEP = 512;

	private final Path file;
	private final FileBytes bytes;
	private final List<EdfHeader> frames = new ArrayList<>();

	/** @throws XasException if it is damaged, or frames differ in size */
	EdfFile(final Path file) {
		this.file = file;
		bytes = FileBytes.open(file);
		try {
			readHeaders();
		}
		catch (final RuntimeException e) {
			close();
			throw e;
		}
	}

	private void readHeaders() {
		final long length = bytes.size();
		for (long at = 0; at < length;) {
			final EdfHeader header = header(at, length);
			if (header == null) break;
			if (header.bytes() > length - header.start()) {
				throw damaged("frame " + (frames.size() + 1) + " should take " + header.bytes() + " bytes, but " + (length - header.start()) + " follow");
			}
			if (!frames.isEmpty() && (header.width() != width() || header.height() != height())) {
				throw damaged("frame " + (frames.size() + 1) + " has " + header.width() + " × " + header.height() + " pixels, the first " + width() +
					" × " + height());
			}
			frames.add(header);
			at = header.start() + header.bytes();
		}
		if (frames.isEmpty()) throw damaged("it does not begin with a header in braces");
	}

	/** @return null where nothing but blanks follows */
	private EdfHeader header(final long at, final long length) {
		final StringBuilder text = new StringBuilder();
		for (long from = at; from < length && text.length() < LONGEST_HEADER; from += HEADER_STEP) {
			final byte[] step = new byte[(int) Math.min(HEADER_STEP, length - from)];
			bytes.read(ByteBuffer.wrap(step), from);
			text.append(new String(step, StandardCharsets.ISO_8859_1));
			final int end = end(text);
			if (end > 0 && text.toString().stripLeading().startsWith("{")) return EdfHeader.of(name(), text.substring(0, end), at + end);
		}
		if (frames.isEmpty() || !text.toString().isBlank()) throw damaged("a header is not closed by a brace and a new line");
		return null;
	}

	/** @return index behind the brace and line end that close a header; -1 if they are not there yet */
	private static int end(final StringBuilder text) {
		final int newline = text.indexOf("}\n");
		if (newline >= 0) return newline + 2;
		final int windows = text.indexOf("}\r\n");
		return windows < 0 ? -1 : windows + 3;
	}

	private String name() {
		return file.getFileName().toString();
	}

	private XasException damaged(final String why) {
		return new XasException("Cannot open " + file.toAbsolutePath() + ": " + why + ". It is no EDF file, cut off or damaged; copy it again.");
	}

	@Override
	public int frames() {
		return frames.size();
	}

	@Override
	public int width() {
		return frames.get(0).width();
	}

	@Override
	public int height() {
		return frames.get(0).height();
	}

	@Override
	public double energy(final int frame) {
		return frames.get(frame).energy();
	}

	@Override
	public PixelScale scale() {
		return PixelScale.UNKNOWN;
	}

	@Override
	public void read(final int frame, final float[] target) {
		final EdfHeader header = frames.get(frame);
		final ByteBuffer stored = ByteBuffer.allocate(Math.toIntExact(header.bytes())).order(header.order());
		bytes.read(stored, header.start());
		for (int i = 0; i < target.length; i++) target[i] = (float) header.type().value(stored, i * header.type().bytes());
	}

	@Override
	public void close() {
		try {
			bytes.close();
		}
		catch (final IOException e) {
			throw new XasException("Cannot close " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}
}
