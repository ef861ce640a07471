package org.xasmapper.train.strangers;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.xasmapper.model.Effects;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/**
 * Draws measured spectra that a model does not know, from simulated ones that it knows and from formulas. Those of a sample are drawn a
 * measurement as known ones are, so that it is not the noise that tells them apart; those of a wrong treatment are treated
 * afterwards.
 * <p>
 * Keeps scratch memory: one per thread.
 */
public final class Strangers {

	/** Beyond this, in edge steps, is no spectrum. */
	private static final double MOST = 100;

	private final EnergyGrid energies;
	private final EnergyGrid scan;
	private final float[] known;
	private final float[] others;
	private final double middle;
	private final Effects effects;
	private final Experiment experiment;
	private final float[] mu;

	/**
	 * @param simulated energies of the known spectra
	 * @param known normalised simulated spectra {@code [rows × energies]}, finite
	 * @param others the same of other elements, moved to the edge; only those who want {@link Stranger#ELEMENT} need any
	 * @param scan energies that are measured at
	 * @param edge of the absorber
	 * @param effects of measurements
	 */
	public Strangers(final EnergyGrid simulated, final float[] known, final float[] others, final EnergyGrid scan,
		final AbsorptionEdge edge, final Effects effects)
	{
		energies = simulated;
		this.scan = scan;
		this.known = known;
		this.others = others;
		this.effects = effects;
		experiment = new Experiment(simulated, scan, edge);
		mu = new float[simulated.size()];
		middle = middle();
	}

	/** @return where the mean of the known spectra first stays above one half, eV */
	private double middle() {
		final int m = energies.size();
		final double[] mean = new double[m];
		for (int i = 0; i < known.length; i++) mean[i % m] += known[i];
		int k = m - 1;
		while (k > 0 && mean[k] >= 0.5 * known.length / m) k--;
		return energies.energy(k);
	}

	/**
	 * @param random the only source of chance
	 * @param measured receives a spectrum at the scan's energies from {@code to} on, finite
	 */
	public void draw(final Stranger kind, final RandomGenerator random, final float[] measured, final int to) {
		do {
			sample(kind, random);
			experiment.measure(Measurement.draw(effects, random), mu, 0, random.nextDouble(), random, measured, to);
			treat(kind, random, measured, to);
		}
		while (!isSpectrum(measured, to));
	}

	private boolean isSpectrum(final float[] measured, final int to) {
		for (int k = to; k < to + scan.size(); k++) {
			if (!(Math.abs(measured[k]) <= MOST)) return false;
		}
		return true;
	}

	private void sample(final Stranger kind, final RandomGenerator random) {
		switch (kind) {
			case STEP -> step(middle + between(random, -12, 8), logBetween(random, 0.3, 12), random.nextInt(3), 1);
			case LINES -> lines(random);
			case METAL -> metal(random);
			case LIGAND -> ligand(random);
			case ALTERED -> altered(random);
			case OUTSIDE -> outside(random);
			case DISTORTED -> distorted(random);
			case SCALE -> scale(random);
			case SMOOTH -> smooth(random);
			case FALLING -> falling(random);
			case ELEMENT -> copy(others, random);
			default -> copy(known, random);
		}
	}

	private void copy(final float[] all, final RandomGenerator random) {
		System.arraycopy(all, random.nextInt(all.length / mu.length) * mu.length, mu, 0, mu.length);
	}

	private void step(final double place, final double width, final int shape, final double height) {
		for (int k = 0; k < mu.length; k++) {
			final double x = (energies.energy(k) - place) / width;
			mu[k] = (float) (height * switch (shape) {
				case 0 -> 0.5 + Math.atan(x) / Math.PI;
				case 1 -> 1 / (1 + Math.exp(-1.7 * x));
				default -> x < 0 ? 0 : 1 - Math.exp(-x);
			});
		}
	}

	private void lines(final RandomGenerator random) {
		step(middle + between(random, -15, 10), logBetween(random, 0.5, 4), random.nextInt(2), 1);
		for (int i = 1 + random.nextInt(6); i > 0; i--) {
			line(middle + between(random, -15, 45), logBetween(random, 0.6, 8), between(random, -0.4, 1));
		}
	}

	/** Adds a Gaussian. */
	private void line(final double place, final double width, final double height) {
		for (int k = 0; k < mu.length; k++) {
			final double x = (energies.energy(k) - place) / width;
			mu[k] += (float) (height * Math.exp(-x * x / 2));
		}
	}

