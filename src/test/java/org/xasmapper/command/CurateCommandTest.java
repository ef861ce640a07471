package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.SharedData;
import org.xasmapper.curate.SyntheticEdges;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class CurateCommandTest {

	private static final String EDGE = "0,0,0,0.1,0.6,1.3,1.1,1,1,1";

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	@TempDir
	Path folder;

	@Test
	void sixElementsOfCrossSections() throws Exception {
		final Path output = curate("database", SharedData.file("feff-3d-metals").toString(), "step", 0.25, "scale", true);

		assertEquals(new TreeSet<>(List.of("curated.csv", "removed.csv", "curation.json", "curation.png", "run.ijm")), names(output));
		final JsonObject report = report(output);
		assertEquals(3948, report.get("spectra").getAsInt());
		assertEquals(List.of(0, 0, 0, 0, 28, 24), removed(report));
		final Spectra curated = read(output);
		assertEquals(3948 - 28 - 24, curated.count());
		assertEquals(EnergyGrid.regular(0, 35.0 / 199, 200), curated.energies());
		assertEquals(List.of("id", "group"), curated.table().names());
		assertEquals(List.of("Co", "Cr", "Cu", "Ni", "Ti", "V"), curated.table().column("group").stream().distinct().toList());
		final List<String> removed = Files.readAllLines(output.resolve("removed.csv"));
		assertEquals("id,group,step,reason,detail", removed.get(0));
		assertTrue(removed.contains("Co_K_feff:332,Co,near duplicates,nearly equals,Co_K_feff:215"), removed.toString());
		assertEquals(1 + 28 + 24, removed.size());
		assertEquals(new HashSet<>(curated.names()).size(), curated.count(), "ids are not unique");
	}

	@Test
	void rawCrossSectionsAreNotNormalized() {
		fails("\"normalized\" removed all of 3948", "database", SharedData.file("feff-3d-metals").toString(), "step", 0.25);
	}

	@Test
	void aDatabaseWithDescriptorsKeepsThemAndItsEnergies() throws Exception {
		final Path file = SharedData.file("ti-k-feff/ti_k_feff.csv");
		final Path output = curate("database", file.toString(), "group", "OS", "points", 0);

		assertEquals(List.of(0, 0, 0, 3, 20), removed(report(output)));
		final Spectra all = SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE).content();
		final Spectra curated = read(output);
		assertEquals(all.energies(), curated.energies());
		assertEquals(all.table().names(), curated.table().names());
		final List<String> ids = all.table().column("id");
		for (int i = 0; i < curated.count(); i++) {
			final int row = ids.indexOf(curated.table().column("id").get(i));
			assertArrayEquals(all.spectrum(row), curated.spectrum(i));
			assertEquals(all.table().column("CN").get(row), curated.table().column("CN").get(i));
		}
	}

	@Test
	void whatIsCuratedHasNoDuplicatesLeft() throws Exception {
		final Path file = folder.resolve("edges.csv");
		SyntheticEdges.write(file, 3000, 60, 5);
		final Path once = curate("database", file.toString(), "group", "element");
		final Path twice = folder.resolve("twice");
		run(twice, "database", once.resolve("curated.csv").toString(), "group", "element", "points", 0, "sigma", 0.0);
		assertEquals(List.of(0, 0, 0, 0), removed(report(twice)));
		assertEquals(read(once).count(), read(twice).count());
	}

	@Test
	void filesWithOtherColumnsAndEnergiesGoTogether() throws Exception {
		final Path database = Files.createDirectory(folder.resolve("database"));
		database("database/Ti_K.csv", 4960, "id,OS", "t1,4", "t2,3");
		database("database/V_K.csv", 5460, "CN,name", "6,v1");
		final Path output = curate("database", database.toString(), "points", 10);

		final Spectra curated = read(output);
		assertEquals(List.of("id", "group", "OS", "CN", "name"), curated.table().names());
		assertEquals(List.of("t1", "v1"), curated.table().column("id"));
		assertEquals(List.of("Ti", "V"), curated.table().column("group"));
		assertEquals(List.of("4", ""), curated.table().column("OS"));
		assertEquals(List.of("", "6"), curated.table().column("CN"));
		assertEquals(EnergyGrid.regular(0, 1, 10), curated.energies());
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		final String good = database("good.csv", 4960, "id,OS", "a,4", "b,3");
		fails("There are: id, OS.", "database", good, "group", "element");
		fails("Choose a spectral database", "database", " ");
		fails("There is no file", "database", folder.resolve("none.csv").toString());
		fails("The option tolerance must be at least 0", "database", good, "tolerance", -1.0);
		fails("points must be 0", "database", good, "points", 1);
		fails("\"common grid\" removed all of 2", "database", good, "width", 50.0);
		fails("step=0.25", "database", text("numbers.csv", EDGE + "\n" + EDGE + "\n"));
		fails("ragged.csv, line 3 has 9 cells", "database", text("ragged.csv", EDGE + "\n" + EDGE + "\n" + EDGE.substring(2) +
			"\n"), "step", 1.0);
		fails("\"finite\" removed all of 2", "database", text("gaps.csv", EDGE.replace("1.3", "nan") + "\n" + EDGE.replace("1.3",
			"") + "\n"), "step", 1.0);
		assertThrows(XasException.class, () -> COMMANDS.run(CurateCommand.class, "database", good));
	}

	@Test
	void spectraOfOneIdAreToldApartByTheirLines() throws Exception {
		final Path output = curate("database", database("repeated.csv", 4960, "id", "a", "a", "b"));
		assertEquals(List.of("id,group,step,reason,detail", "a (repeated:3),all,exact duplicates,equals,a",
			"b,all,exact duplicates,equals,a"), Files.readAllLines(output.resolve("removed.csv")));
		assertTrue(report(output).get("notes").toString().contains("the id of an earlier one: 1;"));
	}

	@Test
	void ofEqualSpectraOneIsLeft() throws Exception {
		final Path output = curate("database", database("equal.csv", 4960, "id", "a", "b", "c"));
		assertEquals(List.of("a"), read(output).names());
		assertEquals(List.of("id,group,step,reason,detail", "b,all,exact duplicates,equals,a",
			"c,all,exact duplicates,equals,a"), Files.readAllLines(output.resolve("removed.csv")));
	}

	@Test
	void runsInAHeadlessMacro() throws Exception {
		final String database = database("a b.csv", 4960, "id,OS", "a,4", "b,3");
		final Path output = folder.resolve("macro results");
		final MacroRun run = MacroRun.headless(folder, "run(\"XAS Curate...\", \"database=[" + database + "] group=OS output=[" +
			output + "]\"); print(getInfo(\"log\"));", "", "-Xmx256m");
		assertEquals(0, run.status(), run.out() + run.err());
		assertTrue(run.out().contains("XAS Curate: 2 spectra of 2 groups are left, on 4960.00–4969.00 eV"), run.out());
		assertEquals(List.of("a", "b"), read(output).names());
	}

	private Path curate(final Object... inputs) throws InterruptedException {
		return run(folder.resolve("output"), inputs);
	}

	private static Path run(final Path output, final Object... inputs) throws InterruptedException {
		assertFalse(COMMANDS.run(CurateCommand.class, with(inputs, output)).isCanceled());
		return output;
	}

	private void fails(final String words, final Object... inputs) {
		final Path output = folder.resolve("output");
		final XasException e = assertThrows(XasException.class, () -> COMMANDS.run(CurateCommand.class, with(inputs, output)));
		assertAll(() -> assertTrue(e.getMessage().contains(words), "\"" + words + "\" is not in: " + e.getMessage()),
			() -> assertFalse(Files.exists(output), "the output folder was left behind"));
	}

	private static Object[] with(final Object[] inputs, final Path output) {
		final List<Object> all = new ArrayList<>(Arrays.asList(inputs));
		all.add("output");
		all.add(output.toString());
		return all.toArray();
	}

	/** Writes a database of ten energies whose rows have the given metadata and all the same edge. */
	private String database(final String name, final int first, final String columns, final String... rows)
		throws IOException
	{
		final StringBuilder text = new StringBuilder(columns);
		for (int k = 0; k < 10; k++) text.append(",mu_").append(first + k);
		for (final String row : rows) text.append('\n').append(row).append(',').append(EDGE);
		return text(name, text.append('\n').toString());
	}

	private String text(final String name, final String text) throws IOException {
		return Files.writeString(folder.resolve(name), text).toString();
	}

	private static Spectra read(final Path output) {
		return SpectraReader.read(output.resolve("curated.csv"), EnergyUnit.AUTO, Progress.NONE).content();
	}

	private static JsonObject report(final Path output) throws IOException {
		return JsonParser.parseString(Files.readString(output.resolve("curation.json"))).getAsJsonObject();
	}

	private static List<Integer> removed(final JsonObject report) {
		final List<Integer> removed = new ArrayList<>();
		for (final JsonElement step : report.getAsJsonArray("steps")) removed.add(step.getAsJsonObject().get("removed").getAsInt());
		return removed;
	}

	private static TreeSet<String> names(final Path output) throws IOException {
		try (Stream<Path> files = Files.list(output)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}
}
