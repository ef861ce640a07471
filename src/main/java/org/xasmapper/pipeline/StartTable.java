package org.xasmapper.pipeline;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Table;
import org.xasmapper.unmix.CbssResult.Start;

/** What became of cBSS's random starts, as a table. */
public final class StartTable {

	private StartTable() {}

	/** @return a row per start: loss, iterations, gradients, converged, minimum */
	public static Table of(final List<Start> starts) {
		final List<Start> rows = List.copyOf(starts);
		return Table.empty(rows.size()).with("start", numbers(rows.size())).with("loss", column(rows, Start::loss)).with(
			"iterations", column(rows, Start::iterations)).with("first_gradient", column(rows, Start::firstGradient)).with(
				"gradient_norm", column(rows, Start::lastGradient)).with("converged", column(rows, Start::converged)).with(
					"minimum", column(rows, Start::minimum));
	}

	private static List<String> numbers(final int count) {
		return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
	}

	private static List<String> column(final List<Start> starts, final Function<Start, Object> value) {
		return starts.stream().map(value).map(Object::toString).toList();
	}
}
