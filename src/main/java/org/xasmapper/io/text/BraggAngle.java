package org.xasmapper.io.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.spectrum.XasException;

/**
 * Energies from the angles of a monochromator, by Bragg's law: {@code E = hc / (2 d sin θ)}.
 *
 * @param spacing of the crystal's planes, Å
 * @param unit of the angles, degrees
 */
public record BraggAngle(double spacing, double unit) {

	/** hc in eV Å (exact constants of the SI since 2019). */
	private static final double HC = 12398.419843320026;

	private static final Pattern UNIT = Pattern.compile("(?<![a-z])(m?)(rad|deg)[a-z]*", Pattern.CASE_INSENSITIVE);
	private static final Pattern SPACING = Pattern.compile("(?:\\bd[_ ]?spacing\\b|(?<![\\w.])d)\\s*[:=]?\\s*(\\d{1,2}\\.\\d+)",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern CRYSTAL = Pattern.compile("\\b(Si|Ge)[ _]?[(\\[<]?\\s*(\\d)[ ,]?(\\d)[ ,]?(\\d)(?!\\d)");
	private static final double SILICON = 5.43102;
	private static final double GERMANIUM = 5.65791;

	/**
	 * @param title of the angles, which may tell their unit: {@code theta (mrad)}; else they are degrees
	 * @param above lines above a table, such as {@code # Mono.d_spacing: 3.13555} or {@code Mono : Si(111)}
	 * @throws XasException if they tell no spacing
	 */
	public static BraggAngle of(final String file, final String title, final List<TextLine> above) {
		for (final TextLine line : above) {
			final Matcher spacing = SPACING.matcher(line.text());
			if (spacing.find() && isPlausible(Double.parseDouble(spacing.group(1)))) {
				return new BraggAngle(Double.parseDouble(spacing.group(1)), unit(title));
			}
		}
		for (final TextLine line : above) {
			final Matcher crystal = CRYSTAL.matcher(line.text());
			if (crystal.find()) return new BraggAngle(spacing(crystal), unit(title));
		}
		throw new XasException(file + " has angles (" + title + ") and no energies, and does not tell the spacing of the " +
			"monochromator's crystal. Add a line such as \"# Mono.d_spacing: 3.13551\" above the table, or convert them to eV.");
	}

	private static double unit(final String title) {
		final Matcher unit = UNIT.matcher(title);
		if (!unit.find()) return 1;
		return (unit.group(2).equalsIgnoreCase("rad") ? Math.toDegrees(1) : 1) * (unit.group(1).isEmpty() ? 1 : 1e-3);
	}

	private static double spacing(final Matcher crystal) {
		int squares = 0;
		for (int i = 2; i <= 4; i++) {
			final int index = crystal.group(i).charAt(0) - '0';
			squares += index * index;
		}
		return (crystal.group(1).equals("Si") ? SILICON : GERMANIUM) / Math.sqrt(Math.max(1, squares));
	}

	private static boolean isPlausible(final double spacing) {
		return spacing > 0.3 && spacing < 15;
	}

	/** @return the energy in eV at an angle in its unit; NaN if it is no angle between 0° and 90° */
	public double energy(final double angle) {
		final double degrees = angle * unit;
		return degrees > 0 && degrees <= 90 ? HC / (2 * spacing * Math.sin(Math.toRadians(degrees))) : Double.NaN;
	}
}
