package org.xasmapper.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/**
 * Variances of descriptors over the sampled pixels, part by part: what every chain has, and what else is put in. Each part
 * varies one thing and leaves the others as they are.
 */
final class Variances {

	private final SampledMap map;
	private final Chain chain;
	private final Progress progress;

	/** Descriptors of the sample as they are, {@code [descriptors][sample]}. */
	private final float[][] reference;
	private final Map<UncertaintyPart, double[][]> parts = new EnumMap<>(UncertaintyPart.class);

	Variances(final SampledMap map, final Chain chain, final Progress progress) {
		this.map = map;
		this.chain = chain;
		this.progress = progress;
		reference = chain.descriptors(map.spectra(), Variation.NONE, progress);
	}
}
