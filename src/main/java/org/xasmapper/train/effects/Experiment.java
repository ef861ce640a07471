package org.xasmapper.train.effects;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.energies.AbsorptionEdge;

/**
 * Measures simulated spectra: makes of each what a {@link Measurement} would have given. Spectra are continued beyond their
 * own energies where broadening, shift or the scan reach: below as the tail of a Lorentzian edge, above as the last value.
 * <p>
 * Keeps scratch memory: one per thread.
 */
public final class Experiment {

	/** Share of the signal that is not from the edge, and only adds noise. */
	private static final double BACKGROUND = 0.3;

	/** Half width at half maximum of the step that spectra oscillate about, eV. */
	private static final double STEP_WIDTH = 1.5;

	/** Cut of the broadening, eV. */
	private static final double REACH = 12;

	/** Where the tail's slope is taken, eV from the first energy. */
	private static final double TAIL = 2;

	/** Least width of a post-edge range, eV. */
	private static final double LEAST_WINDOW = 8;

	/** Finest step between the scan's energies that spectra are treated on. */
	private static final double FINEST = 0.25;

	private final EnergyGrid scan;
	private final double edge;
	private final double step;
	private final double first;
	private final int margin;
	private final Resampler toCore;
	private final float[] core;
	/** The spectrum on the fine grid, from {@code margin} steps below the core to as many above. */
	private final float[] fine;
	/** The same when it is broadened, and before it is stretched. */
	private final float[] broadened;
	private final double[] kernel;
	private final double[] places;

	/**
	 * @param simulated energies of the spectra
	 * @param scan energies that are measured at
	 * @param edge of the absorber; lines are placed from its tabulated energy
	 */
	public Experiment(final EnergyGrid simulated, final EnergyGrid scan, final AbsorptionEdge edge) {
		this.scan = scan;
		this.edge = edge.energy();
		step = Math.max(simulated.medianStep(), FINEST * scan.medianStep());
		final int points = (int) Math.floor((simulated.last() - simulated.first()) / step + 1e-6) + 1;
		final EnergyGrid regular = EnergyGrid.regular(simulated.first(), step, points);
		toCore = Resampler.between(simulated, 0, regular);
		core = new float[points];
		final double beyond = Math.max(0, Math.max(simulated.first() - scan.first(), scan.last() - regular.last()));
		final int reach = (int) Math.ceil(REACH / step);
		margin = reach + (int) Math.ceil(beyond / step) + 1;
		first = simulated.first() - margin * step;
		fine = new float[points + 2 * margin];
		broadened = new float[fine.length];
		kernel = new double[2 * reach + 1];
		places = new double[scan.size()];
		for (int k = 0; k < places.length; k++) places[k] = (scan.energy(k) - first) / step;
	}

	/**
	 * What the sample and the beamline make of a spectrum, before anybody normalises it: damped, with its lines,
	 * self-absorbed, broadened and shifted. The edge step stays one; there is no noise.
	 *
	 * @param mu holds a normalised simulated spectrum from {@code from} on, finite
	 * @param sixFold share of the sites with six neighbours or more, 0 to 1
	 * @param absorption receives the spectrum at the scan's energies from {@code to} on
	 */
	public void absorption(final Measurement measurement, final float[] mu, final int from, final double sixFold,
		final float[] absorption, final int to)
	{
		extend(mu, from);
		final double middle = middleOfEdge();
		stretch(measurement.stretch(), middle);
		damp(measurement.damping(), middle);
		for (final Line feature : measurement.features()) add(feature, 1);
		for (final Line line : measurement.lines()) add(line, sixFold);
		selfAbsorb(measurement.selfAbsorption());
		broaden(measurement);
		for (int k = 0; k < places.length; k++) {
			final int below = (int) places[k];
			final double share = places[k] - below;
			absorption[to + k] = (float) (broadened[below] + share * (broadened[Math.min(below + 1, fine.length - 1)] -
				broadened[below]));
		}
	}

