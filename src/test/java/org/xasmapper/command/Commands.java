package org.xasmapper.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.event.TaskEvent;
import org.xasmapper.Contexts;
import org.xasmapper.spectrum.XasException;

/**
 * Runs commands as a SciJava program does, without ImageJ's window and without macros. As a static extension it serves all tests
 * of a class.
 */
final class Commands implements AfterAllCallback, AutoCloseable {

	private final Context context = Contexts.create();
	private volatile String activity = "";

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
			return context.service(CommandService.class).run(command, true, inputs).get();
		}
		catch (final ExecutionException e) {
			Throwable cause = e;
			while (cause != null && !(cause instanceof XasException)) cause = cause.getCause();
			if (cause != null) throw (XasException) cause;
			throw new AssertionError("the command failed without a word to the person", e);
		}
	}

	/** Starts a command as {@link #run} does, without waiting for its end. */
	CompletableFuture<CommandModule> start(final Class<? extends Command> command, final Object... inputs) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return run(command, inputs);
			}
			catch (final InterruptedException e) {
				throw new IllegalStateException(e);
			}
		});
	}

	/** @return what the command said last that it is doing */
	String activity() {
		return activity;
	}

	@EventHandler
	void taskChanged(final TaskEvent event) {
		final String status = event.getTask().getStatusMessage();
		activity = status == null ? "" : status;
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
