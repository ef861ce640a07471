package org.xasmapper.io.athena;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.plugin.Plugin;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/**
 * Athena's projects: each group of μ(E) is a spectrum of a list. {@code dataset=} names groups; a table tells element, edge, E0
 * and the shift of each.
 */
@Plugin(type = SpectralReader.class)
public final class AthenaReader implements SpectralReader {

	@Override
	public String kind() {
		return "Athena";
	}

	@Override
	public Support support(final Path path) {
		return ProjectFile.is(path) ? Support.SURE : Support.NONE;
	}

	@Override
	public Measurement look(final Path path, final ReadingSettings settings, final Progress progress) {
		final String file = path.getFileName().toString();
		final List<ProjectGroup> all = ProjectFile.read(path, progress);
		final List<String> notes = new ArrayList<>();
		final List<ProjectGroup> groups = new GroupChoice(file, notes).of(all, settings);
		final Spectra spectra = new GroupSpectra(file, settings, notes).of(groups);
		final List<String> normalized = groups.stream().filter(ProjectGroup::isNormalized).map(ProjectGroup::label).toList();
		if (!normalized.isEmpty()) notes.add(file + ": normalized already, says Athena: " + String.join("; ", normalized) + ".");
		final List<Part> parts = List.of(new Part("spectra", groups.size() + " of " + all.size() + " groups, y"), new Part("energies",
			"x of " + groups.get(0).label() + ", " + spectra.energies()));
		return Measurement.ofSpectra("Athena project", spectra, settings.signal() == null ? Signal.MU : settings.signal(), parts, notes);
	}
}
