package org.xasmapper;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the measured and simulated data that is not part of the project ({@code -Dxas.shared=…}). */
public final class SharedData {

	private SharedData() {}

	/**
	 * @param name path below {@code data/}, such as {@code tizn-film/ti_k_edge_film.csv}
	 * @return the file; the calling test is skipped where the data is absent, and fails where
	 *         {@code -Dxas.shared.required=true} says that it must be there
	 */
	public static Path file(final String name) {
		final Path file = Path.of(System.getProperty("xas.shared", "../shared"), "data", name);
		final String missing = file.toAbsolutePath() + " is missing; pass -Dxas.shared=FOLDER to run this test";
		if (Boolean.getBoolean("xas.shared.required")) assertTrue(Files.exists(file), missing);
		assumeTrue(Files.exists(file), missing);
		return file;
	}
}
