package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs that write results to one folder at the same time, again and again: what is there is of one of them. */
class TwoProcessesTest {

	private static final int ROUNDS = 60;
	private static final int FILES = 12;

	@TempDir
	private Path parent;

	/** Commits files with the text of each line that it is given, and says so; in the meantime another run of it goes on. */
	static final class Committer {

		public static void main(final String[] folderAndName) throws IOException {
			final Path folder = Path.of(folderAndName[0]);
			final BufferedReader wanted = new BufferedReader(new InputStreamReader(System.in));
			try (OutputFolder slow = OutputFolder.open(folder)) {
				Files.writeString(slow.file("slow " + folderAndName[1]), "slow");
				for (String text = wanted.readLine(); !"end".equals(text); text = wanted.readLine()) {
					commit(folder, text);
					System.out.println(text);
				}
				slow.commit();
			}
			System.out.println("end");
		}

		private static void commit(final Path folder, final String text) throws IOException {
			try (OutputFolder output = OutputFolder.open(folder)) {
				for (int file = 0; file < FILES; file++) Files.writeString(output.file("sub" + file % 3 + "/f" + file), text);
				output.commit();
			}
		}
	}

	/** A committer at work in a Java of its own. */
	private static final class Running implements AutoCloseable {

		private final Process process;
		private final PrintStream in;
		private final BufferedReader out;

		Running(final Path folder, final String name) throws IOException {
			process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp", System
				.getProperty("java.class.path"), Committer.class.getName(), folder.toString(), name).redirectErrorStream(true).start();
			in = new PrintStream(process.getOutputStream(), true);
			out = new BufferedReader(new InputStreamReader(process.getInputStream()));
		}

		void start(final String text) {
			in.println(text);
		}

		void await(final String text) throws IOException {
			assertEquals(text, out.readLine(), () -> "the program said instead: " + out.lines().collect(Collectors.joining("\n")));
		}

		@Override
		public void close() throws InterruptedException {
			in.close();
			process.destroy();
			process.waitFor();
		}
	}

	@Test
	void areNeverMixed() throws Exception {
		final Path folder = parent.resolve("results");
		final Set<String> last = new TreeSet<>();
		try (Running a = new Running(folder, "a"); Running b = new Running(folder, "b")) {
			for (int round = 0; round < ROUNDS; round++) {
				both(a, b, round);
				final Set<String> contents = contents(folder);
				assertEquals(1, contents.size(), "files of two programs: " + contents);
				assertTrue(contents.iterator().next().endsWith(" " + round), "files of an earlier run: " + contents);
				last.add(contents.iterator().next().substring(0, 1));
			}
			for (final Running each : new Running[] { a, b }) {
				each.start("end");
				each.await("end");
			}
		}
		assertEquals(Set.of("a", "b"), last, "one of the two always came last, so that nothing was tested");
		assertEquals(List.of("slow a", "slow b", "sub0", "sub1", "sub2"), namesIn(folder));
	}

	private static void both(final Running a, final Running b, final int round) throws IOException {
		if (round % 2 == 0) a.start("a " + round);
		b.start("b " + round);
		if (round % 2 == 1) a.start("a " + round);
		a.await("a " + round);
		b.await("b " + round);
	}

	private static Set<String> contents(final Path folder) throws IOException {
		final Set<String> contents = new TreeSet<>();
		for (int file = 0; file < FILES; file++) contents.add(Files.readString(folder.resolve("sub" + file % 3 + "/f" + file)));
		return contents;
	}

	private static List<String> namesIn(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
