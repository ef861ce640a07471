package org.xasmapper.io.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.spectrum.XasException;

/**
 * Energies from the angles of a monochromator, by Bragg's law: {@code E = hc / (2 d sin θ)}.
 *
 * @param spacing of the crystal's planes, Å
 */
public record BraggAngle(double spacing) {

	/** hc in eV Å (exact constants of the SI since 2019). */
	private static final double HC = 12398.419843320026;

	private static final Pattern SPACING = Pattern.compile("(?:\\bd[_ ]?spacing\\b|(?<![\\w.])d)\\s*[:=]?\\s*(\\d{1,2}\\.\\d+)",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern CRYSTAL = Pattern.compile("\\b(Si|Ge)[ _]?[(\\[<]?\\s*(\\d)[ ,]?(\\d)[ ,]?(\\d)(?!\\d)");
	private static final double SILICON = 5.43102;
	private static final double GERMANIUM = 5.65791;

	/**
	 * @param above lines above a table, such as {@code # Mono.d_spacing: 3.13555} or {@code Mono : Si(111)}
	 * @throws XasException if they tell no spacing
	 */
	public static BraggAngle of(final String file, final String title, final List<TextLine> above) {
		for (final TextLine line : above) {
			final Matcher spacing = SPACING.matcher(line.text());
			if (spacing.find() && isPlausible(Double.parseDouble(spacing.group(1)))) {
				return new BraggAngle(Double.parseDouble(spacing.group(1)));
			}
		}
		for (final TextLine line : above) {
			final Matcher crystal = CRYSTAL.matcher(line.text());
			if (crystal.find()) return ofCrystal(crystal);
		}
		throw new XasException(file + " has angles (" + title + ") and no energies, and does not tell the spacing of the " +
			"monochromator's crystal. Add a line such as \"# Mono.d_spacing: 3.13551\" above the table, or convert them to eV.");
	}

	private static BraggAngle ofCrystal(final Matcher crystal) {
		int squares = 0;
		for (int i = 2; i <= 4; i++) {
			final int index = crystal.group(i).charAt(0) - '0';
			squares += index * index;
		}
		return new BraggAngle((crystal.group(1).equals("Si") ? SILICON : GERMANIUM) / Math.sqrt(Math.max(1, squares)));
	}

	private static boolean isPlausible(final double spacing) {
		return spacing > 0.3 && spacing < 15;
	}

	/** @return the energy in eV at an angle in degrees; NaN if it is no angle between 0° and 90° */
	public double energy(final double angle) {
		return angle > 0 && angle <= 90 ? HC / (2 * spacing * Math.sin(Math.toRadians(angle))) : Double.NaN;
	}
}
