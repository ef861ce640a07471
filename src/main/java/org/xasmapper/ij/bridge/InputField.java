package org.xasmapper.ij.bridge;

import ij.ImagePlus;
import ij.io.OpenDialog;
import java.awt.Component;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import javax.swing.text.JTextComponent;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;
import org.xasmapper.spectrum.XasException;

/** One input in a dialog: what shows its value, its label, and a button if there is something to look for. */
final class InputField {

	private static final int TEXT_COLUMNS = 12;
	private static final int PATH_COLUMNS = 24;
	private static final int TIP_WIDTH = 360;

	private final ModuleItem<?> input;
	private final JComponent editor;
	private final Supplier<Object> value;
	private JButton browse;

	/**
	 * @param initial value
	 * @param chosen the value that another input has at present, by its name
	 */
	InputField(final ModuleItem<?> input, final Object initial, final Function<String, Object> chosen) {
		this.input = input;
		if (InputRule.isImage(input)) {
			final JComboBox<ImagePlus> images = images(initial);
			editor = images;
			value = images::getSelectedItem;
		}
		else if (InputRule.isFlag(input)) {
			final JCheckBox box = new JCheckBox(input.getLabel(), Boolean.TRUE.equals(initial));
			editor = box;
			value = box::isSelected;
		}
		else if (!InputRule.choices(input).isEmpty()) {
			final JComboBox<String> choices = new JComboBox<>(InputRule.choices(input).toArray(new String[0]));
			choices.setSelectedItem(initial);
			editor = choices;
			value = choices::getSelectedItem;
		}
		else {
			final String text = InputRule.isNumber(input) ? InputRule.plain(initial) : Objects.toString(initial, "");
			final JTextComponent field;
			if (Suggestions.existFor(input)) {
				final JComboBox<String> offered = offered(text, chosen);
				editor = offered;
				field = (JTextComponent) offered.getEditor().getEditorComponent();
			}
			else {
				editor = new JTextField(text, isPath() ? PATH_COLUMNS : TEXT_COLUMNS);
				field = (JTextComponent) editor;
			}
			value = () -> InputRule.labelled(input).parse(field.getText().trim());
			if (isPath()) browse = browse(field);
		}
		final String tip = "<html><body style='width:" + TIP_WIDTH + "px'>" + Objects.toString(input.getDescription(), "") +
			"</body></html>";
		editor.setToolTipText(tip);
	}

	/** @return the name by which the command knows the input */
	String name() {
		return input.getName();
	}

	/** @return what stands before the editor; a check box carries its label itself */
	JLabel label() {
		final JLabel label = new JLabel(InputRule.isFlag(input) ? "" : input.getLabel());
		label.setToolTipText(editor.getToolTipText());
		return label;
	}

	JComponent editor() {
		return editor;
	}

	/** @return what opens a file chooser, or null */
	JButton browse() {
		return browse;
	}

	boolean isAdvanced() {
		return input.get(InputMark.ADVANCED) != null;
	}

	/**
	 * @return what was chosen or typed
	 * @throws XasException if the input does not take it
	 */
	Object value() {
		return value.get();
	}

	private boolean isPath() {
		return is(FileWidget.OPEN_STYLE) || is(FileWidget.DIRECTORY_STYLE);
	}

	private boolean is(final String style) {
		return Objects.toString(input.getWidgetStyle(), "").contains(style);
	}

	private JComboBox<ImagePlus> images(final Object initial) {
		final List<ImagePlus> open = new ArrayList<>(OpenImages.all());
		if (initial instanceof ImagePlus && !open.contains(initial)) open.add((ImagePlus) initial);
		if (open.isEmpty() || !input.isRequired()) open.add(null);
		final JComboBox<ImagePlus> images = new JComboBox<>(open.toArray(new ImagePlus[0]));
		images.setRenderer(new Titles(open));
		images.setSelectedItem(initial);
		return images;
	}

	private JComboBox<String> offered(final String text, final Function<String, Object> chosen) {
		final JComboBox<String> offered = new JComboBox<>();
		offered.setEditable(true);
		offered.setSelectedItem(text);
		offered.addPopupMenuListener(new PopupMenuListener() {

			@Override
			public void popupMenuWillBecomeVisible(final PopupMenuEvent e) {
				final Object typed = offered.getEditor().getItem();
				offered.removeAllItems();
				Suggestions.of(input, chosen).forEach(offered::addItem);
				offered.getEditor().setItem(typed);
			}

			@Override
			public void popupMenuWillBecomeInvisible(final PopupMenuEvent e) {}

			@Override
			public void popupMenuCanceled(final PopupMenuEvent e) {}
		});
		return offered;
	}

	private JButton browse(final JTextComponent field) {
		final JButton button = new JButton("Browse...");
		button.addActionListener(e -> {
			final JFileChooser chooser = new JFileChooser(OpenDialog.getDefaultDirectory());
			// A database may be a folder of files.
			chooser.setFileSelectionMode(is(FileWidget.DIRECTORY_STYLE) ? JFileChooser.DIRECTORIES_ONLY
				: JFileChooser.FILES_AND_DIRECTORIES);
			if (!field.getText().isBlank()) chooser.setSelectedFile(new File(field.getText().trim()));
			if (chooser.showDialog(button, "Choose") != JFileChooser.APPROVE_OPTION) return;
			final File file = chooser.getSelectedFile();
			field.setText(file.getPath());
			OpenDialog.setDefaultDirectory(file.isDirectory() ? file.getPath() : file.getParent());
		});
		return button;
	}

	/** Images by their titles, and where two have the same, by their IDs as well. */
	private static final class Titles extends DefaultListCellRenderer {

		private static final long serialVersionUID = 1;

		private final transient List<ImagePlus> open;

		Titles(final List<ImagePlus> open) {
			this.open = open;
		}

		@Override
		public Component getListCellRendererComponent(final JList<?> list, final Object image, final int index,
			final boolean selected, final boolean focused)
		{
			return super.getListCellRendererComponent(list, image == null ? "(none)" : title((ImagePlus) image), index, selected,
				focused);
		}

		private String title(final ImagePlus image) {
			final long same = open.stream().filter(other -> other != null && other.getTitle().equals(image.getTitle())).count();
			return same < 2 ? image.getTitle() : image.getTitle() + " (ID " + image.getID() + ")";
		}
	}
}
