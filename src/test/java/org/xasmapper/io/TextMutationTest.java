package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * Damaged text files end in values or in one sentence that names the file. {@code -Dxas.mutations=500} tries more than the
 * usual number.
 */
class TextMutationTest {

	private static final int MUTATIONS = Integer.getInteger("xas.mutations", 60);
	private static final List<String> PIECES = List.of("\"", ",", ";", "\t", "\n", "#", "%", "nan", "1e999", "-", "\0", "Column.9: mu",
		"\r", " ", "energy", "1,5", "\uFEFF", "µ", "0x1p3", "#S 2\n", "--------------------\n", "i0", "mu_7000", "99999999999999999999");

	@TempDir
	private Path folder;

	private enum Kind {

		SPECTRA("# XDI/1.0\n# Column.1: energy eV\n# Column.2: i0\n# Column.3: itrans\n#----\n# energy i0 itrans\n", " ", 3,
			file -> SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE)),
		BASIS(",energy,TiO2,\"Ti, reduced\"\n", ",", 4, file -> SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE)),
		ENERGIES("slice;energy\n", ";", 2, file -> EnergyListReader.read(file, EnergyUnit.AUTO, Repeats.MEAN)),
		DATABASE("id,OS,mu_7000,mu_7001.5\n", ",", 4, Kind::readDatabase),
		PIXELS("x,y,CN\n", ",", 3, TableReader::read);

		private final String text;
		private final Consumer<Path> reader;

		Kind(final String header, final String separator, final int columns, final Consumer<Path> reader) {
			final StringBuilder rows = new StringBuilder(header);
			final int energy = columns > 3 ? 1 : 0;
			for (int i = 0; i < 30; i++) {
				for (int c = 0; c < columns; c++) {
					rows.append(c < energy ? i : c == energy ? 7000 + 2 * i : 100 * c + i).append(c < columns - 1 ? separator : "\n");
				}
			}
			text = rows.toString();
			this.reader = reader;
		}

		private static void readDatabase(final Path file) {
			try (DatabaseReader rows = DatabaseReader.open(file, 0.25)) {
				while (rows.next() != null);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void endInValuesOrInOneSentence(final Kind kind) throws IOException {
		final Path file = folder.resolve("mutated.txt");
		kind.reader.accept(Files.writeString(file, kind.text));
		final SplittableRandom seeds = new SplittableRandom(kind.ordinal());
		for (int i = 0; i < MUTATIONS; i++) {
			Files.write(file, mutated(kind.text, seeds.split()));
			try {
				kind.reader.accept(file);
			}
			catch (final XasException e) {
				assertTrue(e.getMessage().contains("mutated.txt") && e.getMessage().length() < 1000, e.getMessage());
			}
			catch (final RuntimeException | Error e) {
				fail("Mutation " + i + " of " + kind + ":\n" + Files.readString(file, StandardCharsets.ISO_8859_1), e);
			}
		}
		try (var files = Files.list(folder)) {
			assertTrue(files.count() == 1);
		}
	}

	private static byte[] mutated(final String text, final SplittableRandom random) {
		final StringBuilder changed = new StringBuilder(text);
		for (int i = random.nextInt(1, 6); i > 0 && changed.length() > 2; i--) change(changed, random);
		final byte[] bytes = changed.toString().getBytes(StandardCharsets.UTF_8);
		if (bytes.length > 0 && random.nextInt(4) == 0) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		return bytes;
	}

	private static void change(final StringBuilder text, final SplittableRandom random) {
		final int from = random.nextInt(text.length());
		final int to = Math.min(text.length(), from + random.nextInt(1, 40));
		switch (random.nextInt(5)) {
			case 0 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
			case 1 -> text.delete(from, to);
			case 2 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
			case 3 -> text.setLength(from);
			default -> text.setCharAt(from, (char) random.nextInt(0x250));
		}
	}
}
