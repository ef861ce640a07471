package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.xasmapper.curate.SyntheticEdges;

/** Isolated, since ImageJ has one Esc key for all. */
@Isolated
class CancelTest {

	@TempDir
	Path folder;

	@Test
	void theEscapeKeyStopsALongCommandAndLeavesNothing() throws Exception {
		try (Commands commands = new Commands()) {
			final ImagePlus normalized = (ImagePlus) commands.run(NormalizeCommand.class, "image", BadInputTest.edge(32, 1f))
				.getOutput("normalized");
			// More work than a test could wait for.
			final CommandModule module = cancelled(commands, CbssCommand.class, "image", normalized, "basis", basis(), "starts",
				1_000_000, "sample", 1000);
			assertNull(module.getOutput("weights"));
		}
	}

	@Test
	void theEscapeKeyStopsTheReadingOfADatabase() throws Exception {
		final Path database = folder.resolve("database.csv");
		SyntheticEdges.write(database, 60_000, 200, 3);
		try (Commands commands = new Commands()) {
			cancelled(commands, CurateCommand.class, "database", database.toString());
		}
	}

	/** Runs a command, presses Esc a little later, and makes sure that it ends at once and leaves nothing. */
	private CommandModule cancelled(final Commands commands, final Class<? extends Command> command, final Object... inputs)
		throws Exception
	{
		final Path output = folder.resolve("output");
		final Object[] all = Arrays.copyOf(inputs, inputs.length + 2);
		all[inputs.length] = "output";
		all[inputs.length + 1] = output.toString();
		try {
			final CompletableFuture<CommandModule> running = CompletableFuture.supplyAsync(() -> {
				try {
					return commands.run(command, all);
				}
				catch (final Exception e) {
					throw new IllegalStateException(e);
				}
			});
			while (!Files.exists(output) && !running.isDone()) Thread.sleep(10);
			Thread.sleep(300);
			final long pressed = System.nanoTime();
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);

			final CommandModule module = running.get();

			assertTrue(module.isCanceled());
			assertTrue(System.nanoTime() - pressed < 5e9, "it took far too long to stop");
			assertFalse(Files.exists(output), "the output folder was left behind");
			return module;
		}
		finally {
			IJ.resetEscape();
		}
	}

	private String basis() throws Exception {
		final StringBuilder text = new StringBuilder("energy,a,b,c\n");
		for (int energy = 4945; energy < 5035; energy++) {
			text.append(energy).append(',').append(energy > 4980 ? 1 : 0).append(',').append(energy > 4985 ? 1.2 : 0.1).append(
				',').append(energy > 4990 ? 0.9 : 0.2).append('\n');
		}
		return Files.writeString(folder.resolve("basis.csv"), text.toString()).toString();
	}
}
