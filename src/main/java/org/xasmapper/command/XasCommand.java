package org.xasmapper.command;

import ij.IJ;
import ij.Macro;
import java.util.concurrent.CancellationException;
import org.scijava.Cancelable;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.bridge.Caller;
import org.xasmapper.ij.bridge.CommandInputs;
import org.xasmapper.ij.bridge.Fault;
import org.xasmapper.ij.results.Results;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * What all commands share: they check what they are given, show progress, can be cancelled, and report a failure once, in
 * words: in a dialog where there is a window, as the error that ends a macro, and as an exception to programs.
 */
abstract class XasCommand implements Command, Cancelable {

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
		// ImageJ itself forgets an earlier Esc when it starts a command or a macro; after that, every Esc counts.
		if (!Caller.isImageJ()) IJ.resetEscape();
		final CommandProgress progress = new CommandProgress(tasks.createTask(info.getTitle()));
		try {
			CommandInputs.check(new CommandModule(info, this));
			execute(progress);
			IJ.showStatus(info.getTitle().replace("...", " finished"));
		}
		catch (final Throwable problem) {
			end(info.getTitle(), problem, progress);
		}
		finally {
			progress.finish();
			IJ.showProgress(1);
		}
	}

	/** Whatever fails after the person cancelled, such as the reading of a file that was closed for that, is no failure. */
	private void end(final String title, final Throwable problem, final Progress progress) {
		log.debug(problem);
		cancel("");
		if (Macro.MACRO_CANCELED.equals(problem.getMessage())) throw (RuntimeException) problem;
		if (problem instanceof CancellationException || progress.isCancelled()) stop(title);
		else fail(title, Fault.inWords(problem));
	}

	private static void stop(final String title) {
		IJ.showStatus(title.replace("...", " cancelled; nothing was written"));
		if (IJ.isMacro()) Macro.abort();
		// The interrupt has done its work; SciJava would tell of it with a stack trace. A caller of ImageJ may wait for it.
		if (!Caller.isImageJ()) Thread.interrupted();
	}

	private static void fail(final String title, final XasException problem) {
		IJ.showStatus(title.replace("...", " failed"));
		if (!Caller.isImageJ()) throw problem;
		Fault.show(title, problem.getMessage());
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
