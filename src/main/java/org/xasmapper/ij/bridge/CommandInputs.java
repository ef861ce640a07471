package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.scijava.widget.FileWidget;
import org.xasmapper.spectrum.XasException;

/** Gives a command its inputs from a macro's options. */
public final class CommandInputs {

	private CommandInputs() {}

	/**
	 * @return the inputs that a person gives, without the services that SciJava fills in: first what the command works on,
	 *         then the others in order, those that commands share before their own, last the folder for results
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
		if (input.getType() == ImagePlus.class && input.isRequired() || input.get(InputMark.SUBJECT) != null) return 0;
		return FileWidget.DIRECTORY_STYLE.equals(input.getWidgetStyle()) ? 2 : 1;
	}

	/**
	 * @param module whose inputs are given
	 * @throws XasException naming the first input that cannot be what it is: too small or large, not finite, no choice
	 */
	public static void check(final Module module) {
		for (final ModuleItem<?> input : of(module.getInfo())) {
			InputRule.named(input).check(module.getInput(input.getName()));
		}
	}

	/**
	 * @param options of the macro's {@code run}, or empty for all defaults
	 * @return the values that the options give, and the active image where an image is wanted and none given
	 * @throws XasException if an option is unknown or its value cannot be what the command wants
	 */
	static Map<String, Object> fromMacro(final Module module, final String options) {
		final Map<String, String> given = MacroOptions.parse(options);
		MacroOptions.checkKeys(given, module.getInfo());
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> input : of(module.getInfo())) {
			final String key = input.getName();
			if (given.containsKey(key)) values.put(key, InputRule.named(input).parse(given.get(key)));
			else if (input.getType() == ImagePlus.class) values.put(key, WindowManager.getCurrentImage());
		}
		return values;
	}
}
