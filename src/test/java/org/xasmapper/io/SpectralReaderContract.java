package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * What every reader keeps to. A subclass names a good file that holds the cube of {@code formats/made/truth.csv}: 6 energies,
 * 5 rows, 7 columns, value = 1000 (k + 1) + 100 y + x, which shows every swapped axis.
 */
public abstract class SpectralReaderContract {

	protected static final double[] ENERGIES = { 7100, 7110.5, 7120, 7125.25, 7130, 7150 };

	/** Mutations of a good file in the build; {@code -Dxas.mutations=300} for all that the reader must stand. */
	private static final int MUTATIONS = Integer.getInteger("xas.mutations", 25);

	private static final long LARGE = 1 << 20;

	@TempDir
	protected Path folder;

	/** @return the reader that is tried */
	protected abstract SpectralReader reader();

	/** @return a file or folder of the known cube; the test is skipped where it is absent */
	protected abstract Path good();

	/** @return what a person has to say of it */
	protected ReadingSettings settings() {
		return ReadingSettings.AS_FOUND;
	}

	/** @return a copy of a file or folder, which a test may change */
	protected final Path copy(final Path source) throws IOException {
		final Path target = folder.resolve(source.getFileName().toString());
		try (Stream<Path> files = Files.walk(source)) {
			for (final Path file : files.sorted().toList()) {
				final Path to = target.resolve(source.relativize(file).toString());
				if (Files.isDirectory(file)) Files.createDirectories(to);
				else Files.write(to, Files.readAllBytes(file));
			}
		}
		return target;
	}

	/** Asserts the cube of truth.csv, with its energies. */
	public static void assertTruth(final Measurement found) {
		assertTruth(found, ENERGIES.length);
	}

	/** Asserts the first planes of that cube. */
	public static void assertTruth(final Measurement found, final int planes) {
		assertArrayEquals(Arrays.copyOf(ENERGIES, planes), found.energies());
		assertEquals(7, found.samples().dimension(0), "width");
		assertEquals(5, found.samples().dimension(1), "height");
		final float[] samples = samples(found.samples());
		for (int k = 0, i = 0; k < planes; k++) {
			for (int y = 0; y < 5; y++) {
				for (int x = 0; x < 7; x++, i++) assertEquals(1000 * (k + 1) + 100 * y + x, samples[i], "energy " + k + ", row " + y + ", column " + x);
			}
		}
	}

	/** @return all samples, x fastest */
	public static float[] samples(final RandomAccessibleInterval<FloatType> samples) {
		final int[] size = { (int) samples.dimension(0), (int) samples.dimension(1), (int) samples.dimension(2) };
		final float[] all = new float[size[0] * size[1] * size[2]];
		PrimitiveBlocks.of(samples, PrimitiveBlocks.OnFallback.ACCEPT).threadSafe().copy(new long[3], all, size);
		return all;
	}

	@Test
	void theKnownCubeIsReadExactly() {
		try (Measurement found = reader().look(good(), settings(), Progress.NONE)) {
			assertTruth(found);
			assertFalse(found.layout().isBlank());
			assertTrue(found.parts().stream().anyMatch(part -> part.what().equals("energies")), found.parts()::toString);
		}
	}

	@Test
	void itIsFoundByItsAnnotation() {
		assertEquals(reader().getClass(), SpectralReaders.of(good()).orElseThrow().getClass());
		assertTrue(SpectralReaders.notes().isEmpty(), SpectralReaders.notes()::toString);
	}

	@Test
	void otherFilesAreNotItsOwn() throws IOException {
		final Path text = Files.writeString(folder.resolve("readme.txt"), "energy mu\n7100 1\n");
		final Path empty = Files.createFile(folder.resolve("empty"));
		final Path nothing = Files.createDirectory(folder.resolve("nothing"));
		for (final Path other : List.of(text, empty, nothing, folder.resolve("absent"))) {
			assertEquals(Support.NONE, reader().support(other), other::toString);
		}
		assertNotEquals(Support.NONE, reader().support(good()));
	}

