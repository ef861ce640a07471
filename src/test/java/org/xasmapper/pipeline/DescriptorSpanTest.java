package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.Descriptor;

class DescriptorSpanTest {

	private static final double[] UNKNOWN = { Double.NaN, Double.NaN, Double.NaN };
	private static final double[] BARS = { 0.02, 0.03, 0.06 };

	private static DescriptorSpan span(final String name, final String unit, final double[] labels, final double... read) {
		return new DescriptorSpan(new Descriptor(name, unit, Double.NaN, Double.NaN, 0.289, 1), labels, read, BARS);
	}

	@Test
	void aBasisOfOneOxidationStateMeasuresNone() {
		assertEquals(Optional.of("all basis spectra are 4+, as far as the model tells them apart"), span("OS", "", UNKNOWN, 3.99, 3.98,
			3.92).whyNotMeasured(0.05));
		assertEquals(Optional.of("all basis spectra are 3+"), span("OS", "", new double[] { 3, 3, 3 }, 3.4, 3, 2.8).whyNotMeasured(0.05));
		assertEquals(Optional.of("all basis spectra have CN 6"), span("CN", "", new double[] { 6, 6, 6 }, 6, 6, 5).whyNotMeasured(0.05));
		assertEquals(Optional.of("all basis spectra are 2.67+"), span("OS", "", new double[] { 2.67, 2.67, 2.67 }, 3, 3, 3)
			.whyNotMeasured(0.05));
	}

	@Test
	void labelsCountMoreThanWhatTheModelReads() {
		final DescriptorSpan span = span("OS", "", new double[] { 3, 4, Double.NaN }, 3.9, 3.95, 3.92);
		assertEquals("OS 3.00 to 4.00", span.interval());
		assertEquals(Optional.empty(), span.whyNotMeasured(0.5));
	}

	@Test
	void anIntervalThatIsNarrowerThanTheErrorMeasuresNothing() {
		final DescriptorSpan span = span("CN", "", UNKNOWN, 4.24, 6, 5.9);
		assertEquals(Optional.empty(), span.whyNotMeasured(1.7));
		assertEquals(Optional.of("the basis spectra span CN 4.24 to 6.00 only, and the error bar is 1.80"), span.whyNotMeasured(1.8));
		assertEquals(Optional.empty(), span.whyNotMeasured(Double.NaN));
	}

	@Test
	void readingsFartherApartThanTheErrorAreNotOne() {
		assertEquals(Optional.empty(), span("OS", "", UNKNOWN, 4, 3.97, 3.35).whyNotMeasured(0.37));
	}

	@Test
	void lengthsAreNoWholeNumbers() {
		assertEquals(Optional.of("all basis spectra have NNRS (Å) 0.06, as far as the model tells them apart"), span("NNRS", "Å",
			UNKNOWN, 0.04, 0.06, 0.08).whyNotMeasured(0.01));
	}
}
