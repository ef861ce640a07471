package org.xasmapper.ij;

import ij.ImagePlus;
import ij.WindowManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.xasmapper.chart.SpectraBand;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.TypedPath;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/** One spectrum to compare with: of a foil, a standard or a part of a map, from an open stack or a file. */
public final class ReferenceSpectrum {

	private ReferenceSpectrum() {}

	/**
	 * @param source title of an open spectral stack, whose selection is averaged, or a file: a spectral stack, or a text file of
	 *          one spectrum
	 * @param columns of a text file that is the spectrum
	 * @return a spectrum, and what was recognised
	 * @throws XasException if it is neither, or a text file of several spectra
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<Spectra> of(final String source, final ColumnChoice columns, final Progress progress) {
		final String name = source.trim();
		final ImagePlus open = WindowManager.getImage(name);
		if (open != null) return new Reading<>(ofSelection(open, progress), List.of());
		final Path file = TypedPath.of(name);
		if (!Files.isRegularFile(file)) {
			throw new XasException("The reference \"" + name + "\" is neither an open image nor a file.");
		}
		if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) {
			final Reading<ImagePlus> stack = TiffFiles.open(file, progress);
			return new Reading<>(ofSelection(stack.content(), progress), stack.notes());
		}
		final Reading<Spectra> spectra = SpectraReader.read(file, new SpectraSettings(EnergyUnit.AUTO, columns, Repeats.MEAN), progress);
		if (spectra.content().count() == 1) {
			return new Reading<>(named(spectra.content(), file.getFileName() + " (" + spectra.content().names().get(0) + ")"), spectra
				.notes());
		}
		throw new XasException("The reference " + file.getFileName() + " holds " + spectra.content().count() + " spectra (" + String.join(
			", ", spectra.content().names().stream().limit(10).toList()) + "). Say with columns= which one it is.");
	}

	/** @return mean spectrum of the selected pixels of a spectral stack, or of all where nothing is selected */
	public static Spectra ofSelection(final ImagePlus image, final Progress progress) {
		return named(image.getTitle(), SelectedSpectra.of(SpectralStack.of(image), image.getRoi(), progress));
	}

	/** @return mean spectrum of all pixels of a stack */
	public static Spectra ofAll(final SpectralStack stack, final Progress progress) {
		return named(stack.title(), SelectedSpectra.of(stack, null, progress));
	}

	private static Spectra named(final String title, final SpectraBand band) {
		return Spectra.named(band.energies(), List.of(title + " (" + band.name() + ")"), band.mean());
	}

	private static Spectra named(final Spectra one, final String name) {
		return Spectra.named(one.energies(), List.of(name), one.values());
	}
}