	@Test
	void aFileThatIsNotThereIsASentence() {
		assertSentence(folder.resolve("absent"));
	}

	@Test
	void aFolderForAFileAndAFileForAFolderAreSentences() throws IOException {
		assertSentence(Files.isDirectory(good()) ? Files.writeString(folder.resolve("file"), "no folder") : Files.createDirectory(folder
			.resolve("empty")));
	}

	@Test
	void aCancelledLookStops() {
		final Progress cancelled = new Progress() {

			@Override
			public void report(final String activity, final double fraction) {}

			@Override
			public boolean isCancelled() {
				return true;
			}
		};
		assertThrows(CancellationException.class, () -> reader().look(good(), settings(), cancelled).close());
	}

	@Test
	void severalThreadsReadTheSame() {
		try (Measurement found = reader().look(good(), settings(), Progress.NONE)) {
			Stream.generate(found::samples).limit(16).parallel().forEach(samples -> assertArrayEquals(samples(found.samples()), samples(
				samples)));
		}
	}

	@Test
	void aClosedFileCanBeDeleted() throws IOException {
		final Path copy = copy(good());
		reader().look(copy, settings(), Progress.NONE).close();
		try (Stream<Path> files = Files.walk(copy)) {
			for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
		}
		assertFalse(Files.exists(copy));
	}

	@Test
	void aTruncatedFileIsValuesOrASentence() throws IOException {
		final Path copy = copy(good());
		final Path victim = largest(copy);
		final byte[] whole = Files.readAllBytes(victim);
		for (int tenth = 0; tenth < 10; tenth++) {
			Files.write(victim, Arrays.copyOf(whole, whole.length * tenth / 10));
			readOrSentence(copy, "cut at " + tenth + "/10");
		}
	}

	@Test
	void mutatedFilesAreValuesOrASentence() throws IOException {
		final Path copy = copy(good());
		final List<Path> files;
		try (Stream<Path> all = Files.walk(copy)) {
			files = all.filter(Files::isRegularFile).sorted().toList();
		}
		final Random random = new Random(1579);
		for (int m = 0; m < MUTATIONS; m++) {
			final Path victim = files.get(random.nextInt(files.size()));
			final byte[] whole = Files.readAllBytes(victim);
			if (whole.length == 0) continue;
			final byte[] mutated = whole.clone();
			for (int b = random.nextInt(8); b >= 0; b--) mutated[random.nextInt(mutated.length)] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
			Files.write(victim, mutated);
			readOrSentence(copy, "mutation " + m + " of " + victim.getFileName());
			Files.write(victim, whole);
		}
	}

	private static Path largest(final Path root) throws IOException {
		try (Stream<Path> all = Files.walk(root)) {
			return all.filter(Files::isRegularFile).max(Comparator.comparingLong((Path file) -> file.toFile().length()).thenComparing(Path::toString)).orElseThrow();
		}
	}

	private void readOrSentence(final Path path, final String what) {
		try (Measurement found = reader().look(path, settings(), Progress.NONE)) {
			// A file may claim any size for what was never written; the first plane will do.
			final boolean isLarge = found.samples().dimension(0) * found.samples().dimension(1) > LARGE || found.energies().length > LARGE;
			if (!isLarge) samples(Views.interval(found.samples(), new long[3], new long[] { found.samples().dimension(0) - 1, found.samples()
				.dimension(1) - 1, Math.min(ENERGIES.length, found.energies().length) - 1 }));
		}
		catch (final XasException e) {
			assertIsSentence(e.getMessage(), what);
		}
		catch (final Throwable e) {
			throw new AssertionError(what + ": " + e, e);
		}
	}

	private void assertSentence(final Path path) {
		assertDoesNotThrow(() -> reader().support(path));
		assertIsSentence(assertThrows(XasException.class, () -> reader().look(path, settings(), Progress.NONE).close()).getMessage(), path
			.toString());
	}

	private static void assertIsSentence(final String message, final String what) {
		assertTrue(message != null && message.length() > 20 && message.endsWith(".") && !message.contains("Exception"), what + ": " + message);
	}
}
