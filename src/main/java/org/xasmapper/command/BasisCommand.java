package org.xasmapper.command;

import java.nio.file.Path;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.XasException;

/** What all commands share that need simulated basis spectra. */
abstract class BasisCommand extends XasCommand {

	@Parameter(label = "Simulated basis", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "CSV with the column energy and a column per simulated spectrum, such as the basis.csv that XAS cBSS " +
			"writes, or a spectral database.")
	private String basis = "";

	/** @throws XasException if none was chosen */
	final Path basisFile() {
		if (basis.isBlank()) throw new XasException("Choose the file with the simulated basis spectra.");
		return TypedPath.of(basis);
	}
}
