package org.xasmapper.io.xrm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.io.Counts;
import org.xasmapper.io.FrameName;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.FileProblem;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.XasException;

/** A {@code .txrm} with a frame an energy; its references are in it, or in a stack beside it that has {@code ref} in its name. */
final class XradiaStack {

	private XradiaStack() {}

	static Measurement look(final Path path, final ReadingSettings settings) {
		final XradiaFile file = new XradiaFile(path);
		try {
			requireEnergies(path, file);
			final double[] energies = settings.unit().toElectronvolt(file.energies());
			final Signal signal = settings.signal() == null ? Signal.TRANSMITTED : settings.signal();
			final List<Part> parts = parts(file);
			final Path beside = file.hasReference() || isDivided(file) ? null : referenceBeside(path);
			if (beside == null) {
				return new Measurement("Xradia stack", frames(file), energies, signal, counts(file), scale(file.pixelSize()), null, parts,
					notes(file), file);
			}
			final XradiaFile flats = new XradiaFile(beside);
			parts.add(new Part("flat frames", beside.getFileName() + ", " + flats.frames() + " frames"));
			return new Measurement("Xradia stack", frames(file), energies, signal, new Counts(frames(flats), flats.hasEnergies() ? settings
				.unit().toElectronvolt(flats.energies()) : null, null, null, null, ""), scale(file.pixelSize()), null, parts, notes(file),
				() -> {
					file.close();
					flats.close();
				});
		}
		catch (final RuntimeException e) {
			file.close();
			throw e;
		}
	}

	private static RandomAccessibleInterval<FloatType> frames(final XradiaFile file) {
		return LazyPlanes.of(file.width(), file.height(), file.frames(), file::frame);
	}

	private static boolean isDivided(final XradiaFile file) {
		return !Double.isNaN(file.wholeBeam());
	}

	/** @return the stack in the same folder that is called as this one, and a reference; null if there is none */
	private static Path referenceBeside(final Path path) {
		final String sample = FrameName.of(path.getFileName().toString()).sample();
		try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
			return files.filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".txrm")).filter(file -> {
				final FrameName name = FrameName.of(file.getFileName().toString());
				return name.reference() && name.sample().equals(sample) && !file.getFileName().equals(path.getFileName());
			}).sorted().findFirst().orElse(null);
		}
		catch (final IOException e) {
			throw new XasException("Cannot read the folder of " + path.toAbsolutePath() + " (" + FileProblem.reason(e) + ").", e);
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
		if (isDivided(file)) return divided(file.wholeBeam(), file.width(), file.height());
		if (!file.hasReference()) return Counts.NONE;
		return new Counts(LazyPlanes.of(file.width(), file.height(), 1, k -> file.reference()), null, null, null, null, "");
	}

	/** @return what frames that the microscope has divided by their reference are to be divided by: the whole beam */
	static Counts divided(final double wholeBeam, final int width, final int height) {
		return new Counts(LazyPlanes.of(width, height, 1, k -> {
			final float[] beam = new float[width * height];
			Arrays.fill(beam, (float) wholeBeam);
			return beam;
		}), null, null, null, null, "");
	}

	private static List<Part> parts(final XradiaFile file) {
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part("samples", "ImageData, " + file.frames() + " frames"));
		parts.add(new Part("energies", "ImageInfo/Energy, " + file.frames() + " values, eV"));
		if (file.hasReference() && !isDivided(file)) {
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
		if (isDivided(file)) {
			notes.add("The microscope has divided the frames by their reference already, " + file.wholeBeam() + " being the whole beam.");
		}
		return notes;
	}
}
