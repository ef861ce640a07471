package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.scijava.command.CommandModule;

/** Isolated, since ImageJ has one Esc key for all. */
@Isolated
class CancelTest {

	@TempDir
	Path folder;

	/** More work than a test could wait for. */
	@Test
	void theEscapeKeyStopsUnmixingAndLeavesNothing() throws Exception {
		try (Commands commands = new Commands()) {
			final ImagePlus normalized = (ImagePlus) commands.run(NormalizeCommand.class, "image", BadInputTest.edge(32, 1f))
				.getOutput("normalized");
			final Path output = folder.resolve("output");
			final CommandModule module = stopped(output, () -> commands.run(CbssCommand.class, "image", normalized, "basis",
				basis(), "starts", 1_000_000, "sample", 1000, "output", output.toString()));
			assertNull(module.getOutput("weights"));
		}
	}

	@Test
	void theEscapeKeyStopsAnEmbeddingAndLeavesNothing() throws Exception {
		try (Commands commands = new Commands()) {
			final ImagePlus stack = BadInputTest.edge(32, 1f);
			final Path output = folder.resolve("output");
			final CommandModule module = stopped(output, () -> commands.run(UmapCommand.class, "image", stack, "epochs",
				10_000_000, "output", output.toString()));
			assertNull(module.getOutput("figure"));
		}
	}

	/** @return the command, stopped soon after it began */
	private static CommandModule stopped(final Path output, final Callable<CommandModule> command) throws Exception {
		try {
			final CompletableFuture<CommandModule> running = CompletableFuture.supplyAsync(() -> {
				try {
					return command.call();
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
