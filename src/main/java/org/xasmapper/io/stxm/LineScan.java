package org.xasmapper.io.stxm;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.xasmapper.io.Counts;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Part;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.Signal;
import org.xasmapper.spectrum.LazyPlanes;
import org.xasmapper.spectrum.PixelScale;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** A line scan: one image, of which an axis is the energy and the other the place on a line. */
final class LineScan {

	private LineScan() {}

	static Measurement look(final ScanHeader header, final ReadingSettings settings) {
		final ScanPart part = ScanPart.of(header, settings.dataset());
		final HeaderNode region = header.regions().get(part.region());
		final HeaderNode across = region.get("PAxis");
		final HeaderNode down = region.get("QAxis");
		final boolean energyAcross = isEnergy(across);
		if (energyAcross == isEnergy(down)) {
			throw new XasException(header.file().getFileName() + " is a \"" + header.type() + "\" of " + across.string("Name") + " and " + down
				.string("Name") + ", and not one of them alone is the energy: it has no spectra.");
		}
		final double[] p = header.points(across, "PAxis");
		final double[] q = header.points(down, "QAxis");
		final double[] energies = settings.unit().toElectronvolt(energyAcross ? p : q);
		final double[] places = energyAcross ? q : p;
		// One image of text, which is small.
		final float[] image = ImageFile.read(part.image(header), p.length, q.length);
		final int between = energyAcross ? p.length : 1;
		final int along = energyAcross ? 1 : p.length;
		final Signal signal = settings.signal() == null ? ImageStackScan.signal(header.channels().get(part.channel())) : settings.signal();
		return new Measurement("STXM line scan", LazyPlanes.of(places.length, 1, energies.length, k -> {
			final float[] plane = new float[places.length];
			for (int i = 0; i < plane.length; i++) plane[i] = image[i * between + k * along];
			return plane;
		}), energies, signal, Counts.NONE, PixelScale.UNKNOWN, Table.empty(places.length).with("position", places), List.of(new Part(
			"samples", part.image(header).getFileName() + ", " + places.length + " places on a line"), new Part("energies", (energyAcross
				? "PAxis" : "QAxis") + ", " + energies.length + " values, eV")), notes(image), () -> {});
	}

	private static boolean isEnergy(final HeaderNode axis) {
		return axis.string("Name").toLowerCase(Locale.ROOT).startsWith("energy");
	}

	private static List<String> notes(final float[] image) {
		final long missing = IntStream.range(0, image.length).filter(i -> Float.isNaN(image[i])).count();
		return missing == 0 ? List.of() : List.of("The scan was stopped: " + missing + " of " + image.length + " values are missing and NaN.");
	}
}
