package org.xasmapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a program did in a Java of its own, with its own folder of temporary files.
 *
 * @param exit status
 * @param left names of what it left among the temporary files
 */
public record ForkedJava(int exit, String out, String err, List<String> left) {

	private static final int LIMIT_SECONDS = 300;

	/**
	 * @param folder for its files
	 * @param wanted whether an entry of the class path is wanted
	 * @param options of Java, the class with the {@code main} method and its arguments
	 */
	public static ForkedJava run(final Path folder, final Predicate<String> wanted, final String... options)
		throws IOException, InterruptedException
	{
		final Path temporary = Files.createDirectories(folder.resolve("tmp"));
		final Path out = folder.resolve("out.txt");
		final Path err = folder.resolve("err.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Djava.awt.headless=true", "-Duser.home=" + folder, "-Djava.io.tmpdir=" + temporary, "-classpath",
			classPath(wanted)));
		command.addAll(List.of(options));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		// PyTorch's library is unpacked once for all tests, not once a test.
		builder.environment().put("DJL_CACHE_DIR", Path.of(System.getProperty("user.home"), ".djl.ai").toString());
		final Process process = builder.start();
		if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("The program did not end: " + Files.readString(out) + Files.readString(err));
		}
		try (var files = Files.list(temporary)) {
			return new ForkedJava(process.exitValue(), Files.readString(out), Files.readString(err), files.map(file -> file
				.getFileName().toString()).filter(name -> !name.startsWith("hsperfdata")).toList());
		}
	}

	private static String classPath(final Predicate<String> wanted) {
		final String separator = System.getProperty("path.separator");
		return Arrays.stream(System.getProperty("java.class.path").split(separator)).filter(wanted).collect(Collectors
			.joining(separator));
	}
}
