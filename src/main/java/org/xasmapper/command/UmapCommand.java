package org.xasmapper.command;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.embed.UmapSettings;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.ij.SelectedPixels;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.EmbeddingFolder;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.TypedPath;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.pipeline.EmbeddingFile;
import org.xasmapper.pipeline.PixelTable;
import org.xasmapper.pipeline.SpectralEmbedding;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/** Lays the spectra of a database or of a map out in a plane, alike ones side by side. */
@Plugin(type = Command.class, label = "XAS UMAP...",
	description = "Lays the spectra of a database, or of a map's pixels, out in a plane or in space so that alike " +
		"spectra are neighbours (UMAP), finds clusters, and draws them coloured by any column. A map is shown in the " +
		"colours of the embedding: like colours, like spectra. The output folder receives embedding.csv, " +
		"embedding.png, embedding.json, embedding.umap and, for a map, embedding_map.tif and embedding_map.png.")
public final class UmapCommand extends DatabaseCommand {

	private static final String TITLE = "XAS UMAP";
	private static final String GIVEN = "given";
	private static final String UMAP_LEARN = "umap-learn";
	private static final String BIRD = "bird";

	@Parameter(label = "Spectral stack", persist = false, required = false,
		description = "The map to embed where no database is given; its selection, if it has one, else all of its pixels. " +
			"Masked pixels are left out.")
	private ImagePlus image;

	@Parameter(label = "Columns of the database", persist = false, required = false,
		attrs = { @Attr(name = InputMark.ADVANCED), @Attr(name = InputMark.COLUMNS, value = "database") },
		description = "Where a column of the database is a spectrum: which ones, by names or numbers, such as 3,4. Empty: " +
			"recognised by their titles.")
	private String columns = "";

	@Parameter(label = "Settings", choices = { GIVEN, UMAP_LEARN, BIRD }, persist = false,
		description = "given: as below. umap-learn: the defaults of umap-learn. bird: those of the published embedding of 47 " +
			"elements, the XANES bird (94 neighbours, seed 1579). The latter two override all settings from neighbors to seed.")
	private String preset = GIVEN;

	@Parameter(label = "Neighbours", persist = false, min = "2",
		description = "Size of the neighbourhood that is kept: few show fine structure, many the large one.")
	private int neighbors = UmapSettings.defaults().neighbors();

	@Parameter(label = "Smallest distance", persist = false, min = "0", stepSize = "0.05",
		description = "How close points may lie in the embedding; 0 to the spread.")
	private double mindist = UmapSettings.defaults().minDist();

