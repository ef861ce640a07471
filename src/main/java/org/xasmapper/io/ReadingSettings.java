package org.xasmapper.io;

import java.nio.file.Path;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * What a person says of a file of any kind. Texts are empty where nothing was said.
 *
 * @param dataset path or name of what holds the samples
 * @param energyDataset path or name of what holds the energies
 * @param axes order of the samples' axes, the slowest first, of the letters {@code E}, {@code y}, {@code x} and {@code .} for
 *          an axis of length one, such as {@code yxE}
 * @param signal what the samples are; null as the file says
 * @param unit of the energies
 * @param columns that are spectra, in a table of text
 * @param repeats what to do where an energy was measured several times
 * @param element symbol of the absorbing element
 * @param edge absorption edge
 * @param layouts folder of layouts that the person wrote; null if there is none
 */
public record ReadingSettings(String dataset, String energyDataset, String axes, Signal signal, EnergyUnit unit,
	ColumnChoice columns, Repeats repeats, String element, String edge, Path layouts)
{

	/** Nothing is said: all as the file has it. */
	public static final ReadingSettings AS_FOUND = new ReadingSettings("", "", "", null, EnergyUnit.AUTO, ColumnChoice.AUTOMATIC,
		Repeats.MEAN, "", "K", null);

	/** @return the same with the samples, their energies and the order of their axes named */
	public ReadingSettings naming(final String samples, final String energies, final String order) {
		return new ReadingSettings(samples, energies, order, signal, unit, columns, repeats, element, edge, layouts);
	}

	/** @return the same for an absorbing element and its edge */
	public ReadingSettings of(final String symbol, final String absorptionEdge) {
		return new ReadingSettings(dataset, energyDataset, axes, signal, unit, columns, repeats, symbol, absorptionEdge, layouts);
	}
}
