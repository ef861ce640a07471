package org.xasmapper.absorption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * Makes absorption of what was measured. With sample s, beam without sample f, and dark frame d (0 if there is none):
 * <ul>
 * <li>transmission: {@code −ln((s − d)/(f − d))};</li>
 * <li>fluorescence and electron yield: {@code (s − d)/f};</li>
 * <li>absorption and optical density: as they are.</li>
 * </ul>
 * The beam is a flat frame of the plane's energy, the monitor, or what an {@link I0Choice} says. Where {@code s − d} of a
 * transmission, or the beam, is not positive, or a sample is missing, absorption is NaN.
 */
public final class Absorption {

	private Absorption() {}

	/**
	 * @param measured counts or absorption; goes on to be read from
	 * @param choice where the beam's intensity is taken from
	 * @param progress of reading all planes once or twice, if the beam is sought in the image
	 * @return the same measurement with samples of absorption, which are calculated plane by plane when they are read; its
	 *         parts and notes say how
	 * @throws XasException if a transmission has no beam to be divided by, or the choice does not fit the measurement
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Measurement of(final Measurement measured, final I0Choice choice, final Progress progress) {
		final Measurement absorption = switch (measured.signal()) {
			case MU, OPTICAL_DENSITY, UNKNOWN -> asItIs(measured, choice);
			case TRANSMITTED -> transmission(measured, choice, progress);
			case FLUORESCENCE, ELECTRON_YIELD -> emission(measured, choice, progress);
		};
		return with(absorption, absorption.samples(), List.of(), RisingEdge.doubts(absorption, measured.signal()));
	}

	private static Measurement asItIs(final Measurement measured, final I0Choice choice) {
		if (choice != I0Choice.OF_FILE) {
			throw new XasException("i0= is for intensities, and nothing says that the samples of " + measured.layout() +
				" are such. Add signal=transmission, fluorescence or electron-yield.");
		}
		return with(measured, measured.samples(), List.of(), measured.signal() == Signal.UNKNOWN ? List.of(
			"The file does not say what its samples are; they were taken for absorption. If they are not, say it with signal=.")
			: List.of());
	}

	private static Measurement transmission(final Measurement measured, final I0Choice choice, final Progress progress) {
		final BeamSource source = BeamSource.of(measured, choice, progress);
		if (source == null) {
			throw new XasException(measured.layout() + ": the samples are transmitted intensity, and there is no flat frame and no monitor" +
				(BeamSource.hasRingCurrentOnly(measured) ? " but the ring current (i0=monitor)" : "") + " to divide them by. Give i0=brightest, i0=region(x,y,width,height), or i0= a file of energies and I0; or signal=mu to take " +
				"them as they are.");
		}
		return divided(measured, source, Absorption::logarithm, "-ln(sample/" + source.name() + ")");
	}

	private static Measurement emission(final Measurement measured, final I0Choice choice, final Progress progress) {
		final BeamSource source = BeamSource.of(measured, choice, progress);
		if (source != null) return divided(measured, source, Absorption::quotient, "sample/" + source.name());
		return with(measured, measured.samples(), List.of(), List.of("There is no I0 to divide the " + measured.signal() +
			" by; it was taken as it is. A file of energies and I0 can be given with i0=."));
	}

	@FunctionalInterface
	private interface Division {

		/** Overwrites the sample's values. */
		void apply(float[] sample, float[] beam);
	}

	private static void logarithm(final float[] sample, final float[] beam) {
		for (int p = 0; p < sample.length; p++) {
			sample[p] = sample[p] > 0 && beam[p] > 0 ? (float) -Math.log((double) sample[p] / beam[p]) : Float.NaN;
		}
	}

	private static void quotient(final float[] sample, final float[] beam) {
		for (int p = 0; p < sample.length; p++) sample[p] = beam[p] > 0 ? sample[p] / beam[p] : Float.NaN;
	}

	private static Measurement divided(final Measurement measured, final BeamSource source, final Division division,
		final String formula)
	{
		final Frames sample = source.sample();
		final RandomAccessibleInterval<FloatType> samples = LazyPlanes.of(sample.width(), sample.height(), sample.count(), k -> {
			final float[] values = sample.read(k);
			final float[] beam = new float[values.length];
			source.beam().read(k, beam);
			division.apply(values, beam);
			return values;
		});
		final List<String> notes = new ArrayList<>(source.notes());
		if (sample.isDarkTakenOff()) notes.add("The mean dark frame was taken off first.");
		notes.add(String.format(Locale.ROOT, "Absorption is %s. Where counts are not positive it is NaN.", formula));
		return with(measured, samples, List.of(new Part("absorption", formula)), notes);
	}

	/** @return the same with other samples, which are absorption, and with more parts and notes */
	private static Measurement with(final Measurement measured, final RandomAccessibleInterval<FloatType> samples,
		final List<Part> moreParts, final List<String> moreNotes)
	{
		final List<Part> parts = new ArrayList<>(measured.parts());
		parts.addAll(moreParts);
		final List<String> notes = new ArrayList<>(measured.notes());
		notes.addAll(moreNotes);
		return new Measurement(measured.layout(), samples, measured.energies(), Signal.MU, Counts.NONE, measured.scale(), measured
			.table(), parts, notes, measured.file());
	}
}
