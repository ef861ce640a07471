package org.xasmapper.ij.bridge;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import java.awt.GraphicsEnvironment;
import java.util.Map;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.xasmapper.spectrum.XasException;

/**
 * Runs a SciJava command in plain ImageJ: the entry of every menu item in {@code plugins.config}, with the command's
 * class as its argument. In Fiji the command itself is in the menu, and this class is not used.
 */
public final class CommandBridge implements PlugIn {

	private static Context context;

	@Override
	public void run(final String commandClass) {
		final Module module = module(commandClass);
		final Map<String, Object> inputs;
		try {
			inputs = inputs(module);
		}
		catch (final XasException e) {
			IJ.error(module.getInfo().getTitle(), e.getMessage());
			return;
		}
		if (inputs == null) return;
		module.setInputs(inputs);
		module.run();
	}

	private static Module module(final String commandClass) {
		final CommandInfo info = context().service(CommandService.class).getCommand(commandClass);
		try {
			final Module module = info.createModule();
			context().inject(module.getDelegateObject());
			return module;
		}
		catch (final ModuleException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Map<String, Object> inputs(final Module module) {
		final String options = Macro.getOptions();
		if (options != null) return CommandInputs.fromMacro(module, options);
		final boolean canAsk = IJ.getInstance() != null && !GraphicsEnvironment.isHeadless();
		return canAsk ? CommandDialog.ask(module) : CommandInputs.fromMacro(module, "");
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
