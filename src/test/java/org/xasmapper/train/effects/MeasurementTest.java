package org.xasmapper.train.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.Effects;
import org.xasmapper.spectrum.energies.AbsorptionEdges;

class MeasurementTest {

	private static List<Measurement> drawn(final String element) {
		final Effects effects = DefaultEffects.of(AbsorptionEdges.of(element, "K").get());
		final SplittableRandom random = new SplittableRandom(1579);
		return Stream.generate(() -> Measurement.draw(effects, random)).limit(4000).toList();
	}

	@Test
	void drawsStayWithinTheirRanges() {
		final Effects effects = DefaultEffects.of(AbsorptionEdges.of("Ti", "K").get());
		for (final Measurement one : drawn("Ti")) {
			assertTrue(one.damping() >= effects.damping().least() && one.damping() <= effects.damping().most());
			assertTrue(one.selfAbsorption() >= 0 && one.selfAbsorption() <= effects.selfAbsorption().most());
			assertTrue(one.broadening() >= effects.broadening().least() && one.broadening() <= effects.broadening().most());
			assertTrue(one.lines().size() <= 3);
			for (final Line line : one.lines()) {
				assertTrue(line.place() >= effects.firstLine() && line.place() <= effects.lastLine());
				assertTrue(line.height() <= effects.line().most());
			}
		}
	}

	/** Means and deviations are those of the distributions that the settings name. */
	@Test
	void drawsAreDistributedAsTheSettingsSay() {
		final Effects effects = DefaultEffects.of(AbsorptionEdges.of("Ti", "K").get());
		final List<Measurement> all = drawn("Ti");
		assertEquals(effects.selfAbsorbed(), all.stream().filter(one -> one.selfAbsorption() > 0).count() / 4000.0, 0.03);
		assertEquals((effects.damping().least() + effects.damping().most()) / 2, all.stream().mapToDouble(Measurement::damping)
			.average().getAsDouble(), 0.02);
		assertEquals(effects.shift(), Math.sqrt(all.stream().mapToDouble(one -> one.shift() * one.shift()).average()
			.getAsDouble()), 0.03);
		assertEquals(1.5, all.stream().mapToInt(one -> one.lines().size()).average().getAsDouble(), 0.05);
		assertEquals(0, all.stream().flatMap(one -> one.features().stream()).mapToDouble(Line::height).average().getAsDouble(), 0.002);
		assertEquals(effects.shape(), Math.sqrt(all.stream().flatMap(one -> one.features().stream()).mapToDouble(feature -> feature.height() *
			feature.height()).average().getAsDouble()), 0.002);
	}

	/** Zinc has no empty 3d states, so nothing is below its edge. */
	@Test
	void zincHasNoLines() {
		assertTrue(drawn("Zn").stream().allMatch(one -> one.lines().isEmpty()));
		assertTrue(drawn("Fe").stream().anyMatch(one -> !one.lines().isEmpty()));
	}

	@Test
	void withoutEffectsTheMeasurementIsPerfect() {
		assertSame(Measurement.PERFECT, Measurement.draw(Effects.NONE, new SplittableRandom(1)));
	}
}
