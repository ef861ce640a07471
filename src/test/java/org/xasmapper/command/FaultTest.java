package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.MacroRun;
import org.xasmapper.ij.bridge.CommandBridge;
import org.xasmapper.spectrum.XasException;

/** Whatever goes wrong in a command, the macro ends with a sentence. */
class FaultTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "stack, StackOverflowError", "internal, InternalError: a fault occurred" })
	void endsTheMacroWithASentence(final String problem, final String words) throws Exception {
		installMenu();
		final Path after = folder.resolve("went_on.txt");
		final MacroRun macro = MacroRun.headless(folder, "run(\"XAS Fail...\", \"problem=" + problem +
			"\"); File.append(\"went on\", \"" + after + "\");", "", "-Xmx256m");
		assertEquals(1, macro.status(), macro.out() + macro.err());
		assertTrue(macro.err().contains(words), macro.err());
		assertFalse(macro.err().contains("\tat "), macro.err());
		assertFalse(Files.exists(after), "the macro went on");
	}

	@ParameterizedTest
	@CsvSource({ "stack, StackOverflowError", "memory, There is not enough memory.", "internal, InternalError: a fault occurred",
		"library, UnsatisfiedLinkError: no such library", "other, IllegalStateException: something else" })
	void reachesProgramsAsAnException(final String problem, final String words) {
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(FailingCommand.class, "problem", problem));
		assertTrue(e.getMessage().contains(words), e.getMessage());
	}

	@Test
	void isOneLineThatSaysWhereItHappened() {
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(FailingCommand.class, "problem", "assertion"));
		assertTrue(e.getMessage().matches("An unexpected problem, which is a mistake in XAS Mapper: java.lang.AssertionError: three " +
			"lines long \\(at org.xasmapper.command.FailingCommand.execute\\(FailingCommand.java:\\d+\\)\\). Please report it " +
			"with this text."), e.getMessage());
	}

	private void installMenu() throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("imagej/plugins"));
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins.resolve("Failing_Test.jar")))) {
			jar.putNextEntry(new ZipEntry("plugins.config"));
			jar.write(("Plugins>XAS, \"XAS Fail...\", " + CommandBridge.class.getName() + "(\"" + FailingCommand.class.getName() +
				"\")").getBytes(StandardCharsets.UTF_8));
			jar.closeEntry();
		}
	}
}
