package org.xasmapper.command;

import ij.IJ;
import ij.Macro;
import java.util.concurrent.CancellationException;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.bridge.MacroOptions;
import org.xasmapper.ij.results.Results;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * What all commands share: they check the macro's keys, show progress, can be cancelled, and report a failure once,
 * in words: in a dialog where there is a window, as the error that ends a macro, and as an exception to programs.
 */
abstract class XasCommand implements Command, Cancelable {

	private static final int DIALOG_COLUMNS = 90;

	@Parameter
	private CommandService commands;

	@Parameter
	private TaskService tasks;

	@Parameter
	private LogService log;

	@Parameter(label = "Output folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "Receives the files that the help names, all of them or, if anything fails, none. Empty: only show.")
	private String output = "";

	private String cancelReason;
	private boolean cancelled;

	/**
	 * Does the command's work.
	 *
	 * @throws XasException for problems that the person can solve
	 * @throws CancellationException when cancelled
	 */
	abstract void execute(Progress progress);

	@Override
	public final void run() {
		final CommandInfo info = commands.getCommand(getClass());
		final Task task = tasks.createTask(info.getTitle());
		task.start();
		try {
			final String options = Macro.getOptions();
			if (options != null) MacroOptions.checkKeys(options, info);
			execute(new CommandProgress(task));
			IJ.showStatus(info.getTitle().replace("...", " finished"));
		}
		catch (final CancellationException e) {
			stop(info.getTitle());
		}
		catch (final XasException e) {
			fail(info.getTitle(), e);
		}
		catch (final OutOfMemoryError e) {
			fail(info.getTitle(), new XasException("There is not enough memory. Give ImageJ more in Edit > Options > " +
				"Memory & Threads..., or work on a part of the stack.", e));
		}
		catch (final RuntimeException | LinkageError e) {
			if (Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
			log.error(e);
			fail(info.getTitle(), new XasException("An unexpected problem, which is a mistake in XAS Mapper: " + e +
				". Please report it with the text in the console.", e));
		}
		finally {
			task.finish();
			IJ.showProgress(1);
		}
	}

	private void stop(final String title) {
		cancel("");
		IJ.showStatus(title.replace("...", " cancelled; nothing was written"));
		if (IJ.isMacro()) Macro.abort();
	}

	private void fail(final String title, final XasException problem) {
		cancel("");
		IJ.showStatus(title.replace("...", " failed"));
		IJ.showProgress(1);
		final boolean window = IJ.getInstance() != null;
		if (!window && !IJ.isMacro()) throw problem;
		IJ.error(title, window ? wrapped(problem.getMessage()) : problem.getMessage());
	}

	/** ImageJ's dialogs do not break lines by themselves. */
	private static String wrapped(final String message) {
		final StringBuilder lines = new StringBuilder();
		int column = 0;
		for (final String word : message.split(" ")) {
			if (column > 0 && column + word.length() > DIALOG_COLUMNS) {
				lines.append('\n');
				column = 0;
			}
			lines.append(column == 0 ? "" : " ").append(word);
			column += word.length() + 1;
		}
		return lines.toString();
	}

	/** Tells the person something worth knowing that is no error. */
	static void note(final String title, final Iterable<String> lines) {
		for (final String line : lines) IJ.log(title + ": " + line);
	}

	final boolean hasOutput() {
		return !output.isBlank();
	}

	/**
	 * @return the files of this run; to be opened before long work
	 * @throws XasException if the output folder cannot be written
	 */
	final Results results() {
		return new Results(output);
	}

	/** @return what this command was given and gives back */
	final CommandParameters parameters() {
		return new CommandParameters(commands.getCommand(getClass()), this);
	}

	@Override
	public final boolean isCanceled() {
		return cancelled;
	}

	@Override
	public final void cancel(final String reason) {
		cancelled = true;
		cancelReason = reason;
	}

	@Override
	public final String getCancelReason() {
		return cancelReason;
	}
}
