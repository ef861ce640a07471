package org.xasmapper.command;

import ij.ImagePlus;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.SpectraBand;
import org.xasmapper.chart.SpectraFigure;
import org.xasmapper.ij.SelectedSpectra;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.results.FigureImage;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.report.FigureAttempts;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Draws the mean spectrum of the selected pixels. */
@Plugin(type = Command.class, label = "XAS Spectra Plot...",
	description = "Draws mean and standard deviation of the spectra of the selected pixels, or of all pixels where " +
		"nothing is selected. Masked pixels are left out. The output folder receives spectra.png and spectra.csv " +
		"(energy, mean, std).")
public final class SpectraPlotCommand extends XasCommand {

	private static final int DIGITS = 6;

	@Parameter(label = "Spectral stack", persist = false,
		description = "The stack whose selection is used: rectangle, points, line, any other.")
	private ImagePlus image;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT)
	private Spectra spectra;

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = SpectralStack.of(image);
		try (Results results = results()) {
			final SpectraBand band = SelectedSpectra.of(stack, image.getRoi(), progress);
			final boolean normalized = !stack.metadata().normalization().equals(StackMetadata.RAW);
			final FigureAttempts attempts = new FigureAttempts();
			attempts.draw("spectra.png", () -> {
				final Figure drawn = SpectraFigure.draw(List.of(band), normalized);
				results.file("spectra.png", drawn::save);
				figure = FigureImage.of("Spectra of " + stack.baseTitle(), drawn);
			});
			spectra = meanAndStd(band);
			results.file("spectra.csv", path -> SpectraWriter.writeColumns(path, spectra, DIGITS));
			progress.check();
			results.commit();
			note("XAS Spectra Plot", attempts.warnings());
		}
		if (figure != null) ImageWindows.show(figure);
	}

	private static Spectra meanAndStd(final SpectraBand band) {
		final int m = band.energies().size();
		final float[] values = new float[2 * m];
		System.arraycopy(band.mean(), 0, values, 0, m);
		System.arraycopy(band.std(), 0, values, m, m);
		return Spectra.named(band.energies(), List.of("mean", "std"), values);
	}
}
