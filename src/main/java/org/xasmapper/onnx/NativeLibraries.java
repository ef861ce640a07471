package org.xasmapper.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/**
 * ONNX Runtime's libraries for this computer, unpacked from its jar into a folder among the temporary files, which is
 * deleted as soon as they are loaded. ONNX Runtime, if left alone, unpacks them itself and leaves the folder behind.
 */
final class NativeLibraries implements AutoCloseable {

	/** Begins the name of the folder; the number of the process follows. */
	private static final String PREFIX = "xas-mapper-onnxruntime-" + ProcessHandle.current().pid() + "-";

	private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

	private final Path folder;

	/** @throws XasException if there are none for this computer, or no temporary file can be written */
	NativeLibraries() {
		final String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
		requireMadeFor(platform);
		final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		try {
			folder = Files.createTempDirectory(temporary, PREFIX);
		}
		catch (final IOException e) {
			throw unusable(temporary, Files.isDirectory(temporary) ? "cannot be written" : "does not exist", e);
		}
		try {
			for (final String name : NAMES) unpack(platform, name);
		}
		catch (final IOException e) {
			close();
			throw unusable(temporary, "has no room for them", e);
		}
	}

	private static void requireMadeFor(final String platform) {
		try {
			if (OrtEnvironment.class.getResource(resource(platform, NAMES.get(0))) != null) return;
		}
		catch (final LinkageError e) {
			throw new XasException("ONNX Runtime, which runs the models, is missing: put its jars onnxruntime and " +
				"onnxruntime-engine, which come with XAS Mapper, into the jars folder and restart.", e);
		}
		throw new XasException("ONNX Runtime, which runs the models, is not made for this computer (" + platform +
			"). It runs on Linux and Macs (x64 or aarch64) and on Windows (x64).");
	}

	private static String resource(final String platform, final String library) {
		return "/ai/onnxruntime/native/" + platform + "/" + System.mapLibraryName(library);
	}

	private static XasException unusable(final Path temporary, final String why, final IOException cause) {
		return new XasException("The folder for temporary files, " + temporary + ", " + why + ", but ONNX Runtime must " +
			"unpack its libraries there (" + cause.getMessage() + "). Make it usable, or name another folder when Java starts " +
			"(-Djava.io.tmpdir=FOLDER).", cause);
	}

	private void unpack(final String platform, final String library) throws IOException {
		try (InputStream content = OrtEnvironment.class.getResourceAsStream(resource(platform, library))) {
			if (content == null) throw new IOException("the jar lacks " + resource(platform, library));
			Files.copy(content, folder.resolve(System.mapLibraryName(library)));
		}
	}

	/** @return what ONNX Runtime calls a platform */
	static String platform(final String system, final String processor) {
		final String name = system.toLowerCase(Locale.ROOT);
		final String arch = processor.toLowerCase(Locale.ROOT);
		final String os = name.startsWith("mac") || name.startsWith("darwin") ? "osx" : name.startsWith("windows") ? "win"
			: name;
		if (arch.equals("amd64") || arch.equals("x86_64")) return os + "-x64";
		return os + "-" + (arch.equals("arm64") ? "aarch64" : arch);
	}

	Path folder() {
		return folder;
	}

	/** Deletes the folder; on Windows, which keeps a library that is in use, when Java ends or a later one starts. */
	@Override
	public void close() {
		// Java deletes what is registered first last.
		folder.toFile().deleteOnExit();
		for (final String name : NAMES) delete(folder.resolve(System.mapLibraryName(name)).toFile());
		delete(folder.toFile());
	}

	private static void delete(final File file) {
		if (!file.delete()) file.deleteOnExit();
	}
}
