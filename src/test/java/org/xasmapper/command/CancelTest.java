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
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.xasmapper.curate.SyntheticEdges;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.train.SyntheticDatabase;

/** Isolated, since ImageJ has one Esc key for all. */
@Isolated
class CancelTest {

	/** More work than a test could wait for. */
	private static final int ENDLESS = 1_000_000;

	/** Each thread may be about to tell of what it has just done. */
	private static final int LAST_REPORTS = 2 + 2 * Workers.available();

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	@Test
	void theEscapeKeyStopsALongCommandAndLeavesNothing() throws Exception {
		final CommandModule module = escaped("", CbssCommand.class, unmixing());
		assertNull(module.getOutput("weights"));
	}

	/** Between the menu and the first report of a command there is time for a quick finger. */
	@Test
	void anEscapeBeforeTheCommandHasBegunCounts() {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		try {
			assertTrue(new CommandProgress(COMMANDS.task()).isCancelled());
		}
		finally {
			IJ.resetEscape();
		}
	}

	@Test
	void anEscapeOfLongAgoDoesNotStopTheCommandOfAProgram() throws Exception {
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		try {
			assertFalse(COMMANDS.run(NormalizeCommand.class, "image", BadInputTest.edge(8, 1f)).isCanceled());
		}
		finally {
			IJ.resetEscape();
		}
	}

	@Test
	void theEscapeKeyStopsATrainingAndLeavesNothing() throws Exception {
		escaped("Training, epoch 2", TrainCommand.class, training(ENDLESS));
		escaped("Training the networks that read", TrainCommand.class, training(2));
	}

	@Test
	void theEscapeKeyStopsTheReadingOfADatabase() throws Exception {
		escaped("", CurateCommand.class, curation());
	}

	@Test
	void theEscapeKeyStopsAValidationAndLeavesNothing() throws Exception {
		final StringBuilder spectrum = new StringBuilder("energy,mu\n");
		for (double energy = 4900; energy < 5100; energy += 0.5) {
			spectrum.append(energy).append(',').append(1 / (1 + Math.exp(4975 - energy))).append('\n');
		}
		Files.writeString(folder.resolve("one.csv"), spectrum);
		final Path labels = Files.writeString(folder.resolve("labels.csv"), "file,OS\n" + "one.csv,4\n".repeat(100_000));
		escaped("Reading reference spectra", ValidateCommand.class, "database", labels.toString(), "output", output().toString());
	}

	@Test
	void theEscapeKeyStopsAnEmbeddingAndLeavesNothing() throws Exception {
		final CommandModule module = escaped("Laying out", UmapCommand.class, embedding());
		assertNull(module.getOutput("figure"));
	}

	/** As a script does that gives up waiting. It comes while SciJava tells of progress, which must not swallow it. */
	@Test
	void aCancelledFutureStopsItsCommand() throws Exception {
		interrupted("", CbssCommand.class, unmixing());
	}

	/** An interrupt closes the file that is being read. */
	@Test
	void aCancelledFutureStopsTheReadingOfADatabase() throws Exception {
		interrupted("", CurateCommand.class, curation());
	}

	@Test
	void aCancelledFutureStopsATraining() throws Exception {
		interrupted("Training, epoch 2", TrainCommand.class, training(ENDLESS));
	}

	@Test
	void aCancelledFutureStopsAnEmbedding() throws Exception {
		interrupted("Laying out", UmapCommand.class, embedding());
	}

	/** Presses Esc in the midst of the given activity of a command, and checks that it stops at once and leaves nothing. */
	private CommandModule escaped(final String activity, final Class<? extends Command> command, final Object... inputs)
		throws Exception
	{
		final Commands.Interruption escape = COMMANDS.interrupt(activity, 2, () -> IJ.setKeyDown(KeyEvent.VK_ESCAPE));
		try {
			final CommandModule module = COMMANDS.run(command, inputs);
			assertTrue(module.isCanceled());
			assertStopped(escape);
			return module;
		}
		finally {
			IJ.resetEscape();
		}
	}

	/** Cancels the future in the midst of the given activity, which interrupts the thread that runs the command. */
	private void interrupted(final String activity, final Class<? extends Command> command, final Object... inputs)
		throws Exception
	{
		final CompletableFuture<Future<?>> running = new CompletableFuture<>();
		final Commands.Interruption interrupt = COMMANDS.interrupt(activity, 2, () -> running.join().cancel(true));
		running.complete(COMMANDS.start(command, inputs));
		interrupt.awaitEnd();
		assertTrue(running.join().isCancelled());
		assertStopped(interrupt);
	}

	private void assertStopped(final Commands.Interruption interruption) {
		assertTrue(interruption.happened(), "the command was over before it could be interrupted");
		assertTrue(interruption.reportsAfter() <= LAST_REPORTS, "went on to report " + interruption.reportsAfter() + " times");
		assertFalse(Files.exists(output()), "the output folder was left behind");
	}

	private Object[] unmixing() throws Exception {
		final ImagePlus normalized = (ImagePlus) COMMANDS.run(NormalizeCommand.class, "image", BadInputTest.edge(32, 1f))
			.getOutput("normalized");
		return new Object[] { "image", normalized, "basis", basis(), "starts", ENDLESS, "sample", 50, "output", output()
			.toString() };
	}

	private Object[] training(final int epochs) {
		final Path database = folder.resolve("database.csv");
		SpectraWriter.writeRows(database, SyntheticDatabase.spectra(), 6);
		return new Object[] { "database", database.toString(), "element", "Ti", "ranked", "OS,CN", "epochs", epochs, "members", 2000,
			"output", output().toString() };
	}

	private Object[] curation() throws Exception {
		final Path database = folder.resolve("database.csv");
		SyntheticEdges.write(database, 60_000, 200, 3);
		return new Object[] { "database", database.toString(), "output", output().toString() };
	}

	private Object[] embedding() {
		return new Object[] { "image", BadInputTest.edge(32, 1f), "epochs", ENDLESS, "output", output().toString() };
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
