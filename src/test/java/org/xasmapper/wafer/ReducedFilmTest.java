package org.xasmapper.wafer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.unmix.CbssSettings;

/** A basis of Ti⁴⁺ alone cannot show Ti³⁺, so the error bars must reach it where the measured spectra do. */
class ReducedFilmTest {

	private static final int FILMS = 6;
	private static final int STARTS = 20;
	private static final int END = ReducedFilms.POSITIONS - 1;

	private static final List<WaferMap> MAPS = new ArrayList<>();
	private static Coverage with = Coverage.NOTHING;
	private static Coverage without = Coverage.NOTHING;

	@BeforeAll
	static void mapFilms() {
		try (OnnxModel model = ModelSource.open("ti-k-edge")) {
			for (final DrawnWafer film : ReducedFilms.of(model, FILMS)) {
				final WaferMap map = WaferTrial.map(film, model, CbssSettings.defaults().withStarts(STARTS));
				MAPS.add(map);
				with = with.and(WaferTrial.coverage(map.withSdm(), film).get(0));
				without = without.and(WaferTrial.coverage(map.withoutSdm(), film).get(0));
			}
		}
	}

	/** Whatever is there, to the 0.2 that an oxidation state is to be read to. */
	@Test
	void sdmGivesWhatTheBasisSpans() {
		for (final WaferMap map : MAPS) assertEquals(4, map.withSdm().mean()[0][END], 0.2);
	}

	/** All films together: one of them is misread as Ti⁴⁺ by all networks, and nothing in the data contradicts it. */
	@Test
	void twoBarsHoldTheTruth() {
		assertTrue(with.shareInsideTwo() >= 0.9, "with SDM " + with.shareInsideTwo());
		assertTrue(without.shareInsideTwo() >= 0.9, "without SDM " + without.shareInsideTwo());
	}

	@Test
	void theReportSaysThatTheOxidationStateWasNotMeasured() {
		for (final WaferMap map : MAPS) {
			assertTrue(map.notMeasured().stream().anyMatch(sentence -> sentence.contains("oxidation state was not measured here")), map
				.notMeasured().toString());
		}
	}

	/** A map that cannot show what is there is never surer than the measured spectra are. */
	@Test
	void barsWithSdmReachAsFarAsThoseWithout() {
		for (final WaferMap map : MAPS) {
			for (int p = 0; p <= END; p++) {
				assertTrue(map.withSdm().std()[0][p] >= 0.999 * map.withoutSdm().std()[0][p], "position " + p);
			}
		}
	}
}
