package org.xasmapper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

/** A figure that cannot be drawn is told of and does not cost the next one; a cancelled one ends the work. */
class FigureAttemptsTest {

	private final FigureAttempts attempts = new FigureAttempts();

	@Test
	void theOthersAreDrawn() {
		final List<String> drawn = new ArrayList<>();
		attempts.draw("a.png", () -> drawn.add("a"));
		attempts.draw("b.png", () -> {
			throw new XasException("there is no number in it");
		});
		attempts.draw("c.png", () -> {
			throw new ArrayIndexOutOfBoundsException();
		});
		attempts.draw("d.png", () -> drawn.add("d"));
		assertEquals(List.of("a", "d"), drawn);
		assertEquals(List.of("The figure b.png could not be drawn (there is no number in it). All other results are complete.",
			"The figure c.png could not be drawn (java.lang.ArrayIndexOutOfBoundsException). All other results are complete."),
			attempts.warnings());
	}

	@Test
	void cancellingEndsTheWork() {
		assertThrows(CancellationException.class, () -> attempts.draw("a.png", () -> {
			throw new CancellationException();
		}));
	}
}
