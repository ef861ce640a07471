package org.xasmapper.embed.neighbors;

import java.util.function.Supplier;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Workers;

/**
 * Goes through points in slices, several at a time. Slices do not depend on the number of threads, so neither does what
 * is computed slice by slice.
 *
 * @param length points of a slice
 * @param progress checked before each slice; who has the slices done reports
 */
public record Slices(int length, int threads, Progress progress) {

	/** What is done with the points {@code from} to {@code to - 1}, by several threads at once. */
	@FunctionalInterface
	public interface Slice {

		void run(int from, int to);
	}

	/** The same with scratch memory of the thread. */
	@FunctionalInterface
	public interface SliceWith<T> {

		void run(T scratch, int from, int to);
	}

	/** @throws java.util.concurrent.CancellationException when cancelled */
	public void run(final int points, final Slice slice) {
		run(points, () -> null, (nothing, from, to) -> slice.run(from, to));
	}

	/**
	 * @param scratch makes one for each thread
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public <T> void run(final int points, final Supplier<T> scratch, final SliceWith<T> slice) {
		final int slices = (points + length - 1) / length;
		Workers.run(slices, threads, () -> {
			final T own = scratch.get();
			return number -> {
				progress.check();
				slice.run(own, number * length, Math.min(points, (number + 1) * length));
			};
		});
	}
}
