package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The menu of ImageJ and Fiji comes from {@code plugins.config} alone. */
class MenuTest {

	private static final List<Menu.Entry> ENTRIES = Menu.entries();
	private static final List<Menu.Entry> ITEMS = ENTRIES.stream().filter(entry -> entry.command() != null).toList();

	/** With a path in SciJava's menu, Fiji would run a command without the bridge: no current image, dialogs in macros. */
	@Test
	void noCommandHasAMenuPath() {
		for (final IndexItem<Plugin> command : indexed()) {
			assertEquals("", command.annotation().menuPath(), command.className());
			assertEquals(0, command.annotation().menu().length, command.className());
		}
	}

	@Test
	void everyCommandIsInTheMenuOnce() {
		final Set<String> commands = indexed().stream().map(IndexItem::className).collect(Collectors.toCollection(TreeSet::new));
		assertFalse(commands.isEmpty());
		assertEquals(List.copyOf(commands), ITEMS.stream().map(Menu.Entry::command).sorted().toList());
	}

	/** Macros find a command by its label, and its dialog bears its title. */
	@Test
	void aLabelIsTheCommandsOwnAndUnique() {
		assertEquals(Menu.commands().stream().map(command -> command.getAnnotation().label()).toList(), ITEMS.stream().map(
			Menu.Entry::label).toList());
		assertEquals(ITEMS.size(), ITEMS.stream().map(Menu.Entry::label).distinct().count());
	}

	@Test
	void everyItemGoesThroughTheBridge() {
		for (final Menu.Entry item : ITEMS) assertEquals(CommandBridge.class.getName(), item.bridge(), item.label());
	}

	@Test
	void theWholeChainComesFirstAndGroupsAreSeparated() {
		assertEquals("XAS Wafer Map...", ENTRIES.get(0).label());
		assertEquals("XAS Open...", ITEMS.get(1).label());
		for (int i = 1; i < ENTRIES.size(); i++) {
			assertNotEquals(List.of("-", "-"), List.of(ENTRIES.get(i - 1).label(), ENTRIES.get(i).label()));
		}
		assertNotEquals("-", ENTRIES.get(ENTRIES.size() - 1).label());
		assertEquals(3, ENTRIES.size() - ITEMS.size());
	}

	/** @return the commands of the project in SciJava's index of plugins, without those of tests */
	private static List<IndexItem<Plugin>> indexed() {
		return StreamSupport.stream(Index.load(Plugin.class).spliterator(), false).filter(item -> item.annotation()
			.type() == Command.class && isShipped(item.className())).toList();
	}

	private static boolean isShipped(final String command) {
		return command.startsWith("org.xasmapper.") && Menu.type(command).getProtectionDomain().getCodeSource().getLocation().equals(
			CommandBridge.class.getProtectionDomain().getCodeSource().getLocation());
	}
}
