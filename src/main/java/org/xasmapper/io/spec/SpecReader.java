package org.xasmapper.io.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.Reading;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/**
 * A scan of a SPEC file as spectra: {@code dataset=12} takes scan 12, {@code dataset=12.2} the second of that number; else the
 * first that has rows is taken. Columns are recognised as in other tables.
 */
@Plugin(type = SpectralReader.class)
public final class SpecReader implements SpectralReader {

	@Override
	public String kind() {
		return "SPEC";
	}

	@Override
	public Support support(final Path path) {
		if (!Files.isRegularFile(path)) return Support.NONE;
		try (InputStream bytes = Files.newInputStream(path)) {
			final String start = new String(bytes.readNBytes(64), StandardCharsets.ISO_8859_1).stripLeading();
			return start.startsWith("#F ") || start.matches("(?s)#S \\d+ .*") ? Support.SURE : Support.NONE;
		}
		catch (final IOException e) {
			return Support.NONE;
		}
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		final Reading<Spectra> reading = SpectraReader.read(path, new SpectraSettings(settings.unit(), settings.columns(), settings.repeats(),
			settings.dataset()), progress);
		final Spectra spectra = reading.content();
		final List<Part> parts = List.of(new Part("spectra", String.join(", ", spectra.names())), new Part("scan", settings.dataset().isEmpty()
			? "the first with rows" : settings.dataset()), new Part("energies", spectra.energies().toString()));
		return Measurement.ofSpectra("SPEC scan", spectra, settings.signal() == null ? Signal.MU : settings.signal(), parts, reading.notes());
	}
}
