package org.xasmapper.io.stxm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Reads scans of STXM beamlines: stacks of images, line scans, and spectra at points; the header, or its folder, is chosen. */
@Plugin(type = SpectralReader.class)
public final class StxmReader implements SpectralReader {

	/** Bytes in which a header names its scan. */
	private static final int START = 4096;

	@Override
	public String kind() {
		return "STXM";
	}

	@Override
	public Support support(final Path path) {
		try {
			if (Files.isDirectory(path)) return headers(path).isEmpty() ? Support.NONE : Support.SURE;
			return isHeader(path) ? Support.SURE : Support.NONE;
		}
		catch (final IOException e) {
			return Support.NONE;
		}
	}

	private static List<Path> headers(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(StxmReader::isHeader).sorted().toList();
		}
	}

	private static boolean isHeader(final Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".hdr") && startsAsHeader(file);
	}

	/** Other programs call their headers so, too, such as ENVI. */
	private static boolean startsAsHeader(final Path file) {
		try (InputStream bytes = Files.newInputStream(file)) {
			return new String(bytes.readNBytes(START), StandardCharsets.ISO_8859_1).contains("ScanDefinition");
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		progress.check();
		final ScanHeader header = new ScanHeader(Files.isDirectory(path) ? onlyHeader(path) : path);
		if (header.isSpectrum()) return PointScan.look(header, settings, progress);
		if (header.isLine()) return LineScan.look(header, settings);
		return ImageStackScan.look(header, settings);
	}

	private static Path onlyHeader(final Path folder) {
		try {
			final List<Path> headers = headers(folder);
			if (headers.size() == 1) return headers.get(0);
			if (headers.isEmpty()) throw new XasException("There is no .hdr file of a STXM scan in " + folder + ". Choose its folder.");
			throw new XasException(folder + " holds " + headers.size() + " scans. Choose one: " + String.join(", ", headers.stream().map(
				header -> header.getFileName().toString()).toList()) + ".");
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder " + folder.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
		}
	}
}
