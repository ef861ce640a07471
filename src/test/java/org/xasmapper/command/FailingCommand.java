package org.xasmapper.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.xasmapper.spectrum.Progress;

/** Fails as commands must not, in every way that Java knows. */
@Plugin(type = Command.class, label = "XAS Fail...", description = "Only for tests.")
public final class FailingCommand extends XasCommand {

	@Parameter(persist = false)
	private String problem = "";

	@Override
	void execute(final Progress progress) {
		switch (problem) {
			case "stack":
				execute(progress);
				break;
			case "memory":
				throw new OutOfMemoryError("Java heap space");
			case "internal":
				throw new InternalError("a fault occurred in an unsafe memory access operation");
			case "library":
				throw new UnsatisfiedLinkError("no such library");
			case "assertion":
				throw new AssertionError("three\nlines\nlong");
			default:
				throw new IllegalStateException("something else");
		}
	}
}
