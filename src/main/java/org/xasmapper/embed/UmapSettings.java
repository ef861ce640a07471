package org.xasmapper.embed;

import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.spectrum.XasException;

/**
 * What UMAP's user chooses.
 *
 * @param neighbors size of the neighbourhood that is looked at, the point itself included as in umap-learn; at least 2
 * @param minDist how close points may lie in the embedding; 0 to {@code spread}
 * @param spread scale of the embedding's clusters; positive
 * @param metric distance between spectra
 * @param epochs how many times the layout is gone through; 0 = automatic as in umap-learn (500 up to 10,000
 *          points, else 200)
 * @param seed of every random step; the same seed gives the same embedding, whatever the number of threads
 * @param components dimensions of the embedding, 2 or 3
 */
public record UmapSettings(int neighbors, double minDist, double spread, Metric metric, int epochs, long seed,
	int components)
{

	private static final int FEWEST = 3;

	/** @throws XasException naming the value that is out of range */
	public UmapSettings {
		if (neighbors < 2) throw new XasException("neighbors must be at least 2, but is " + neighbors + ".");
		if (!(spread > 0)) throw new XasException("spread must be positive, but is " + spread + ".");
		if (!(minDist >= 0 && minDist <= spread)) {
			throw new XasException("mindist must lie between 0 and spread (" + spread + "), but is " + minDist + ".");
		}
		if (epochs < 0) throw new XasException("epochs must be 0 (automatic) or more, but is " + epochs + ".");
		if (components != 2 && components != 3) {
			throw new XasException("components must be 2 or 3, but is " + components + ".");
		}
	}

	/**
	 * @param count number of spectra to embed
	 * @return these settings with fewer neighbours, as in umap-learn, if there are no more spectra than neighbours
	 * @throws XasException if there are fewer than three spectra
	 */
	public UmapSettings among(final int count) {
		if (count > neighbors) return this;
		if (count >= FEWEST) return new UmapSettings(count - 1, minDist, spread, metric, epochs, seed, components);
		throw new XasException("There " + (count == 1 ? "is 1 spectrum" : "are " + count + " spectra") +
			"; an embedding needs at least " + FEWEST + ".");
	}

	/** @return umap-learn's defaults */
	public static UmapSettings defaults() {
		return new UmapSettings(15, 0.1, 1, Metric.EUCLIDEAN, 0, 42, 2);
	}

	/** @return the settings of the published embedding of 47 elements, the "XANES bird" */
	public static UmapSettings bird() {
		return new UmapSettings(94, 0.1, 1, Metric.EUCLIDEAN, 0, 1579, 2);
	}
}
