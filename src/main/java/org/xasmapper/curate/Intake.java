package org.xasmapper.curate;

import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.Resampler;

/** Makes candidates of the rows of one file: brings them to the common grid and measures their levels. */
public final class Intake {

	private final EnergyGrid file;
	private final EnergyGrid common;
	/** Null if the file does not cover the common grid or has it already. */
	private final Resampler resampler;
	private final boolean checksCoverage;

	/**
	 * @param file energies of the file's rows
	 * @param window with a known width
	 */
	public Intake(final EnergyGrid file, final GridWindow window) {
		this.file = file;
		common = window.on(file);
		checksCoverage = window.points() > 0;
		resampler = checksCoverage && covers(0, file.size() - 1) ? Resampler.between(file, 0, common) : null;
	}

	/**
	 * @param row {@code [energies of the file]}; from here on it belongs to the candidate
	 * @return the candidate; without a spectrum if the row has no values at an end of the common grid
	 */
	public Candidate candidate(final int number, final String id, final String group, final String metadata,
		final float[] row)
	{
		return new Candidate(number, id, group, metadata, Levels.of(row), onCommonGrid(row));
	}

	private float[] onCommonGrid(final float[] row) {
		if (!checksCoverage) return row;
		if (resampler == null || !isCovered(row)) return null;
		final float[] resampled = new float[common.size()];
		resampler.apply(row, 0, resampled, 0);
		return resampled;
	}

	/** A row without any value is not finite rather than too short. */
	private boolean isCovered(final float[] row) {
		int first = 0;
		while (first < row.length && Float.isNaN(row[first])) first++;
		if (first == row.length) return true;
		int last = row.length - 1;
		while (Float.isNaN(row[last])) last--;
		return covers(first, last);
	}

	private boolean covers(final int first, final int last) {
		return common.first() >= file.energy(first) - EnergyGrid.SAME && common.last() <= file.energy(last) + EnergyGrid.SAME;
	}
}
