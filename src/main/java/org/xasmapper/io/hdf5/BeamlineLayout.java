package org.xasmapper.io.hdf5;

import java.util.List;
import org.xasmapper.io.Signal;
import org.xasmapper.io.text.EnergyUnit;

/**
 * Where a beamline or program puts what, as data. Paths may have {@code *} for any part of a name, {@code ./} in front for what is
 * beside the samples, {@code @name} behind for an attribute and {@code [0]} behind for a row of a table of texts.
 *
 * @param name of beamline or program
 * @param when paths that all must be there for a file to be of this layout
 * @param oneEnergyPerFile whether a map is a folder that has a file an energy
 * @param samples paths, of which the first that is there is taken
 * @param axes of the samples, the slowest first; empty: by the number of energies
 * @param channels path of the names along the axis {@code c}; {@value #GROUP} if each channel is an array in a group of its name;
 *          empty if there are none
 * @param energies where they are
 * @param unit of the energies; AUTO as the file says
 * @param signal what the samples are
 * @param flats frames without the sample, paths
 * @param darks frames without beam, paths
 * @param monitor intensity before the sample; null if there is none
 * @param pixel size of a pixel; null if the file does not hold it
 */
record BeamlineLayout(String name, List<String> when, boolean oneEnergyPerFile, List<String> samples, String axes, String channels,
	Lookup energies, EnergyUnit unit, Signal signal, List<String> flats, List<String> darks, Lookup monitor, Pixel pixel)
{

	/** Says that channels are called as the groups that hold them. */
	static final String GROUP = "..";

	/**
	 * Values at a path, or those of one name in a table of names and values.
	 *
	 * @param paths of which the first that is there is taken
	 * @param names path of a table's names; empty if there is no table
	 * @param values path of its values
	 * @param name one of the names, with {@code *}; the first that is there is taken
	 * @param axes of the values, with {@code c} for the names; empty if there is one value a name
	 */
	record Lookup(List<String> paths, String names, String values, List<String> name, String axes) {

		static Lookup at(final List<String> paths) {
			return new Lookup(paths, "", "", List.of(), "");
		}

		boolean isTable() {
			return !names.isEmpty();
		}
	}

	/**
	 * Size of a pixel: as a number, or by the positions of columns and rows.
	 *
	 * @param width path of a number; empty if positions tell it
	 * @param height path of a number
	 * @param x path of the columns' positions; empty if numbers tell the size
	 * @param y path of the rows' positions
	 */
	record Pixel(String width, String height, String x, String y, String unit) {}
}
