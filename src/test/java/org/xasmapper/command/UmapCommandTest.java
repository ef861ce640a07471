package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Embedding databases and maps through the command: its files, and what it refuses. */
class UmapCommandTest {

	private static final Set<String> OF_A_DATABASE = Set.of("embedding.csv", "embedding.png", "embedding.json",
		"embedding.umap", "run.ijm");
	private static final int POINTS = 30;
	private static final int SIDE = 16;
	private static final int MASKED = 3 + 5 * SIDE;

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	private Path output;

	@BeforeEach
	void chooseFolder() {
		output = folder.resolve("output");
	}

	@Test
	void aDatabaseBecomesATableWithPlacesAndClusters() throws Exception {
		run("database", database("three.csv", 3, 4960), "color", "element");
		assertEquals(OF_A_DATABASE, files());
		final Table table = table();
		assertEquals(List.of("id", "element", "OS", "umap_1", "umap_2", "cluster"), table.names());
		assertEquals(120, table.rows());
		assertEquals(3, new HashSet<>(table.column("cluster").subList(0, 120)).stream().filter(c -> !c.equals("none")).count());
		assertEquals(120, report().get("embedded").getAsInt());
		assertEquals("element", report().getAsJsonObject("parameters").get("color").getAsString());
	}

	@Test
	void columnsOfADatabaseAreChosen() throws Exception {
		final StringBuilder text = new StringBuilder("energy");
		for (int c = 1; c <= 40; c++) text.append(",site").append(c);
		for (int k = 0; k < POINTS; k++) {
			text.append('\n').append(4960 + k);
			for (int c = 0; c < 40; c++) text.append(',').append(edge(k, 8 + 0.2 * c));
		}
		final String chosen = IntStream.rangeClosed(11, 40).mapToObj(c -> "site" + c).collect(Collectors.joining(","));
		run("database", file("columns.csv", text.toString()), "columns", chosen);
		assertEquals(30, table().rows());
		assertEquals("site11", table().column("name").get(0));
	}

	@Test
	void theSameSpectraStayWhereTheyAreWhenColoredOtherwise() throws Exception {
		final String database = database("three.csv", 3, 4960);
		run("database", database, "color", "element");
		final Table first = table();
		final byte[] figure = Files.readAllBytes(output.resolve("embedding.png"));
		run("database", database, "color", "OS", "embedding", output.resolve("embedding.umap").toString());
		assertEquals(first.column("umap_1"), table().column("umap_1"));
		assertFalse(Arrays.equals(figure, Files.readAllBytes(output.resolve("embedding.png"))));
	}

	@Test
	void otherSpectraArePlacedAmongThoseEmbeddedEarlier() throws Exception {
		run("database", database("three.csv", 3, 4960));
		final Path earlier = Files.move(output.resolve("embedding.umap"), folder.resolve("earlier.umap"));
		final double[] before = table().numbers("umap_1");
		output = folder.resolve("placed");
		run("database", database("two.csv", 2, 4960), "embedding", earlier.toString());
		assertEquals(80, table().rows());
		assertEquals(80, report().get("placed").getAsInt());
		assertEquals(before[0], table().numbers("umap_1")[0], 2, "like spectra are neighbours");
		assertFalse(Files.exists(output.resolve("embedding.umap")));
		fails("4960", "database", database("elsewhere.csv", 2, 5100), "embedding", earlier.toString());
	}

	@Test
	void threeComponentsAndPresets() throws Exception {
		run("database", database("three.csv", 3, 4960), "components", 3);
		assertTrue(table().has("umap_3"));
		run("database", database("three.csv", 3, 4960), "preset", "bird", "neighbors", 5);
		assertEquals(94, report().getAsJsonObject("settings").get("neighbors").getAsInt());
		assertEquals(1579, report().getAsJsonObject("settings").get("seed").getAsInt());
		assertFalse(table().has("umap_3"));
	}

	@Test
	void rowsWithNanAreLeftOutAndNamed() throws Exception {
		final String text = Files.readString(Path.of(database("three.csv", 3, 4960)));
		run("database", file("nan.csv", text + "broken,V,3" + ",nan".repeat(POINTS) + "\n"));
		assertEquals(120, table().rows());
		assertTrue(report().get("notes").toString().contains("the first is broken in row 121"), report().get("notes")
			.toString());
	}

