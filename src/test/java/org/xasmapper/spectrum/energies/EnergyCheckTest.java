package org.xasmapper.spectrum.energies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

class EnergyCheckTest {

	@ParameterizedTest
	@CsvSource({
		// first, step, points, element, edge
		"7025, 5, 51, Fe, K", "4940.91, 0.5, 240, Ti, K", "450, 0.2, 150, Ti, L3", "2480, 0.5, 100, S, K",
		"277, 0.1, 400, C, K", "11500, 1, 200, Pt, L3", "870, 0.5, 80, Ce, M5" })
	void energiesThatHoldTheEdgeAreTakenWithoutAWord(final double first, final double step, final int points,
		final String element, final String edge)
	{
		assertEquals(List.of(), EnergyCheck.check(EnergyGrid.regular(first, step, points), element, edge));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = {
		// first ! step ! points ! element ! edge ! what the message must say
		"1 ! 1 ! 157 ! Fe ! K ! 1, 2, 3 … up to 157 are row numbers or times",
		"0 ! 1 ! 157 ! Fe ! K ! 0, 1, 2 … up to 156 are row numbers or times",
		"0 ! 1 ! 157 ! '' ! K ! are row numbers",
		"1.5 ! 1.5 ! 300 ! '' ! K ! are row numbers or times",
		"3 ! 0.05 ! 300 ! Fe ! K ! Fe K edge (7112 eV) does not lie within the energies 3.00–17.95 eV (300 points)",
		"3 ! 0.05 ! 300 ! '' ! K ! No absorption edge of any element",
		"16.3 ! 0.01 ! 90 ! '' ! K ! No absorption edge of any element",
		"100 ! 1 ! 157 ! Fe ! K ! Fe K edge (7112 eV) does not lie within",
		"1700000000 ! 1 ! 60 ! '' ! K ! No absorption edge of any element",
		"690 ! 0.5 ! 100 ! Fe ! K ! The Fe L3 edge (706.8 eV) does: choose edge=L3.",
		"7025 ! 5 ! 51 ! Co ! K ! Co K edge (7709 eV) does not lie within",
		"7025 ! 5 ! 51 ! Ti ! M5 ! Ti has no M5 edge above 50 eV",
		"7025 ! 5 ! 51 ! Xx ! K ! not the symbol of an element" })
	void otherNumbersAreRefused(final double first, final double step, final int points, final String element,
		final String edge, final String message)
	{
		final EnergyGrid energies = EnergyGrid.regular(first, step, points);
		final XasException e = assertThrows(XasException.class, () -> EnergyCheck.check(energies, element.replace("'", ""),
			edge));
		assertTrue(e.getMessage().contains(message), e.getMessage());
	}

	@Test
	void anUnknownElementIsSaidToBeSoWithTheEdgesInTheRange() {
		final List<String> notes = EnergyCheck.check(EnergyGrid.regular(7025, 5, 40), "", "K");
		assertTrue(notes.get(0).startsWith("The element is not given. Edges at these energies: ") && notes.get(0).contains(
			"Fe K edge (7112 eV)"), notes.get(0));
	}

	@Test
	void aRelativeScaleIsTakenWithAWord() {
		final List<String> notes = EnergyCheck.check(EnergyGrid.regular(0, 35.0 / 199, 200), "Ti", "K");
		assertTrue(notes.get(0).contains("relative to an edge"), notes.get(0));
	}

	@Test
	void theWantedOfTwoEdgesIsFound() {
		assertEquals(7112, EnergyCheck.requireEdge(EnergyGrid.regular(6500, 1, 800), "Fe", "K").energy());
		assertEquals(6539, EnergyCheck.requireEdge(EnergyGrid.regular(6500, 1, 800), "Mn", "K").energy());
	}
}
