package org.xasmapper.embed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Checksum;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * The file of an embedding, big-endian: "XASUMAP" and the version, settings, numbers of spectra, energies and columns, CRC-32 of
 * all so far; energies, columns of metadata, spectra, coordinates, CRC-32 of everything.
 */
final class EmbeddingFormat {

	private static final byte[] MAGIC = "XASUMAP".getBytes(StandardCharsets.US_ASCII);
	private static final int VERSION = 1;

	/** Bytes of the settings. */
	private static final int SETTINGS = 2 * Integer.BYTES + 2 * Double.BYTES + Long.BYTES + 2;
	private static final int CHUNK = 1 << 14;

	/** The longest array that every Java machine makes. */
	private static final int LONGEST = Integer.MAX_VALUE - 8;

	private EmbeddingFormat() {}

	static void write(final Embedding embedding, final OutputStream stream) throws IOException {
		final CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(stream, CHUNK), new CRC32());
		final DataOutputStream out = new DataOutputStream(checked);
		final Spectra spectra = embedding.spectra();
		out.write(MAGIC);
		out.writeByte(VERSION);
		writeSettings(embedding.settings(), out);
		out.writeInt(spectra.count());
		out.writeInt(spectra.energies().size());
		out.writeInt(spectra.table().names().size());
		out.writeInt((int) checked.getChecksum().getValue());
		for (final double energy : spectra.energies().toArray()) out.writeDouble(energy);
		writeTable(spectra.table(), out);
		writeFloats(spectra.values(), out);
		writeFloats(embedding.coordinates(), out);
		out.writeInt((int) checked.getChecksum().getValue());
		out.flush();
	}

	/**
	 * @param name for messages
	 * @throws XasException naming the file, if it is not an embedding, one of another version, or damaged
	 */
	static Embedding read(final InputStream stream, final String name) throws IOException {
		final CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(stream, CHUNK), new CRC32());
		final DataInputStream in = new DataInputStream(checked);
		requireVersion(in, name);
		try {
			return read(in, checked.getChecksum());
		}
		// Energies or settings that are refused are not those that were written.
		catch (final EOFException | XasException e) {
			throw new XasException(name +
				" is damaged or only a part of an embedding. Copy it again, or make the embedding again.", e);
		}
	}

	private static Embedding read(final DataInputStream in, final Checksum checksum) throws IOException {
		final byte[] header = in.readNBytes(SETTINGS);
		final int count = in.readInt();
		final int points = in.readInt();
		final int columns = in.readInt();
		// Before memory is taken for that many.
		requireChecksum(in, checksum);
		final UmapSettings settings = settings(ByteBuffer.wrap(header));
		final EnergyGrid energies = EnergyGrid.of(readDoubles(points, in));
		final Table table = readTable(count, columns, in);
		final Spectra spectra = new Spectra(energies, readFloats((long) count * points, in), table);
		final float[] coordinates = readFloats((long) count * settings.components(), in);
		requireChecksum(in, checksum);
		if (in.read() >= 0) throw new EOFException("Something follows the embedding.");
		if (settings.neighbors() > count || !Finite.are(spectra.values(), 0, spectra.values().length) || !Finite.are(
			coordinates, 0, coordinates.length)) {
			throw new EOFException("No embedding is like this.");
		}
		return new Embedding(spectra, coordinates, settings);
	}

	private static void requireChecksum(final DataInputStream in, final Checksum checksum) throws IOException {
		final int computed = (int) checksum.getValue();
		if (in.readInt() != computed) throw new EOFException("The checksum is another one.");
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

	private static void writeSettings(final UmapSettings settings, final DataOutputStream out) throws IOException {
		out.writeInt(settings.neighbors());
		out.writeDouble(settings.minDist());
		out.writeDouble(settings.spread());
		out.writeByte(settings.metric().ordinal());
		out.writeInt(settings.epochs());
		out.writeLong(settings.seed());
		out.writeByte(settings.components());
	}

	private static UmapSettings settings(final ByteBuffer in) throws EOFException {
		return new UmapSettings(in.getInt(), in.getDouble(), in.getDouble(), metric(in.get()), in.getInt(), in.getLong(), in
			.get());
	}

	private static Metric metric(final int ordinal) throws EOFException {
		if (ordinal >= 0 && ordinal < Metric.values().length) return Metric.values()[ordinal];
		throw new EOFException("There is no metric " + ordinal + ".");
	}

	private static void writeTable(final Table table, final DataOutputStream out) throws IOException {
		for (final String column : table.names()) {
			writeText(column, out);
			for (final String cell : table.column(column)) writeText(cell, out);
		}
	}

	private static Table readTable(final int rows, final int columns, final DataInputStream in) throws IOException {
		if (rows < 0 || columns < 0) throw new EOFException("There cannot be " + rows + " rows of " + columns + " columns.");
		Table table = Table.empty(rows);
		for (int column = 0; column < columns; column++) {
			final String title = readText(in);
			final List<String> cells = new ArrayList<>();
			for (int row = 0; row < rows; row++) cells.add(readText(in));
			table = table.with(title, cells);
		}
		return table;
	}

	private static void writeText(final String text, final DataOutputStream out) throws IOException {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	private static String readText(final DataInputStream in) throws IOException {
		final int length = in.readInt();
		final byte[] bytes = in.readNBytes(Math.max(0, length));
		if (bytes.length != length) throw new EOFException("A text ends early.");
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void writeFloats(final float[] values, final DataOutputStream out) throws IOException {
		for (final float value : values) out.writeFloat(value);
	}

	/** Grows with what is there: a number of values that a file only promises takes no memory. */
	private static float[] readFloats(final long length, final DataInputStream in) throws IOException {
		float[] values = new float[first(length)];
		for (int i = 0; i < length; i++) {
			if (i == values.length) values = Arrays.copyOf(values, (int) Math.min(length, 2L * i));
			values[i] = in.readFloat();
		}
		return values;
	}

	private static double[] readDoubles(final long length, final DataInputStream in) throws IOException {
		double[] values = new double[first(length)];
		for (int i = 0; i < length; i++) {
			if (i == values.length) values = Arrays.copyOf(values, (int) Math.min(length, 2L * i));
			values[i] = in.readDouble();
		}
		return values;
	}

	private static int first(final long length) throws EOFException {
		if (length < 0 || length > LONGEST) throw new EOFException("There cannot be " + length + " values.");
		return (int) Math.min(length, CHUNK);
	}
}