	@Test
	void aMapHasTheColorsOfItsEmbedding() throws Exception {
		final ImagePlus stack = stack();
		run("image", stack);
		final Set<String> files = new TreeSet<>(OF_A_DATABASE);
		files.remove("run.ijm");
		files.addAll(Set.of("embedding_map.tif", "embedding_map.png"));
		assertEquals(files, files());
		final Table table = table();
		assertEquals(List.of("x", "y", "umap_1", "umap_2", "cluster"), table.names());
		assertEquals(SIDE * SIDE - 1, table.rows());
		final ImagePlus map = IJ.openImage(output.resolve("embedding_map.tif").toString());
		final int[] rgb = (int[]) map.getProcessor().getPixels();
		assertEquals(24, map.getBitDepth());
		assertEquals(0xFFFFFF, rgb[MASKED] & 0xFFFFFF);
		assertTrue(IntStream.range(0, rgb.length).filter(p -> p != MASKED).noneMatch(p -> (rgb[p] & 0xFFFFFF) == 0xFFFFFF));
		assertNotEquals(table.column("cluster").get(0), table.column("cluster").get(SIDE - 1), "left and right differ");
	}

	@Test
	void theSelectionIsRespected() throws Exception {
		final ImagePlus stack = stack();
		stack.setRoi(new Roi(2, 4, 10, 8));
		run("image", stack, "neighbors", 10);
		assertEquals(79, table().rows());
		assertEquals(2, Arrays.stream(table().numbers("x")).min().getAsDouble(), 0);
		assertEquals(11, Arrays.stream(table().numbers("y")).max().getAsDouble(), 0);
	}

	@Test
	void pixelsBeyondTheSampleArePlaced() throws Exception {
		run("image", stack(), "sample", 100);
		assertEquals(SIDE * SIDE - 1, table().rows());
		assertEquals(100, report().get("embedded").getAsInt());
		assertEquals(SIDE * SIDE - 101, report().get("placed").getAsInt());
		assertTrue(Arrays.stream(table().numbers("umap_1")).allMatch(Double::isFinite));
	}

	@Test
	void aMapThatIsColouredOtherwiseKeepsItsPlaces() throws Exception {
		final ImagePlus stack = stack();
		run("image", stack, "sample", 100);
		final Table first = table();
		run("image", stack, "sample", 100, "color", "x", "embedding", output.resolve("embedding.umap").toString());
		assertEquals(first.column("umap_1"), table().column("umap_1"));
		assertEquals(first.column("umap_2"), table().column("umap_2"));
		assertEquals(100, report().get("embedded").getAsInt());
		assertTrue(report().get("notes").toString().contains("they are where they were"));
	}

	@Test
	void predictionsColorAMap() throws Exception {
		final StringBuilder predictions = new StringBuilder("x,y,OS_mean\n");
		for (int p = 0; p < 200; p++) predictions.append(p % SIDE).append(',').append(p / SIDE).append(",3.").append(p).append(
			'\n');
		run("image", stack(), "table", file("predictions.csv", predictions.toString()), "color", "OS_mean");
		assertEquals("3.0", table().column("OS_mean").get(0));
		assertEquals("none", table().column("OS_mean").get(250));
	}

	@Test
	void theSameSeedGivesTheSameTable() throws Exception {
		final String database = database("three.csv", 3, 4960);
		run("database", database, "seed", 5);
		final byte[] first = Files.readAllBytes(output.resolve("embedding.csv"));
		run("database", database, "seed", 5);
		assertArrayEquals(first, Files.readAllBytes(output.resolve("embedding.csv")));
	}

	@Test
	void refusesWhatCannotBeEmbedded() throws Exception {
		fails("Choose a spectral database", "database", "");
		fails("There is no file", "database", folder.resolve("none.csv").toString());
		fails("There are 2 spectra; an embedding needs at least 3", "database", file("two.csv", header(4960) + "a,V,3" + ",0.5"
			.repeat(POINTS) + "\nb,V,3" + ",0.6".repeat(POINTS) + "\n"));
		fails("equal", "database", file("equal.csv", header(4960) + ("a,V,3" + ",0.5".repeat(POINTS) + "\n").repeat(40)));
		fails("Every spectrum has missing values", "database", file("nan.csv", header(4960) + ("a,V,3" + ",nan".repeat(
			POINTS) + "\n").repeat(40)));
		fails("line 3", "database", file("ragged.csv", header(4960) + "a,V,3" + ",0.5".repeat(POINTS) + "\nb,V,3" + ",0.5"
			.repeat(POINTS - 1) + "\n"));
		fails("masked", "image", new SpectralStack("masked", masked(), new StackMetadata("Ti", "K", "flattened", List.of(),
			null)).toImage());
	}

