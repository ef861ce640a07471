package org.xasmapper.io.xrm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.FrameName;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * Reads what Xradia's transmission microscopes write: a {@code .txrm} with a frame an energy, or a folder of {@code .xrm}
 * with references beside them. A chosen {@code .xrm} stands for the series it belongs to.
 */
@Plugin(type = SpectralReader.class)
public final class XradiaReader implements SpectralReader {

	/** The first bytes of any OLE2 container. */
	private static final byte[] MAGIC = { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1 };

	@Override
	public String kind() {
		return "Xradia";
	}

	@Override
	public Support support(final Path path) {
		if (Files.isDirectory(path)) return holdsFrames(path) ? Support.SURE : Support.NONE;
		if (!isXradia(path.getFileName().toString())) return Support.NONE;
		return isContainer(path) ? Support.SURE : Support.POSSIBLE;
	}

	private static boolean isXradia(final String file) {
		final String lower = file.toLowerCase(Locale.ROOT);
		return lower.endsWith(".xrm") || lower.endsWith(".txrm") || lower.endsWith(".txm");
	}

	private static boolean holdsFrames(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.anyMatch(file -> XradiaFolder.isSingle(file.getFileName().toString()));
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static boolean isContainer(final Path file) {
		try (InputStream bytes = Files.newInputStream(file)) {
			return Arrays.equals(bytes.readNBytes(MAGIC.length), MAGIC);
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		progress.check();
		if (Files.isDirectory(path)) return XradiaFolder.look(path, settings.dataset(), settings, progress);
		if (!Files.exists(path)) throw new XasException("There is no file " + path.toAbsolutePath() + ".");
		final String name = path.getFileName().toString();
		if (!XradiaFolder.isSingle(name)) return XradiaStack.look(path, settings);
		return XradiaFolder.look(path.toAbsolutePath().getParent(), FrameName.of(name).sample(), settings, progress);
	}
}
