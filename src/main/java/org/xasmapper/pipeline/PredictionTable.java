package org.xasmapper.pipeline;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.xasmapper.io.AtomicFile;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Prediction;
import org.xasmapper.spectrum.Table;

/** A model's predictions as CSV, a row per pixel that is not masked. */
public final class PredictionTable {

	private PredictionTable() {}

	/**
	 * @param prediction of a map
	 * @param width of the map in pixels
	 * @param table further columns, a row per pixel; null = none
	 * @throws org.xasmapper.spectrum.XasException if the file cannot be written
	 */
	public static void write(final Path file, final Prediction prediction, final int width, final Table table) {
		AtomicFile.writeText(file, writer -> {
			final List<String> further = table == null ? List.of() : table.names();
			writer.write(header(prediction, further));
			for (int pixel = 0; pixel < prediction.reconstructionError().length; pixel++) {
				if (isMasked(prediction, pixel)) continue;
				writer.write((pixel % width) + "," + (pixel / width));
				for (final String name : further) writer.write("," + quoted(table.column(name).get(pixel)));
				writeValues(writer, prediction, pixel);
			}
		});
	}

	private static String header(final Prediction prediction, final List<String> further) {
		final StringBuilder header = new StringBuilder("x,y");
		for (final String name : further) header.append(',').append(quoted(name));
		for (final Descriptor descriptor : prediction.card().descriptors()) {
			header.append(',').append(descriptor.name()).append("_mean,").append(descriptor.name()).append("_std");
		}
		header.append(",reconstruction_error");
		for (final String latent : prediction.card().latents()) header.append(",latent_").append(latent);
		return header.append('\n').toString();
	}

	private static boolean isMasked(final Prediction prediction, final int pixel) {
		final float[][] first = prediction.latent().length > 0 ? prediction.latent() : prediction.mean();
		return Float.isNaN(first[0][pixel]);
	}

	private static void writeValues(final Writer writer, final Prediction prediction, final int pixel)
		throws IOException
	{
		for (int d = 0; d < prediction.mean().length; d++) {
			writer.write("," + prediction.mean()[d][pixel] + "," + prediction.std()[d][pixel]);
		}
		writer.write("," + prediction.reconstructionError()[pixel]);
		for (final float[] latent : prediction.latent()) writer.write("," + latent[pixel]);
		writer.write('\n');
	}

	private static String quoted(final String cell) {
		return cell.matches("[^,\"\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
	}
}
