package org.xasmapper.spectrum;

import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A map of spectra: float32 samples {@code x × y × energy} and the energies of the third axis. Pixels are
 * numbered row by row, {@code x + y · width}. NaN marks a masked sample.
 * <p>
 * The samples may live in memory, in a file, or be read plane by plane from elsewhere; {@link PixelLoop} goes
 * through them in slabs that fit the heap.
 */
public final class SpectralCube {

	private final RandomAccessibleInterval<FloatType> samples;
	private final EnergyGrid energies;
	private final SamplePlanes planes;

	/**
	 * @param samples {@code [width, height, energies]}, lower corner at the origin
	 * @throws XasException if the third axis is not as long as the energy grid
	 */
	public SpectralCube(final RandomAccessibleInterval<FloatType> samples, final EnergyGrid energies) {
		if (samples.numDimensions() != 3 || samples.dimension(2) != energies.size()) {
			throw new XasException("A cube of " + samples.dimension(samples.numDimensions() - 1) +
				" planes does not fit an energy list of " + energies.size() + ".");
		}
		this.samples = samples;
		this.energies = energies;
		this.planes = new SamplePlanes(samples);
	}

	/** @return a cube of zeros on the heap */
	public static SpectralCube inMemory(final int width, final int height, final EnergyGrid energies) {
		return new SpectralCube(PlanarImgs.floats(width, height, energies.size()), energies);
	}

	/**
	 * @param file created or overwritten with the samples, plane after plane, in the order of bytes of the machine
	 * @return a cube of zeros in a file, for results larger than the heap
	 * @throws IOException if the file cannot be written
	 */
	public static SpectralCube inFile(final int width, final int height, final EnergyGrid energies, final Path file)
		throws IOException
	{
		return new SpectralCube(FileSamples.create(file, width, height, energies.size()), energies);
	}

	public int width() {
		return (int) samples.dimension(0);
	}

	public int height() {
		return (int) samples.dimension(1);
	}

	/** @return {@code width · height} */
	public int pixels() {
		return width() * height();
	}

	public EnergyGrid energies() {
		return energies;
	}

	/** @return the samples {@code [width, height, energies]} */
	public RandomAccessibleInterval<FloatType> samples() {
		return samples;
	}

	/** @return bytes of all samples */
	public long bytes() {
		return (long) pixels() * energies.size() * Float.BYTES;
	}

	/**
	 * Copies rows of one energy's plane.
	 *
	 * @param k number of the energy
	 * @param firstRow first row to copy
	 * @param rows number of rows
	 * @param target receives {@code rows · width} samples
	 * @throws XasException naming the file, if the samples are in one that cannot be read any more
	 */
	public void readRows(final int k, final int firstRow, final int rows, final float[] target) {
		planes.readRows(k, firstRow, rows, target);
	}

	/**
	 * Overwrites rows of one energy's plane; the counterpart of {@link #readRows}.
	 *
	 * @throws XasException naming the file, if the samples go to one and the disk is full
	 */
	public void writeRows(final int k, final int firstRow, final int rows, final float[] source) {
		planes.writeRows(k, firstRow, rows, source);
	}

	/** @return whether rows of a plane can be read for no more than they hold */
	boolean readsRowsAlone() {
		return planes.readsRowsAlone();
	}

	/**
	 * @param shift added to the energies, eV
	 * @return the same samples, shared, on that scale
	 */
	public SpectralCube shifted(final double shift) {
		return new SpectralCube(samples, energies.shifted(shift));
	}

	/** @return the spectrum of one pixel */
	public float[] spectrum(final int x, final int y) {
		return planes.pixel(x, y);
	}
}
