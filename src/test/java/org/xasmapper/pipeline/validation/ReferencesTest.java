package org.xasmapper.pipeline.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.SmallModel;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;

/** Whatever form reference spectra have, the model gets them as it wants them; what it does not get is told, each with its reason. */
class ReferencesTest {

	/** For flattened spectra from 4962 to 4982 eV at the Ti K-edge; predicts OS and CN. */
	private static ModelCard card;

	@TempDir
	private Path folder;

	@BeforeAll
	static void readTheCard() {
		try (OnnxModel model = OnnxModel.of(new SmallModel().bytes(), "small")) {
			card = model.card();
		}
	}

	/** An edge with a white line, as a flattened spectrum has it. */
	private static double flattened(final double energy) {
		return 1 / (1 + Math.exp(4970 - energy)) + 0.4 * Math.exp(-(energy - 4976) * (energy - 4976) / 18);
	}

	@BeforeEach
	void writeSpectra() throws IOException {
		write("flat.csv", 4860, ReferencesTest::flattened);
		write("raw.csv", 4860, energy -> 0.3 - 0.0004 * (energy - 4970) + 2.5 * flattened(energy));
		write("moved.csv", 4863.5, energy -> 0.1 + 0.7 * flattened(energy - 3.5));
		write("short.csv", 4975, ReferencesTest::flattened);
		write("other.csv", 7000, energy -> flattened(energy - 2146));
		write("constant.csv", 4860, energy -> 1);
		final StringBuilder counts = new StringBuilder("# XDI/1.0\n# Column.1: energy eV\n# Column.2: i0\n# Column.3: itrans\n#----\n");
		for (double energy = 4860; energy < 5160; energy += 0.5) {
			counts.append(energy).append(' ').append(1e5).append(' ').append(1e5 * Math.exp(-0.2 - 1.3 * flattened(energy))).append('\n');
		}
		Files.writeString(folder.resolve("counts.xdi"), counts);
	}

	private void write(final String name, final double first, final DoubleUnaryOperator mu) throws IOException {
		final StringBuilder text = new StringBuilder("energy,mu\n");
		for (double energy = first; energy < first + 300; energy += 0.5) {
			text.append(energy).append(',').append(mu.applyAsDouble(energy)).append('\n');
		}
		Files.writeString(folder.resolve(name), text);
	}

	@Test
	void rawFlattenedCountedAndShiftedSpectraBecomeAlike() throws IOException {
		final References read = read("""
			file,OS,CN,domain,state,shift
			flat.csv,4,6,Ti-O,flattened,
			raw.csv,4,6,Ti-O,,
			counts.xdi,3,6,Ti-O,raw,0
			moved.csv,2,4,Ti-O,raw,-3.5
			flat.csv,4,6,,normalized,
			""");
		assertEquals(List.of(), read.reasons());
		assertEquals(5, read.cube().pixels());
		for (int i = 0; i < 5; i++) {
			final float[] mu = read.cube().spectrum(i, 0);
			for (int k = 0; k < mu.length; k++) assertEquals(flattened(card.energies().energy(k)), mu[k], 2e-3, i + ", " + k);
		}
		assertArrayEquals(new double[] { 4, 4, 3, 2, 4 }, read.truth()[0]);
		assertArrayEquals(new double[] { 6, 6, 6, 4, 6 }, read.truth()[1]);
		assertEquals(List.of("Ti-O", "Ti-O", "Ti-O", "Ti-O", References.NO_DOMAIN), read.rows().column(References.DOMAIN));
		assertEquals("shifted by -3.50 ± 0.30 eV (labels.csv)", read.rows().column("energy_scale").get(3));
		final List<String> notes = read.rows().column("note");
		assertEquals("", notes.get(0));
		assertTrue(notes.get(1).startsWith("Normalized: E0 49"), notes.get(1));
		assertTrue(notes.get(2).contains("ln(i0/itrans)"), notes.get(2));
		assertTrue(notes.get(4).startsWith("Normalized again, since it was normalized and the model wants flattened spectra"), notes
			.get(4));
	}

	@Test
	void whatCannotBeUsedIsToldWithItsReason() throws IOException {
		final References read = read("""
			file,element,OS,CN,state,shift
			raw.csv,Ti,4,6,raw,
			nowhere.csv,Ti,4,6,raw,
			short.csv,Ti,4,6,raw,
			other.csv,,4,6,raw,
			flat.csv,Fe,4,6,raw,
			raw.csv,Ti,4,6,flattened,
			constant.csv,Ti,4,6,raw,
			raw.csv,Ti,4,6,cooked,
			raw.csv,Ti,4,6,raw,a little
			,Ti,4,6,raw,
			""");
		assertEquals(1, read.rows().rows());
		final String[] reasons = { "nowhere.csv", "and the model needs", "Ti K edge", "It is of Fe, and the model is for the Ti K-edge",
			"It is said to be flattened, but", "is constant", "raw, normalized or flattened, not \"cooked\"", "not \"a little\"",
			"It names no file" };
		assertEquals(reasons.length, read.reasons().size());
		for (int i = 0; i < reasons.length; i++) {
			final String reason = read.reasons().get(i);
			assertTrue(reason.startsWith("Left out: row " + (i + 2) + " (") && reason.contains(reasons[i]), reason);
		}
	}