	/**
	 * The spectrum as the user would have it before prediction: {@link #absorption}, normalised again as well as such scans are, with
	 * noise.
	 *
	 * @param mu holds a normalised simulated spectrum from {@code from} on, finite
	 * @param sixFold share of the sites with six neighbours or more, 0 to 1
	 * @param random draws the noise of each energy
	 * @param measured receives the spectrum at the scan's energies from {@code to} on
	 */
	public void measure(final Measurement measurement, final float[] mu, final int from, final double sixFold,
		final RandomGenerator random, final float[] measured, final int to)
	{
		absorption(measurement, mu, from, sixFold, measured, to);
		final double middle = middleOfEdge() + measurement.shift();
		final double base = measurement.tail() * measured[to];
		final double one = 1 + measurement.near() * (postEdge(measured, to, middle + measurement.window()) - 1);
		for (int k = 0; k < places.length; k++) {
			final double normalized = (measured[to + k] - base) / (one - base);
			final double sloped = normalized + measurement.slope() * Math.max(0, scan.energy(k) - middle);
			final double seen = measurement.height() * (measurement.offset() + (1 - measurement.offset()) * sloped);
			final double counts = Math.max(0, seen + BACKGROUND) / (1 + BACKGROUND);
			final double noise = measurement.noise() == 0 ? 0 : measurement.noise() * Math.sqrt(counts) * random.nextGaussian();
			measured[to + k] = (float) (seen + noise);
		}
	}

	private void extend(final float[] mu, final int from) {
		toCore.apply(mu, from, core, 0);
		System.arraycopy(core, 0, fine, margin, core.length);
		Arrays.fill(fine, margin + core.length, fine.length, core[core.length - 1]);
		final int over = Math.min(core.length - 1, (int) Math.ceil(TAIL / step));
		final double slope = (core[over] - core[0]) / (over * step);
		// a / (c − E) with the value and slope of the first energies; where they do not rise there is no tail.
		final double toPole = core[0] > 0 && slope > 0 ? core[0] / slope : Double.POSITIVE_INFINITY;
		for (int i = 0; i < margin; i++) {
			final double below = (margin - i) * step;
			fine[i] = (float) (core[0] / (1 + below / toPole));
		}
	}

	/** @return energy where the edge rises through one half, walking down from the white line; infinite if it does not */
	private double middleOfEdge() {
		int top = 0;
		for (int i = 1; i < core.length; i++) {
			if (core[i] > core[top]) top = i;
		}
		if (core[top] < 0.5f) return Double.POSITIVE_INFINITY;
		for (int i = top - 1; i >= 0; i--) {
			if (core[i] >= 0.5f) continue;
			return first + (margin + i + (0.5 - core[i]) / (core[i + 1] - core[i])) * step;
		}
		return Double.POSITIVE_INFINITY;
	}

	/** About the middle of the edge, by the line through two neighbours. */
	private void stretch(final double stretch, final double middle) {
		if (stretch == 0 || Double.isInfinite(middle)) return;
		final double centre = (middle - first) / step;
		System.arraycopy(fine, 0, broadened, 0, fine.length);
		for (int i = 0; i < fine.length; i++) {
			final double from = Math.min(fine.length - 1.0, Math.max(0, centre + (i - centre) / (1 + stretch)));
			final int below = Math.min(fine.length - 2, (int) from);
			fine[i] = (float) (broadened[below] + (from - below) * (broadened[below + 1] - broadened[below]));
		}
	}

	/** About an arctangent step, which meets the spectrum in the middle of the edge, so that nothing jumps. */
	private void damp(final double damping, final double middle) {
		if (damping == 1) return;
		for (int i = (int) Math.ceil((middle - first) / step); i < fine.length; i++) {
			final double about = 0.5 + Math.atan((first + i * step - middle) / STEP_WIDTH) / Math.PI;
			fine[i] = (float) (about + damping * (fine[i] - about));
		}
	}

