package org.xasmapper.absorption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * The sample's frames less the dark one, and the beam they are divided by.
 *
 * @param name of the beam, for the formula
 * @param notes sentences on where it came from
 */
record BeamSource(Frames sample, Beam beam, String name, List<String> notes) {

	/** What of a monitor tells that it stands before the beamline's optics. */
	private static final String RING = "ring current";

	/**
	 * @return the beam as it was chosen, else flat frames, else the monitor of each pixel, else that of each plane; null if there
	 *         is none
	 */
	static BeamSource of(final Measurement measured, final I0Choice choice, final Progress progress) {
		final Frames sample = new Frames(measured.samples(), dark(measured.counts()));
		if (choice instanceof I0Choice.OfFile) return measured(measured, sample);
		final BeamSource chosen = chosen(measured, choice, sample, progress);
		return measured.counts().flats() == null ? chosen : chosen.with(
			"The flat frames of the file were not used, since i0= names another beam.");
	}

	private static float[] dark(final Counts counts) {
		if (counts.darks() == null) return null;
		final Frames darks = new Frames(counts.darks(), null);
		return darks.mean(IntStream.range(0, darks.count()).toArray());
	}

	private static BeamSource chosen(final Measurement measured, final I0Choice choice, final Frames sample,
		final Progress progress)
	{
		if (choice instanceof I0Choice.Monitor) {
			final BeamSource monitor = monitor(measured, sample);
			if (monitor != null) return monitor;
			throw new XasException(measured.layout() + ": there is no monitor to divide by. Give another beam with i0=.");
		}
		if (choice instanceof I0Choice.Region) {
			final I0Choice.Region region = (I0Choice.Region) choice;
			return new BeamSource(sample, Beam.ofPlanes(EmptyPart.of(region, sample, progress)), "I0", List.of(String.format(Locale.ROOT,
				"I0 is the mean of %d × %d pixels at %d, %d.", region.width(), region.height(), region.x(), region.y())));
		}
		if (choice instanceof I0Choice.Brightest) {
			final int[] pixels = BrightestPixels.of(((I0Choice.Brightest) choice).share(), sample, progress);
			return new BeamSource(sample, Beam.ofPlanes(EmptyPart.mean(pixels, sample, progress)), "I0", List.of(String.format(Locale.ROOT,
				"I0 is the mean of the %d brightest pixels, %.3g %% of the image.", pixels.length, 100. * pixels.length / sample.pixels())));
		}
		final I0Choice.Table table = (I0Choice.Table) choice;
		return new BeamSource(sample, Beam.ofPlanes(BeamTable.of(table.file(), measured.energies(), progress)), "I0", List.of("I0 is from " +
			table.file().getFileName() + "."));
	}

	private static BeamSource measured(final Measurement measured, final Frames sample) {
		if (measured.counts().flats() != null) return flats(measured, sample);
		return measured.signal() == Signal.TRANSMITTED && hasRingCurrentOnly(measured) ? null : monitor(measured, sample);
	}

	/** @return whether the only beam is the current of electrons, of which the optics let through more at one energy than another */
	static boolean hasRingCurrentOnly(final Measurement measured) {
		return measured.counts().flats() == null && measured.counts().monitorName().toLowerCase(Locale.ROOT).contains(RING);
	}

	private static BeamSource monitor(final Measurement measured, final Frames sample) {
		final Counts counts = measured.counts();
		final String name = counts.monitorName().isEmpty() ? "monitor" : counts.monitorName();
		if (counts.monitor() != null) {
			final Frames monitor = Frames.of("values of the monitor", counts.monitor(), sample.asMeasured());
			if (monitor.count() != sample.count()) {
				throw new XasException(measured.layout() + ": the monitor has " + monitor.count() + " planes, but the sample has " + sample
					.count() + ". Give another beam with i0=.");
			}
			return new BeamSource(sample, (plane, target) -> System.arraycopy(monitor.read(plane), 0, target, 0, target.length), name, List
				.of());
		}
		if (counts.monitorPerPlane() == null) return null;
		if (counts.monitorPerPlane().length != sample.count()) {
			throw new XasException(measured.layout() + ": the monitor has " + counts.monitorPerPlane().length + " values, but the sample has " +
				sample.count() + " planes. Give another beam with i0=.");
		}
		return new BeamSource(sample, Beam.ofPlanes(counts.monitorPerPlane()), name, List.of());
	}

	private static BeamSource flats(final Measurement measured, final Frames sample) {
		final Counts counts = measured.counts();
		final FlatFrames flats = FlatFrames.of(Frames.of("flat frames", counts.flats(), sample), counts.flatEnergies(), measured.energies());
		final BeamSource source = new BeamSource(sample, flats, "flat", flats.notes());
		return counts.monitor() == null && counts.monitorPerPlane() == null ? source : source.with(
			"The flat frames were used, and the monitor was not.");
	}

	private BeamSource with(final String note) {
		final List<String> more = new ArrayList<>(notes);
		more.add(note);
		return new BeamSource(sample, beam, name, more);
	}
}