	@Test
	void missingLabelsAreToldAndTheSpectrumCountsForTheOthers() throws IOException {
		final References read = read("""
			file,os,CN,note
			raw.csv,0,,foil
			flat.csv,4+,6,
			raw.csv,NaN,none,
			""");
		assertArrayEquals(new double[] { 0, Double.NaN, Double.NaN }, read.truth()[0]);
		assertArrayEquals(new double[] { Double.NaN, 6, Double.NaN }, read.truth()[1]);
		final List<String> told = read.notes().stream().filter(note -> note.startsWith("Row")).toList();
		assertEquals(List.of("Row 1 (raw.csv): CN is missing; it does not count there.",
			"Row 2 (flat.csv): OS is \"4+\", which is no number; it does not count there.",
			"Row 3 (raw.csv): OS is missing, CN is missing; it does not count there."), told);
	}

	@Test
	void onlyChosenDomainsCount() throws IOException {
		final Path table = labels("file,OS,domain\nraw.csv,4,Ti-O\nraw.csv,0,metal\n");
		final References read = References.read(table, "raw", 0, Set.of("Ti-O"), card, Progress.NONE);
		assertArrayEquals(new double[] { 4 }, read.truth()[0]);
		assertEquals(List.of("Left out: row 2 (raw.csv). Its domain (metal) is not among the chosen ones."), read.reasons());
		assertTrue(read.notes().contains("labels.csv has no column CN; nothing is said of it."), read.notes().toString());
	}

	@Test
	void whereNothingIsLeftTheReasonsAreTheError() throws IOException {
		assertFails("None of the 2 spectra of labels.csv can be used. Row 1 (short.csv): It covers", "file,OS\nshort.csv,4\nother.csv,4\n");
		assertFails("labels.csv has no column of what the model predicts (OS, CN)", "file,valence\nraw.csv,4\n");
		assertFails("has neither a column \"file\"", "spectrum,OS\nraw.csv,4\n");
	}

	private void assertFails(final String words, final String table) {
		final String message = assertThrows(XasException.class, () -> read(table)).getMessage();
		assertTrue(message.contains(words), message);
	}

	@Test
	void severalSpectraInAFileNeedAChoice() throws IOException {
		final StringBuilder text = new StringBuilder("energy,anatase,rutile\n");
		for (double energy = 4860; energy < 5160; energy += 0.5) {
			text.append(energy).append(',').append(flattened(energy)).append(',').append(2 * flattened(energy)).append('\n');
		}
		Files.writeString(folder.resolve("two.csv"), text);
		assertFails("It holds 2 spectra (anatase, rutile). Say which one with a column \"columns\".", "file,OS\ntwo.csv,4\n");
		assertEquals(1, read("file,OS,columns\ntwo.csv,4,rutile\n").rows().rows());
	}

	@Test
	void aDatabaseHasASpectrumARow() throws IOException {
		final StringBuilder text = new StringBuilder("id,OS,CN,domain");
		final double[] energies = IntStream.range(0, 300).mapToDouble(k -> 4880 + 0.5 * k).toArray();
		for (final double energy : energies) text.append(",mu_").append(energy);
		for (int row = 0; row < 3; row++) {
			text.append("\nsite").append(row).append(',').append(2 + row).append(",6,Ti-O");
			for (final double energy : energies) text.append(',').append(row + (1 + row) * flattened(energy));
		}
		final References read = References.read(Files.writeString(folder.resolve("db.csv"), text.append('\n')), "raw", 0, Set.of(), card,
			Progress.NONE);
		assertArrayEquals(new double[] { 2, 3, 4 }, read.truth()[0]);
		assertEquals(List.of("site0", "site1", "site2"), read.rows().column(References.NAME));
		for (int i = 0; i < 3; i++) assertEquals(flattened(4972), read.cube().spectrum(i, 0)[20], 3e-3);
	}

	@Test
	void aMapIsKnownByItsTable() {
		final SpectralCube cube = SpectralCube.inMemory(2, 2, EnergyGrid.regular(4960, 1, 30));
		final Table table = Table.empty(4).with("OS", List.of("4", "", "3", "2")).with("domain", List.of("a", "a", "b", "a"));
		final References map = References.of("map", cube, EnergyScale.UNKNOWN, null, table, Set.of("a"), card);
		assertArrayEquals(new double[] { 4, Double.NaN, Double.NaN, 2 }, map.truth()[0]);
		assertEquals(List.of("0", "1", "0", "1"), map.rows().column("x"));
		assertTrue(map.notes().contains("2 of 4 pixels have a known descriptor in the chosen domains (a)."), map.notes().toString());
		assertThrows(XasException.class, () -> References.of("map", cube, EnergyScale.UNKNOWN, null, null, Set.of(), card));
		assertThrows(XasException.class, () -> References.of("map", cube, EnergyScale.UNKNOWN, null, table, Set.of("c"), card));
	}

	private References read(final String table) throws IOException {
		return References.read(labels(table), "raw", 0, Set.of(), card, Progress.NONE);
	}

	private Path labels(final String table) throws IOException {
		return Files.writeString(folder.resolve("labels.csv"), table);
	}
}
