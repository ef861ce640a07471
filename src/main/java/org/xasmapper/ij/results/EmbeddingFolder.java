package org.xasmapper.ij.results;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.embedding.EmbeddingFigure;
import org.xasmapper.chart.embedding.EmbeddingMap;
import org.xasmapper.chart.embedding.EmbeddingMapFigure;
import org.xasmapper.chart.embedding.PointColors;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.io.JsonFile;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.pipeline.EmbeddingFile;
import org.xasmapper.pipeline.SpectralEmbedding;
import org.xasmapper.report.FigureAttempts;

/** What is made of an embedding: its figure, its table and, for a map, the map in the colours of the embedding. */
public final class EmbeddingFolder {

	private final String title;
	private final SpectralEmbedding placed;
	private final FigureAttempts attempts = new FigureAttempts();
	private Figure figure;
	private ImagePlus figureImage;
	private Figure mapFigure;
	private ImagePlus mapImage;

	/**
	 * @param title of what was embedded
	 * @param color column of the table that colours the figure
	 * @throws org.xasmapper.spectrum.XasException naming the columns that exist, if there is none of this name
	 */
	public EmbeddingFolder(final String title, final SpectralEmbedding placed, final String color) {
		this.title = title;
		this.placed = placed;
		final List<String> cells = placed.table().column(color);
		attempts.draw("embedding.png", () -> {
			figure = figure(placed, color, cells);
			figureImage = FigureImage.of("Embedding of " + title, figure);
		});
	}

	/**
	 * @param stack the map that was embedded
	 * @param color column of the table that colours the figure
	 * @throws org.xasmapper.spectrum.XasException naming the columns that exist, if there is none of this name
	 */
	public EmbeddingFolder(final SpectralStack stack, final SpectralEmbedding placed, final String color) {
		this(stack.baseTitle(), placed, color);
		final int width = stack.cube().width();
		final EmbeddingMap map = new EmbeddingMap(width, placed.map(stack.cube().pixels()), placed.components(), placed
			.embedding().coordinates());
		attempts.draw("embedding_map.png", () -> mapFigure = EmbeddingMapFigure.draw(title, map));
		mapImage = new ImagePlus(title + " embedding", new ColorProcessor(width, stack.cube().height(), map.rgb()));
		stack.metadata().after("XAS UMAP", stack.metadata().normalization()).writeTo(mapImage);
	}

	private static Figure figure(final SpectralEmbedding placed, final String color, final List<String> cells) {
		final PointColors colors = color.equals(SpectralEmbedding.CLUSTER) ? PointColors.groups(color, cells) : PointColors.of(
			color, cells);
		if (placed.isOwn()) return EmbeddingFigure.draw(placed.coordinates(), placed.components(), colors);
		final float[] earlier = placed.embedding().coordinates();
		final float[] all = Arrays.copyOf(placed.coordinates(), placed.coordinates().length + earlier.length);
		System.arraycopy(earlier, 0, all, placed.coordinates().length, earlier.length);
		return EmbeddingFigure.draw(all, placed.components(), colors.before(placed.embedding().count()));
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		return attempts.warnings();
	}

	/** @return figure, map in the colours of the embedding, and table, by the names that scripts know */
	public Map<String, Object> byName() {
		final Map<String, Object> results = new HashMap<>();
		results.put("figure", figureImage);
		results.put("map", mapImage);
		results.put("points", placed.table());
		return results;
	}

	/**
	 * Writes everything; the caller commits.
	 *
	 * @param parameters of the run, for the report
	 */
	public void write(final Results results, final Map<String, Object> parameters) {
		results.file("embedding.csv", path -> SpectraWriter.writeTable(path, placed.table()));
		if (figure != null) results.file("embedding.png", figure::save);
		results.file("embedding.json", path -> JsonFile.write(path, placed.report(parameters)));
		if (placed.isOwn()) results.file("embedding.umap", path -> EmbeddingFile.write(path, placed.embedding()));
		if (mapImage == null) return;
		results.tiff("embedding_map.tif", mapImage);
		if (mapFigure != null) results.file("embedding_map.png", mapFigure::save);
	}

	/** Shows the table, the figure, and in front the map. */
	public void show() {
		TableWindow.show("Table of " + title, placed.table());
		if (figureImage != null) ImageWindows.show(figureImage);
		if (mapImage == null) return;
		if (mapFigure != null) ImageWindows.show(FigureImage.of(title + " embedding with key", mapFigure));
		ImageWindows.show(mapImage);
	}
}
