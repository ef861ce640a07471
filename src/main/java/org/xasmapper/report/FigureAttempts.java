package org.xasmapper.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Draws figures one by one. One that cannot be drawn is told of, and costs neither the others nor the numbers. */
public final class FigureAttempts {

	private final List<String> warnings = new ArrayList<>();

	/**
	 * @param file of the figure
	 * @param drawing what draws it
	 * @throws CancellationException when cancelled
	 */
	public void draw(final String file, final Runnable drawing) {
		try {
			drawing.run();
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			warnings.add("The figure " + file + " could not be drawn (" + (e.getMessage() == null ? e : e.getMessage()) +
				"). All other results are complete.");
		}
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		return List.copyOf(warnings);
	}
}
