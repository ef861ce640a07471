package org.xasmapper.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xasmapper.spectrum.ResultCubes;

/** Removes temporary files of processes that were killed: samples of results, and libraries that ONNX Runtime unpacked. */
public final class Leftovers {

	private static final Pattern SAMPLES = Pattern.compile(Pattern.quote(ResultCubes.PREFIX) + "(\\d+-)?.*\\.samples");
	private static final String ONNX_RUNTIME = "onnxruntime-java";

	/** Such folders do not tell whose they are; a library that was loaded works without its file where that can be deleted. */
	private static final Duration OLD = Duration.ofDays(1);

	private static final AtomicBoolean SWEPT = new AtomicBoolean();

	private Leftovers() {}

	/** Sweeps the temporary folder, once in the life of this process. */
	public static void sweepOnce() {
		if (SWEPT.compareAndSet(false, true)) sweep(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
	}

	/** Leaves alone what cannot be listed or deleted: it belongs to somebody else. */
	static void sweep(final Path folder, final Instant now) {
		try (Stream<Path> files = Files.list(folder)) {
			files.filter(file -> isDead(file, now)).forEach(Leftovers::delete);
		}
		catch (final IOException | UncheckedIOException e) {
			// A folder that cannot be used is named where it is needed.
		}
	}

	private static boolean isDead(final Path file, final Instant now) {
		final String name = file.getFileName().toString();
		if (name.startsWith(ONNX_RUNTIME)) return file.toFile().lastModified() < now.minus(OLD).toEpochMilli();
		final Matcher matcher = SAMPLES.matcher(name);
		if (!matcher.matches()) return false;
		final String process = matcher.group(1);
		return process == null || process.length() > 12 || ProcessHandle.of(Long.parseLong(process.substring(0, process.length() -
			1))).isEmpty();
	}

	private static void delete(final Path file) {
		try (Stream<Path> all = Files.walk(file)) {
			final List<Path> leavesFirst = all.sorted(Comparator.reverseOrder()).toList();
			for (final Path leaf : leavesFirst) Files.deleteIfExists(leaf);
		}
		catch (final IOException | UncheckedIOException e) {
			// In use, or another user's.
		}
	}
}
