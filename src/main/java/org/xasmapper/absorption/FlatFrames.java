package org.xasmapper.absorption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The beam as frames without the sample show it. A plane takes those of its own energy, averaged; at an energy between two
 * that have frames, the straight line between them; beyond, the nearest.
 */
final class FlatFrames implements Beam {

	/** Energies that differ by less, in eV, are one: read back, not set. */
	private static final double SAME = 0.05;

	private final Frames flats;
	private final List<Share[]> planes;
	private final List<String> notes;
	/** Of frames that serve all planes; kept, since each plane needs it. */
	private float[] common;

	/** Frames whose mean has a weight. */
	private record Share(int[] frames, double weight) {}

	private FlatFrames(final Frames flats, final List<Share[]> planes, final List<String> notes) {
		this.flats = flats;
		this.planes = planes;
		this.notes = notes;
	}

	/**
	 * @param energies of the sample's planes, eV
	 * @param flatEnergies of the flats, eV; null if there is one a plane, or all serve all planes
	 */
	static FlatFrames of(final Frames flats, final double[] flatEnergies, final double[] energies) {
		final boolean paired = flats.count() == energies.length && (flatEnergies == null || Arrays.equals(flatEnergies, energies));
		final int[] all = IntStream.range(0, flats.count()).toArray();
		if (paired) return new FlatFrames(flats, Arrays.stream(all).mapToObj(FlatFrames::alone).toList(), List.of());
		if (flatEnergies == null) {
			final Share[] common = { new Share(all, 1) };
			return new FlatFrames(flats, IntStream.range(0, energies.length).mapToObj(k -> common).toList(), all.length == 1 ? List.of(
				"The same flat frame was taken for all energies.") : List.of("The mean of " + all.length +
					" flat frames was taken for all energies."));
		}
		return byEnergy(flats, flatEnergies, energies);
	}

	private static Share[] alone(final int frame) {
		return new Share[] { new Share(new int[] { frame }, 1) };
	}

	private static FlatFrames byEnergy(final Frames flats, final double[] flatEnergies, final double[] energies) {
		final TreeMap<Double, int[]> groups = groups(flatEnergies);
		final List<Share[]> planes = new ArrayList<>();
		int between = 0;
		int beyond = 0;
		for (final double energy : energies) {
			final Map.Entry<Double, int[]> own = groups.ceilingEntry(energy - SAME);
			final Map.Entry<Double, int[]> below = groups.floorEntry(energy);
			final Map.Entry<Double, int[]> above = groups.ceilingEntry(energy);
			if (own != null && own.getKey() <= energy + SAME) {
				planes.add(new Share[] { new Share(own.getValue(), 1) });
			}
			else if (below == null || above == null) {
				beyond++;
				planes.add(new Share[] { new Share((below == null ? above : below).getValue(), 1) });
			}
			else {
				between++;
				final double weight = (energy - below.getKey()) / (above.getKey() - below.getKey());
				planes.add(new Share[] { new Share(below.getValue(), 1 - weight), new Share(above.getValue(), weight) });
			}
		}
		return new FlatFrames(flats, planes, notes(energies.length, between, beyond, groups));
	}

	/** Frames by energy; those within {@link #SAME} of the first of a group belong to it. */
	private static TreeMap<Double, int[]> groups(final double[] energies) {
		final TreeMap<Double, int[]> groups = new TreeMap<>();
		final int[] rising = IntStream.range(0, energies.length).boxed().sorted((a, b) -> Double.compare(energies[a], energies[b]))
			.mapToInt(Integer::intValue).toArray();
		for (final int frame : rising) {
			final Map.Entry<Double, int[]> last = groups.lastEntry();
			if (last == null || energies[frame] - last.getKey() > SAME) {
				groups.put(energies[frame], new int[] { frame });
				continue;
			}
			final int[] more = Arrays.copyOf(last.getValue(), last.getValue().length + 1);
			more[more.length - 1] = frame;
			groups.put(last.getKey(), more);
		}
		return groups;
	}

	private static List<String> notes(final int planes, final int between, final int beyond, final TreeMap<Double, int[]> groups) {
		final List<String> notes = new ArrayList<>();
		if (between > 0) {
			notes.add(between + " of " + planes + " planes have no flat frame of their own energy; those of the energies around were " +
				"interpolated.");
		}
		if (beyond > 0) {
			notes.add(String.format(Locale.ROOT, "%d of %d planes lie beyond the energies of the flat frames, %.2f to %.2f eV; the nearest " +
				"was taken.", beyond, planes, groups.firstKey(), groups.lastKey()));
		}
		return notes;
	}

	/** @return sentences on planes whose flat frames were taken from elsewhere */
	List<String> notes() {
		return notes;
	}

	@Override
	public void read(final int plane, final float[] target) {
		final Share[] shares = planes.get(plane);
		if (shares.length == 1) {
			System.arraycopy(mean(shares[0]), 0, target, 0, target.length);
			return;
		}
		final float[] below = flats.mean(shares[0].frames());
		final float[] above = flats.mean(shares[1].frames());
		for (int p = 0; p < target.length; p++) {
			target[p] = (float) (shares[0].weight() * below[p] + shares[1].weight() * above[p]);
		}
	}

	private float[] mean(final Share share) {
		return share == planes.get(0)[0] && planes.get(planes.size() - 1)[0] == share ? common(share) : flats.mean(share.frames());
	}

	private synchronized float[] common(final Share share) {
		if (common == null) common = flats.mean(share.frames());
		return common;
	}
}
