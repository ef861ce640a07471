package org.xasmapper.chart.embedding;

/**
 * How large and how opaque dots are, so that a few are seen and many do not become a blot.
 *
 * @param diameter in pixels
 * @param opacity 0 to 1
 */
record DotStyle(double diameter, double opacity) {

	private static final double SMALLEST = 3.5;
	private static final double LARGEST = 15;

	/** Up to 3,000 dots are at least this large, however close they are: islands of a few must be seen. */
	private static final double SMALLEST_OF_FEW = 9;

	/** Smallest diameter of more dots, times the root of their number. */
	private static final double SMALLEST_BY_ROOT = 500;

	private static final double FAINTEST = 0.2;
	private static final double STRONGEST = 0.85;

	/** How many dots may lie over a typical place before they get smaller. */
	private static final double LAYERS = 3;

	/** Opacity of all the dots over a typical place together. */
	private static final double TOGETHER = 0.97;

	/**
	 * @param count number of dots
	 * @param density dots per square pixel at a typical dot
	 */
	static DotStyle of(final int count, final double density) {
		final double smallest = Math.max(SMALLEST, Math.min(SMALLEST_OF_FEW, SMALLEST_BY_ROOT / Math.sqrt(count)));
		final double diameter = Math.max(smallest, Math.min(LARGEST, Math.sqrt(LAYERS / density * 4 / Math.PI)));
		final double layers = Math.max(1, density * Math.PI / 4 * diameter * diameter);
		final double opacity = 1 - Math.pow(1 - TOGETHER, 1 / layers);
		return new DotStyle(diameter, Math.max(FAINTEST, Math.min(STRONGEST, opacity)));
	}
}
