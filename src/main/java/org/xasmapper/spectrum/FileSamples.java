package org.xasmapper.spectrum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.imglib2.img.basictypeaccess.nio.FloatBufferAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Float32 planes in a file, as samples {@code [width, height, planes]}: they take no heap, and any number of planes
 * takes one open file. {@link SpectralCube} reads and writes whole rows; as an ImgLib2 image they can be read only. Safe
 * for use by several threads on different samples.
 */
public final class FileSamples extends LazyCellImg<FloatType, FloatBufferAccess> {

	/** Samples of one reading or writing, 256 kB. */
	private static final int CHUNK = 1 << 16;

	private static final Cleaner CLEANER = Cleaner.create();

	private final Planes planes;
	private final Bands bands;

	private FileSamples(final Planes planes, final Bands bands) {
		super(bands.grid(), new FloatType(), bands::get);
		this.planes = planes;
		this.bands = bands;
	}

	private static FileSamples of(final Planes planes) {
		return new FileSamples(planes, new Bands(planes));
	}

	/**
	 * @param file created or overwritten with zeros, plane after plane, in the order of bytes of the machine
	 * @return samples that can be read and written
	 * @throws IOException if the file cannot be written
	 */
	static FileSamples create(final Path file, final int width, final int height, final int planes) throws IOException {
		final long planeBytes = (long) width * height * Float.BYTES;
		final long[] offsets = new long[planes];
		for (int k = 0; k < planes; k++) offsets[k] = k * planeBytes;
		return of(new Planes(FileBytes.create(file, planes * planeBytes), width, height, offsets, ByteOrder.nativeOrder()));
	}

	/**
	 * @param file created or overwritten; deleted when nobody uses the samples any more, at the latest at exit
	 * @return samples that can be read and written
	 * @throws IOException if the file cannot be written
	 */
	static FileSamples temporary(final Path file, final int width, final int height, final int planes) throws IOException {
		final FileSamples samples = create(file, width, height, planes);
		final FileBytes bytes = samples.planes.bytes();
		CLEANER.register(samples, () -> discard(bytes, file));
		return samples;
	}

	/** Must not hold the samples, which would never become unused. */
	private static void discard(final FileBytes bytes, final Path file) {
		try {
			bytes.close();
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * @param offsets where each plane starts in the file, bytes
	 * @return samples that can be read
	 */
	public static FileSamples of(final FileBytes file, final int width, final int height, final long[] offsets,
		final ByteOrder order)
	{
		return of(new Planes(file, width, height, offsets, order));
	}

	/** Copies samples of one plane, row after row. */
	void read(final int plane, final int first, final int count, final float[] target) {
		planes.read(plane, first, count, target);
	}

	/** @return one sample; a row of them is read at once */
	float read(final int plane, final int sample) {
		final float[] value = new float[1];
		planes.read(plane, sample, 1, value);
		return value[0];
	}

	/** Overwrites samples of one plane, row after row. */
	void write(final int plane, final int first, final int count, final float[] source) {
		planes.write(plane, first, count, source);
		bands.forget(plane, first, count);
	}

	private record Planes(FileBytes bytes, int width, int height, long[] offsets, ByteOrder order) {

		void read(final int plane, final int first, final int count, final float[] target) {
			final ByteBuffer buffer = buffer(count);
			for (int done = 0; done < count; done += CHUNK) {
				final int length = Math.min(CHUNK, count - done);
				buffer.clear().limit(length * Float.BYTES);
				bytes.read(buffer, position(plane, first + done));
				buffer.flip();
				buffer.asFloatBuffer().get(target, done, length);
			}
		}

		void write(final int plane, final int first, final int count, final float[] source) {
			final ByteBuffer buffer = buffer(count);
			for (int done = 0; done < count; done += CHUNK) {
				final int length = Math.min(CHUNK, count - done);
				buffer.clear().limit(length * Float.BYTES);
				buffer.asFloatBuffer().put(source, done, length);
				bytes.write(buffer, position(plane, first + done));
			}
		}

		private ByteBuffer buffer(final int count) {
			return ByteBuffer.allocate(Math.min(CHUNK, count) * Float.BYTES).order(order);
		}

		private long position(final int plane, final int sample) {
			return offsets[plane] + (long) sample * Float.BYTES;
		}
	}

	/** The cells of the image: bands of rows, kept while there is memory. */
	private static final class Bands {

		private final Planes planes;
		private final int rows;
		private final int perPlane;
		private final AtomicReferenceArray<SoftReference<Cell<FloatBufferAccess>>> kept;

		Bands(final Planes planes) {
			this.planes = planes;
			rows = Math.max(1, Math.min(planes.height(), CHUNK / planes.width()));
			perPlane = (planes.height() + rows - 1) / rows;
			kept = new AtomicReferenceArray<>(perPlane * planes.offsets().length);
		}

		CellGrid grid() {
			return new CellGrid(new long[] { planes.width(), planes.height(), planes.offsets().length }, new int[] { planes
				.width(), rows, 1 });
		}

		Cell<FloatBufferAccess> get(final long index) {
			final SoftReference<Cell<FloatBufferAccess>> reference = kept.get((int) index);
			final Cell<FloatBufferAccess> known = reference == null ? null : reference.get();
			if (known != null) return known;
			final Cell<FloatBufferAccess> cell = load((int) index / perPlane, (int) index % perPlane);
			kept.set((int) index, new SoftReference<>(cell));
			return cell;
		}

		private Cell<FloatBufferAccess> load(final int plane, final int band) {
			final int firstRow = band * rows;
			final int height = Math.min(rows, planes.height() - firstRow);
			final float[] samples = new float[height * planes.width()];
			planes.read(plane, firstRow * planes.width(), samples.length, samples);
			return new Cell<>(new int[] { planes.width(), height, 1 }, new long[] { 0, firstRow, plane }, new FloatBufferAccess(
				FloatBuffer.wrap(samples).asReadOnlyBuffer(), true));
		}

		void forget(final int plane, final int first, final int count) {
			final int bandSize = rows * planes.width();
			for (int band = first / bandSize; band <= (first + count - 1) / bandSize; band++) {
				kept.set(plane * perPlane + band, null);
			}
		}
	}
}
