package org.xasmapper.io.tiff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.FileSamples;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.Workers;

/**
 * A TIFF file whose pages are the planes of one stack. Opening it reads and checks all directories; samples are read
 * afterwards.
 */
public final class TiffStack implements AutoCloseable {

	/** Share of the largest heap that samples may take before they stay in the file. */
	private static final int HEAP_SHARE = 4;

	/** Larger whole numbers have no float of their own. */
	private static final int EXACT_BITS = 24;

	/** Pages that show others once more: reduced (1) or as a mask (4). */
	private static final int NO_DATA = 1 | 4;

	private final TiffBytes file;
	private final List<TiffPage> pages = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();
	private final ImageJMetadata metadata;
	private final PixelScale scale;
	/** Planes of a file for which ImageJ wrote one directory only, else 0. */
	private final int undirected;

	private TiffStack(final Path path) {
		file = new TiffBytes(path);
		final List<TiffDirectory> directories = TiffDirectory.all(file);
		for (final TiffDirectory directory : directories) {
			if ((directory.number(TiffTag.NEW_SUBFILE_TYPE, 0) & NO_DATA) == 0) pages.add(new TiffPage(file, directory));
		}
		if (pages.isEmpty()) throw file.damaged("it holds reduced copies of pages only");
		requireOneSize();
		if (pages.size() < directories.size()) {
			notes.add(directories.size() - pages.size() + " of " + directories.size() +
				" pages are masks or reduced copies of others and were left out.");
		}
		metadata = ImageJMetadata.of(file, directories.get(0));
		undirected = undirected();
		scale = scale(directories.get(0));
		if (kind() != SampleKind.FLOAT_32) {
			notes.add(kind().bits() + "-bit integers were converted to 32-bit floating-point numbers" + (kind().bits() > EXACT_BITS
				? "; above 16,777,216 these keep seven digits." : "."));
		}
	}

	/**
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it is no TIFF, damaged, or of a kind that is not read
	 */
	public static TiffStack open(final Path file) {
		return new TiffStack(file);
	}

	private void requireOneSize() {
		for (final TiffPage page : pages) {
			if (page.width() == width() && page.height() == height()) continue;
			throw file.refused(page.name() + " has " + page.width() + " × " + page.height() + " pixels, but " + pages.get(0).name() +
				" has " + width() + " × " + height(), "Save pages of one size in one file");
		}
	}

	/** Stacks above 4 GB, and those of some programs, have one directory and plane after plane behind it. */
	private int undirected() {
		final int images = (int) metadata.number("images", 1);
		if (images <= 1 || images == pages.size()) return 0;
		if (pages.size() > 1) {
			notes.add("ImageJ's description speaks of " + images + " images, but the file has " + pages.size() +
				" pages; these were taken.");
			return 0;
		}
		final TiffPage page = pages.get(0);
		if (page.contiguousOffset() < 0) throw file.damaged("it should hold " + images + " images, but has one page");
		file.require(page.contiguousOffset(), images * planeBytes(), "its " + images + " images");
		return images;
	}

	private long planeBytes() {
		return (long) width() * height() * kind().bytes();
	}

	private SampleKind kind() {
		return pages.get(0).kind();
	}

	private PixelScale scale(final TiffDirectory first) {
		final double x = first.rational(TiffTag.X_RESOLUTION);
		final double y = first.rational(TiffTag.Y_RESOLUTION);
		final long unit = first.number(TiffTag.RESOLUTION_UNIT, 1);
		final String named = unit == 3 ? "cm" : unit == 2 ? "inch" : "";
		final String own = metadata.text("unit");
		// ImageJ writes "um" and a resolution per centimetre.
		final double factor = unit == 3 && "um".equals(own) ? 1e4 : 1;
		return new PixelScale(x > 0 ? factor / x : 1, y > 0 ? factor / y : 1, own == null ? named : own, metadata.number("xorigin",
			0), metadata.number("yorigin", 0));
	}

	public int width() {
		return pages.get(0).width();
	}

	public int height() {
		return pages.get(0).height();
	}

	/** @return number of planes */
	public int planes() {
		return undirected > 0 ? undirected : pages.size();
	}

	/** @return bits of a stored number: 8, 16 or 32 */
	public int bits() {
		return kind().bits();
	}

	public ImageJMetadata metadata() {
		return metadata;
	}

	public PixelScale scale() {
		return scale;
	}

	/** @return sentences on what was converted or left out */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	/**
	 * @param table value of each stored number of 8 or 16 bits without sign, or null to take the numbers themselves
	 * @return {@code [width, height, planes]}: those of uncompressed 32-bit floats stay in the file if they take more than a
	 *         quarter of the heap; others are on the heap or, where it has no room, in a temporary file
	 * @throws java.util.concurrent.CancellationException when cancelled
	 * @throws org.xasmapper.spectrum.XasException naming file and page, if it is damaged
	 */
	public RandomAccessibleInterval<FloatType> samples(final float[] table, final Progress progress) {
		final long bytes = (long) width() * height() * planes() * Float.BYTES;
		if (bytes > Runtime.getRuntime().maxMemory() / HEAP_SHARE && isPlain()) {
			return FileSamples.of(file.bytes(), width(), height(), offsets(), file.order());
		}
		final SamplePlanes target = new SamplePlanes(ResultCubes.samples(width(), height(), planes()));
		Workers.run(planes(), Workers.available(), () -> {
			final float[] plane = new float[width() * height()];
			return k -> {
				progress.check();
				progress.report("Reading slice " + (k + 1) + " of " + planes(), (double) k / planes());
				page(k).read(table, plane);
				target.writeRows(k, 0, height(), plane);
			};
		});
		return target.samples();
	}

	/**
	 * Reads a plane's stored numbers.
	 *
	 * @param target receives {@code width · height} samples
	 * @throws org.xasmapper.spectrum.XasException naming file and page, if it is damaged
	 */
	public void read(final int plane, final float[] target) {
		page(plane).read(null, target);
	}

	/** Closes the file; samples that stay in it cannot be read any more. Without it the file is closed when nobody uses it. */
	@Override
	public void close() {
		file.close();
	}

	private boolean isPlain() {
		return pages.stream().allMatch(page -> page.plainOffset() >= 0);
	}

	private long[] offsets() {
		final long[] offsets = new long[planes()];
		for (int k = 0; k < offsets.length; k++) {
			offsets[k] = undirected > 0 ? pages.get(0).plainOffset() + k * planeBytes() : pages.get(k).plainOffset();
		}
		return offsets;
	}

	private TiffPage page(final int k) {
		return undirected > 0 ? pages.get(0).movedBy(k * planeBytes()) : pages.get(k);
	}
}
