package org.xasmapper.io.xrm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.LazyPlanes;

/**
 * Frames in files of their own, brought together by energy and repeat: those of one exposure, {@code 001of010} and so on,
 * are averaged when they are read. In the order of repeats, in each by energy.
 */
final class FrameSeries {

	private final SingleFrame first;
	private final List<Exposure> exposures;

	private FrameSeries(final SingleFrame first, final List<Exposure> exposures) {
		this.first = first;
		this.exposures = exposures;
	}

	/**
	 * @param frames of one size, at least one
	 * @return their exposures
	 */
	static FrameSeries of(final List<SingleFrame> frames) {
		final Map<Exposure.Key, List<Path>> grouped = new TreeMap<>();
		for (final SingleFrame frame : frames) {
			grouped.computeIfAbsent(new Exposure.Key(frame.repeat(), frame.energy()), key -> new ArrayList<>()).add(frame.file());
		}
		final List<Exposure> exposures = new ArrayList<>();
		grouped.forEach((key, files) -> exposures.add(new Exposure(key, List.copyOf(files))));
		return new FrameSeries(frames.get(0), exposures);
	}

	/** @return eV of each exposure */
	double[] energies() {
		return exposures.stream().mapToDouble(exposure -> exposure.key().energy()).toArray();
	}

	/** @return the number of repeats */
	long repeats() {
		return exposures.stream().mapToInt(exposure -> exposure.key().repeat()).distinct().count();
	}

	/** @return the most frames of an exposure */
	int mostFrames() {
		return exposures.stream().mapToInt(exposure -> exposure.files().size()).max().orElse(0);
	}

	/** @return {@code [width, height, exposures]}, read when needed */
	RandomAccessibleInterval<FloatType> samples() {
		return LazyPlanes.of(first.width(), first.height(), exposures.size(), k -> exposures.get(k).mean(first));
	}
}
