package org.xasmapper.chart.embedding;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.xasmapper.chart.ColorBar;
import org.xasmapper.chart.ColorScale;
import org.xasmapper.chart.FigureStyle;
import org.xasmapper.spectrum.Quantiles;

/**
 * What the dots of an embedding are coloured by, and the legend that tells: a colour per group with its number of points,
 * or a colour bar for numbers. Points of which nothing is known are grey, "None" in the legend. Of oxidation states
 * (a column {@code OS}) zero, the metal, stands out.
 */
public final class PointColors {

	/** Of points whose value is missing. */
	static final Color NONE = new Color(0xC8C8C8);

	/** Of zero-valent metals: no colour of the scale is like it. */
	private static final Color METAL = new Color(0xE69F00);

	private static final Color OTHERS = new Color(0x909090);

	/** Up to so many different numbers are levels, each with a colour of its own in the legend. */
	private static final int MOST_LEVELS = 12;

	/** Letters of a group's name that the legend shows, so that it leaves room for the dots. */
	private static final int MOST_LETTERS = 40;

	/** Share of the points beyond either end of the colour bar. */
	private static final double TAIL = 0.01;

	private static final String OXIDATION_STATE = "OS";

	private final String title;
	/** Red, green, blue and full opacity; 0 where nothing is known. */
	private final int[] colors;

	private final BitSet emphasized = new BitSet();
	private final List<LegendEntry> entries = new ArrayList<>();
	private final ColorGroups groups;
	private ColorBar bar;

	private PointColors(final String title, final int count, final ColorGroups groups) {
		this.title = title;
		this.groups = groups;
		colors = new int[count];
	}

	/**
	 * Words make groups; up to twelve different numbers make levels in the order of a colour scale; more make a colour
	 * bar from their 1st to their 99th percentile.
	 *
	 * @param title of the legend, such as the column's name
	 * @param cells a cell per point; empty, "none" and "nan" are missing values
	 */
	public static PointColors of(final String title, final List<String> cells) {
		final double[] numbers = numbers(cells);
		if (numbers == null) return groups(title, cells);
		final double[] known = rising(numbers);
		if (known.length == 0) return groups(title, cells);
		return isBeyondLevels(known) ? values(title, numbers, known) : levels(title, numbers);
	}

	/** @return those that are finite; a stream would need them several times */
	private static double[] rising(final double[] numbers) {
		final double[] known = new double[numbers.length];
		int count = 0;
		for (final double number : numbers) {
			if (Double.isFinite(number)) known[count++] = number;
		}
		Arrays.sort(known, 0, count);
		return count == known.length ? known : Arrays.copyOf(known, count);
	}

	/** @return whether there are more different numbers among these, which rise, than levels */
	private static boolean isBeyondLevels(final double[] rising) {
		int different = 1;
		for (int i = 1; i < rising.length && different <= MOST_LEVELS; i++) {
			if (rising[i] > rising[i - 1]) different++;
		}
		return different > MOST_LEVELS;
	}

	/**
	 * @param title of the legend
	 * @param cells a cell per point, equal for points of one group, whether words or numbers
	 */
	public static PointColors groups(final String title, final List<String> cells) {
		final ColorGroups groups = ColorGroups.of(cells);
		return grouped(title, groups, GroupPalette.of(groups.names().size())::get);
	}

	private static PointColors levels(final String title, final double[] numbers) {
		final ColorGroups groups = ColorGroups.of(texts(numbers));
		final int last = Math.max(1, groups.names().size() - 1);
		return grouped(title, groups, g -> ColorScale.LINES.at((double) g / last));
	}

	private static PointColors grouped(final String title, final ColorGroups groups, final IntFunction<Color> palette) {
		final PointColors colors = new PointColors(title, groups.of().length, groups);
		for (int g = 0; g < groups.names().size(); g++) {
			final boolean metal = isMetal(title, groups.names().get(g));
			final Color color = metal ? METAL : palette.apply(g);
			for (final int point : groups.members(g)) colors.paint(point, color, metal);
			colors.entries.add(entry(groups.names().get(g), color, groups.count(g), metal));
		}
		for (final int point : groups.members(ColorGroups.OTHERS)) colors.paint(point, OTHERS, false);
		if (groups.others() > 0) {
			colors.entries.add(entry(groups.others() + " others", OTHERS, groups.count(ColorGroups.OTHERS), false));
		}
		colors.addNone();
		return colors;
	}

