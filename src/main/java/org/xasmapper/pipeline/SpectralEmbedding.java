package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.embed.Clusters;
import org.xasmapper.embed.Embedding;
import org.xasmapper.embed.Umap;
import org.xasmapper.embed.UmapSettings;
import org.xasmapper.onnx.OnnxRuntime;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.PixelSample;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * Spectra of a database or of a map in an embedding, with their clusters and what is known of each.
 *
 * @param embedding that they are in
 * @param isOwn whether the embedding is of these spectra, or of some of them, and not of others
 * @param table a row per spectrum: its metadata, {@code umap_1}, {@code umap_2} and so on, {@code cluster} from 1, "none"
 * @param coordinates {@code [spectra × components]}
 * @param pixels for a map the pixel of each spectrum, rising; null for a database
 * @param notes what the person should know
 */
public record SpectralEmbedding(Embedding embedding, boolean isOwn, Table table, float[] coordinates, int[] pixels,
	Clusters clusters, List<String> notes)
{

	/** The column with the cluster of each spectrum. */
	public static final String CLUSTER = "cluster";

	private static final String SAME = "The spectra are those of the earlier embedding, so they are where they were.";

	/** Share of the largest heap for the spectra that are placed at once. */
	private static final int HEAP_SHARE = 8;

	/**
	 * What is chosen for an embedding.
	 *
	 * @param umap how to make a new one; of no account where there is an earlier one
	 * @param earlier to place the spectra in; null = make a new one
	 * @param eps largest distance of neighbours in a cluster; 0 = automatic
	 */
	public record Settings(UmapSettings umap, Embedding earlier, double eps) {

		int components() {
			return earlier == null ? umap.components() : earlier.settings().components();
		}
	}

	/**
	 * @param all spectra with NaN or infinities are left out, which is noted
	 * @throws XasException if there are too few spectra, all are equal, or they are on another grid than an earlier embedding
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static SpectralEmbedding of(final Spectra all, final Settings settings, final Progress progress) {
		final List<String> notes = new ArrayList<>();
		final Spectra spectra = finite(all, notes);
		if (settings.earlier() == null) {
			final Embedding made = made(spectra, settings.umap(), notes, progress);
			return finished(made, true, spectra.table(), made.coordinates(), null, settings, notes, progress);
		}
		final Embedding earlier = settings.earlier();
		if (areSame(spectra, earlier.spectra())) {
			notes.add(SAME);
			return finished(earlier, true, spectra.table(), earlier.coordinates(), null, settings, notes, progress);
		}
		final float[] placed = earlier.transform(spectra, progress);
		notes.add(toldOfEarlier(earlier));
		return finished(earlier, false, spectra.table(), placed, null, settings, notes, progress);
	}

	private static Embedding made(final Spectra spectra, final UmapSettings wanted, final List<String> notes,
		final Progress progress)
	{
		final UmapSettings possible = wanted.among(spectra.count());
		if (possible.neighbors() < wanted.neighbors()) {
			notes.add("There are only " + spectra.count() + " spectra, so neighbors was lowered from " + wanted.neighbors() + " to " +
				possible.neighbors() + ".");
		}
		return Umap.embed(spectra, possible, progress);
	}

	private static boolean areSame(final Spectra a, final Spectra b) {
		return a.energies().equals(b.energies()) && Arrays.equals(a.values(), b.values());
	}

	/**
	 * Embeds pixels of a map: all, or a sample among which the others are placed then.
	 *
	 * @param wanted {@code [pixels]}, which pixels to use; those with NaN are left out
	 * @param known a row per pixel of the map
	 * @param sample most pixels to embed, 0 = all
	 * @throws XasException if there are too few pixels, all are equal, or they are on another grid than an earlier embedding
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static SpectralEmbedding of(final SpectralCube cube, final boolean[] wanted, final Table known,
		final int sample, final Settings settings, final Progress progress)
	{
		final boolean[] used = PixelSample.valid(cube, progress);
		for (int p = 0; p < used.length; p++) used[p] &= wanted[p];
		final int[] pixels = IntStream.range(0, used.length).filter(p -> used[p]).toArray();
		if (pixels.length == 0) throw new XasException("All chosen pixels are masked (NaN); there is nothing to embed.");
		final List<String> notes = new ArrayList<>();
		final Embedding earlier = settings.earlier();
		final long seed = (earlier == null ? settings.umap() : earlier.settings()).seed();
		final int[] drawn = PixelSample.draw(used, cube.width(), sample > 0 ? sample : pixels.length, seed,
			progress);
		final boolean isOwn = earlier == null || isOf(earlier, cube, drawn, progress);
		final Embedding embedding = earlier != null ? earlier : made(PixelSample.read(cube, drawn, progress), settings
			.umap(), notes, progress);
		final float[] coordinates = placed(cube, pixels, isOwn ? drawn : new int[0], embedding, progress);
		if (earlier != null) notes.add(isOwn ? SAME : toldOfEarlier(earlier));
		else if (drawn.length < pixels.length) {
			notes.add(String.format(Locale.ROOT, "%,d of %,d valid pixels were embedded; the others were placed among them.",
				drawn.length, pixels.length));
		}
		return finished(embedding, isOwn, pixelTable(cube.width(), pixels, known), coordinates, pixels, settings, notes,
			progress);
	}

	/** The pixels are read only if they are as many as the embedding holds, which fit into memory then. */
	private static boolean isOf(final Embedding earlier, final SpectralCube cube, final int[] drawn,
		final Progress progress)
	{
		return drawn.length == earlier.count() && areSame(PixelSample.read(cube, drawn, progress), earlier.spectra());
	}

	private static Spectra finite(final Spectra all, final List<String> notes) {
		final int[] finite = IntStream.range(0, all.count()).filter(i -> Finite.is(all, i)).toArray();
		final int missing = all.count() - finite.length;
		if (missing == 0) return all;
		if (finite.length == 0) throw new XasException("Every spectrum has missing values (NaN); there is nothing to embed.");
		final int first = IntStream.range(0, all.count()).filter(i -> !Finite.is(all, i)).findFirst().getAsInt();
		notes.add(String.format(Locale.ROOT, "%,d of %,d spectra have missing values (NaN) and were left out; the first is %s " +
			"in row %,d.", missing, all.count(), all.names().get(first), first + 1));
		return all.select(finite);
	}

	/** @return coordinates of all the pixels: those of the embedding where it was made of them, else by placing them in it */
	private static float[] placed(final SpectralCube cube, final int[] pixels, final int[] drawn,
		final Embedding embedding, final Progress progress)
	{
		final int components = embedding.settings().components();
		final float[] coordinates = new float[pixels.length * components];
		copy(embedding.coordinates(), drawn, pixels, components, coordinates);
		final int[] others = IntStream.of(pixels).filter(p -> Arrays.binarySearch(drawn, p) < 0).toArray();
		final long bytes = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
		final int most = (int) Math.max(1, Math.min(others.length, bytes / embedding.bytesToPlace()));
		for (int from = 0; from < others.length; from += most) {
			final int[] block = Arrays.copyOfRange(others, from, Math.min(others.length, from + most));
			copy(embedding.transform(PixelSample.values(cube, block, progress), progress), block, pixels, components, coordinates);
		}
		return coordinates;
	}

	private static void copy(final float[] found, final int[] some, final int[] pixels, final int components,
		final float[] coordinates)
	{
		for (int i = 0; i < some.length; i++) {
			System.arraycopy(found, i * components, coordinates, Arrays.binarySearch(pixels, some[i]) * components, components);
		}
	}

	private static Table pixelTable(final int width, final int[] pixels, final Table known) {
		return Table.empty(pixels.length).with("x", IntStream.of(pixels).map(p -> p % width).toArray()).with("y", IntStream.of(
			pixels).map(p -> p / width).toArray()).and(known.select(pixels));
	}

	private static SpectralEmbedding finished(final Embedding embedding, final boolean isOwn, final Table known,
		final float[] coordinates, final int[] pixels, final Settings settings, final List<String> notes,
		final Progress progress)
	{
		final int components = settings.components();
		OnnxRuntime.problem().ifPresent(problem -> notes.add("Neighbours were sought in Java, which takes several times as long. " +
			problem));
		final Clusters clusters = Clusters.of(coordinates, components, settings.eps(), embedding.settings().seed(), progress);
		notes.add(told(clusters));
		Table table = known;
		for (int c = 0; c < components; c++) {
			final float[] component = new float[known.rows()];
			for (int i = 0; i < component.length; i++) component[i] = coordinates[i * components + c];
			table = table.with("umap_" + (c + 1), component);
		}
		final List<String> names = IntStream.rangeClosed(1, clusters.count()).mapToObj(Integer::toString).toList();
		table = table.with(CLUSTER, names, clusters.labels());
		return new SpectralEmbedding(embedding, isOwn, table, coordinates, pixels, clusters, notes);
	}

	private static String toldOfEarlier(final Embedding earlier) {
		return String.format(Locale.ROOT, "The spectra were placed in an earlier embedding of %,d spectra, with its settings.",
			earlier.count());
	}

	private static String told(final Clusters clusters) {
		final long noise = Arrays.stream(clusters.labels()).filter(label -> label == Clusters.NOISE).count();
		final String found = String.format(Locale.ROOT, "%d cluster%s (DBSCAN, eps %.3g, at least %d neighbours); %,d %s in none.",
			clusters.count(), clusters.count() == 1 ? "" : "s", clusters.eps(), clusters.neighbors(), noise, noise == 1
				? "spectrum is" : "spectra are");
		if (clusters.compared() == clusters.labels().length) return found;
		return found + String.format(Locale.ROOT, " They were sought in a sample of %,d; the others joined the cluster of the " +
			"nearest of these.", clusters.compared());
	}

	/** @return dimensions of the embedding */
	public int components() {
		return embedding.settings().components();
	}

	/**
	 * @param mapPixels number of pixels of the map
	 * @return {@code [pixels of the map × components]}, NaN where masked
	 */
	public float[] map(final int mapPixels) {
		final float[] map = new float[mapPixels * components()];
		Arrays.fill(map, Float.NaN);
		for (int i = 0; i < pixels.length; i++) {
			System.arraycopy(coordinates, i * components(), map, pixels[i] * components(), components());
		}
		return map;
	}

	/**
	 * @param parameters of the run
	 * @return parameters, what was done with how many spectra, and notes
	 */
	public Map<String, Object> report(final Map<String, Object> parameters) {
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("parameters", parameters);
		report.put("settings", embedding.settings());
		report.put("spectra", table.rows());
		report.put("energies", embedding.spectra().energies().toString());
		report.put("embedded", embedding.count());
		report.put("placed", isOwn ? table.rows() - embedding.count() : table.rows());
		report.put("clusters", clusters.count());
		report.put("eps", clusters.eps());
		report.put("notes", notes);
		return report;
	}
}
