package org.xasmapper.model;

import java.util.List;
import org.xasmapper.spectrum.XasException;

/**
 * Which spectra a model learnt from.
 *
 * @param digest SHA-256 of the database file, 64 lower-case hexadecimal digits; empty = unknown
 * @param size number of spectra, 0 = unknown
 * @param heldOut names of the materials in the database that no encoder was trained on and that judge the model; empty =
 *          unknown
 */
public record TrainingSet(String digest, int size, List<String> heldOut) {

	public static final TrainingSet UNKNOWN = new TrainingSet("", 0, List.of());

	/** @throws XasException naming the key that is wrong */
	public TrainingSet {
		heldOut = List.copyOf(heldOut);
		if (!digest.matches("([0-9a-f]{64})?")) {
			throw CardCheck.wrong("training.digest", "\"" + digest + "\"", "the 64 hexadecimal digits of a SHA-256");
		}
		if (size < 0) throw CardCheck.wrong("training.size", size, "a number of at least 0");
	}
}
