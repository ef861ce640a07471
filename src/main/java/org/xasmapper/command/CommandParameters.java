package org.xasmapper.command;

import ij.ImagePlus;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.util.ClassUtils;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.bridge.CommandInputs;
import org.xasmapper.ij.results.RunMacro;

/** What a command was given and what it gives back, by the names of its parameters. */
final class CommandParameters {

	private final CommandInfo info;
	private final Command command;

	CommandParameters(final CommandInfo info, final Command command) {
		this.info = info;
		this.command = command;
	}

	/** @return what was chosen, in the order of the parameters: images by their titles, files and folders by absolute paths */
	Map<String, Object> inputs() {
		final Map<String, Object> inputs = new LinkedHashMap<>();
		for (final ModuleItem<?> input : CommandInputs.of(info)) {
			inputs.put(input.getName(), told(input, ClassUtils.getValue(((CommandModuleItem<?>) input).getField(), command)));
		}
		return inputs;
	}

	/** @return what repeats the run; images are still to be opened in it */
	RunMacro macro() {
		final Map<String, Object> options = inputs();
		for (final ModuleItem<?> input : CommandInputs.of(info)) {
			if (input.getType() == ImagePlus.class) options.remove(input.getName());
		}
		options.remove("output");
		return new RunMacro(info.getLabel(), options);
	}

	/** Gives scripts those of the results that the command declares as outputs. */
	void publish(final Map<String, ?> results) {
		results.forEach((name, result) -> {
			final CommandModuleItem<?> output = info.getOutput(name);
			if (output != null) ClassUtils.setValue(output.getField(), command, result);
		});
	}

	private static Object told(final ModuleItem<?> input, final Object value) {
		if (value instanceof ImagePlus) return ((ImagePlus) value).getTitle();
		if (value instanceof String) return isPath(input) ? absolute(((String) value).trim()) : ((String) value).trim();
		return value == null ? "" : value;
	}

	private static boolean isPath(final ModuleItem<?> input) {
		final String style = input.getWidgetStyle();
		return style != null && (style.contains(FileWidget.OPEN_STYLE) || style.contains(FileWidget.DIRECTORY_STYLE));
	}

	/** What is no file, such as the name of a model, stays as it is. */
	private static String absolute(final String path) {
		final File file = new File(path);
		return path.isEmpty() || !file.exists() ? path : file.toPath().toAbsolutePath().normalize().toString();
	}
}
