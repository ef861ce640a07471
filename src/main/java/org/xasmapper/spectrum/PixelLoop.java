package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Goes through the pixels of a cube, in parallel, in blocks of whole spectra. A cube may be larger than the
 * heap: it is read in slabs of rows, each plane of a slab once, and results are written slab by slab.
 */
public final class PixelLoop {

	/** Spectra per block: with 141 energies about 0.6 MB, so that input and result stay in the cache. */
	private static final int BLOCK = 1024;

	/** Share of the largest heap that one slab, with its results, may take. */
	private static final int HEAP_SHARE = 6;

	/**
	 * Bytes of a slab where rows cost no more than they hold. A larger one is no faster to fill, and the first touch of so
	 * much memory takes as long as the work on it.
	 */
	private static final long SLAB = 64L << 20;

	private PixelLoop() {}

	/** What is done to a block of spectra. One kernel serves one thread; it may keep scratch memory. */
	@FunctionalInterface
	public interface Kernel {

		/**
		 * @param firstPixel number of the block's first pixel in the cube
		 * @param count number of spectra in the block
		 * @param spectra {@code [count × energies of the source]}; may be overwritten
		 * @param results {@code [count × energies of the target]}, to be filled; null where there is no target
		 */
		void process(int firstPixel, int count, float[] spectra, float[] results);
	}

	/**
	 * Shows every spectrum of a cube to a kernel.
	 *
	 * @param kernels makes one kernel per thread
	 * @param activity for the progress bar
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static void read(final SpectralCube source, final Supplier<Kernel> kernels, final String activity,
		final Progress progress)
	{
		run(source, null, rowsPerSlab(source, null), kernels, activity, progress);
	}

	/**
	 * Fills a cube with what a kernel makes of the spectra of another.
	 *
	 * @param target as wide and high as the source, with an energy grid of its own
	 * @param kernels makes one kernel per thread
	 * @param activity for the progress bar
	 * @throws java.util.concurrent.CancellationException when cancelled; the target then is incomplete
	 */
	public static void transform(final SpectralCube source, final SpectralCube target, final Supplier<Kernel> kernels,
		final String activity, final Progress progress)
	{
		if (target.width() != source.width() || target.height() != source.height()) {
			throw new IllegalArgumentException("source and target differ in size");
		}
		run(source, target, rowsPerSlab(source, target), kernels, activity, progress);
	}

	/** @param most largest height of a slab; where memory is short, slabs are lower */
	static void run(final SpectralCube source, final SpectralCube target, final int most,
		final Supplier<Kernel> kernels, final String activity, final Progress progress)
	{
		final float[][] both = room(source.energies().size() + (target == null ? 0 : target.energies().size()), most, source.width());
		final float[][] in = Arrays.copyOf(both, source.energies().size());
		final float[][] out = Arrays.copyOfRange(both, in.length, both.length);
		final int rows = both[0].length / source.width();
		for (int row = 0; row < source.height(); row += rows) {
			progress.report(activity, (double) row / source.height());
			final Slab slab = new Slab(row, Math.min(rows, source.height() - row), in, out);
			slab.load(source, progress);
			slab.process(source.width(), kernels, progress);
			slab.store(target, progress);
		}
		progress.report(activity, 1);
	}

	/** @return room for whole rows of planes: as many as wanted or, if there is no memory for them, a quarter of them, and so on */
	private static float[][] room(final int planes, final int rows, final int width) {
		try {
			return new float[planes][rows * width];
		}
		catch (final OutOfMemoryError e) {
			if (rows == 1) throw e;
		}
		return room(planes, Math.max(1, rows / 4), width);
	}

	private static int rowsPerSlab(final SpectralCube source, final SpectralCube target) {
		final int planes = source.energies().size() + (target == null ? 0 : target.energies().size());
		final long rowBytes = (long) source.width() * planes * Float.BYTES;
		final long most = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
		final long bytes = source.readsRowsAlone() ? Math.min(most, SLAB) : most;
		return (int) Math.max(1, Math.min(source.height(), bytes / rowBytes));
	}

	/** Whole rows of all planes: {@code [energies][rows · width]}. */
	private record Slab(int firstRow, int rows, float[][] in, float[][] out) {

		void load(final SpectralCube source, final Progress progress) {
			Workers.run(in.length, Workers.available(), () -> k -> {
				progress.check();
				source.readRows(k, firstRow, rows, in[k]);
			});
		}

		void store(final SpectralCube target, final Progress progress) {
			Workers.run(out.length, Workers.available(), () -> k -> {
				progress.check();
				target.writeRows(k, firstRow, rows, out[k]);
			});
		}

		void process(final int width, final Supplier<Kernel> kernels, final Progress progress) {
			final int pixels = rows * width;
			final int blocks = (pixels + BLOCK - 1) / BLOCK;
			Workers.run(blocks, Workers.available(), () -> worker(width, pixels, kernels.get(), progress));
		}

		private IntConsumer worker(final int width, final int pixels, final Kernel kernel, final Progress progress) {
			final float[] spectra = new float[Math.min(BLOCK, pixels) * in.length];
			final float[] results = out.length == 0 ? null : new float[Math.min(BLOCK, pixels) * out.length];
			return block -> {
				progress.check();
				final int first = block * BLOCK;
				final int count = Math.min(BLOCK, pixels - first);
				planesToSpectra(in, first, count, spectra);
				kernel.process(firstRow * width + first, count, spectra, results);
				if (results != null) spectraToPlanes(results, first, count, out);
			};
		}
	}

	private static void planesToSpectra(final float[][] planes, final int first, final int count,
		final float[] spectra)
	{
		final int m = planes.length;
		for (int k = 0; k < m; k++) {
			final float[] plane = planes[k];
			for (int p = 0; p < count; p++) spectra[p * m + k] = plane[first + p];
		}
	}

	private static void spectraToPlanes(final float[] spectra, final int first, final int count,
		final float[][] planes)
	{
		final int m = planes.length;
		for (int k = 0; k < m; k++) {
			final float[] plane = planes[k];
			for (int p = 0; p < count; p++) plane[first + p] = spectra[p * m + k];
		}
	}
}