	private void metal(final RandomGenerator random) {
		final double low = middle - between(random, 0, 16);
		final double shoulder = between(random, 0.15, 0.75);
		final double split = between(random, 3, 14);
		step(low + split, logBetween(random, 0.7, 4), random.nextInt(2), 1 - shoulder);
		for (int k = 0; k < mu.length; k++) {
			mu[k] += (float) (shoulder * (0.5 + Math.atan((energies.energy(k) - low) / between(random, 0.99, 1.01)) / Math.PI));
		}
		oscillate(low + split, between(random, 2.2, 3.4), between(random, 0.02, 0.25), random);
		if (random.nextBoolean()) line(low + between(random, -1, 3), between(random, 0.8, 2), between(random, 0, 0.3));
	}

	/** Adds the scattering of a few shells of neighbours, the nearest at some distance, Å. */
	private void oscillate(final double edge, final double nearest, final double height, final RandomGenerator random) {
		double distance = nearest;
		for (int shell = 0; shell < 3; shell++, distance *= between(random, 1.1, 1.5)) {
			final double phase = between(random, 0, 2 * Math.PI);
			final double share = height / (1 + shell) * between(random, 0.5, 1.5);
			for (int k = 0; k < mu.length; k++) {
				final double above = energies.energy(k) - edge;
				if (above <= 0) continue;
				// k in 1/Å of a free electron.
				final double wave = Math.sqrt(0.2625 * above);
				mu[k] += (float) (share * Math.min(1, above / 4) * Math.sin(2 * wave * distance + phase) * Math.exp(-above / 60));
			}
		}
	}

	private void ligand(final RandomGenerator random) {
		copy(known, random);
		final double factor = random.nextBoolean() ? between(random, 0.5, 0.82) : between(random, 1.25, 2);
		stretch(middle, factor, between(random, -8, 4));
	}

	/** Puts what is at E to about + factor (E − about) + shift. */
	private void stretch(final double about, final double factor, final double shift) {
		final float[] before = mu.clone();
		for (int k = 0; k < mu.length; k++) {
			final double from = about + (energies.energy(k) - shift - about) / factor;
			final double place = Math.max(0, Math.min(mu.length - 1, (from - energies.first()) / (energies.last() - energies.first()) *
				(mu.length - 1)));
			final int below = (int) place;
			final int next = Math.min(below + 1, mu.length - 1);
			mu[k] = (float) (before[below] + (place - below) * (before[next] - before[below]));
		}
	}

	private void altered(final RandomGenerator random) {
		copy(known, random);
		switch (random.nextInt(3)) {
			case 0 -> line(middle + between(random, -14, -2), between(random, 0.6, 2.5), between(random, 1.2, 2.5));
			case 1 -> line(middle + between(random, -6, 12), between(random, 1, 4), between(random, -1.2, -0.6));
			default -> line(middle + between(random, 2, 14), between(random, 1, 4), between(random, 0.9, 2));
		}
	}

	private void outside(final RandomGenerator random) {
		copy(known, random);
		final float[] one = mu.clone();
		copy(known, random);
		final double more = between(random, 2, 6);
		for (int k = 0; k < mu.length; k++) mu[k] = (float) (one[k] + more * (one[k] - mu[k]));
	}

	private void distorted(final RandomGenerator random) {
		copy(known, random);
		switch (random.nextInt(3)) {
			case 0 -> {
				final double a = between(random, 15, 60);
				for (int k = 0; k < mu.length; k++) mu[k] = (float) (mu[k] * (1 + a) / (1 + a * Math.max(0, mu[k])));
			}
			case 1 -> {
				final double factor = random.nextBoolean() ? between(random, 0, 0.1) : between(random, 2, 4);
				for (int k = 0; k < mu.length; k++) {
					final double about = 0.5 + Math.atan((energies.energy(k) - middle) / 2) / Math.PI;
					mu[k] = (float) (about + factor * (mu[k] - about));
				}
			}
			default -> smear((int) (between(random, 4, 12) / energies.medianStep()));
		}
	}

	/** Moving average over 2·half + 1 energies, twice. */
	private void smear(final int half) {
		for (int pass = 0; pass < 2; pass++) {
			final float[] before = mu.clone();
			for (int k = 0; k < mu.length; k++) {
				double sum = 0;
				for (int j = -half; j <= half; j++) sum += before[Math.max(0, Math.min(mu.length - 1, k + j))];
				mu[k] = (float) (sum / (2 * half + 1));
			}
		}
	}

