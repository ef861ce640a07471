package org.xasmapper.pipeline.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.TypedPath;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.HandwrittenTable;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.model.ModelCard;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.spectrum.energies.Repeats;

/** Reads the reference spectra that a table names, or that a database holds. */
final class ReferenceReader {

	private static final String FILE = "file";
	private static final String ELEMENT = "element";
	private static final String EDGE = "edge";
	private static final String STATE = "state";
	private static final String SHIFT = "shift";
	private static final String COLUMNS = "columns";

	/** Reasons that are told where nothing could be used. */
	private static final int MOST_REASONS = 3;

	private final Path file;
	private final String name;
	private final String state;
	private final double shift;
	private final Set<String> domains;
	private final ModelCard card;
	private final Preparation preparation;
	private final ReferenceRows rows = new ReferenceRows();

	/** What a table knows of its spectra, and where the spectrum of a row is. */
	private interface Source {

		Table table();

		String name(int row);

		/** @return a list of one spectrum */
		Reading<Spectra> spectrum(int row, Progress progress);
	}

	ReferenceReader(final Path file, final String state, final double shift, final Set<String> domains, final ModelCard card) {
		Preparation.requireState(state);
		this.file = file;
		this.name = file.getFileName().toString();
		this.state = state;
		this.shift = shift;
		this.domains = domains;
		this.card = card;
		preparation = new Preparation(card);
	}

	References read(final Progress progress) {
		final Source source = source(progress);
		final Labels labels = Labels.in(source.table(), name, card);
		for (int row = 0; row < source.table().rows(); row++) {
			progress.check();
			progress.report("Reading reference spectra", (double) row / source.table().rows());
			try {
				read(source, labels, row, progress);
			}
			catch (final XasException e) {
				rows.leaveOut(row, source.name(row), e.getMessage());
			}
		}
		if (rows.count() == 0) throw nothingLeft(source.table().rows());
		return new References(name, cube(), EnergyScale.UNKNOWN, null, rows.singles(), rows.table(), rows.truth(), rows.leftOut(),
			notes(labels));
	}

	private void read(final Source source, final Labels labels, final int row, final Progress progress) {
		final String domain = References.domain(labels, row);
		if (!domains.isEmpty() && !domains.contains(domain)) {
			throw new XasException("Its domain (" + domain + ") is not among the chosen ones.");
		}
		requireAbsorber(labels, row);
		final double added = shift(labels.text(SHIFT, row));
		final Reading<Spectra> reading = source.spectrum(row, progress);
		final String own = labels.text(STATE, row);
		final Preparation.Prepared prepared = preparation.prepare(reading.content(), own.isEmpty() ? state : own, added, progress);
		final List<String> notes = new ArrayList<>(reading.notes());
		if (!prepared.treatment().isEmpty()) notes.add(prepared.treatment());
		final String shiftedBy = labels.text(SHIFT, row).isEmpty() ? "hand (shift=)" : name;
		rows.add(row, source.name(row), domain, labels.of(row), prepared, EnergyScale.UNKNOWN.shifted(added, shiftedBy), String.join(
			" ", notes));
	}

	private void requireAbsorber(final Labels labels, final int row) {
		final String element = labels.text(ELEMENT, row);
		final String edge = labels.text(EDGE, row);
		if ((element.isEmpty() || element.equals(card.element())) && (edge.isEmpty() || edge.equals(card.edge()))) return;
		throw new XasException("It is of " + (element + " " + edge).strip() + ", and the model is for the " + card.absorber() + ".");
	}

	private double shift(final String cell) {
		if (cell.isEmpty()) return shift;
		final double given = Labels.number(cell);
		if (Double.isFinite(given)) return given;
		throw new XasException("Its shift must be a number of eV, not \"" + cell + "\".");
	}

	private Source source(final Progress progress) {
		if (isDatabase()) {
			final Reading<Spectra> reading = SpectraReader.read(file, EnergyUnit.AUTO, progress);
			rows.note(reading.notes());
			return new RowsOfDatabase(reading.content());
		}
		final HandwrittenTable written = HandwrittenTable.read(file);
		rows.note(written.notes());
		final Table table = written.table();
		final String column = table.names().stream().filter(FILE::equalsIgnoreCase).findFirst().orElseThrow(() -> new XasException(name +
			" has neither a column \"file\" that names the spectra nor columns of energies such as mu_4985.25. Its columns are: " +
			String.join(", ", table.names()) + "."));
		return new NamedFiles(table, table.column(column), file.toAbsolutePath().getParent());
	}

	private boolean isDatabase() {
		try (TextTable text = TextTable.open(file)) {
			return text.titles().carryEnergies();
		}
		catch (final XasException e) {
			// What is no table of numbers may still be a list of files; if not, its reader says what is wrong.
			return false;
		}
	}

	private record RowsOfDatabase(Spectra spectra) implements Source {

		@Override
		public Table table() {
			return spectra.table();
		}

		@Override
		public String name(final int row) {
			return spectra.names().get(row);
		}

		@Override
		public Reading<Spectra> spectrum(final int row, final Progress progress) {
			return new Reading<>(spectra.select(row), List.of());
		}
	}

	private record NamedFiles(Table table, List<String> files, Path folder) implements Source {

		@Override
		public String name(final int row) {
			return files.get(row).strip();
		}

		@Override
		public Reading<Spectra> spectrum(final int row, final Progress progress) {
			if (name(row).isEmpty()) throw new XasException("It names no file.");
			final String column = table.names().stream().filter(COLUMNS::equalsIgnoreCase).findFirst().map(found -> table.column(found)
				.get(row)).orElse("");
			// A table that was written on Windows is read everywhere.
			final Path path = folder.resolve(TypedPath.of(name(row).replace('\\', '/')));
			final Reading<Spectra> reading = SpectraReader.read(path, new SpectraSettings(EnergyUnit.AUTO, ColumnChoice.of(column),
				Repeats.MEAN), progress);
			if (reading.content().count() == 1) return reading;
			throw new XasException("It holds " + reading.content().count() + " spectra (" + reading.content().names().stream().limit(
				10).collect(Collectors.joining(", ")) + "). Say which one with a column \"columns\".");
		}
	}

	private SpectralCube cube() {
		final EnergyGrid energies = card.energies();
		final SpectralCube cube = SpectralCube.inMemory(rows.count(), 1, energies);
		final float[] plane = new float[rows.count()];
		for (int k = 0; k < energies.size(); k++) {
			for (int i = 0; i < plane.length; i++) plane[i] = rows.spectrum(i)[k];
			cube.writeRows(k, 0, 1, plane);
		}
		return cube;
	}

	private List<String> notes(final Labels labels) {
		final List<String> notes = new ArrayList<>(rows.notes());
		notes.addAll(labels.notes());
		for (int i = 0; i < rows.count(); i++) {
			final String gaps = labels.gaps(rows.row(i));
			if (!gaps.isEmpty()) notes.add(rows.place(i) + ": " + gaps + "; it does not count there.");
		}
		return notes;
	}

	private XasException nothingLeft(final int all) {
		final Table leftOut = rows.leftOut();
		final String reasons = IntStream.range(0, Math.min(MOST_REASONS, leftOut.rows())).mapToObj(i -> " Row " + leftOut.column(
			References.ROW).get(i) + " (" + leftOut.column(References.NAME).get(i) + "): " + leftOut.column(References.REASON).get(i))
			.collect(Collectors.joining());
		return new XasException("None of the " + all + " spectra of " + name + " can be used." + reasons);
	}
}
