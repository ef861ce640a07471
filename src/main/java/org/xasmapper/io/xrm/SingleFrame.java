package org.xasmapper.io.xrm;

import java.nio.file.Path;
import org.xasmapper.io.FrameName;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;

/**
 * A file with one frame, and what it and its name say.
 *
 * @param energy eV: the file's own, else the name's
 * @param named whether it is the name's
 * @param pixelSize µm, 0 if not known
 * @param divided what the beam without sample was set to, NaN if the frame is as measured
 */
record SingleFrame(Path file, FrameName name, double energy, boolean named, int width, int height, double pixelSize, double divided) {

	/** @throws XasException if the file cannot be read, holds no frame, or neither it nor its name says the energy */
	static SingleFrame of(final Path path, final EnergyUnit unit) {
		final FrameName name = FrameName.of(path.getFileName().toString());
		try (XradiaFile file = new XradiaFile(path)) {
			if (file.frames() == 0) throw new XasException(path.toAbsolutePath() + " holds no frame. Remove it, or copy it again.");
			final double energy = file.hasEnergies() ? unit.toElectronvolt(file.energies()[0])[0] : name.energy();
			if (!(energy > 0)) {
				throw new XasException("Neither " + path.toAbsolutePath() + " nor its name says the energy of its frame. Put it into the " +
					"name, as in " + name.sample() + "_8324.0_eV.xrm.");
			}
			return new SingleFrame(path, name, energy, !file.hasEnergies(), file.width(), file.height(), file.pixelSize(), file.wholeBeam());
		}
	}

	/**
	 * @return another frame of the series without opening its file, which is checked when it is read; null if its energy is not in
	 *         its name, or may be another one in the file
	 */
	SingleFrame unopened(final Path other) {
		final FrameName otherName = FrameName.of(other.getFileName().toString());
		return named && otherName.energy() > 0 ? new SingleFrame(other, otherName, otherName.energy(), true, width, height, pixelSize,
			divided) : null;
	}

	int repeat() {
		return name.repeat();
	}
}
