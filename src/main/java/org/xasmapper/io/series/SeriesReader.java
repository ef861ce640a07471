package org.xasmapper.io.series;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * A folder of TIFF or EDF files with one image each, in the order in which a person counts, and EDF files with several
 * frames. Energies are those of the headers, else those in the files' names with their unit ({@code sample_7112.5_eV.tif}),
 * or those of a list that {@code energies=} names. Images called {@code ref}, {@code flat}, {@code bkg} are without the
 * sample, those called {@code dark} without beam.
 */
@Plugin(type = SpectralReader.class)
public final class SeriesReader implements SpectralReader {

	@Override
	public String kind() {
		return "series of images";
	}

	@Override
	public Support support(final Path path) {
		try {
			if (Files.isDirectory(path)) return FrameFolder.files(path).isEmpty() ? Support.NONE : Support.POSSIBLE;
			return Files.isRegularFile(path) && FrameFile.isEdf(path) && startsWithBrace(path) ? Support.SURE : Support.NONE;
		}
		catch (final IOException | XasException e) {
			return Support.NONE;
		}
	}

	private static boolean startsWithBrace(final Path file) throws IOException {
		try (InputStream bytes = Files.newInputStream(file)) {
			return new String(bytes.readNBytes(16), StandardCharsets.ISO_8859_1).stripLeading().startsWith("{");
		}
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		if (!Files.exists(path)) throw new XasException("There is no file or folder " + path.toAbsolutePath() + ".");
		if (Files.isDirectory(path)) return new ImageSeries(path, FrameFolder.of(path, settings.dataset()), settings, progress).measurement();
		final Path folder = path.toAbsolutePath().getParent();
		return new ImageSeries(folder, new FrameFolder(path.getFileName().toString(), List.of(path), List.of(), List.of()), settings, progress)
			.measurement();
	}
}
