package org.xasmapper.embed.start;

import org.ejml.data.DMatrixRMaj;
import org.xasmapper.embed.neighbors.PointGroups;
import org.xasmapper.embed.neighbors.Points;

/** The directions in which points differ most. */
final class PrincipalAxes {

	private PrincipalAxes() {}

	/** @return coordinates {@code [points × components]} along them, the largest 1 or −1 */
	static double[] of(final Points points, final int components) {
		final Points mean = points.means(PointGroups.of(new int[points.count()], 1));
		final int m = points.dims();
		final DMatrixRMaj scatter = new DMatrixRMaj(m, m);
		final double[] centred = new double[m];
		for (int i = 0; i < points.count(); i++) {
			for (int d = 0; d < m; d++) centred[d] = points.values()[i * m + d] - mean.values()[d];
			for (int a = 0; a < m; a++) {
				for (int b = 0; b < m; b++) scatter.data[a * m + b] += centred[a] * centred[b];
			}
		}
		final double[] axes = SymmetricEigen.of(scatter).vectors();
		final double[] places = new double[points.count() * components];
		double largest = 0;
		for (int i = 0; i < points.count(); i++) {
			for (int c = 0; c < components; c++) {
				for (int d = 0; d < m; d++) {
					places[i * components + c] += (points.values()[i * m + d] - mean.values()[d]) * axes[d * m + c];
				}
				largest = Math.max(largest, Math.abs(places[i * components + c]));
			}
		}
		for (int i = 0; i < places.length; i++) places[i] /= largest;
		return places;
	}
}
