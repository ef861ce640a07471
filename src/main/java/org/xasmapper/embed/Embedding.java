package org.xasmapper.embed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/** Where spectra lie in a plane or in space, and what is needed to place further spectra among them. */
public final class Embedding {

	private final Spectra spectra;
	private final float[] coordinates;
	private final UmapSettings settings;

	Embedding(final Spectra spectra, final float[] coordinates, final UmapSettings settings) {
		this.spectra = spectra;
		this.coordinates = coordinates;
		this.settings = settings;
	}

	/** @return the embedded spectra */
	public Spectra spectra() {
		return spectra;
	}

	public UmapSettings settings() {
		return settings;
	}

	/** @return number of spectra */
	public int count() {
		return spectra.count();
	}

	/** @return the shared array {@code [spectra × components]}; read only */
	public float[] coordinates() {
		return coordinates;
	}

	/**
	 * Places further spectra among these, which stay where they are. The same spectra get the same places, whatever
	 * the number of threads.
	 *
	 * @param others finite
	 * @return {@code [others × components]}
	 * @throws XasException if they are on another energy grid; it names both; or if some have NaN
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public float[] transform(final Spectra others, final Progress progress) {
		if (!others.energies().matches(spectra.energies())) {
			throw new XasException("The spectra are on " + others.energies() + ", but the embedding is of spectra on " + spectra
				.energies() + ". Resample the spectra to the energies of the embedding.");
		}
		return new Transform(this, Workers.available(), progress).run(others);
	}

	/** @return bytes of memory that {@link #transform} takes for each spectrum, the spectrum itself included */
	public long bytesToPlace() {
		return Transform.bytesEach(spectra.energies().size(), settings.neighbors());
	}

	/**
	 * Writes the embedding with its spectra and their metadata in a format of its own, from which {@link #read} makes the same
	 * one again. Write to a file by {@code AtomicFile.write(file, embedding::write)}.
	 */
	public void write(final OutputStream out) throws IOException {
		EmbeddingFormat.write(this, out);
	}

	/**
	 * @param name of the file, for messages
	 * @throws XasException naming the file, if it is not a saved embedding, one of a later version, or damaged
	 */
	public static Embedding read(final InputStream in, final String name) throws IOException {
		return EmbeddingFormat.read(in, name);
	}
}
