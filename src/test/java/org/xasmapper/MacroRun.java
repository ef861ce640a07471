package org.xasmapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xasmapper.ij.bridge.HeadlessMacro;

/**
 * Runs a macro as a user does, in a process of its own: plain ImageJ with the commands in its menu, without a screen.
 *
 * @param status exit status of the process
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record MacroRun(int status, String out, String err) {

	/** Against macros that hang; most take seconds, but not where ten other programs share two cores. */
	private static final int LIMIT_SECONDS = 900;

	/**
	 * @param folder for the macro, ImageJ's folder and the log; temporary
	 * @param macro its text
	 * @param argument what its {@code getArgument()} returns
	 * @param options of Java, such as {@code -Xmx1g}; a class path here takes the place of the tests' own
	 */
	public static MacroRun headless(final Path folder, final String macro, final String argument,
		final String... options) throws IOException, InterruptedException
	{
		final Path file = Files.writeString(folder.resolve("test.ijm"), macro);
		final List<String> command = java(folder, options);
		command.addAll(List.of("-Djava.awt.headless=true", "--add-opens=java.base/java.lang=ALL-UNNAMED", HeadlessMacro.class
			.getName(), file.toString(), argument));
		return run(folder, command, "");
	}

	/**
	 * Runs a macro in ImageJ with its window up.
	 *
	 * @param macro its text; it must end with {@code run("Quit")} or the like
	 * @param display such as {@code :99}
	 */
	public static MacroRun inWindow(final Path folder, final String macro, final String display) throws IOException,
		InterruptedException
	{
		final Path file = Files.writeString(folder.resolve("test.ijm"), macro);
		final List<String> command = java(folder, "-Xmx1g");
		command.addAll(List.of("ij.ImageJ", "-port0", "-macro", file.toString()));
		return run(folder, command, display);
	}

	private static List<String> java(final Path folder, final String... options) throws IOException {
		final Path imagej = Files.createDirectories(folder.resolve("imagej"));
		installMenu(imagej);
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Duser.home=" + imagej, "-Djava.util.prefs.userRoot=" + imagej, "-Djava.io.tmpdir=" + Files
				.createDirectories(folder.resolve("tmp")), "-Dplugins.dir=" + imagej, "-cp", System.getProperty(
					"java.class.path")));
		command.addAll(List.of(options));
		return command;
	}

	private static MacroRun run(final Path folder, final List<String> command, final String display) throws IOException,
		InterruptedException
	{
		final Path out = folder.resolve("out.txt");
		final Path err = folder.resolve("err.txt");
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("DISPLAY", display);
		final Process process = builder.start();
		if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("The macro did not end: " + Files.readString(out) + Files.readString(err));
		}
		return new MacroRun(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	/** The commands' classes are on the class path already; the menu is read from jars in the plugins folder. */
	private static void installMenu(final Path imagej) throws IOException {
		final Path plugins = Files.createDirectories(imagej.resolve("plugins"));
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins.resolve("XAS_Mapper-test.jar")));
				var menu = MacroRun.class.getResourceAsStream("/plugins.config"))
		{
			jar.putNextEntry(new ZipEntry("plugins.config"));
			jar.write(menu.readAllBytes());
			jar.closeEntry();
		}
	}
}