	private static PointColors values(final String title, final double[] numbers, final double[] rising) {
		final double low = rising[Quantiles.outward(rising.length, TAIL)];
		final double high = rising[Quantiles.outward(rising.length, 1 - TAIL)];
		final double air = FigureStyle.air(low, high);
		final PointColors colors = new PointColors(title, numbers.length, null);
		final boolean states = title.equalsIgnoreCase(OXIDATION_STATE);
		for (int i = 0; i < numbers.length; i++) {
			if (!Double.isFinite(numbers[i])) continue;
			final boolean metal = states && numbers[i] == 0;
			colors.paint(i, metal ? METAL : ColorScale.LINES.at((numbers[i] - low + air) / (high - low + 2 * air)), metal);
		}
		colors.bar = new ColorBar(ColorScale.LINES, title, low - air, high + air).pointed(rising[0] < low,
			rising[rising.length - 1] > high);
		final int metals = colors.emphasized.cardinality();
		if (metals > 0) colors.entries.add(entry("0", METAL, metals, true));
		colors.addNone();
		return colors;
	}

	/**
	 * @param earlier number of points
	 * @return these, and colours of as many points after them, which were embedded earlier and are drawn in grey behind them
	 */
	public PointColors before(final int earlier) {
		final int[] groupsOfAll = groups == null ? null : Arrays.copyOf(groups.of(), colors.length + earlier);
		if (groups != null) Arrays.fill(groupsOfAll, colors.length, groupsOfAll.length, ColorGroups.NONE);
		final PointColors all = new PointColors(title, colors.length + earlier, groups == null ? null : new ColorGroups(groups
			.names(), groupsOfAll, groups.others()));
		System.arraycopy(colors, 0, all.colors, 0, colors.length);
		all.emphasized.or(emphasized);
		all.bar = bar;
		all.entries.addAll(entries);
		all.entries.add(entry("Embedded earlier", NONE, earlier, false));
		return all;
	}

	private void paint(final int point, final Color color, final boolean metal) {
		colors[point] = color.getRGB();
		emphasized.set(point, metal);
	}

	private void addNone() {
		final long missing = Arrays.stream(colors).filter(color -> color == 0).count();
		if (missing > 0) entries.add(entry("None", NONE, missing, false));
	}

	private static LegendEntry entry(final String name, final Color color, final long count, final boolean outlined) {
		final String shown = name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS) + "…";
		return new LegendEntry(String.format(Locale.ROOT, "%s (%,d)", shown, count), color, outlined);
	}

	private static boolean isMetal(final String title, final String name) {
		return title.equalsIgnoreCase(OXIDATION_STATE) && name.equals("0");
	}

	/** @return a number without superfluous digits; NaN for NaN */
	private static String plain(final double number) {
		if (!Double.isFinite(number)) return "nan";
		return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
	}

	/** @return the texts of a few different numbers, made as they are asked for, one object for equal ones */
	private static List<String> texts(final double[] numbers) {
		final Map<Double, String> texts = new HashMap<>();
		return new AbstractList<>() {

			@Override
			public String get(final int i) {
				return texts.computeIfAbsent(numbers[i], PointColors::plain);
			}

			@Override
			public int size() {
				return numbers.length;
			}
		};
	}

	/** @return null if there is a word among them */
	private static double[] numbers(final List<String> cells) {
		final double[] numbers = new double[cells.size()];
		try {
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = ColorGroups.isNone(cells.get(i)) ? Double.NaN : Double.parseDouble(cells.get(i).trim());
			}
			return numbers;
		}
		catch (final NumberFormatException e) {
			return null;
		}
	}

	/** @return number of points */
	public int count() {
		return colors.length;
	}

	String title() {
		return title;
	}

	boolean isKnown(final int point) {
		return colors[point] != 0;
	}

	/** @return that of points without a value where nothing is known */
	Color color(final int point) {
		return isKnown(point) ? new Color(colors[point]) : NONE;
	}

	boolean isEmphasized(final int point) {
		return emphasized.get(point);
	}

	List<LegendEntry> entries() {
		return entries;
	}

	/** @return null for groups */
	ColorBar bar() {
		return bar;
	}

	/** @return null for a colour bar */
	ColorGroups groups() {
		return groups;
	}
}
