package org.xasmapper.pipeline;

import java.util.List;
import org.xasmapper.curate.Candidate;
import org.xasmapper.curate.GridWindow;
import org.xasmapper.spectrum.EnergyGrid;

/** The rows of a database on the common grid, before anything is removed. */
record CurationRows(List<Candidate> candidates, GridWindow window, EnergyGrid energies, MetadataColumns columns,
	List<String> notes)
{}
