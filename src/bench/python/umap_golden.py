#!/usr/bin/env python3
"""Writes what umap-learn computes on the way to an embedding of a small set, for the tests of org.xasmapper.embed.

usage: umap_golden.py FOLDER

points.csv: 60 points in 5 dimensions in two groups, with one double; smooth.csv: rho and sigma of each point with 10
neighbours; union.csv: the fuzzy union as from,to,weight; curve.csv: spread,min_dist,a,b; iris.csv and digits.csv: the sets of scikit-learn.
"""
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from sklearn.datasets import load_digits, load_iris
from sklearn.metrics import pairwise_distances
from umap.umap_ import find_ab_params, fuzzy_simplicial_set, smooth_knn_dist

NEIGHBORS = 10


def main():
    folder = Path(sys.argv[1])
    random = np.random.RandomState(4)
    points = random.normal(size=(60, 5)) * np.where(np.arange(60) < 25, 0.3, 1)[:, None]
    points[:25, 0] += 2
    points[7] = points[3]
    points = points.round(4).astype(np.float32)
    distances = pairwise_distances(points.astype(float))
    np.fill_diagonal(distances, -1)
    nearest = np.argsort(distances, axis=1, kind="stable")[:, :NEIGHBORS]
    distances = np.maximum(np.take_along_axis(distances, nearest, axis=1), 0).astype(np.float32)
    sigmas, rhos = smooth_knn_dist(distances, float(NEIGHBORS))
    union, _, _ = fuzzy_simplicial_set(points, NEIGHBORS, random, "euclidean", knn_indices=nearest, knn_dists=distances)
    union = coo_matrix(union)
    np.savetxt(folder / "points.csv", points, "%.4f", ",")
    np.savetxt(folder / "smooth.csv", np.c_[rhos, sigmas], "%.7g", ",")
    np.savetxt(folder / "union.csv", np.c_[union.row, union.col, union.data], ["%d", "%d", "%.7g"], ",")
    curves = [(1, 0.1), (1, 0.001), (1, 0.5), (2, 0.3), (0.5, 0.5)]
    np.savetxt(folder / "curve.csv", [(s, d, *find_ab_params(s, d)) for s, d in curves], "%.8g", ",")
    np.savetxt(folder / "iris.csv", load_iris().data, "%.1f", ",")
    np.savetxt(folder / "digits.csv", load_digits().data, "%d", ",")


if __name__ == "__main__":
    main()
