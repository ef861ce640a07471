package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as beamlines give them. */
class FrameNameTest {

	@ParameterizedTest
	@CsvSource({
		"rep01_20161456_ssrl-test-data_08324.0_eV_001of003.xrm, 20161456_ssrl-test-data, false, 8324.0, 1",
		"rep01_000051_ref_20161456_ssrl-test-data_08324.0_eV_001of010.xrm, 20161456_ssrl-test-data, true, 8324.0, 1",
		"fov03_xanesocv_8250_0eV.xrm, fov03_xanesocv, false, 8250.0, 0",
		"ref_xanesocv_8250_0eV.xrm, xanesocv, true, 8250.0, 0",
		"sample_8.3315keV.xrm, sample, false, 8331.5, 0",
		"rep12_LiFePO4_07112_eV.xrm, LiFePO4, false, 7112.0, 12",
		"cathode ref 7100eV.xrm, cathode, true, 7100.0, 0",
		"reframed_7100.25eV.xrm, reframed, false, 7100.25, 0",
		"report_7100eV_03of12.xrm, report, false, 7100.0, 0",
		"20140329_coin_fov01_8313.xrm, 20140329_coin_fov01, false, NaN, 0",
		"tomo.xrm, tomo, false, NaN, 0" })
	void namesSayWhatBelongsTogether(final String file, final String sample, final boolean reference, final double energy,
		final int repeat)
	{
		assertEquals(new FrameName(sample, reference, energy, repeat), FrameName.of(file));
	}
}
