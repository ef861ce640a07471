package org.xasmapper;

import java.util.function.BooleanSupplier;
import org.xasmapper.spectrum.Progress;

/** Reports nothing, and is cancelled once a condition holds. */
public record CancelledWhen(BooleanSupplier condition) implements Progress {

	@Override
	public void report(final String activity, final double fraction) {}

	@Override
	public boolean isCancelled() {
		return condition.getAsBoolean();
	}
}
