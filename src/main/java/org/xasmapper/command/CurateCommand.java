package org.xasmapper.command;

import ij.ImagePlus;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.SpectraBand;
import org.xasmapper.chart.SpectraFigure;
import org.xasmapper.curate.Candidate;
import org.xasmapper.curate.CurationSettings;
import org.xasmapper.curate.GridWindow;
import org.xasmapper.curate.GroupMean;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.FigureImage;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.pipeline.CuratedDatabase;
import org.xasmapper.report.FigureAttempts;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Cleans a spectral database. */
@Plugin(type = Command.class, label = "XAS Curate...",
	description = "Cleans a database of spectra, element by element: one energy grid, no missing values, normalized " +
		"only, no duplicates, no outliers, and if wanted a sample. Every step can be left out and reports what it " +
		"removed and why. The output folder receives curated.csv, removed.csv, curation.json, curation.png (means of " +
		"the seven largest groups) and run.ijm.")
public final class CurateCommand extends DatabaseCommand {

	/** More means than these cannot be told apart. */
	private static final int MOST_GROUPS = 7;

	@Parameter(label = "Group by column", persist = false, required = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "database"),
		description = "Spectra are compared within groups, such as an element's. Empty: each file of a folder is a group, named " +
			"as the file is up to the first underscore; one file is one group.")
	private String group = "";

	@Parameter(label = "Step of files without titles (eV)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Distance of points where the file has numbers only. Energies then count from the first point.")
	private double step = 0;

	@Parameter(label = "Grid starts (eV after the first energy)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Where the common grid starts in each file.")
	private double offset = 0;

	@Parameter(label = "Grid width (eV, 0 = as far as all reach)", persist = false, min = "0",
		description = "From the first to the last point of the common grid. Spectra that do not cover it are removed.")
	private double width = 0;

	@Parameter(label = "Grid points (0 = no common grid)", persist = false, min = "0", description = "Number of energies.")
	private int points = GridWindow.automatic().points();

	@Parameter(label = "Scale groups", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Divides all spectra of a group by the median of their levels after the edge. For absorption cross sections.")
	private boolean scale = false;

	@Parameter(label = "Remove missing values", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Removes spectra with NaN or empty cells.")
	private boolean finite = true;

	@Parameter(label = "Remove what is not normalized", persist = false,
		description = "The median of the first tenth of a spectrum must be within 0.3 of 0, of the last tenth within 0.3 of 1.")
	private boolean normalized = true;

	@Parameter(label = "Fewest spectra of a group (0 = off)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Smaller groups are removed; counted before duplicates are.")
	private int minimum = 0;

	@Parameter(label = "Remove exact duplicates", persist = false, description = "Equal at every point; the first stays.")
	private boolean exact = true;

	@Parameter(label = "Near duplicates differ by at most (0 = off)", persist = false, min = "0",
		description = "At every point, in units of the edge step. Of near duplicates the first stays.")
	private double tolerance = 0.005;

	@Parameter(label = "Outliers beyond (sigma, 0 = off)", persist = false, min = "0",
		description = "Removes spectra whose distance from their group's mean spectrum exceeds the group's mean distance by " +
			"more than so many standard deviations.")
	private double sigma = 3;

	@Parameter(label = "Down-sample to (0 = off)", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Number of spectra to draw at random, of each group its share.")
	private int sample = 0;

	@Parameter(label = "Seed", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "The same seed draws the same sample.")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT, description = "The curated database.")
	private File curated;

	@Parameter(type = ItemIO.OUTPUT, description = "Which spectra were removed, by which step and why.")
	private Table removed;

	@Override
	void execute(final Progress progress) {
		if (!hasOutput()) throw new XasException("Choose an output folder for the curated database.");
		final Path source = database();
		final CurationSettings settings = new CurationSettings(new GridWindow(offset, width, points), scale, finite, normalized,
			minimum, exact, tolerance, sigma, sample, seed);
		try (Results results = results()) {
			final CuratedDatabase result = CuratedDatabase.of(source, group.trim(), step, settings, progress);
			result.write(results.folder(), progress);
			final FigureAttempts attempts = new FigureAttempts();
			attempts.draw("curation.png", () -> draw(result, results));
			results.macro(parameters().macro());
			progress.check();
			results.commit();
			curated = results.committed("curated.csv");
			removed = result.removed();
			note("XAS Curate", result.lines());
			note("XAS Curate", attempts.warnings());
		}
		if (figure != null) ImageWindows.show(figure);
	}

	private void draw(final CuratedDatabase result, final Results results) {
		final Figure means = SpectraFigure.draw(means(result), normalized);
		results.file("curation.png", means::save);
		figure = FigureImage.of("Curated spectra: means of groups", means);
	}

	/** @return mean and standard deviation of the largest groups, in the order of the database */
	private static List<SpectraBand> means(final CuratedDatabase curated) {
		final Map<String, List<Candidate>> groups = curated.result().groups();
		final int fewest = groups.values().stream().map(List::size).sorted((a, b) -> b - a).limit(MOST_GROUPS).reduce((a, b) -> b)
			.orElseThrow();
		final List<SpectraBand> bands = new ArrayList<>();
		groups.forEach((name, members) -> {
			if (members.size() < fewest || bands.size() == MOST_GROUPS) return;
			final GroupMean center = GroupMean.of(members);
			bands.add(new SpectraBand(name + " (" + members.size() + ")", curated.energies(), floats(center.mean()), floats(center
				.std())));
		});
		return bands;
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int k = 0; k < values.length; k++) floats[k] = (float) values[k];
		return floats;
	}
}
