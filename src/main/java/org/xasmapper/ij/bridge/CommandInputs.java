package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.FileWidget;
import org.xasmapper.spectrum.XasException;

/** Gives a command its inputs from a macro's options, as Fiji would. */
public final class CommandInputs {

	private CommandInputs() {}

	/**
	 * @return the inputs that a person gives, without the services that SciJava fills in: first the image that the command works
	 *         on, then the others in order, those that commands share before their own, last the folder for results
	 */
	public static List<ModuleItem<?>> of(final ModuleInfo command) {
		final List<ModuleItem<?>> inputs = new ArrayList<>();
		for (final ModuleItem<?> input : command.inputs()) {
			if (!Service.class.isAssignableFrom(input.getType())) inputs.add(input);
		}
		inputs.sort(Comparator.comparingInt(CommandInputs::place));
		return inputs;
	}

	private static int place(final ModuleItem<?> input) {
		if (input.getType() == ImagePlus.class && input.isRequired()) return 0;
		return FileWidget.DIRECTORY_STYLE.equals(input.getWidgetStyle()) ? 2 : 1;
	}

	/**
	 * @param options of the macro's {@code run}, or empty for all defaults
	 * @return the values that the options give, and the active image where an image is wanted and none given
	 * @throws XasException if an option is unknown or its value cannot be what the command wants
	 */
	static Map<String, Object> fromMacro(final Module module, final String options) {
		MacroOptions.checkKeys(options, module.getInfo());
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> input : of(module.getInfo())) {
			final String text = MacroOptions.value(options, input.getName());
			if (text != null) values.put(input.getName(), parsed(input, text));
			else if (input.getType() == ImagePlus.class) values.put(input.getName(), WindowManager.getCurrentImage());
		}
		return values;
	}

	private static Object parsed(final ModuleItem<?> input, final String text) {
		final Class<?> type = input.getType();
		if (type == ImagePlus.class) return image(text);
		if (type == boolean.class || type == Boolean.class) return flag(input.getName(), text);
		if (type == int.class || type == Integer.class) return (int) whole(input.getName(), text);
		if (type == long.class || type == Long.class) return whole(input.getName(), text);
		if (type == double.class || type == Double.class) return number(input.getName(), text);
		return text;
	}

	private static ImagePlus image(final String title) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image == null) throw new XasException("There is no open image with the title \"" + title + "\".");
		return image;
	}

	private static boolean flag(final String key, final String text) {
		final String word = text.toLowerCase(Locale.ROOT);
		if (word.equals("true") || word.equals("1")) return true;
		if (word.equals("false") || word.equals("0")) return false;
		throw new XasException("The option " + key + " must be true or false, not \"" + text + "\".");
	}

	private static long whole(final String key, final String text) {
		final double number = number(key, text);
		if (number == Math.rint(number)) return (long) number;
		throw new XasException("The option " + key + " must be a whole number, not \"" + text + "\".");
	}

	private static double number(final String key, final String text) {
		try {
			return Double.parseDouble(text.trim());
		}
		catch (final NumberFormatException e) {
			throw new XasException("The option " + key + " must be a number, not \"" + text + "\".", e);
		}
	}
}
