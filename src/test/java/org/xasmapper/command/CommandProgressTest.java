package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.scijava.task.Task;

/** Isolated, since ImageJ has one Esc key for all. */
@Isolated
class CommandProgressTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@Test
	void anInterruptIsKeptWhileItIsTold() {
		final Task task = COMMANDS.task();
		final CommandProgress progress = new CommandProgress(task);
		assertFalse(progress.isCancelled());
		Thread.currentThread().interrupt();
		progress.report("Counting", 0.5);
		assertTrue(progress.isCancelled());
		progress.finish();
		assertTrue(Thread.interrupted());
		assertEquals("Counting", task.getStatusMessage());
		assertEquals(500, task.getProgressValue());
		assertTrue(task.isDone());
	}

	/** As a button of a script does: its workers would wait for the thread that waits for them. */
	@Test
	void workersOfACommandOnTheThreadOfWindowsDoNotWait() throws Exception {
		EventQueue.invokeAndWait(() -> {
			final CommandProgress progress = new CommandProgress(COMMANDS.task());
			CompletableFuture.runAsync(() -> progress.report("Counting", 0.5)).join();
		});
	}
}
