package org.xasmapper.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/** Keeps SciJava from opening a second window of what our commands have shown themselves, and from warning of tables. */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.HIGH)
public final class ShownResults extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof XasCommand)) return;
		for (final ModuleItem<?> output : module.getInfo().outputs()) module.resolveOutput(output.getName());
	}
}
