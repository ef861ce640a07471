package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

	record Report(double step, float[] noise, List<Double> ranges, String text, Map<String, Integer> counts) {}

	@TempDir
	private Path folder;

	@Test
	void writesNumbersThatJsonCannotExpressAsNull() throws IOException {
		final Path file = folder.resolve("report.json");
		JsonFile.write(file, new Report(Double.NaN, new float[] { 0.1f, Float.POSITIVE_INFINITY }, List.of(-40.0,
			Double.NaN), "µ < 1 & \"so\"", Map.of("masked", 3)));
		assertEquals(("{'step': null, 'noise': [ 0.1, null ], 'ranges': [ -40.0, null ], " +
			"'text': 'µ < 1 & \\'so\\'', 'counts': { 'masked': 3 } }").replace('\'', '"').replaceAll("\\s", ""), Files
				.readString(file).replaceAll("\\s", ""));
	}
}