	private void scale(final RandomGenerator random) {
		copy(known, random);
		if (random.nextBoolean()) stretch(middle, 1, random.nextBoolean() ? between(random, 6, 25) : between(random, -18, -6));
		else stretch(energies.first() + random.nextDouble() * (energies.last() - energies.first()), random.nextBoolean() ? between(random,
			0.3, 0.75) : between(random, 1.4, 3), 0);
	}

	private void smooth(final RandomGenerator random) {
		Arrays.fill(mu, (float) between(random, -0.2, 1));
		for (int i = 1 + random.nextInt(5); i > 0; i--) {
			final double period = logBetween(random, 8, 200);
			final double phase = between(random, 0, 2 * Math.PI);
			final double height = between(random, 0, 0.8);
			for (int k = 0; k < mu.length; k++) mu[k] += (float) (height * Math.sin(2 * Math.PI * energies.energy(k) / period + phase));
		}
	}

	private void falling(final RandomGenerator random) {
		copy(known, random);
		final float[] before = mu.clone();
		final int way = random.nextInt(3);
		for (int k = 0; k < mu.length; k++) {
			mu[k] = switch (way) {
				case 0 -> before[mu.length - 1 - k];
				case 1 -> 1 - before[k];
				default -> (float) Math.exp(-before[k]);
			};
		}
	}

	private void treat(final Stranger kind, final RandomGenerator random, final float[] measured, final int to) {
		switch (kind) {
			case NORMALIZATION -> normalizeWrongly(random, measured, to);
			case NOISE -> addNoise(random, measured, to);
			case DAMAGED -> damage(random, measured, to);
			default -> {}
		}
	}

	private void normalizeWrongly(final RandomGenerator random, final float[] measured, final int to) {
		final int way = random.nextInt(4);
		final double factor = way == 0 ? logBetween(random, 0.02, 0.65) : way == 1 ? logBetween(random, 1.5, 20) : 1;
		final double offset = way == 2 || random.nextInt(3) == 0 ? between(random, 0.25, 1.5) * (random.nextBoolean() ? 1 : -1) : 0;
		final double slope = way == 3 ? between(random, 0.3, 1.5) * (random.nextBoolean() ? 1 : -1) : 0;
		for (int k = 0; k < scan.size(); k++) {
			measured[to + k] = (float) (factor * measured[to + k] + offset + slope * ((double) k / scan.size() - 0.5));
		}
	}

	private void addNoise(final RandomGenerator random, final float[] measured, final int to) {
		final boolean only = random.nextBoolean();
		final double height = only ? logBetween(random, 0.02, 1) : logBetween(random, 0.25, 2);
		final double level = between(random, -0.5, 1.5);
		for (int k = to; k < to + scan.size(); k++) {
			measured[k] = (float) ((only ? level : measured[k]) + height * random.nextGaussian());
		}
	}

	private void damage(final RandomGenerator random, final float[] measured, final int to) {
		final int points = scan.size();
		switch (random.nextInt(4)) {
			case 0 -> {
				for (int i = 1 + random.nextInt(4); i > 0; i--) {
					measured[to + random.nextInt(points)] += (float) (between(random, 0.4, 4) * (random.nextBoolean() ? 1 : -1));
				}
			}
			case 1 -> {
				final double jump = between(random, 0.2, 1) * (random.nextBoolean() ? 1 : -1);
				for (int k = points / 8 + random.nextInt(points * 3 / 4); k < points; k++) measured[to + k] += (float) jump;
			}
			case 2 -> {
				final int from = random.nextInt(points * 3 / 4);
				final int end = from + points / 8 + random.nextInt(points / 8);
				for (int k = from; k < end; k++) measured[to + k] = 0;
			}
			default -> {
				final float ceiling = (float) between(random, 0.3, 0.85);
				for (int k = to; k < to + points; k++) measured[k] = Math.min(ceiling, measured[k]);
			}
		}
	}

	private static double between(final RandomGenerator random, final double least, final double most) {
		return least + (most - least) * random.nextDouble();
	}

	private static double logBetween(final RandomGenerator random, final double least, final double most) {
		return least * Math.pow(most / least, random.nextDouble());
	}
}
