package org.xasmapper.ij.bridge;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.frame.Recorder;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.xasmapper.spectrum.XasException;

/**
 * Asks a person for a command's inputs, and records in the macro recorder those that differ from the defaults. What cannot be
 * taken is told in the dialog, which stays as it is.
 */
final class CommandDialog {

	private static final int MARGIN = 10;
	private static final int TEXT_WIDTH = 420;
	private static final Dimension HELP_SIZE = new Dimension(560, 420);

	private final Module module;
	private final InputForm form;
	private final JDialog dialog;
	private final JLabel problem = new JLabel(" ");
	private Map<String, Object> answer;

	private CommandDialog(final Module module) {
		this.module = module;
		form = new InputForm(module);
		dialog = new JDialog(IJ.getInstance(), module.getInfo().getTitle(), true);
		dialog.setContentPane(content());
		dialog.pack(); // which tells how large it is
		dialog.setLocationRelativeTo(IJ.getInstance());
		fit();
	}

	/** @return the values that the person chose, or null if the dialog was cancelled */
	static Map<String, Object> ask(final Module module) {
		final ImagePlus active = WindowManager.getCurrentImage();
		final AtomicReference<Map<String, Object>> chosen = new AtomicReference<>();
		Screen.run(() -> chosen.set(new CommandDialog(module).show()));
		final Map<String, Object> values = chosen.get();
		if (Recorder.record && values != null) record(module, values, active);
		// ImageJ would record the command without options, and the macro would run it with all defaults.
		if (Recorder.record && values == null) Recorder.disableCommandRecording();
		return values;
	}

	private Map<String, Object> show() {
		dialog.setVisible(true);
		return answer;
	}

	private JPanel content() {
		final JPanel inputs = new JPanel(new BorderLayout(MARGIN, 0));
		inputs.add(form.usual(), BorderLayout.WEST);
		final JPanel content = new JPanel(new BorderLayout(0, MARGIN));
		content.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		content.add(inputs, BorderLayout.CENTER);
		content.add(bottom(inputs), BorderLayout.SOUTH);
		return content;
	}

	private JPanel bottom(final JPanel inputs) {
		problem.setForeground(Color.RED.darker());
		final JPanel bottom = new JPanel(new BorderLayout());
		bottom.add(problem, BorderLayout.NORTH);
		if (form.advanced().getComponentCount() > 0) bottom.add(advanced(inputs), BorderLayout.WEST);
		bottom.add(buttons(), BorderLayout.EAST);
		return bottom;
	}

	private JCheckBox advanced(final JPanel inputs) {
		final JCheckBox more = new JCheckBox("Advanced options");
		more.setToolTipText("Shows what is rarely changed.");
		more.addActionListener(e -> {
			if (more.isSelected()) inputs.add(form.advanced(), BorderLayout.EAST);
			else inputs.remove(form.advanced());
			fit();
		});
		return more;
	}

	private JPanel buttons() {
		final JButton ok = new JButton("OK");
		ok.addActionListener(e -> accept());
		final JButton cancel = new JButton("Cancel");
		cancel.addActionListener(e -> dialog.dispose());
		final JButton help = new JButton("Help");
		help.addActionListener(e -> showHelp());
		dialog.getRootPane().setDefaultButton(ok);
		dialog.getRootPane().registerKeyboardAction(e -> dialog.dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
		buttons.add(help);
		buttons.add(cancel);
		buttons.add(ok);
		return buttons;
	}

	private void accept() {
		try {
			answer = form.values();
			dialog.dispose();
		}
		catch (final XasException e) {
			problem.setText("<html><body style='width:" + TEXT_WIDTH + "px'>" + escaped(e.getMessage()) + "</body></html>");
			fit();
		}
	}

	/** Gives everything its room, and moves the dialog where all of it can be seen. */
	private void fit() {
		dialog.pack();
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		final int x = Math.max(screen.x, Math.min(dialog.getX(), screen.x + screen.width - dialog.getWidth()));
		final int y = Math.max(screen.y, Math.min(dialog.getY(), screen.y + screen.height - dialog.getHeight()));
		dialog.setLocation(x, y);
	}

	private void showHelp() {
		final JEditorPane text = new JEditorPane("text/html", help(module.getInfo()));
		text.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, true);
		text.setFont(problem.getFont().deriveFont(Font.PLAIN));
		text.setEditable(false);
		text.setCaretPosition(0);
		final JScrollPane pane = new JScrollPane(text);
		pane.setPreferredSize(HELP_SIZE);
		JOptionPane.showMessageDialog(dialog, pane, module.getInfo().getTitle(), JOptionPane.PLAIN_MESSAGE);
	}

	/** A macro takes what it does not give by default, and the active image by itself, whatever its title will be then. */
	private static void record(final Module module, final Map<String, Object> values, final ImagePlus active) {
		values.forEach((key, value) -> {
			if (value == null || value == active || value.equals(module.getInput(key))) return;
			Recorder.recordOption(key, recorded(value));
		});
	}

	/** @return the value as it has to stand in the source of a macro */
	static String recorded(final Object value) {
		if (value instanceof Number) return InputRule.plain(value);
		final String text = value instanceof ImagePlus ? ((ImagePlus) value).getTitle() : value.toString();
		final String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
		// The recorder itself puts brackets around what has a blank.
		final boolean misread = text.indexOf(' ') < 0 && (text.startsWith("[") || text.startsWith("'"));
		return misread ? "[" + escaped + "]" : escaped;
	}

	private static String help(final ModuleInfo info) {
		final StringBuilder html = new StringBuilder("<html><body><h3>" + info.getTitle() + "</h3><p>" + escaped(info
			.getDescription()) + "</p><dl>");
		for (final ModuleItem<?> input : CommandInputs.of(info)) {
			html.append("<dt><b>").append(escaped(input.getLabel())).append("</b> (macro key <code>").append(input.getName())
				.append("</code>)</dt><dd>").append(escaped(input.getDescription())).append("</dd>");
		}
		return html.append("</dl></body></html>").toString();
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}
}
