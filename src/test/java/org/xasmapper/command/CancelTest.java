package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.xasmapper.curate.SyntheticEdges;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.train.SyntheticDatabase;

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
			final CommandModule module = cancelled(commands, "", CbssCommand.class, "image", normalized, "basis", basis(),
				"starts", 1_000_000, "sample", 1000, "output", output().toString());

			assertNull(module.getOutput("weights"));
		}
	}

	@Test
	void theEscapeKeyStopsATrainingAndLeavesNothing() throws Exception {
		final Path database = folder.resolve("database.csv");
		SpectraWriter.writeRows(database, SyntheticDatabase.spectra(), 6);
		try (Commands commands = new Commands()) {
			for (final String phase : new String[] { "Training, epoch 2", "Training the ensemble" }) {
				cancelled(commands, phase, TrainCommand.class, "database", database.toString(), "element", "Ti", "ranked", "OS,CN",
					"epochs", phase.endsWith("ensemble") ? 2 : 1_000_000, "members", 2000, "output", output().toString());
			}
		}
	}

	@Test
	void theEscapeKeyStopsTheReadingOfADatabase() throws Exception {
		final Path database = folder.resolve("database.csv");
		SyntheticEdges.write(database, 60_000, 200, 3);
		try (Commands commands = new Commands()) {
			cancelled(commands, "", CurateCommand.class, "database", database.toString(), "output", output().toString());
		}
	}

	@Test
	void theEscapeKeyStopsAnEmbeddingAndLeavesNothing() throws Exception {
		try (Commands commands = new Commands()) {
			final CommandModule module = cancelled(commands, "", UmapCommand.class, "image", BadInputTest.edge(32, 1f), "epochs",
				10_000_000, "output", output().toString());
			assertNull(module.getOutput("figure"));
		}
	}

	/** Runs a command, presses Esc in the midst of the given activity, and checks that it stops soon and leaves nothing. */
	private CommandModule cancelled(final Commands commands, final String activity,
		final Class<? extends Command> command, final Object... inputs) throws Exception
	{
		try {
			final CompletableFuture<CommandModule> running = commands.start(command, inputs);
			while (!running.isDone() && !(Files.exists(output()) && commands.activity().startsWith(activity))) Thread.sleep(10);
			Thread.sleep(300);
			final long pressed = System.nanoTime();
			IJ.setKeyDown(KeyEvent.VK_ESCAPE);

			final CommandModule module = running.get();

			assertTrue(module.isCanceled());
			final double seconds = (System.nanoTime() - pressed) / 1e9;
			// A tenth of a second on an idle machine.
			assertTrue(seconds < 5, seconds + " s until it stopped");
			assertFalse(Files.exists(output()), "the output folder was left behind");
			return module;
		}
		finally {
			IJ.resetEscape();
		}
	}

	private Path output() {
		return folder.resolve("output");
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
