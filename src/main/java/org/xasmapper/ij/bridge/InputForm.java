package org.xasmapper.ij.bridge;

import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.xasmapper.spectrum.XasException;

/** The inputs of a command, each with its label, for a dialog: the usual ones, and beside them those that are rarely changed. */
final class InputForm {

	private static final int GAP = 3;

	private final Map<String, InputField> fields = new LinkedHashMap<>();
	private final JPanel usual;
	private final JPanel advanced;

	InputForm(final Module module) {
		for (final ModuleItem<?> input : CommandInputs.of(module.getInfo())) {
			final Object initial = InputRule.isImage(input) ? WindowManager.getCurrentImage() : input.getValue(module);
			fields.put(input.getName(), new InputField(input, initial, this::chosen));
		}
		usual = panel(fields.values().stream().filter(field -> !field.isAdvanced()));
		advanced = panel(fields.values().stream().filter(InputField::isAdvanced));
	}

	JPanel usual() {
		return usual;
	}

	JPanel advanced() {
		return advanced;
	}

	/**
	 * @return the values by the names of the inputs, in order
	 * @throws XasException naming the first input that does not take what was typed; that field has the focus then
	 */
	Map<String, Object> values() {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final InputField field : fields.values()) {
			try {
				values.put(field.name(), field.value());
			}
			catch (final XasException e) {
				field.editor().requestFocusInWindow();
				throw e;
			}
		}
		return values;
	}

	/** @return what shows the value of the named input */
	JComponent editor(final String name) {
		return fields.get(name).editor();
	}

	private Object chosen(final String name) {
		return fields.get(name).value();
	}

	private static JPanel panel(final Stream<InputField> shown) {
		final JPanel panel = new JPanel(new GridBagLayout());
		final List<InputField> rows = shown.toList();
		for (int row = 0; row < rows.size(); row++) addRow(panel, rows.get(row), row);
		final JPanel atTheTop = new JPanel(new BorderLayout());
		if (!rows.isEmpty()) atTheTop.add(panel, BorderLayout.NORTH);
		return atTheTop;
	}

	private static void addRow(final JPanel panel, final InputField field, final int row) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = row;
		place.insets = new Insets(GAP, GAP, GAP, GAP);
		place.anchor = GridBagConstraints.LINE_END;
		panel.add(field.label(), place);
		place.anchor = GridBagConstraints.LINE_START;
		place.fill = GridBagConstraints.HORIZONTAL;
		place.weightx = 1;
		panel.add(field.editor(), place);
		if (field.browse() == null) return;
		place.weightx = 0;
		panel.add(field.browse(), place);
	}
}
