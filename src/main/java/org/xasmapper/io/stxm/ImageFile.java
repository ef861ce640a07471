package org.xasmapper.io.stxm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** An image in text: rows of numbers separated by tabs or blanks, the first row the first of the vertical axis. */
final class ImageFile {

	private ImageFile() {}

	/**
	 * @return {@code [width × height]}, row by row; NaN in rows that the file does not have any more
	 * @throws XasException naming file and line, if the image is of another size, or something in it is no number
	 */
	static float[] read(final Path file, final int width, final int height) {
		final float[] image = new float[width * height];
		int row = 0;
		try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.isBlank()) continue;
				if (row == height) throw wrong(file, row + 1, "is one more than the " + height + " that the header says");
				readRow(file, line, row, width, image);
				row++;
			}
		}
		catch (final NoSuchFileException e) {
			throw new XasException("The file " + file.toAbsolutePath() + " is gone. Open the scan again.", e);
		}
		catch (final IOException e) {
			throw new XasException("Cannot read " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
		Arrays.fill(image, row * width, image.length, Float.NaN);
		return image;
	}

	/** @return how many rows an image has */
	static int rows(final Path file) {
		try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
			return (int) lines.lines().filter(line -> !line.isBlank()).count();
		}
		catch (final IOException e) {
			throw new XasException("Cannot read " + file.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}

	private static void readRow(final Path file, final String line, final int row, final int width, final float[] image) {
		int column = 0;
		for (int start = 0; start < line.length();) {
			if (isSeparator(line.charAt(start))) {
				start++;
				continue;
			}
			int end = start;
			while (end < line.length() && !isSeparator(line.charAt(end))) end++;
			if (column == width) throw wrong(file, row + 1, "has more than the " + width + " values that the header says");
			image[row * width + column++] = number(file, row, line.substring(start, end));
			start = end;
		}
		if (column < width) throw wrong(file, row + 1, "has " + column + " values, but the header says " + width);
	}

	private static boolean isSeparator(final char character) {
		return character <= ' ' || character == ',' || character == ';';
	}

	private static float number(final Path file, final int row, final String text) {
		try {
			return Float.parseFloat(text);
		}
		catch (final NumberFormatException e) {
			throw wrong(file, row + 1, "holds \"" + (text.length() > 20 ? text.substring(0, 20) + "…" : text) + "\", which is no number");
		}
	}

	private static XasException wrong(final Path file, final int row, final String why) {
		return new XasException(file.toAbsolutePath() + ": row " + row + " " + why + ". The file is damaged, or belongs to another scan.");
	}
}
