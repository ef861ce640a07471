package org.xasmapper.io.hdf5;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/**
 * What a layout recognised in a file, before units are converted and planes that were never measured are left out.
 *
 * @param samples {@code [width, height, planes]}
 * @param energies one per plane, as written
 * @param unit of the energies as the file names it; AUTO if it does not
 */
record Found(String layout, RandomAccessibleInterval<FloatType> samples, double[] energies, EnergyUnit unit, Signal signal,
	Counts counts, PixelScale scale, List<Part> parts, List<String> notes)
{

	/** Pixels of an image in which no empty planes are sought: such a detector does not exist. */
	private static final long LARGE = 1 << 26;

	/**
	 * @param file name of the file or folder, for messages
	 * @param open closes what the samples are read from
	 * @throws XasException if the numbers of planes and energies differ, or no energy is above zero
	 */
	Measurement toMeasurement(final String file, final ReadingSettings settings, final AutoCloseable open) {
		if (energies.length != samples.dimension(2)) {
			throw new XasException(file + " has " + samples.dimension(2) + " planes of samples, but " + energies.length +
				" energies (" + parts + "). Name the energies with energydataset=, or the order of axes with axes=.");
		}
		final List<String> told = new ArrayList<>(notes);
		final int[] kept = measured(told);
		if (kept.length == 0) throw new XasException(file + ": none of the " + energies.length + " energies is above zero (" + parts + ").");
		final double[] electronvolt = electronvolt(settings.unit(), IntStream.of(kept).mapToDouble(k -> energies[k]).toArray(), told);
		return new Measurement(layout, KeptPlanes.of(samples, kept), electronvolt, settings.signal() == null ? signal : settings
			.signal(), kept(counts, kept), scale, null, parts, told, open);
	}

	/** @return numbers of the planes that have an energy, up to the last that holds anything */
	private int[] measured(final List<String> told) {
		int end = energies.length;
		final boolean isLarge = samples.dimension(0) * samples.dimension(1) > LARGE;
		while (end > 1 && !isLarge && isEmpty(end - 1)) end--;
		final int last = end;
		final int[] kept = IntStream.range(0, last).filter(k -> energies[k] > 0 && Double.isFinite(energies[k])).toArray();
		if (kept.length < energies.length) {
			told.add(String.format(Locale.ROOT, "%d of %d energies were left out: they are missing, zero or negative, or nothing was " +
				"measured at them, as when a scan stops.", energies.length - kept.length, energies.length));
		}
		return kept;
	}

	/** @return whether a plane holds nothing but zeros or NaN, or has no energy */
	private boolean isEmpty(final int plane) {
		if (!(energies[plane] > 0)) return true;
		final int width = (int) samples.dimension(0);
		final float[] row = new float[width];
		final PrimitiveBlocks<FloatType> blocks = PrimitiveBlocks.of(samples, PrimitiveBlocks.OnFallback.ACCEPT);
		for (long y = 0; y < samples.dimension(1); y++) {
			blocks.copy(new long[] { 0, y, plane }, row, new int[] { width, 1, 1 });
			for (final float value : row) {
				if (value != 0 && !Float.isNaN(value)) return false;
			}
		}
		return true;
	}

	private double[] electronvolt(final EnergyUnit said, final double[] kept, final List<String> told) {
		EnergyUnit taken = said == EnergyUnit.AUTO ? unit : said;
		if (taken == EnergyUnit.AUTO) {
			taken = EnergyUnit.ofRange(Arrays.stream(kept).min().orElseThrow(), Arrays.stream(kept).max().orElseThrow());
			if (taken == EnergyUnit.KEV) told.add("The energies are keV by their values (unit= says otherwise).");
		}
		if (taken == EnergyUnit.KEV) told.add("Energies were converted from keV to eV.");
		return taken.toElectronvolt(kept);
	}

	/** Counts that belong to planes stay with them. */
	private static Counts kept(final Counts counts, final int[] kept) {
		final double[] perPlane = counts.monitorPerPlane();
		final boolean flatPerPlane = counts.flats() != null && counts.flatEnergies() == null && counts.flats().dimension(2) > kept[kept.length - 1] &&
			counts.flats().dimension(2) > 1;
		return new Counts(flatPerPlane ? KeptPlanes.of(counts.flats(), kept) : counts.flats(), counts.flatEnergies(), counts.darks(),
			KeptPlanes.of(counts.monitor(), kept), perPlane == null ? null : IntStream.of(kept).mapToDouble(k -> perPlane[k]).toArray(),
			counts.monitorName());
	}
}
