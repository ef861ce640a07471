package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.scijava.module.ModuleItem;
import org.xasmapper.spectrum.XasException;

/** What values an input of a command takes: the same rule for macros, dialogs and programs. */
final class InputRule {

	private static final String DECIMAL = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,6})?";

	private final ModuleItem<?> input;
	/** Begins the sentence that says what is wrong. */
	private final String name;

	private InputRule(final ModuleItem<?> input, final String name) {
		this.input = input;
		this.name = name;
	}

	/** @return the rule, which calls the input by the key that macros use */
	static InputRule named(final ModuleItem<?> input) {
		return new InputRule(input, "The option " + input.getName());
	}

	/** @return the rule, which calls the input as dialogs do */
	static InputRule labelled(final ModuleItem<?> input) {
		return new InputRule(input, "\"" + input.getLabel() + "\"");
	}

	static boolean isImage(final ModuleItem<?> input) {
		return input.getType() == ImagePlus.class;
	}

	static boolean isFlag(final ModuleItem<?> input) {
		return input.getType() == boolean.class || input.getType() == Boolean.class;
	}

	static boolean isNumber(final ModuleItem<?> input) {
		return isWhole(input) || input.getType() == double.class || input.getType() == Double.class;
	}

	private static boolean isWhole(final ModuleItem<?> input) {
		return isInt(input) || input.getType() == long.class || input.getType() == Long.class;
	}

	private static boolean isInt(final ModuleItem<?> input) {
		return input.getType() == int.class || input.getType() == Integer.class;
	}

	/** @return the words of which one must be chosen, or none if all will do */
	static List<String> choices(final ModuleItem<?> input) {
		return input.getChoices() == null ? List.of() : input.getChoices().stream().map(Object::toString).toList();
	}

	/**
	 * @param text of a macro or dialog; null for a key without a value, which switches a flag on
	 * @return what it means
	 * @throws XasException if the input does not take it
	 */
	Object parse(final String text) {
		if (text == null) {
			if (isFlag(input)) return true;
			throw new XasException(name + " has no value. Write " + input.getName() + "=... .");
		}
		if (isImage(input)) return OpenImages.titled(text);
		if (isFlag(input)) return flag(text.trim());
		if (isNumber(input)) return check(isWhole(input) ? whole(text.trim()) : number(text.trim()));
		return check(choices(input).stream().filter(choice -> choice.equalsIgnoreCase(text.trim())).findAny().orElse(text));
	}

	/**
	 * @return the value
	 * @throws XasException if the input does not take it
	 */
	Object check(final Object value) {
		if (value instanceof Number) checkNumber((Number) value);
		else if (input.getType() == String.class) checkText((String) value);
		return value;
	}

	private void checkText(final String text) {
		if (text == null) throw new XasException(name + " is null. Leave it out, or give an empty text.");
		final List<String> choices = choices(input);
		if (choices.isEmpty() || choices.contains(text)) return;
		throw new XasException(name + " must be one of " + String.join(", ", choices) + ", not \"" + text + "\".");
	}

	private void checkNumber(final Number number) {
		if (!Double.isFinite(number.doubleValue())) throw new XasException(name + " must be a finite number, not " + number + ".");
		final BigDecimal value = new BigDecimal(number.toString());
		final Object least = input.getMinimumValue();
		if (least != null && value.compareTo(new BigDecimal(least.toString())) < 0) {
			throw new XasException(name + " must be at least " + plain(least) + ", not " + number + ".");
		}
		final Object most = input.getMaximumValue();
		if (most != null && value.compareTo(new BigDecimal(most.toString())) > 0) {
			throw new XasException(name + " must be at most " + plain(most) + ", not " + number + ".");
		}
	}

	/** @return {@code 2} for {@code 2.0} */
	static String plain(final Object number) {
		return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
	}

	private boolean flag(final String text) {
		final String word = text.toLowerCase(Locale.ROOT);
		if (word.equals("true") || word.equals("1")) return true;
		if (word.equals("false") || word.equals("0")) return false;
		throw new XasException(name + " must be true or false, not \"" + text + "\".");
	}

	private double number(final String text) {
		if (!text.matches(DECIMAL)) throw noNumber(text, "a number");
		final double number = Double.parseDouble(text);
		if (Double.isFinite(number)) return number;
		throw new XasException(name + " must be a finite number; " + text + " is too large.");
	}

	private Number whole(final String text) {
		if (!text.matches(DECIMAL)) throw noNumber(text, "a whole number");
		final double largest = isInt(input) ? Integer.MAX_VALUE : Long.MAX_VALUE;
		// First, since the digits of 1e999999999 would fill the memory.
		if (Math.abs(Double.parseDouble(text)) > largest) throw tooLarge(text);
		final BigDecimal exact = new BigDecimal(text);
		if (exact.stripTrailingZeros().scale() > 0) throw noNumber(text, "a whole number");
		try {
			if (isInt(input)) return exact.intValueExact();
			return exact.longValueExact();
		}
		catch (final ArithmeticException e) {
			throw tooLarge(text);
		}
	}

	private XasException tooLarge(final String text) {
		return new XasException(name + " must lie between " + (isInt(input) ? Integer.MIN_VALUE + " and " + Integer.MAX_VALUE
			: Long.MIN_VALUE + " and " + Long.MAX_VALUE) + ", but is " + text + ".");
	}

	private XasException noNumber(final String text, final String wanted) {
		final boolean comma = text.contains(",") && text.replaceFirst(",", ".").matches(DECIMAL);
		return new XasException(name + " must be " + wanted + ", not \"" + text + "\"." + (comma
			? " Write decimals with a point." : ""));
	}
}
