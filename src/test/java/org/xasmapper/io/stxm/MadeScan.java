package org.xasmapper.io.stxm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes headers and images as STXM beamlines do; image k of region r has 1000 (k + 1) + 100 y + 10 r + x. */
final class MadeScan {

	private MadeScan() {}

	static String axis(final String name, final String unit, final double... points) {
		return "{ Name = \"" + name + "\"; Unit = \"" + unit + "\"; Min = " + points[0] + "; Max = " + points[points.length - 1] +
			"; Dir = 1;\n\t\tPoints = (" + points.length + ", " + Arrays.stream(points).mapToObj(point -> String.format(Locale.ROOT, "%.4f",
				point)).collect(Collectors.joining(", ")) + ");\n}";
	}

	static String region(final int width, final int height) {
		return "{\n\t\t\tPAxis = " + axis("Sample X", "um", points(width, -2, 0.5)) + ";\n\n\t\t\tQAxis = " + axis("Sample Y", "um", points(
			height, 10, 0.25)) + ";\n}";
	}

	static double[] points(final int count, final double first, final double step) {
		final double[] points = new double[count];
		Arrays.setAll(points, i -> first + i * step);
		return points;
	}

	/** @param regions text of each */
	static String header(final String type, final String flags, final String stackAxis, final String[] channels, final String... regions) {
		return "ScanDefinition = { Label = \"made.hdr\"; Type = \"" + type + "\"; Flags = \"" + flags + "\"; Dwell = 1;\n\tRegions = (" +
			regions.length + ",\n" + String.join(",\n", regions) + ");\n\n" + (stackAxis.isEmpty() ? "" : "\tStackAxis = " + stackAxis +
				";\n\n") + "\tChannels = (" + channels.length + ",\n" + Arrays.stream(channels).map(name -> "{ Name = \"" + name +
					"\"; Unit = \"Hz\";}").collect(Collectors.joining(",\n")) + ");\n};\n Time = \"2020 October 15 11:59:33\"; ShutterAutomatic = true;\n";
	}

	static String stack(final int width, final int height, final double... energies) {
		return header("NEXAFS Image Scan", "Image Stack", axis("Energy", "eV", energies), new String[] { "PMT" }, region(width, height));
	}

	static void image(final Path file, final int k, final int region, final int width, final int height) throws IOException {
		final StringBuilder text = new StringBuilder();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) text.append(1000 * (k + 1) + 100 * y + 10 * region + x).append('\t');
			text.append("\r\n");
		}
		Files.writeString(file, text);
	}
}
