package org.xasmapper.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.XasException;

/** Writes a file beside its place first, so that it appears whole or not at all. */
public final class AtomicFile {

	private AtomicFile() {}

	/** Fills an output; what it throws stops the writing. */
	@FunctionalInterface
	public interface Content<T> {

		void writeTo(T output) throws IOException;
	}

	/**
	 * Writes bytes, replacing a file of that name.
	 *
	 * @throws XasException naming the file, if it cannot be written; an older file of that name is left as it was
	 */
	public static void write(final Path file, final Content<OutputStream> content) {
		final Path place = file.toAbsolutePath();
		final Path unfinished = place.resolveSibling("." + place.getFileName() + "-" + UUID.randomUUID() + ".unfinished");
		try {
			try (OutputStream out = Files.newOutputStream(unfinished)) {
				content.writeTo(out);
			}
			Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final ClosedByInterruptException e) {
			throw new CancellationException("Cancelled.");
		}
		catch (final IOException e) {
			throw new XasException("Cannot write " + file + " (" + FileProblem.reason(e) +
				"). Check that the folder exists, may be written and is not full.", e);
		}
		finally {
			delete(unfinished);
		}
	}

	/** Writes UTF-8 text; otherwise as {@link #write}. */
	public static void writeText(final Path file, final Content<BufferedWriter> content) {
		write(file, out -> {
			final BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
			content.writeTo(writer);
			writer.flush();
		});
	}

	private static void delete(final Path unfinished) {
		try {
			Files.deleteIfExists(unfinished);
		}
		catch (final IOException e) {
			// The failure that led here is already on its way to the user; a hidden leftover is the lesser evil.
		}
	}
}
