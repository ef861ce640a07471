package org.xasmapper.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.ForkedJava;

class OnnxRuntimeTest {

	@TempDir
	private Path folder;

	@Test
	void runsHere() {
		assertEquals(Optional.empty(), OnnxRuntime.problem());
	}

	@Test
	void namesTheFolderForTemporaryFilesIfThereIsNone() throws IOException, InterruptedException {
		final Path missing = folder.resolve("missing");
		final String problem = problem("-Djava.io.tmpdir=" + missing);
		assertTrue(problem.startsWith("The folder for temporary files, " + missing + ", does not exist, but ONNX Runtime"),
			problem);
	}

	@Test
	void namesAPlatformThatItIsNotMadeFor() throws IOException, InterruptedException {
		final String problem = problem("-Dos.arch=riscv64");
		assertTrue(problem.startsWith("ONNX Runtime, which runs the models, is not made for this computer (") && problem
			.contains("-riscv64). It runs on Linux and Macs (x64 or aarch64) and on Windows (x64)."), problem);
	}

	@Test
	void saysSoIfTheJarIsMissing() throws IOException, InterruptedException {
		final ForkedJava run = ForkedJava.run(folder, entry -> !entry.contains("onnxruntime-1"), Trial.class.getName());
		assertTrue(run.out().startsWith("ONNX Runtime, which runs the models, is missing: put its jars"), run.out() + run.err());
	}

	@ParameterizedTest
	@CsvSource({ "Mac OS X,x86_64,osx-x64", "Mac OS X,aarch64,osx-aarch64", "Windows 11,amd64,win-x64", "Linux,amd64,linux-x64",
		"Linux,arm64,linux-aarch64" })
	void knowsThePlatformsByTheirNames(final String system, final String processor, final String platform) {
		assertEquals(platform, NativeLibraries.platform(system, processor));
		assertTrue(OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform) != null, platform);
	}

	private String problem(final String option) throws IOException, InterruptedException {
		final ForkedJava run = ForkedJava.run(folder, entry -> true, option, Trial.class.getName());
		assertEquals("", run.err());
		return run.out();
	}

	static final class Trial {

		public static void main(final String... args) {
			System.out.println(OnnxRuntime.problem().orElse("runs"));
		}
	}
}
