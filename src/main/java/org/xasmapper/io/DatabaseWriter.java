package org.xasmapper.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.text.CsvRow;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * Writes a spectral database row by row, whatever its size, as CSV that {@link DatabaseReader} and
 * {@link SpectraReader} read back: the metadata, then a column {@code mu_4985.25} for every energy. Values have as many
 * digits as bring every float back exactly; NaN is "nan".
 */
public final class DatabaseWriter {

	private final Writer writer;
	private final StringBuilder line = new StringBuilder();

	private DatabaseWriter(final Writer writer) {
		this.writer = writer;
	}

	/** Hands over the rows of a database one by one. */
	@FunctionalInterface
	public interface Rows {

		void writeTo(DatabaseWriter database) throws IOException;
	}

	/**
	 * @param columns names of the metadata, at least one
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public static void write(final Path file, final List<String> columns, final EnergyGrid energies, final Rows rows) {
		final List<String> titles = new ArrayList<>(columns);
		for (int k = 0; k < energies.size(); k++) titles.add("mu_" + energies.energy(k));
		AtomicFile.writeText(file, writer -> {
			writer.write(CsvRow.of(titles));
			rows.writeTo(new DatabaseWriter(writer));
		});
	}

	/**
	 * @param metadata a cell for each column
	 * @param spectrum {@code [energies]}
	 */
	public void add(final List<String> metadata, final float[] spectrum) throws IOException {
		line.setLength(0);
		CsvRow.append(line, metadata);
		for (final float value : spectrum) {
			line.append(',');
			if (Float.isFinite(value)) line.append(value);
			else line.append("nan");
		}
		writer.append(line.append('\n'));
	}
}
