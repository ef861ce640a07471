package org.xasmapper.io.stxm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Spectra at points: a file {@code .xsp} a region, with energies and the counts of each channel. */
final class PointScan {

	private PointScan() {}

	static Measurement look(final ScanHeader header, final ReadingSettings settings, final Progress progress) {
		final int channel = channel(header, settings.dataset());
		final List<Path> files = new ArrayList<>();
		for (int region = 0; region < header.regions().size(); region++) {
			final Path file = new ScanPart(region, channel).spectrum(header);
			if (Files.exists(file)) files.add(file);
		}
		if (files.isEmpty()) {
			throw new XasException("There is no spectrum beside " + header.file().toAbsolutePath() + ", such as " + new ScanPart(0, channel)
				.spectrum(header).getFileName() + ". Copy the .xsp files beside the header.");
		}
		final ColumnChoice column = ColumnChoice.of(String.valueOf(channel + 2));
		final List<Spectra> spectra = files.stream().map(file -> SpectraReader.read(file, new SpectraSettings(settings.unit(), column, settings
			.repeats()), progress).content()).toList();
		return measurement(header, settings, channel, files, spectra);
	}

	private static int channel(final ScanHeader header, final String dataset) {
		final List<String> channels = header.channels();
		if (channels.size() == 1 && dataset.isBlank()) return 0;
		return IntStream.range(0, channels.size()).filter(i -> channels.get(i).equalsIgnoreCase(dataset.strip())).findFirst().orElseThrow(
			() -> new XasException(header.file().getFileName() + " holds the channels " + String.join(", ", channels) +
				". Choose one with dataset=."));
	}

	private static Measurement measurement(final ScanHeader header, final ReadingSettings settings, final int channel,
		final List<Path> files, final List<Spectra> spectra)
	{
		final double[] energies = spectra.get(0).energies().toArray();
		for (int i = 1; i < files.size(); i++) {
			if (spectra.get(i).energies().matches(spectra.get(0).energies())) continue;
			throw new XasException(files.get(i).getFileName() + " was measured at other energies than " + files.get(0).getFileName() +
				". Open the .xsp files one by one.");
		}
		final Signal signal = settings.signal() == null ? ImageStackScan.signal(header.channels().get(channel)) : settings.signal();
		final List<String> notes = files.size() == header.regions().size() ? List.of() : List.of("Of " + header.regions().size() +
			" points " + (header.regions().size() - files.size()) + " have no file and are missing.");
		return new Measurement("STXM point scan", LazyPlanes.of(files.size(), 1, energies.length, k -> {
			final float[] plane = new float[files.size()];
			for (int i = 0; i < plane.length; i++) plane[i] = spectra.get(i).value(0, k);
			return plane;
		}), energies, signal, Counts.NONE, PixelScale.UNKNOWN, Table.empty(files.size()).with(Spectra.NAME, files.stream().map(file -> file
			.getFileName().toString()).toList()), List.of(new Part("samples", files.size() + " files, the first " + files.get(0)
				.getFileName() + ", channel " + header.channels().get(channel)), new Part("energies", "the files' first column, " +
					energies.length + " values, eV")), notes, () -> {});
	}
}
