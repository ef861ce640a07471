package org.xasmapper.io;

import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * What a file was found to hold: planes of a signal and their energies. The samples are read when they are needed; whoever
 * keeps them keeps the file, which is closed with {@link #close}, or when nobody holds it any more.
 *
 * @param layout the layout or program that the file was recognised as, for the person, such as {@code NXstxm}
 * @param samples {@code [width, height, planes]} as measured, read by blocks, for several threads;
 *          {@code [spectra, 1, planes]} for lists of spectra. NaN where a sample is missing
 * @param energies eV, one per plane, as measured: they may fall or repeat
 * @param signal what the samples are
 * @param counts what was measured beside them
 * @param scale size of a pixel
 * @param table a row per spectrum of a list, else null
 * @param parts what was taken from where
 * @param notes sentences on what was converted, is missing or was left out
 * @param file closes what the samples are read from
 */
public record Measurement(String layout, RandomAccessibleInterval<FloatType> samples, double[] energies, Signal signal,
	Counts counts, PixelScale scale, Table table, List<Part> parts, List<String> notes, AutoCloseable file) implements AutoCloseable
{

	/** @throws XasException if there is not one energy a plane */
	public Measurement {
		if (samples.numDimensions() != 3 || samples.dimension(2) != energies.length) {
			throw new XasException(layout + ": " + samples.dimension(samples.numDimensions() - 1) + " planes of samples, but " +
				energies.length + " energies. Each plane needs one.");
		}
		parts = List.copyOf(parts);
		notes = List.copyOf(notes);
	}

	/**
	 * @param spectra a list in memory, of a file that is closed already
	 * @return the list as planes of height 1
	 */
	public static Measurement ofSpectra(final String layout, final Spectra spectra, final Signal signal, final List<Part> parts,
		final List<String> notes)
	{
		final PlanarImg<FloatType, ?> samples = PlanarImgs.floats(spectra.count(), 1, spectra.energies().size());
		final SamplePlanes planes = new SamplePlanes(samples);
		final float[] plane = new float[spectra.count()];
		for (int k = 0; k < spectra.energies().size(); k++) {
			for (int i = 0; i < plane.length; i++) plane[i] = spectra.value(i, k);
			planes.writeRows(k, 0, 1, plane);
		}
		return new Measurement(layout, samples, spectra.energies().toArray(), signal, Counts.NONE, PixelScale.UNKNOWN, spectra.table(),
			parts, notes, () -> {});
	}

	/** @throws XasException if the file does not close */
	@Override
	public void close() {
		try {
			file.close();
		}
		catch (final Exception e) {
			throw new XasException(layout + ": the file cannot be closed (" + e.getMessage() + ").", e);
		}
	}
}
