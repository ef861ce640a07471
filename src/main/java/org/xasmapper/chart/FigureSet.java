package org.xasmapper.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** The figures of a result by their names. One that cannot be drawn must not cost the result: a warning takes its place. */
public final class FigureSet {

	private final Map<String, Figure> figures = new LinkedHashMap<>();
	private final List<String> warnings = new ArrayList<>();

	/**
	 * @param name of the figure, such as that of its file
	 * @throws CancellationException if the drawing is cancelled; all else that goes wrong becomes a warning
	 */
	public void draw(final String name, final Supplier<Figure> drawing) {
		try {
			figures.put(name, drawing.get());
		}
		catch (final CancellationException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			warnings.add("The figure " + name + " was not drawn: " + e.getMessage());
		}
	}

	/** @return the figures that were drawn, in order */
	public Map<String, Figure> figures() {
		return Collections.unmodifiableMap(figures);
	}

	/** @return a sentence for each figure that was not */
	public List<String> warnings() {
		return List.copyOf(warnings);
	}
}
