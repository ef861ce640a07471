package org.xasmapper.pipeline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.xasmapper.embed.Embedding;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.spectrum.XasException;

/** Saves embeddings and reads them back. */
public final class EmbeddingFile {

	private EmbeddingFile() {}

	/** @throws XasException if there is no such file, it cannot be read, or is no saved embedding */
	public static Embedding read(final Path file) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
			return Embedding.read(in, file.getFileName().toString());
		}
		catch (final NoSuchFileException e) {
			throw new XasException("There is no file " + file.toAbsolutePath() + ".", e);
		}
		catch (final IOException e) {
			throw new XasException("The embedding " + file + " cannot be read (" + e.getMessage() +
				"). It may be damaged or cut off.", e);
		}
	}

	/** @throws XasException naming the file, if it cannot be written */
	public static void write(final Path file, final Embedding embedding) {
		AtomicFile.write(file, embedding::write);
	}
}
