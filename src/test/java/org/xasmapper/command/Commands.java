package org.xasmapper.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;
import org.xasmapper.Contexts;
import org.xasmapper.spectrum.XasException;

/**
 * Runs commands as a SciJava program does, without ImageJ's window and without macros. As a static extension it serves all tests
 * of a class.
 */
final class Commands implements AfterAllCallback, AutoCloseable {

	private final Context context = Contexts.create();
	private volatile Interruption interruption;

	Commands() {
		context.service(EventService.class).subscribe(this);
	}

	/**
	 * @param inputs names and values in turn
	 * @return the module after it ran
	 * @throws XasException what the command complained about
	 */
	CommandModule run(final Class<? extends Command> command, final Object... inputs) throws InterruptedException {
		try {
			return start(command, inputs).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause != null && !(cause instanceof XasException)) cause = cause.getCause();
			if (cause != null) throw (XasException) cause;
			throw new AssertionError("the command failed without a word to the person", e);
		}
	}

	/**
	 * @param inputs names and values in turn
	 * @return the command at work, on a thread of SciJava's
	 */
	Future<CommandModule> start(final Class<? extends Command> command, final Object... inputs) {
		return context.service(CommandService.class).run(command, true, inputs);
	}

	/** @return a task as a command has one */
	Task task() {
		return context.service(TaskService.class).createTask("test");
	}

	/**
	 * Lets something happen in the midst of the next command, and counts what the command still does after it.
	 *
	 * @param activity beginning of what the command says that it is doing
	 * @param reports how many times it says so before
	 * @param happening what happens then
	 */
	Interruption interrupt(final String activity, final int reports, final Runnable happening) {
		interruption = new Interruption(activity, reports, happening);
		return interruption;
	}

	@EventHandler
	void taskChanged(final TaskEvent event) {
		if (interruption == null) return;
		final String activity = event.getTask().getStatusMessage();
		if (event.getTask().isDone()) interruption.ended();
		else if (activity != null) interruption.reported(activity);
	}

	/** Something that happens in the midst of a command. */
	static final class Interruption {

		private final String activity;
		private final int reports;
		private final Runnable happening;
		private final CountDownLatch end = new CountDownLatch(1);
		private int before;
		private int after;

		private Interruption(final String activity, final int reports, final Runnable happening) {
			this.activity = activity;
			this.reports = reports;
			this.happening = happening;
		}

		private synchronized void reported(final String doing) {
			if (before == reports) after++;
			else if (doing.startsWith(activity) && ++before == reports) happening.run();
		}

		private void ended() {
			end.countDown();
		}

		/** Waits for the end of the command, which a cancelled {@code Future} no longer tells. */
		void awaitEnd() throws InterruptedException {
			end.await();
		}

		/** @return whether the command was still at work then */
		synchronized boolean happened() {
			return before == reports;
		}

		/** @return how many times the command told of progress after it */
		synchronized int reportsAfter() {
			return after;
		}
	}

	@Override
	public void afterAll(final ExtensionContext tests) {
		close();
	}

	@Override
	public void close() {
		context.dispose();
	}
}