	@Parameter(label = "Spread", persist = false, min = "0", stepSize = "0.1", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Scale of the embedding.")
	private double spread = UmapSettings.defaults().spread();

	@Parameter(label = "Metric", choices = { "euclidean", "correlation", "cosine" }, persist = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Distance between spectra. Correlation and cosine ignore the height of spectra.")
	private String metric = "euclidean";

	@Parameter(label = "Epochs (0 = automatic)", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "How often the layout is gone through; automatic is 500 up to 10,000 spectra and 200 for more.")
	private int epochs = 0;

	@Parameter(label = "Components", persist = false, min = "2", max = "3", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Dimensions of the embedding, 2 or 3.")
	private int components = 2;

	@Parameter(label = "Seed", persist = false, description = "The same seed gives the same embedding.")
	private long seed = UmapSettings.defaults().seed();

	@Parameter(label = "Pixels to embed (0 = all)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Of a map with more pixels a sample is embedded, and the others are placed among it.")
	private int sample = 20_000;

	@Parameter(label = "Colour", persist = false, required = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "table database image"),
		description = "Column that colours the figure, such as element, OS or CN. Words make groups, many different numbers a " +
			"colour bar. cluster: clusters found by DBSCAN.")
	private String color = SpectralEmbedding.CLUSTER;

	@Parameter(label = "Table of the pixels", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "CSV with columns x, y and that of the colour, such as predictions.csv of XAS RankAAE Predict.")
	private String table = "";

	@Parameter(label = "Cluster distance (0 = automatic)", persist = false, min = "0", stepSize = "0.05",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "DBSCAN's eps: points of the embedding as close as this are neighbours.")
	private double eps = 0;

	@Parameter(label = "Earlier embedding", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "File embedding.umap of an earlier run: the spectra are placed in it, with its settings. The same database " +
			"stays as it was, to be coloured otherwise.")
	private String embedding = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT, description = "The map in the colours of the embedding.")
	private ImagePlus map;

	@Parameter(type = ItemIO.OUTPUT, description = "What is known of every spectrum, its place and its cluster.")
	private Table points;

	@Override
	void execute(final Progress progress) {
		if (!hasDatabase() && image == null) {
			throw new XasException("Choose a spectral database, or open a spectral stack first.");
		}
		color = color.isBlank() ? SpectralEmbedding.CLUSTER : color.trim();
		final EmbeddingFolder folder;
		try (Results results = results()) {
			folder = hasDatabase() ? ofDatabase(progress) : ofStack(SpectralStack.of(image), progress);
			folder.write(results, parameters().inputs());
			if (hasDatabase()) results.macro(parameters().macro());
			progress.check();
			results.commit();
		}
		note(TITLE, folder.warnings());
		parameters().publish(folder.byName());
		folder.show();
	}

	private EmbeddingFolder ofDatabase(final Progress progress) {
		if (!table.isBlank()) throw new XasException("A table of pixels is for a map; a database has its own columns.");
		final Path file = database();
		final Reading<Spectra> reading = SpectraReader.read(file, new SpectraSettings(EnergyUnit.AUTO, ColumnChoice.of(columns),
			Repeats.MEAN), progress);
		requireColor(reading.content().table().names());
		note(TITLE, reading.notes());
		final SpectralEmbedding placed = SpectralEmbedding.of(reading.content(), settings(), progress);
		note(TITLE, placed.notes());
		return new EmbeddingFolder(file.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", ""), placed, color);
	}

	private EmbeddingFolder ofStack(final SpectralStack stack, final Progress progress) {
		if (stack.metadata().normalization().equals(StackMetadata.RAW)) {
			note(TITLE, List.of("The stack is not normalized, so the embedding sorts its pixels by thickness more than by the " +
				"shape of their spectra. Run XAS Normalize... first."));
		}
		stack.falseState(progress).ifPresent(problem -> note(TITLE, List.of(problem)));
		final boolean[] wanted = new boolean[stack.cube().pixels()];
		for (final int pixel : SelectedPixels.of(stack, image.getRoi())) wanted[pixel] = true;
		final SpectralEmbedding placed = SpectralEmbedding.of(stack.cube(), wanted, known(stack), sample, settings(), progress);
		note(TITLE, placed.notes());
		return new EmbeddingFolder(stack, placed, color);
	}

	/** @return what is known of every pixel: the stack's own table, and the colour from the table that was given */
	private Table known(final SpectralStack stack) {
		final Table own = stack.metadata().table() == null ? Table.empty(stack.cube().pixels()) : stack.metadata().table();
		final Table known = table.isBlank() ? own : PixelTable.with(own, TypedPath.of(table), color, stack.cube()
			.width());
		final List<String> names = new ArrayList<>(List.of("x", "y"));
		names.addAll(known.names());
		requireColor(names);
		return known;
	}

	/** Before the long computation. */
	private void requireColor(final List<String> names) {
		if (color.equals(SpectralEmbedding.CLUSTER) || names.contains(color)) return;
		throw new XasException("There is no column \"" + color + "\" to colour by. There are: " + String.join(", ", names) +
			", " + SpectralEmbedding.CLUSTER + ".");
	}

	private SpectralEmbedding.Settings settings() {
		return new SpectralEmbedding.Settings(umapSettings(), embedding.isBlank() ? null : EmbeddingFile.read(TypedPath.of(embedding)), eps);
	}

	private UmapSettings umapSettings() {
		switch (preset) {
			case UMAP_LEARN:
				return UmapSettings.defaults();
			case BIRD:
				return UmapSettings.bird();
			case GIVEN:
				return new UmapSettings(neighbors, mindist, spread, metric(), epochs, seed, components);
			default:
				throw new XasException("preset must be given, umap-learn or bird, not \"" + preset + "\".");
		}
	}

	private Metric metric() {
		for (final Metric known : Metric.values()) {
			if (known.name().equalsIgnoreCase(metric)) return known;
		}
		throw new XasException("metric must be euclidean, correlation or cosine, not \"" + metric + "\".");
	}
}
