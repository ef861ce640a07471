package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest {

	private static final float NAN = Float.NaN;

	@Test
	void squaresAddUpAndMaskedPixelsStayMasked() {
		final ErrorBudget budget = ErrorBudget.ofEnsemble(new float[][] { { 3, NAN }, { 1, NAN } }).with(UncertaintyPart.BASIS,
			new float[][] { { 4, NAN }, { 0, NAN } });
		assertArrayEquals(new float[] { 5, NAN }, budget.total()[0]);
		assertArrayEquals(new float[] { 1, NAN }, budget.total()[1]);
		assertArrayEquals(new float[] { 3, NAN }, budget.ensemble()[0]);
		assertEquals(List.of(UncertaintyPart.ENSEMBLE, UncertaintyPart.BASIS), List.copyOf(budget.parts().keySet()));
	}

	@Test
	void aPartCountsOnce() {
		final ErrorBudget budget = ErrorBudget.ofEnsemble(new float[][] { { 3 } });
		assertThrows(IllegalArgumentException.class, () -> budget.with(UncertaintyPart.ENSEMBLE, new float[][] { { 1 } }));
	}
}
