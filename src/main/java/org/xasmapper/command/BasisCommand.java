package org.xasmapper.command;

import java.nio.file.Path;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.XasException;

/** What all commands share that need simulated basis spectra. */
abstract class BasisCommand extends XasCommand {

	@Parameter(label = "Simulated basis", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "CSV with the column energy and a column per simulated spectrum, such as the basis.csv that XAS cBSS " +
			"writes, or a spectral database.")
	private String basis = "";

	@Parameter(label = "Columns of the basis", persist = false, required = false,
		attrs = { @Attr(name = InputMark.ADVANCED), @Attr(name = InputMark.COLUMNS, value = "basis") },
		description = "Which columns of the basis are spectra, by names or numbers: rutile, anatase, or 3,4. Empty: recognised by " +
			"their titles.")
	private String columns = "";

	final boolean hasBasis() {
		return !basis.isBlank();
	}

	/** @throws XasException if none was chosen */
	final Path basisFile() {
		if (!hasBasis()) throw new XasException("Choose the file with the simulated basis spectra.");
		return TypedPath.of(basis);
	}

	final ColumnChoice basisColumns() {
		return ColumnChoice.of(columns);
	}
}
