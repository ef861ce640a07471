package org.xasmapper.command;

import java.nio.file.Path;
import org.scijava.plugin.Parameter;
import org.scijava.widget.FileWidget;
import org.xasmapper.io.TypedPath;
import org.xasmapper.spectrum.XasException;

/** What all commands share that take the spectra of a database. */
abstract class DatabaseCommand extends XasCommand {

	@Parameter(label = "Spectral database", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "CSV with a row per spectrum: named columns, such as id, parent or OS, then a column per energy, such as " +
			"mu_4985.25.")
	private String database = "";

	final boolean hasDatabase() {
		return !database.isBlank();
	}

	/** @throws XasException if none was chosen */
	final Path database() {
		if (!hasDatabase()) throw new XasException("Choose a spectral database (a CSV file).");
		return TypedPath.of(database).toAbsolutePath().normalize();
	}
}
