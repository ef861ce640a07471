package org.xasmapper.command;

import java.util.concurrent.ExecutionException;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.xasmapper.spectrum.XasException;

/** Runs commands as a SciJava program does, without ImageJ's window and without macros. */
final class Commands implements AutoCloseable {

	private final Context context = new Context();

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

	@Override
	public void close() {
		context.dispose();
	}
}
