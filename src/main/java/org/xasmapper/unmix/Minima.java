package org.xasmapper.unmix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.xasmapper.unmix.CbssSolver.Descent;

/** Which starts ended in the same minimum. */
final class Minima {

	/** Starts whose weights differ by no more than this anywhere have found the same minimum. */
	private static final double SAME = 0.02;

	private final int[] minimumOf;
	private final int[] lowest;

	/** Sorts converged descents, of which there is at least one, into minima, numbered from 1 by rising loss. */
	Minima(final List<Descent> descents) {
		minimumOf = new int[descents.size()];
		final List<DMatrixRMaj> found = new ArrayList<>();
		final List<Integer> first = new ArrayList<>();
		final int[] byLoss = IntStream.range(0, descents.size()).boxed().filter(r -> descents.get(r).converged())
			.sorted(Comparator.comparingDouble(r -> descents.get(r).loss())).mapToInt(r -> r).toArray();
		for (final int r : byLoss) {
			final DMatrixRMaj weights = descents.get(r).weights();
			int m = 0;
			while (m < found.size() && !same(found.get(m), weights)) m++;
			if (m == found.size()) {
				found.add(weights);
				first.add(r);
			}
			minimumOf[r] = m + 1;
		}
		lowest = first.stream().mapToInt(r -> r).toArray();
	}

	/** @return for each distinct minimum, by rising loss, the start that came nearest to it */
	int[] lowest() {
		return lowest;
	}

	/** @return the minimum that start {@code r} found, from 1; 0 if it has not converged */
	int of(final int r) {
		return minimumOf[r];
	}

	/** @return the starts that found the best minimum */
	int[] best() {
		return IntStream.range(0, minimumOf.length).filter(r -> minimumOf[r] == 1).toArray();
	}

	private static boolean same(final DMatrixRMaj a, final DMatrixRMaj b) {
		for (int i = 0; i < a.data.length; i++) {
			if (Math.abs(a.data[i] - b.data[i]) > SAME) return false;
		}
		return true;
	}
}
