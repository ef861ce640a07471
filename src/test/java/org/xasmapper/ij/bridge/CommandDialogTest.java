package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.xasmapper.command.CurateCommand;
import org.xasmapper.command.NormalizeCommand;
import org.xasmapper.command.UmapCommand;
import org.xasmapper.spectrum.XasException;

class CommandDialogTest {

	/** Of 768 pixels of a laptop, what its title bar, its buttons and the bars of the desktop leave. */
	private static final int HIGHEST = 500;

	/** Both halves must fit on 1366 pixels. */
	private static final int WIDEST = 1300;

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource("org.xasmapper.ij.bridge.Menu#commands")
	void everyDialogFitsOnALaptop(final CommandInfo command) throws ModuleException {
		final InputForm form = form(command);
		assertTrue(form.usual().getPreferredSize().height <= HIGHEST, command + ": " + form.usual().getPreferredSize());
		assertTrue(form.advanced().getPreferredSize().height <= HIGHEST, command + ": " + form.advanced().getPreferredSize());
		final int width = form.usual().getPreferredSize().width + form.advanced().getPreferredSize().width;
		assertTrue(width <= WIDEST, command + ": " + width);
	}

	@ParameterizedTest
	@MethodSource("org.xasmapper.ij.bridge.Menu#commands")
	void everyInputIsExplainedInASentence(final CommandInfo command) {
		for (final ModuleItem<?> input : CommandInputs.of(command)) {
			assertTrue(input.getDescription().matches("(?s)\\S.+ .+[.?]"), command.getTitle() + ", " + input.getName());
			assertFalse(input.getLabel().isBlank(), input.getName());
		}
	}

	@ParameterizedTest
	@MethodSource("org.xasmapper.ij.bridge.Menu#commands")
	void anUntouchedDialogGivesTheDefaults(final CommandInfo command) throws ModuleException {
		final Module module = command.createModule();
		new InputForm(module).values().forEach((name, value) -> assertEquals(module.getInput(name), value, command.getTitle() + ", " +
			name));
	}

	@Test
	void whatWasTypedHasTheTypeOfItsInput() throws ModuleException {
		final InputForm form = form(new CommandInfo(UmapCommand.class));
		((JTextField) form.editor("neighbors")).setText("30");
		((JTextField) form.editor("seed")).setText("1579");
		((JComboBox<?>) form.editor("metric")).setSelectedItem("cosine");
		((JTextField) form.editor("output")).setText(" /a b ");
		final Map<String, Object> values = form.values();
		assertEquals(30, values.get("neighbors"));
		assertEquals(1579L, values.get("seed"));
		assertEquals("cosine", values.get("metric"));
		assertEquals("/a b", values.get("output"));
	}

	@Test
	void aWrongNumberIsToldByItsLabelAndWhatWasTypedStays() throws ModuleException {
		final InputForm form = form(new CommandInfo(UmapCommand.class));
		final JTextField epochs = (JTextField) form.editor("epochs");
		epochs.setText("10.7");
		final XasException e = assertThrows(XasException.class, form::values);
		assertEquals("\"Epochs (0 = automatic)\" must be a whole number, not \"10.7\".", e.getMessage());
		assertEquals("10.7", epochs.getText());
	}

	@Test
	void columnsOfTheChosenTableAreOffered() throws Exception {
		final Path database = Files.writeString(folder.resolve("db.csv"), "id,parent,OS,mu_4980.0,mu_4981.0\na,b,4,0.1,1.0\n");
		final InputForm form = form(new CommandInfo(CurateCommand.class));
		((JTextField) form.editor("database")).setText(database.toString());
		final JComboBox<?> group = (JComboBox<?>) form.editor("group");
		List.of(group.getPopupMenuListeners()).forEach(listener -> listener.popupMenuWillBecomeVisible(null));
		assertEquals(List.of("id", "parent", "OS"), List.of(group.getItemAt(0), group.getItemAt(1), group.getItemAt(2)));
		assertEquals(3, group.getItemCount());
		assertEquals("", form.values().get("group"));
	}

	@Test
	void flagsAreBoxes() throws ModuleException {
		final InputForm form = form(new CommandInfo(NormalizeCommand.class));
		((JCheckBox) form.editor("flatten")).setSelected(false);
		assertEquals(false, form.values().get("flatten"));
	}

	/** A recorded value is part of the source of a macro, and is read again as what it was. */
	@Test
	void recordedValuesAreReadAgain() {
		assertEquals("C:\\\\my data\\\\x.tif", CommandDialog.recorded("C:\\my data\\x.tif"));
		assertEquals("a \\\"b\\\"", CommandDialog.recorded("a \"b\""));
		assertEquals("[[x]y]", CommandDialog.recorded("[x]y"));
		assertEquals("0.05", CommandDialog.recorded(0.05));
		assertEquals("4980", CommandDialog.recorded(4980.0));
		assertEquals("true", CommandDialog.recorded(true));
	}

	private static InputForm form(final CommandInfo command) throws ModuleException {
		return new InputForm(command.createModule());
	}
}
