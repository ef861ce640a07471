package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

class OtherMembersTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.regular(4960, 1, 2);

	/** Group 0 has the materials a (1 and 3, mean 2) and b (10); group 1 has c (5) alone; one spectrum is of no group. */
	private static final Spectra DATABASE = new Spectra(ENERGIES, new float[] { 1, 1, 3, 3, 10, 10, 5, 5, 99, 99 }, Table.empty(5)
		.with("parent", List.of("a", "a", "b", "c", "a")));
	private static final Spectra BASIS = Spectra.named(ENERGIES, List.of("first", "second"), new float[4]);

	@Test
	void eachGroupGivesOneOfItsMaterials() {
		final OtherMembers members = new OtherMembers(DATABASE, BASIS, new int[] { 0, 0, 0, 1, -1 });
		final Set<Float> first = new HashSet<>();
		final SplittableRandom random = new SplittableRandom(1);
		for (int draw = 0; draw < 50; draw++) {
			final Spectra drawn = members.draw(random);
			assertEquals(BASIS.names(), drawn.names());
			assertArrayEquals(new float[] { 5, 5 }, drawn.spectrum(1));
			first.add(drawn.value(0, 1));
		}
		assertEquals(Set.of(2f, 10f), first);
	}

	@Test
	void spectraWithoutNamesOfMaterialsAreOneEach() {
		final OtherMembers members = new OtherMembers(DATABASE.withTable(Table.empty(5)), BASIS, new int[] { 0, 0, 0, 1, -1 });
		final float drawn = members.draw(new SplittableRandom(1)).value(0, 0);
		assertTrue(Set.of(1f, 3f, 10f).contains(drawn), "drawn " + drawn);
	}
}
