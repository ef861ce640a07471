package org.xasmapper.ij.bridge;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import java.util.Map;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;

/**
 * Runs a SciJava command for ImageJ and Fiji alike: the entry of every menu item in {@code plugins.config}, with the command's
 * class as its argument. The commands themselves have no path in SciJava's menu; with one, Fiji would ask for their inputs in
 * its own way, which does not know the current image of a macro.
 */
public final class CommandBridge implements PlugIn {

	private static Context context;

	/** Ends the macro that called it if the command fails; never throws, but where ImageJ itself ends the macro. */
	@Override
	public void run(final String commandClass) {
		String title = "XAS Mapper";
		try {
			final CommandInfo info = context().service(CommandService.class).getCommand(commandClass);
			title = info.getTitle();
			final Module module = module(info);
			final Map<String, Object> inputs = inputs(module);
			if (inputs == null) return;
			module.setInputs(inputs);
			module.run();
		}
		catch (final Throwable problem) {
			if (Macro.MACRO_CANCELED.equals(problem.getMessage())) throw (RuntimeException) problem;
			Fault.show(title, Fault.inWords(problem).getMessage());
		}
	}

	private static Module module(final CommandInfo info) throws ModuleException {
		final Module module = info.createModule();
		context().inject(module.getDelegateObject());
		return module;
	}

	/** @return null if the person cancelled the dialog */
	private static Map<String, Object> inputs(final Module module) {
		final String options = Macro.getOptions();
		if (options != null) return CommandInputs.fromMacro(module, options);
		return canAsk() ? CommandDialog.ask(module) : CommandInputs.fromMacro(module, "");
	}

	/** A macro is never asked: what it leaves out has its default, with a window as without. */
	private static boolean canAsk() {
		return Screen.hasWindow() && !Caller.isMacro() && !Interpreter.isBatchMode();
	}

	/** One context for the whole session; the first takes about half a second. */
	private static synchronized Context context() {
		if (context != null) return context;
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		// SciJava looks for commands where the thread looks for classes, which in ImageJ need not include plugins.
		thread.setContextClassLoader(CommandBridge.class.getClassLoader());
		try {
			context = running();
			return context;
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** @return Fiji's own context if this runs inside Fiji, else a new one */
	private static Context running() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, CommandBridge.class.getClassLoader());
		}
		catch (final ClassNotFoundException e) {
			return new Context();
		}
		final Object fiji = IJ.runPlugIn("org.scijava.Context", "");
		return fiji instanceof Context ? (Context) fiji : new Context();
	}
}
