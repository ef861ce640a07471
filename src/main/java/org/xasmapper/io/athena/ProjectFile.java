package org.xasmapper.io.athena;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** An Athena project on disk: gzipped or plain, Perl or JSON. */
final class ProjectFile {

	/** Athena names itself in the first lines. */
	private static final String MARK = "Athena project file";
	private static final int START = 4096;

	private ProjectFile() {}

	/** @return whether the file says of itself that it is a project; never fails */
	static boolean is(final Path path) {
		if (!Files.isRegularFile(path)) return false;
		try (BufferedInputStream text = unzipped(path)) {
			return start(text).contains(MARK);
		}
		catch (final IOException | RuntimeException e) {
			return false;
		}
	}

	/**
	 * @return all groups, in Athena's order
	 * @throws XasException naming the file, if it is damaged, holds code, or no group
	 */
	static List<ProjectGroup> read(final Path path, final Progress progress) {
		final String name = path.getFileName().toString();
		if (!Files.isRegularFile(path)) throw new XasException("There is no file " + path.toAbsolutePath() + ".");
		try (BufferedInputStream text = unzipped(path)) {
			final String start = start(text);
			if (!start.contains(MARK)) throw new XasException(name + " is no Athena project: its first lines do not say so.");
			final boolean isJson = start.stripLeading().startsWith("{");
			final List<ProjectGroup> groups = isJson ? JsonProject.read(name, reader(text, true), progress) : PerlProject.read(name,
				reader(text, false), progress);
			if (groups.isEmpty()) throw new XasException(name + " is an Athena project without a group.");
			return groups;
		}
		catch (final IOException e) {
			throw new XasException(name + " cannot be read (" + FileProblem.reason(e) + "). It may be damaged or cut off.", e);
		}
	}

	private static BufferedReader reader(final InputStream text, final boolean isJson) {
		return new BufferedReader(new InputStreamReader(text, isJson ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
	}

	private static BufferedInputStream unzipped(final Path path) throws IOException {
		final BufferedInputStream stored = new BufferedInputStream(Files.newInputStream(path));
		try {
			stored.mark(2);
			final boolean zipped = stored.read() == 0x1f && stored.read() == 0x8b;
			stored.reset();
			return zipped ? new BufferedInputStream(new GZIPInputStream(stored)) : stored;
		}
		catch (final IOException e) {
			stored.close();
			throw e;
		}
	}

	private static String start(final BufferedInputStream text) throws IOException {
		text.mark(START);
		final byte[] start = text.readNBytes(START);
		text.reset();
		return new String(start, StandardCharsets.ISO_8859_1);
	}

	/** @throws XasException naming file, group and list, if a value is no number */
	static double number(final String file, final String id, final String list, final String value) {
		try {
			return Double.parseDouble(value.strip());
		}
		catch (final NumberFormatException e) {
			throw new XasException(file + ": " + list + " of the group " + id + " holds \"" + (value.length() > 30 ? value.substring(0,
				30) + "…" : value) + "\", which is no number. Save the project anew with Athena.", e);
		}
	}
}
