package org.xasmapper.wafer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.unmix.CbssSettings;

/**
 * A few small wafers of the test bed, so that a change that makes error bars too small is seen. How good bars are is told by
 * {@link WaferTrial} on many larger ones.
 */
class WaferCoverageTest {

	private static final int WAFERS = 6;
	private static final int SIZE = 10;
	private static final int STARTS = 20;

	private static final Coverage[] WITH = new Coverage[WaferTrial.DESCRIPTORS.size()];
	private static final Coverage[] WITHOUT = new Coverage[WaferTrial.DESCRIPTORS.size()];
	private static final List<WaferMap> MAPS = new ArrayList<>();

	@BeforeAll
	static void mapWafers() {
		Arrays.fill(WITH, Coverage.NOTHING);
		Arrays.fill(WITHOUT, Coverage.NOTHING);
		try (OnnxModel model = ModelSource.open("ti-k-edge")) {
			for (final DrawnWafer wafer : WaferTrial.wafers(model, WAFERS, SIZE, WaferTrial.SEED)) {
				final WaferMap map = WaferTrial.map(wafer, model, CbssSettings.defaults().withStarts(STARTS));
				MAPS.add(map);
				for (int d = 0; d < WITH.length; d++) {
					WITH[d] = WITH[d].and(WaferTrial.coverage(map.withSdm(), wafer).get(d));
					WITHOUT[d] = WITHOUT[d].and(WaferTrial.coverage(map.withoutSdm(), wafer).get(d));
				}
			}
		}
	}

	@Test
	void hardlyAnyPixelIsMasked() {
		for (final Coverage coverage : List.of(WITH[0], WITHOUT[0])) {
			assertTrue(coverage.pixels() >= 0.9 * WAFERS * SIZE * SIZE, coverage.pixels() + " pixels");
		}
	}

	@Test
	void twoBarsHoldTheTruthOfNearlyAllPixels() {
		for (int d = 0; d < WITH.length; d++) {
			requireAbove(0.85, WITH[d].shareInsideTwo(), d, "with SDM");
			requireAbove(0.85, WITHOUT[d].shareInsideTwo(), d, "without SDM");
		}
	}

	@Test
	void oneBarHoldsTheTruthOfMostPixels() {
		for (int d = 0; d < WITH.length; d++) {
			requireAbove(0.55, WITH[d].shareInsideOne(), d, "with SDM");
			requireAbove(0.55, WITHOUT[d].shareInsideOne(), d, "without SDM");
		}
	}

	private static void requireAbove(final double least, final double share, final int d, final String way) {
		assertTrue(share >= least, WaferTrial.DESCRIPTORS.get(d) + " " + way + ": " + share);
	}
}
