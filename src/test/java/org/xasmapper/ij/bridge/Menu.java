package org.xasmapper.ij.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;

/** What {@code plugins.config} says. */
public final class Menu {

	private static final Pattern ENTRY = Pattern.compile("Plugins>XAS, \"([^\"]+)\"(?:, ([\\w.]+)\\(\"([\\w.]+)\"\\))?");

	/**
	 * @param label in the menu; {@code -} for a separator
	 * @param bridge class that ImageJ calls; null for a separator
	 * @param command class that is its argument
	 */
	record Entry(String label, String bridge, String command) {}

	private Menu() {}

	/** @return the lines in order, without comments */
	static List<Entry> entries() {
		final List<Entry> entries = new ArrayList<>();
		for (final String line : text().lines().filter(text -> !text.startsWith("#")).toList()) {
			final Matcher entry = ENTRY.matcher(line);
			if (!entry.matches()) throw new AssertionError("ImageJ does not understand the line " + line);
			entries.add(new Entry(entry.group(1), entry.group(2), entry.group(3)));
		}
		return entries;
	}

	/** @return the commands of the menu, as SciJava knows them */
	public static List<CommandInfo> commands() {
		return entries().stream().filter(entry -> entry.command() != null).map(entry -> new CommandInfo(type(entry.command())))
			.toList();
	}

	static Class<? extends Command> type(final String name) {
		try {
			return Class.forName(name).asSubclass(Command.class);
		}
		catch (final ClassNotFoundException e) {
			throw new AssertionError("the menu names a class that is not there: " + name, e);
		}
	}

	private static String text() {
		try (var config = Menu.class.getResourceAsStream("/plugins.config")) {
			return new String(config.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
