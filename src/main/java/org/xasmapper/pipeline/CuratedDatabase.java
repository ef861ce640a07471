package org.xasmapper.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.xasmapper.curate.Candidate;
import org.xasmapper.curate.Curation;
import org.xasmapper.curate.CurationResult;
import org.xasmapper.curate.CurationSettings;
import org.xasmapper.curate.Removal;
import org.xasmapper.curate.StepReport;
import org.xasmapper.io.DatabaseWriter;
import org.xasmapper.io.JsonFile;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Table;

/** A spectral database after its curation, with what was removed and why. */
public final class CuratedDatabase {

	private static final int ROWS_PER_REPORT = 256;

	private final CurationRows rows;
	private final CurationResult result;
	private final Map<String, Object> source;

	private CuratedDatabase(final CurationRows rows, final CurationResult result, final Map<String, Object> source) {
		this.rows = rows;
		this.result = result;
		this.source = source;
	}

	/**
	 * @param database a file, or a folder whose files are the groups
	 * @param group column whose values are the groups; empty: a folder's files are, or a file is one group
	 * @param step distance of the points of files without titles, eV; 0 = unknown
	 * @throws org.xasmapper.spectrum.XasException if a file cannot be read, or a step leaves nothing
	 */
	public static CuratedDatabase of(final Path database, final String group, final double step,
		final CurationSettings settings, final Progress progress)
	{
		final CurationRows rows = CurationSource.read(database, group, step, settings.window(), progress);
		final Map<String, Object> source = new LinkedHashMap<>();
		source.put("database", database.toString());
		source.put("group", group);
		source.put("step", step);
		source.put("spectra", rows.candidates().size());
		final CurationSettings known = settings.withWindow(rows.window());
		return new CuratedDatabase(rows, Curation.run(rows.candidates(), known, progress), source);
	}

	/** @return energies of the curated spectra, eV; from 0 where groups have energies of their own */
	public EnergyGrid energies() {
		return rows.energies();
	}

	public CurationResult result() {
		return result;
	}

	/** @return sentences on what was recognised in the files and what the steps removed */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>(rows.notes());
		result.scales().forEach((group, factor) -> lines.add(String.format(Locale.ROOT, "%s: multiplied by %.5g.", group,
			factor)));
		for (final StepReport step : result.steps()) {
			lines.add(step.step() + ": removed " + step.removed() + " of " + step.before() + ".");
		}
		final int groups = result.groups().size();
		final int kept = result.kept().size();
		lines.add(kept + (kept == 1 ? " spectrum is" : " spectra" + (groups > 1 ? " of " + groups + " groups" : "") + " are") +
			" left, on " + energies() + ".");
		return lines;
	}

	/** Writes {@code curated.csv}, {@code removed.csv} and {@code curation.json}; the caller commits. */
	public void write(final OutputFolder output, final Progress progress) {
		DatabaseWriter.write(output.file("curated.csv"), rows.columns().names(), energies(), database -> {
			for (int i = 0; i < result.kept().size(); i++) {
				if (i % ROWS_PER_REPORT == 0) {
					progress.check();
					progress.report("Writing curated.csv", (double) i / result.kept().size());
				}
				final Candidate candidate = result.kept().get(i);
				database.add(rows.columns().unpack(candidate.metadata()), candidate.spectrum());
			}
		});
		SpectraWriter.writeTable(output.file("removed.csv"), removed());
		JsonFile.write(output.file("curation.json"), report());
	}

	/** @return a row per spectrum that was removed: id, group, step, reason, detail */
	public Table removed() {
		final List<List<String>> columns = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
			new ArrayList<>());
		for (final StepReport step : result.steps()) {
			for (final Removal removal : step.removals()) {
				columns.get(0).add(removal.id());
				columns.get(1).add(removal.group());
				columns.get(2).add(step.step());
				columns.get(3).add(removal.reason());
				columns.get(4).add(removal.detail());
			}
		}
		return Table.empty(columns.get(0).size()).with("id", columns.get(0)).with("group", columns.get(1)).with("step", columns
			.get(2)).with("reason", columns.get(3)).with("detail", columns.get(4));
	}

	private Map<String, Object> report() {
		final Map<String, Object> report = new LinkedHashMap<>(source);
		report.put("kept", result.kept().size());
		report.put("energies", new TreeMap<>(Map.of("first", energies().first(), "last", energies().last(), "points", energies()
			.size())));
		report.put("scales", result.scales());
		report.put("steps", result.steps().stream().map(CuratedDatabase::report).toList());
		report.put("notes", rows.notes());
		return report;
	}

	private static Map<String, Object> report(final StepReport step) {
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("step", step.step());
		report.put("parameters", step.parameters());
		report.put("before", step.before());
		report.put("removed", step.removed());
		report.put("after", step.after());
		report.put("groups", step.groups());
		return report;
	}
}
