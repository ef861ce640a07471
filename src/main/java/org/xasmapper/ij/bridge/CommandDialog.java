package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;
import org.xasmapper.spectrum.XasException;

/**
 * Asks for a command's inputs in plain ImageJ, where nothing harvests them, and records them in the macro recorder
 * under the very keys that Fiji records.
 */
final class CommandDialog {

	private static final String NO_IMAGE = "(none)";

	private final Module module;
	private final GenericDialog dialog;
	private final ImagePlus active = WindowManager.getCurrentImage();
	private final Map<String, Object> values = new LinkedHashMap<>();

	private CommandDialog(final Module module) {
		this.module = module;
		this.dialog = new GenericDialog(module.getInfo().getTitle());
	}

	/**
	 * @return the values that the person chose, or null if the dialog was cancelled
	 * @throws XasException if there is no number where one is wanted
	 */
	static Map<String, Object> ask(final Module module) {
		final CommandDialog asked = new CommandDialog(module);
		// The dialog would record its labels; the keys are the parameters' names.
		final boolean recording = Recorder.record;
		Recorder.record = false;
		boolean answered = false;
		try {
			answered = asked.show();
			return answered ? asked.values : null;
		}
		finally {
			Recorder.record = recording;
			if (recording && answered) asked.record();
			// ImageJ would record the command without options, and the macro would run it with all defaults.
			else if (recording) Recorder.disableCommandRecording();
		}
	}

	/** @return whether the person chose values and did not cancel */
	private boolean show() {
		final ModuleInfo info = module.getInfo();
		for (final ModuleItem<?> input : CommandInputs.of(info)) addField(input);
		dialog.addHelp(help(info));
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		for (final ModuleItem<?> input : CommandInputs.of(info)) values.put(input.getName(), next(input));
		return true;
	}

	private void addField(final ModuleItem<?> input) {
		final String label = input.getLabel();
		final Object initial = input.getValue(module);
		final String text = Objects.toString(initial, "");
		if (isImage(input)) dialog.addChoice(label, imageTitles(input), activeTitle());
		else if (isBoolean(input)) dialog.addCheckbox(label, Boolean.TRUE.equals(initial));
		else if (isNumber(input)) addNumber(label, (Number) initial);
		else if (hasChoices(input)) dialog.addChoice(label, choices(input), text);
		else if (FileWidget.DIRECTORY_STYLE.equals(input.getWidgetStyle())) dialog.addDirectoryField(label, text, 30);
		else if (FileWidget.OPEN_STYLE.equals(input.getWidgetStyle())) dialog.addFileField(label, text, 30);
		else dialog.addStringField(label, text, Math.max(12, text.length() + 4));
	}

	/** Shows as many decimals as the number has. */
	private void addNumber(final String label, final Number initial) {
		final int decimals = new BigDecimal(initial.toString()).stripTrailingZeros().scale();
		dialog.addNumericField(label, initial.doubleValue(), Math.max(0, decimals));
	}

	private Object next(final ModuleItem<?> input) {
		if (isImage(input)) return WindowManager.getImage(dialog.getNextChoice());
		if (isBoolean(input)) return dialog.getNextBoolean();
		if (isNumber(input)) return nextNumber(input);
		if (hasChoices(input)) return dialog.getNextChoice();
		return dialog.getNextString().trim();
	}

	private Object nextNumber(final ModuleItem<?> input) {
		final double entered = dialog.getNextNumber();
		if (dialog.invalidNumber()) throw new XasException(input.getLabel() + ": " + dialog.getErrorMessage() + ".");
		return number(input, entered);
	}

	/**
	 * @return the number as the input wants it
	 * @throws XasException if it has decimals where the input is a whole number
	 */
	static Object number(final ModuleItem<?> input, final double entered) {
		final Class<?> type = input.getType();
		final boolean isInt = type == int.class || type == Integer.class;
		if (!isInt && type != long.class && type != Long.class) return entered;
		if (entered != Math.rint(entered)) {
			throw new XasException(input.getLabel() + " must be a whole number, not " + entered + ".");
		}
		if (isInt) return (int) entered;
		return (long) entered;
	}

	private void record() {
		values.forEach((key, value) -> {
			// A macro takes the active image by itself, whatever its title will be then.
			if (value == null || value == active) return;
			Recorder.recordOption(key, recorded(value));
		});
	}

	private static String recorded(final Object value) {
		if (value instanceof ImagePlus) return ((ImagePlus) value).getTitle();
		return value instanceof Double ? plain((Double) value) : value.toString();
	}

	private static String plain(final double number) {
		return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : Double.toString(
			number);
	}

	private static boolean isImage(final ModuleItem<?> input) {
		return input.getType() == ImagePlus.class;
	}

	private static boolean isBoolean(final ModuleItem<?> input) {
		return input.getType() == boolean.class || input.getType() == Boolean.class;
	}

	private static boolean isNumber(final ModuleItem<?> input) {
		return input.getType().isPrimitive() && !isBoolean(input) || Number.class.isAssignableFrom(input.getType());
	}

	private static boolean hasChoices(final ModuleItem<?> input) {
		return input.getChoices() != null && !input.getChoices().isEmpty();
	}

	private static String[] choices(final ModuleItem<?> input) {
		return input.getChoices().stream().map(Object::toString).toArray(String[]::new);
	}

	private static String[] imageTitles(final ModuleItem<?> input) {
		final List<String> titles = new ArrayList<>(List.of(WindowManager.getImageTitles()));
		if (!input.isRequired() || titles.isEmpty()) titles.add(NO_IMAGE);
		return titles.toArray(new String[0]);
	}

	private String activeTitle() {
		return active == null ? NO_IMAGE : active.getTitle();
	}

	private static String help(final ModuleInfo info) {
		final StringBuilder html = new StringBuilder("<html><body style='width:420px'><h3>" + info.getTitle() + "</h3><p>" +
			info.getDescription() + "</p><dl>");
		for (final ModuleItem<?> input : CommandInputs.of(info)) {
			html.append("<dt><b>").append(input.getLabel()).append("</b> (macro key <code>").append(input.getName()).append(
				"</code>)</dt><dd>").append(input.getDescription()).append("</dd>");
		}
		return html.append("</dl></body></html>").toString();
	}
}