	@Test
	void aColorThatDoesNotExistIsToldBeforeTheWork() throws Exception {
		fails("There are: id, element, OS, cluster.", "database", database("three.csv", 3, 4960), "color", "formula");
		fails("There are: x, y, cluster.", "image", stack(), "color", "OS");
		fails("There are: x, y, CN_mean.", "image", stack(), "color", "OS_mean", "table", file("cn.csv",
			"x,y,CN_mean\n0,0,4\n"));
	}

	@Test
	void refusesSettingsThatMeanNothing() throws Exception {
		final String database = database("three.csv", 3, 4960);
		fails("mindist", "database", database, "mindist", 2.0);
		fails("components", "database", database, "components", 4);
		fails("euclidean, correlation, cosine", "database", database, "metric", "manhattan");
		fails("given, umap-learn, bird", "database", database, "preset", "fish");
		fails("eps", "database", database, "eps", -1.0);
		fails("embedding", "database", database, "embedding", file("no.umap", "energy,mu\n"));
		fails("There is no file", "database", database, "embedding", folder.resolve("none.umap").toString());
		fails("pixel (99, 0)", "image", stack(), "color", "CN", "table", file("far.csv", "x,y,CN\n99,0,4\n"));
		fails("a database has its own columns", "database", database, "table", "cn.csv");
	}

	private void run(final Object... inputs) throws InterruptedException {
		final Object[] all = Arrays.copyOf(inputs, inputs.length + 2);
		all[inputs.length] = "output";
		all[inputs.length + 1] = output.toString();
		assertFalse(COMMANDS.run(UmapCommand.class, all).isCanceled());
	}

	private void fails(final String words, final Object... inputs) {
		output = folder.resolve("failed");
		final XasException e = assertThrows(XasException.class, () -> run(inputs));
		assertTrue(e.getMessage().contains(words), "\"" + words + "\" is not in: " + e.getMessage());
		assertFalse(Files.exists(output), "the output folder was left behind");
	}

	private Set<String> files() throws IOException {
		try (Stream<Path> files = Files.list(output)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private Table table() {
		return TableReader.read(output.resolve("embedding.csv"));
	}

	private JsonObject report() throws IOException {
		return JsonParser.parseString(Files.readString(output.resolve("embedding.json"))).getAsJsonObject();
	}

	/** Edges at different energies, 40 spectra of each with some noise. */
	private String database(final String name, final int elements, final double first) throws IOException {
		final String[] symbols = { "Ti", "V", "Cr" };
		final Random random = new Random(1);
		final StringBuilder text = new StringBuilder(header(first));
		for (int i = 0; i < 40 * elements; i++) {
			text.append('s').append(i).append(',').append(symbols[i / 40]).append(',').append(i % 5 == 0 ? "none" : i % 5);
			for (int k = 0; k < POINTS; k++) text.append(',').append(edge(k, 8 + 6 * (i / 40)) + 0.02 * random.nextGaussian());
			text.append('\n');
		}
		return file(name, text.toString());
	}

	private static String header(final double first) {
		return "id,element,OS" + IntStream.range(0, POINTS).mapToObj(k -> ",mu_" + (first + k)).collect(Collectors.joining()) +
			"\n";
	}

	private String file(final String name, final String text) throws IOException {
		return Files.writeString(folder.resolve(name), text).toString();
	}

	/** A map whose left and right halves are of different spectra. */
	private static ImagePlus stack() {
		final SpectralCube cube = SpectralCube.inMemory(SIDE, SIDE, EnergyGrid.regular(4960, 1, POINTS));
		final Random random = new Random(2);
		for (int k = 0; k < POINTS; k++) {
			final float[] plane = new float[SIDE * SIDE];
			for (int p = 0; p < plane.length; p++) {
				plane[p] = p == MASKED ? Float.NaN : (float) (edge(k, p % SIDE < SIDE / 2 ? 10 : 18) + 0.02 * random.nextGaussian());
			}
			cube.writeRows(k, 0, SIDE, plane);
		}
		return new SpectralStack("halves", cube, new StackMetadata("Ti", "K", StackMetadata.FLATTENED, List.of(), null))
			.toImage();
	}

	private static SpectralCube masked() {
		final SpectralCube cube = SpectralCube.inMemory(4, 4, EnergyGrid.regular(4960, 1, POINTS));
		final float[] plane = new float[16];
		Arrays.fill(plane, Float.NaN);
		for (int k = 0; k < POINTS; k++) cube.writeRows(k, 0, 4, plane);
		return cube;
	}

	private static double edge(final int k, final double at) {
		return 1 / (1 + Math.exp(at - k));
	}
}
