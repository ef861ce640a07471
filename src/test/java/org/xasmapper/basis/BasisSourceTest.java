package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class BasisSourceTest {

	private static final double EDGE = 4975;

	@TempDir
	private Path folder;

	@Test
	void normalizedSpectraAreABasis() throws IOException {
		assertEquals(List.of("a", "b"), read(file(e -> edge(e, 0), e -> edge(e, 2))).names());
	}

	/** Cross sections, percent, intensities and spectra whose background was left in. */
	@ParameterizedTest
	@CsvSource({ "0.002, 0", "100, 0", "-1, 1", "1, 0.5", "0.5, 0" })
	void refusesASpectrumThatIsNotNormalized(final double scale, final double offset) throws IOException {
		final Path file = file(e -> edge(e, 0), e -> offset + scale * edge(e, 2));
		final String message = assertThrows(XasException.class, () -> read(file)).getMessage();
		assertTrue(message.startsWith("The basis spectrum \"b\" of basis.csv is not normalized"), message);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1", "-3.5" })
	void refusesAConstantColumnByItsName(final double value) throws IOException {
		final Path file = file(e -> edge(e, 0), e -> value);
		final String message = assertThrows(XasException.class, () -> read(file)).getMessage();
		assertTrue(message.startsWith("The column \"b\" of basis.csv is " + value + " at all energies"), message);
	}

	/** cBSS writes the range that it compared, which may begin after the edge. */
	@Test
	void takesAPartOfABasisThatWasWrittenHere() throws IOException {
		final Spectra part = part(read(file(e -> edge(e, 0), e -> edge(e, 2))));
		final Spectra both = BasisSource.sideBySide(part, part);
		final Path file = folder.resolve("written.csv");
		final StringBuilder text = new StringBuilder("energy," + String.join(",", both.names()) + "\n");
		for (int k = 0; k < both.energies().size(); k++) {
			text.append(both.energies().energy(k));
			for (int i = 0; i < both.count(); i++) text.append(',').append(both.value(i, k));
			text.append('\n');
		}
		Files.writeString(file, text);
		assertEquals(List.of("a", "b"), read(file).names());
	}

	@Test
	void takesTheColumnsThatAreChosen() throws IOException {
		final Path file = file(e -> edge(e, 0), e -> 100 * edge(e, 2));
		final Spectra first = BasisSource.ofFile(file, 0).withColumns(ColumnChoice.of("A")).read(Progress.NONE).content();
		assertEquals(List.of("a"), first.names());
		assertThrows(XasException.class, () -> BasisSource.ofFile(file, 0).withColumns(ColumnChoice.of("2,3"))
			.read(Progress.NONE));
	}

	private static Spectra part(final Spectra all) {
		final EnergyGrid energies = all.energies().within(new EnergyRange(EDGE, EDGE + 25));
		return Resampler.between(all.energies(), 0, energies).apply(all);
	}

	private static Spectra read(final Path file) {
		return BasisSource.ofFile(file, 0).read(Progress.NONE).content();
	}

	private static double edge(final double energy, final double shift) {
		return 0.5 + Math.atan((energy - EDGE - shift) / 1.5) / Math.PI;
	}

	private Path file(final DoubleUnaryOperator a, final DoubleUnaryOperator b) throws IOException {
		final StringBuilder text = new StringBuilder("energy,a,b\n");
		for (double e = EDGE - 25; e <= EDGE + 50; e += 0.5) {
			text.append(String.format(Locale.ROOT, "%.2f,%.6f,%.6f%n", e, a.applyAsDouble(e), b.applyAsDouble(e)));
		}
		return Files.writeString(folder.resolve("basis.csv"), text);
	}
}
