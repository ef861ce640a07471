package org.xasmapper.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

/**
 * Simulated spectra whose descriptors are known.
 *
 * @param spectra with columns of descriptors and the columns to split by
 * @param element symbol of the absorbing element, such as {@code Ti}
 * @param edge such as {@code K}
 * @param digest SHA-256 of the file, lower-case hexadecimal; empty = unknown
 * @param notes sentences on what was recognised or converted when it was read
 */
public record SpectralDatabase(Spectra spectra, String element, String edge, String digest, List<String> notes) {

	/**
	 * @param file a spectrum a row: named columns, then a column per energy; may be gzipped
	 * @throws XasException if the file cannot be read or is not such a table; it names the line
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static SpectralDatabase read(final Path file, final String element, final String edge,
		final Progress progress)
	{
		final Reading<Spectra> reading = SpectraReader.read(file, EnergyUnit.AUTO, progress);
		return new SpectralDatabase(reading.content(), element, edge, digest(file), reading.notes());
	}

	/**
	 * Reads spectra of another element, which the guard of a model of this database is to refuse. The element is told by its edge,
	 * the only one of the name within the energies.
	 *
	 * @param file as in {@link #read}
	 * @throws XasException as in {@link #read}, and if the element is not plain or the same
	 */
	public SpectralDatabase stranger(final Path file, final Progress progress) {
		final Reading<Spectra> reading = SpectraReader.read(file, EnergyUnit.AUTO, progress);
		final String other = onlyElement(file, reading.content().energies());
		if (other.equals(element)) {
			throw new XasException(file + " holds spectra of " + element + " as the database does, which cannot be strangers. Leave it out.");
		}
		return new SpectralDatabase(reading.content(), other, edge, digest(file), reading.notes());
	}

	private String onlyElement(final Path file, final EnergyGrid energies) {
		final List<String> elements = AbsorptionEdges.within(energies.range()).stream().filter(found -> found.name().equals(edge)).map(
			AbsorptionEdge::element).toList();
		if (elements.size() == 1) return elements.get(0);
		throw new XasException(file + " covers " + energies.range() + ", where there is " + (elements.isEmpty() ? "no " + edge + " edge"
			: "more than one " + edge + " edge (" + String.join(", ", elements) + ")") + ", so that the element of its spectra is not known. A " +
			"file of strangers holds spectra about one edge.");
	}

	/**
	 * @return the same database without the rows whose {@code column} has one of the values
	 * @throws XasException naming the columns that exist, if there is none of this name
	 */
	public SpectralDatabase without(final String column, final Collection<String> values) {
		final List<String> cells = spectra.table().column(column);
		final int[] kept = IntStream.range(0, cells.size()).filter(i -> !values.contains(cells.get(i)))
			.toArray();
		return new SpectralDatabase(spectra.select(kept), element, edge, digest, notes);
	}

	/** @return those of the columns that exist and hold at least two different values */
	public List<String> varied(final List<String> columns) {
		return columns.stream().filter(spectra.table()::has).filter(name -> isVaried(spectra.table().column(name))).toList();
	}

	private static boolean isVaried(final List<String> cells) {
		return cells.stream().filter(cell -> !cell.isBlank()).distinct().count() >= 2;
	}

	/** @throws XasException if no such edge is known */
	public AbsorptionEdge absorptionEdge() {
		return AbsorptionEdges.of(element, edge).orElseThrow(() -> new XasException("No " + element + " " + edge +
			" edge is known, so spectra cannot be made as they would be measured at it. Correct element and edge."));
	}

	private static String digest(final Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			final MessageDigest sha = MessageDigest.getInstance("SHA-256");
			new DigestInputStream(in, sha).transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(sha.digest());
		}
		catch (final IOException e) {
			throw new XasException("Cannot read " + file + " (" + e.getMessage() + ").", e);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
