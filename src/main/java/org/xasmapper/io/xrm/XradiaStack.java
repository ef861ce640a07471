package org.xasmapper.io.xrm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/** A {@code .txrm} with a frame an energy. */
final class XradiaStack {

	private XradiaStack() {}

	static Measurement look(final Path path, final ReadingSettings settings) {
		final XradiaFile file = new XradiaFile(path);
		try {
			requireEnergies(path, file);
			final double[] energies = settings.unit().toElectronvolt(file.energies());
			final RandomAccessibleInterval<FloatType> frames = LazyPlanes.of(file.width(), file.height(), file.frames(), file::frame);
			return new Measurement("Xradia stack", frames, energies, settings.signal() == null ? Signal.TRANSMITTED : settings
				.signal(), counts(file), scale(file.pixelSize()), null, parts(file), notes(file), file);
		}
		catch (final RuntimeException e) {
			file.close();
			throw e;
		}
	}

	/** A tomogram has one energy, and an angle a frame. */
	private static void requireEnergies(final Path path, final XradiaFile file) {
		if (file.frames() > 1 && file.hasEnergies()) return;
		final long known = Arrays.stream(file.energies()).filter(energy -> energy > 0).count();
		final double[] angles = file.angles();
		final String turned = file.frames() > 1 && angles[0] != angles[angles.length - 1] ? String.format(Locale.ROOT,
			", at angles from %.1f to %.1f degrees: it is a tomogram", angles[0], angles[angles.length - 1]) : "";
		throw new XasException(path.toAbsolutePath() + " holds " + file.frames() + " frames, but energies for " + known + turned +
			". Open a file with a frame an energy, or the folder of a series of .xrm files.");
	}

	static PixelScale scale(final double pixelSize) {
		return pixelSize > 0 ? new PixelScale(pixelSize, pixelSize, "µm", 0, 0) : PixelScale.UNKNOWN;
	}

	private static Counts counts(final XradiaFile file) {
		if (!Double.isNaN(file.wholeBeam())) return divided(file.wholeBeam(), file.frames());
		if (!file.hasReference()) return Counts.NONE;
		return new Counts(LazyPlanes.of(file.width(), file.height(), 1, k -> file.reference()), null, null, null, null, "");
	}

	/** @return counts of frames that the microscope has divided by their reference */
	static Counts divided(final double wholeBeam, final int planes) {
		final double[] monitor = new double[planes];
		Arrays.fill(monitor, wholeBeam);
		return new Counts(null, null, null, null, monitor, "the whole beam, " + wholeBeam);
	}

	private static List<Part> parts(final XradiaFile file) {
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part("samples", "ImageData, " + file.frames() + " frames"));
		parts.add(new Part("energies", "ImageInfo/Energy, " + file.frames() + " values, eV"));
		if (file.hasReference() && Double.isNaN(file.wholeBeam())) {
			parts.add(new Part("flat frames", "ReferenceData/Image, one for all energies"));
		}
		return parts;
	}

	private static List<String> notes(final XradiaFile file) {
		final List<String> notes = new ArrayList<>();
		final int missing = file.planned() - file.frames();
		if (missing > 0) {
			notes.add("The scan was to have " + file.planned() + " frames; the last " + missing + " are missing, and the rest is opened.");
		}
		if (!Double.isNaN(file.wholeBeam())) {
			notes.add("The microscope has divided the frames by their reference already, " + file.wholeBeam() + " being the whole beam.");
		}
		return notes;
	}
}
