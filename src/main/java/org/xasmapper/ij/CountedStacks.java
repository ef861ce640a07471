package org.xasmapper.ij;

import java.util.List;
import org.xasmapper.absorption.Absorption;
import org.xasmapper.absorption.I0Choice;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Reading;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SpectralCube;

/** Makes absorption of a stack of counts, of which a person has said that it is one: a TIFF file does not say it. */
public final class CountedStacks {

	private CountedStacks() {}

	/**
	 * @param opened the stack as it was opened
	 * @param said what its samples are; null if nothing was said
	 * @param i0 where the intensity before the sample is taken from
	 * @return a stack of absorption, with what was done in its notes and history; the same if nothing was said
	 * @throws org.xasmapper.spectrum.XasException if the samples need an I0 and there is none, or have one that does not fit
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<SpectralStack> absorption(final Reading<SpectralStack> opened, final Signal said, final I0Choice i0,
		final Progress progress)
	{
		if (said == null && i0 == I0Choice.OF_FILE) return opened;
		final SpectralStack stack = opened.content();
		final SpectralCube counts = stack.cube();
		final Measurement absorption = Absorption.of(new Measurement(stack.title(), counts.samples(), counts.energies().toArray(),
			said == null ? Signal.UNKNOWN : said, Counts.NONE, PixelScale.UNKNOWN, null, List.of(), List.of(), () -> {}), i0, progress);
		if (absorption.parts().isEmpty()) return new Reading<>(stack, absorption.notes()).with(opened.notes());
		final SpectralCube mu = OpenedStacks.copied(new SpectralCube(absorption.samples(), counts.energies()), progress);
		final StackMetadata metadata = stack.metadata().after("XAS Open: " + absorption.parts().get(0) + ". " + String.join(" ", absorption
			.notes()), stack.metadata().normalization());
		return new Reading<>(new SpectralStack(stack.title(), mu, metadata), absorption.notes()).with(opened.notes());
	}
}
