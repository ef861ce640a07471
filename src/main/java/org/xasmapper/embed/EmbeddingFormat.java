package org.xasmapper.embed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * The file of an embedding, big-endian: "XASUMAP" and the version; settings; energies; columns of metadata; spectra;
 * coordinates; and a CRC-32 of all that.
 */
final class EmbeddingFormat {

	private static final byte[] MAGIC = "XASUMAP".getBytes(StandardCharsets.US_ASCII);
	private static final int VERSION = 1;
	private static final int CHUNK = 1 << 14;

	private EmbeddingFormat() {}

	static void write(final Embedding embedding, final OutputStream stream) throws IOException {
		final CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(stream, CHUNK), new CRC32());
		final DataOutputStream out = new DataOutputStream(checked);
		out.write(MAGIC);
		out.writeByte(VERSION);
		writeSettings(embedding.settings(), out);
		final Spectra spectra = embedding.spectra();
		out.writeInt(spectra.count());
		out.writeInt(spectra.energies().size());
		for (final double energy : spectra.energies().toArray()) out.writeDouble(energy);
		writeTable(spectra.table(), out);
		writeFloats(spectra.values(), out);
		writeFloats(embedding.coordinates(), out);
		out.writeInt((int) checked.getChecksum().getValue());
		out.flush();
	}

	/**
	 * @param name for messages
	 * @throws XasException naming the file, if it is not an embedding, one of a later version, or damaged
	 */
	static Embedding read(final InputStream stream, final String name) throws IOException {
		final CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(stream, CHUNK), new CRC32());
		final DataInputStream in = new DataInputStream(checked);
		try {
			requireVersion(in, name);
			final UmapSettings settings = readSettings(in);
			final int count = length(in.readInt(), name);
			final double[] energies = new double[length(in.readInt(), name)];
			for (int k = 0; k < energies.length; k++) energies[k] = in.readDouble();
			final Table table = readTable(count, in, name);
			final float[] values = readFloats(Math.multiplyExact(count, energies.length), in);
			final float[] coordinates = readFloats(Math.multiplyExact(count, settings.components()), in);
			final int computed = (int) checked.getChecksum().getValue();
			if (in.readInt() != computed || in.read() >= 0) throw damaged(name, null);
			return new Embedding(new Spectra(EnergyGrid.of(energies), values, table), coordinates, settings);
		}
		catch (final EOFException | ArithmeticException | IndexOutOfBoundsException e) {
			throw damaged(name, e);
		}
	}

	private static void requireVersion(final DataInputStream in, final String name) throws IOException {
		final byte[] magic = in.readNBytes(MAGIC.length);
		if (!Arrays.equals(magic, MAGIC)) {
			throw new XasException(name + " is not a saved embedding. Choose a file that XAS UMAP saved.");
		}
		final int version = in.readUnsignedByte();
		if (version == VERSION) return;
		throw new XasException(name + " is of version " + version + " of the embedding format, but this program reads version " +
			VERSION + ". Update XAS Mapper, or make the embedding again.");
	}

	private static int length(final int length, final String name) {
		if (length < 1) throw damaged(name, null);
		return length;
	}

	private static XasException damaged(final String name, final Exception cause) {
		return new XasException(name + " is damaged or only a part of an embedding. Copy it again, or make the embedding again.",
			cause);
	}

	private static void writeSettings(final UmapSettings settings, final DataOutputStream out) throws IOException {
		out.writeInt(settings.neighbors());
		out.writeDouble(settings.minDist());
		out.writeDouble(settings.spread());
		out.writeByte(settings.metric().ordinal());
		out.writeInt(settings.epochs());
		out.writeLong(settings.seed());
		out.writeByte(settings.components());
	}

	private static UmapSettings readSettings(final DataInputStream in) throws IOException {
		return new UmapSettings(in.readInt(), in.readDouble(), in.readDouble(), Metric.values()[in.readUnsignedByte()], in
			.readInt(), in.readLong(), in.readUnsignedByte());
	}

	private static void writeTable(final Table table, final DataOutputStream out) throws IOException {
		out.writeInt(table.names().size());
		for (final String column : table.names()) {
			writeText(column, out);
			for (final String cell : table.column(column)) writeText(cell, out);
		}
	}

	private static Table readTable(final int rows, final DataInputStream in, final String name) throws IOException {
		Table table = Table.empty(rows);
		final int columns = in.readInt();
		for (int column = 0; column < columns; column++) {
			final String title = readText(in, name);
			final List<String> cells = new ArrayList<>();
			for (int row = 0; row < rows; row++) cells.add(readText(in, name));
			table = table.with(title, cells);
		}
		return table;
	}

	private static void writeText(final String text, final DataOutputStream out) throws IOException {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	private static String readText(final DataInputStream in, final String name) throws IOException {
		final int length = in.readInt();
		if (length < 0) throw damaged(name, null);
		final byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) throw damaged(name, null);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void writeFloats(final float[] values, final DataOutputStream out) throws IOException {
		for (final float value : values) out.writeFloat(value);
	}

	private static float[] readFloats(final int length, final DataInputStream in) throws IOException {
		final float[] values = new float[length];
		for (int i = 0; i < length; i++) values[i] = in.readFloat();
		return values;
	}
}
