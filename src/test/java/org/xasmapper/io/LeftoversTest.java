package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

	@TempDir
	Path folder;

	@Test
	void onlyFilesOfDeadProcessesAreRemoved() throws IOException {
		final Instant now = Instant.now();
		final long dead = 1L << 40;
		final String alive = "xas-mapper-" + ProcessHandle.current().pid() + "-x.samples";
		for (final String name : List.of("xas-mapper-" + dead + "-x.samples", "xas-mapper-77cafe.samples", alive,
			"xas-mapper-notes.txt", "other.samples"))
		{
			Files.writeString(folder.resolve(name), "");
		}
		final Path old = Files.createDirectory(folder.resolve("onnxruntime-java1"));
		Files.writeString(old.resolve("library.so"), "");
		Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(2))));
		Files.createDirectory(folder.resolve("onnxruntime-java2"));
		Leftovers.sweep(folder, now);
		try (var left = Files.list(folder)) {
			assertEquals(List.of("onnxruntime-java2", "other.samples", alive, "xas-mapper-notes.txt"), left.map(file -> file
				.getFileName().toString()).sorted().toList());
		}
	}
}