	private void add(final Line line, final double share) {
		final double place = (edge + line.place() - first) / step;
		final double width = line.width() / step;
		for (int i = Math.max(0, (int) (place - 4 * width)); i < Math.min(fine.length, place + 4 * width); i++) {
			final double distance = (i - place) / width;
			fine[i] += (float) (share * line.height() * Math.exp(-distance * distance / 2));
		}
	}

	private void selfAbsorb(final double a) {
		if (a == 0) return;
		final float factor = (float) a;
		for (int i = 0; i < fine.length; i++) fine[i] = fine[i] * (1 + factor) / (1 + factor * Math.max(0, fine[i]));
	}

	/** Convolves with {@link #fillKernel}; beyond the fine grid the spectrum stays what it is at its ends. */
	private void broaden(final Measurement measurement) {
		fillKernel(measurement);
		Arrays.fill(broadened, 0);
		final int reach = kernel.length / 2;
		for (int j = -reach; j <= reach; j++) {
			final float weight = (float) kernel[reach + j];
			if (weight == 0) continue;
			final int low = Math.max(0, -j);
			final int high = Math.min(fine.length, fine.length - j);
			for (int i = low; i < high; i++) broadened[i] += weight * fine[i + j];
			for (int i = 0; i < low; i++) broadened[i] += weight * fine[0];
			for (int i = high; i < fine.length; i++) broadened[i] += weight * fine[fine.length - 1];
		}
	}

	/**
	 * A pseudo-Voigt function with the widths of Thompson, Cox and Hastings (J. Appl. Cryst. 20, 1987, 79) about −shift. Where it is
	 * narrower than the grid, the line through two neighbours moves the spectrum and nothing broadens it.
	 */
	private void fillKernel(final Measurement measurement) {
		final double gauss = 2 * Math.sqrt(2 * Math.log(2)) * measurement.broadening();
		final double lorentz = 2 * measurement.lifetime();
		final double width = Math.pow(Math.pow(gauss, 5) + 2.69269 * Math.pow(gauss, 4) * lorentz + 2.42843 * Math.pow(gauss, 3) *
			lorentz * lorentz + 4.47163 * gauss * gauss * Math.pow(lorentz, 3) + 0.07842 * gauss * Math.pow(lorentz, 4) + Math.pow(
				lorentz, 5), 0.2);
		final double ratio = width == 0 ? 0 : lorentz / width;
		final double mixed = ratio * (1.36603 - ratio * (0.47719 - 0.11116 * ratio));
		final int reach = kernel.length / 2;
		double sum = 0;
		for (int j = 0; j < kernel.length; j++) {
			final double distance = (j - reach) * step + measurement.shift();
			kernel[j] = width < step ? Math.max(0, 1 - Math.abs(distance) / step) : (1 - mixed) * gaussian(distance, width) + mixed *
				lorentzian(distance, width);
			sum += kernel[j];
		}
		for (int j = 0; j < kernel.length; j++) kernel[j] /= sum;
	}

	/** @return of unit area and the given full width at half maximum */
	private static double gaussian(final double x, final double width) {
		final double u = x / width;
		return Math.exp(-4 * Math.log(2) * u * u) * 2 * Math.sqrt(Math.log(2) / Math.PI) / width;
	}

	private static double lorentzian(final double x, final double width) {
		final double half = width / 2;
		return half / (Math.PI * (x * x + half * half));
	}

	/** @return mean from an energy on; 1 if too little of the scan is left */
	private double postEdge(final float[] measured, final int to, final double from) {
		if (!(scan.last() - from >= LEAST_WINDOW)) return 1;
		double sum = 0;
		final int start = scan.firstAtOrAbove(from);
		for (int k = start; k < places.length; k++) sum += measured[to + k];
		return sum / (places.length - start);
	}
}
