package org.xasmapper.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xasmapper.curate.Candidate;
import org.xasmapper.curate.GridWindow;
import org.xasmapper.curate.Intake;
import org.xasmapper.io.DatabaseFile;
import org.xasmapper.io.DatabaseReader;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Reads a spectral database, one file or a folder of files, as candidates of a curation. */
final class CurationSource {

	/** The group of rows without a value in the column of groups. */
	private static final String NO_GROUP = "None";

	/** The group of all rows of a file without a column of groups. */
	private static final String ONE_GROUP = "all";

	private static final int ROWS_PER_REPORT = 256;

	private final List<DatabaseFile> files;
	private final List<EnergyGrid> grids = new ArrayList<>();
	private final String groupColumn;
	private final double step;
	private final GridWindow window;
	private final MetadataColumns columns = new MetadataColumns();
	private final Map<String, String> groups = new HashMap<>();
	private final List<Candidate> candidates = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	/** Ids so far, and how many spectra have the id of an earlier one. */
	private final Set<String> ids = new HashSet<>();
	private int repeated;

	/** Name of the column that the groups of a folder's files are written to; null if they are not. */
	private final String fileColumn;

	private CurationSource(final List<DatabaseFile> files, final String groupColumn, final double step,
		final GridWindow window)
	{
		this.files = files;
		this.groupColumn = groupColumn;
		this.step = step;
		boolean hasGroup = false;
		for (final DatabaseFile file : files) {
			try (DatabaseReader reader = DatabaseReader.open(file.path(), step)) {
				requireGroupColumn(reader);
				grids.add(reader.energies());
				notes.addAll(reader.notes());
				hasGroup |= reader.columns().contains("group");
			}
		}
		this.window = window.over(grids);
		fileColumn = !groupColumn.isEmpty() || files.get(0).group().isEmpty() ? null : hasGroup ? "file" : "group";
	}

	/**
	 * @param database a file or a folder
	 * @param groupColumn whose values are the groups; empty: the files of a folder are, or a file is one group
	 * @param step distance of the points of files without titles, eV; 0 = unknown
	 * @throws XasException naming the file, if one cannot be read or has no such column
	 */
	static CurationRows read(final Path database, final String groupColumn, final double step,
		final GridWindow window, final Progress progress)
	{
		final CurationSource source = new CurationSource(DatabaseFile.in(database), groupColumn, step, window);
		source.readAll(progress);
		return new CurationRows(source.candidates, source.window, source.window.result(source.grids), source.columns,
			source.notes);
	}

	private void requireGroupColumn(final DatabaseReader reader) {
		if (groupColumn.isEmpty() || reader.columns().contains(groupColumn)) return;
		throw new XasException(reader.name() + " has no column \"" + groupColumn + "\" to group by. " + (reader.columns()
			.isEmpty() ? "It has no named columns." : "There are: " + String.join(", ", reader.columns()) + "."));
	}

	private void readAll(final Progress progress) {
		columns.place("id");
		if (fileColumn != null) columns.place(fileColumn);
		for (int f = 0; f < files.size(); f++) {
			try (DatabaseReader reader = DatabaseReader.open(files.get(f).path(), step)) {
				read(files.get(f), reader, f, progress);
			}
		}
		if (repeated > 0) {
			notes.add(String.format(Locale.ROOT, "Spectra with the id of an earlier one: %,d; removed.csv tells their file and line.",
				repeated));
		}
	}

	private void read(final DatabaseFile file, final DatabaseReader reader, final int number, final Progress progress) {
		final Intake intake = new Intake(reader.energies(), window);
		final int[] places = reader.columns().stream().mapToInt(columns::place).toArray();
		final int id = idColumn(reader.columns());
		final int group = reader.columns().indexOf(groupColumn);
		for (DatabaseReader.Row row = reader.next(); row != null; row = reader.next()) {
			if (candidates.size() % ROWS_PER_REPORT == 0) {
				progress.check();
				progress.report("Reading " + reader.name(), (number + reader.fractionRead()) / files.size());
			}
			final boolean named = id >= 0 && !row.metadata().get(id).isEmpty();
			final String place = file.stem() + ":" + row.line();
			final String name = named ? row.metadata().get(id) : place;
			final String rowGroup = group < 0 ? fileGroup(file) : group(row.metadata().get(group));
			candidates.add(intake.candidate(candidates.size(), unique(name, place), rowGroup, packed(row, places, name,
				rowGroup), row.spectrum()));
		}
	}

	private String unique(final String id, final String place) {
		if (ids.add(id)) return id;
		repeated++;
		return id + " (" + place + ")";
	}

	private static int idColumn(final List<String> names) {
		return names.contains("id") ? names.indexOf("id") : names.indexOf("name");
	}

	private static String fileGroup(final DatabaseFile file) {
		return file.group().isEmpty() ? ONE_GROUP : file.group();
	}

	/** @return the group's name, the same object for all of its rows */
	private String group(final String cell) {
		return groups.computeIfAbsent(cell.isEmpty() ? NO_GROUP : cell, name -> name);
	}

	private String packed(final DatabaseReader.Row row, final int[] places, final String id, final String group) {
		final String[] cells = columns.emptyRow();
		for (int c = 0; c < places.length; c++) cells[places[c]] = row.metadata().get(c);
		cells[columns.place("id")] = id;
		if (fileColumn != null) cells[columns.place(fileColumn)] = group;
		return MetadataColumns.pack(cells);
	}
}
