package org.xasmapper.absorption;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.XasException;

/**
 * Where the intensity before the sample, I0, is to be taken from, as a person says it:
 * <ul>
 * <li>nothing: the flat frames or the monitor that the file holds, but for a transmission no ring current, which does not
 * follow what the beamline lets through;</li>
 * <li>{@code monitor}: the monitor that the file holds, whatever it is;</li>
 * <li>{@code region(x,y,width,height)}, in pixels from 0: the mean of an empty part of the image;</li>
 * <li>{@code brightest} or {@code brightest(5%)}: the mean of the pixels that let the most through, the end of the
 * histogram;</li>
 * <li>a file with a column of energies and one of I0, such as {@code i0.xsp} or a CSV.</li>
 * </ul>
 */
public sealed interface I0Choice {

	/** What the file holds. */
	record OfFile() implements I0Choice {}

	/** The monitor of the file. */
	record Monitor() implements I0Choice {}

	/** The mean of an empty rectangle of the image. */
	record Region(int x, int y, int width, int height) implements I0Choice {}

	/**
	 * The mean of the brightest pixels.
	 *
	 * @param share of the pixels, 0 to 1
	 */
	record Brightest(double share) implements I0Choice {}

	/** Energies and I0 in a text file. */
	record Table(Path file) implements I0Choice {}

	/** What the file holds. */
	I0Choice OF_FILE = new OfFile();

	/**
	 * @param text empty: {@link #OF_FILE}
	 * @throws XasException if a region or a share is not as described
	 */
	static I0Choice of(final String text) {
		final String said = text.strip();
		if (said.isEmpty()) return OF_FILE;
		final String lower = said.toLowerCase(Locale.ROOT);
		if (lower.equals("monitor")) return new Monitor();
		if (lower.startsWith("region") && lower.contains("(")) return region(said);
		if (lower.startsWith("brightest")) return brightest(said);
		return new Table(TypedPath.of(said));
	}

	private static Region region(final String said) {
		final Matcher numbers = Pattern.compile("(?i)region\\s*\\(\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*\\)")
			.matcher(said);
		if (!numbers.matches()) {
			throw new XasException("i0=" + said + " is no region. Write i0=region(x,y,width,height) in pixels, such as i0=region(0,0,20,20).");
		}
		final int[] values = new int[4];
		for (int i = 0; i < 4; i++) values[i] = Integer.parseInt(numbers.group(i + 1));
		return new Region(values[0], values[1], values[2], values[3]);
	}

	private static Brightest brightest(final String said) {
		final Matcher number = Pattern.compile("(?i)brightest(?:\\s*\\(\\s*(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%\\s*\\))?").matcher(said);
		final double percent = !number.matches() ? 0 : number.group(1) == null ? BrightestPixels.USUAL_PERCENT : Double.parseDouble(number
			.group(1));
		if (percent > 0 && percent <= 100) return new Brightest(percent / 100);
		throw new XasException("i0=" + said + " is no share of the pixels. Write i0=brightest, or i0=brightest(5%).");
	}
}
