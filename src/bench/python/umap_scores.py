#!/usr/bin/env python3
"""Compares embeddings by the nearest neighbours that they keep, k = 15; mean and standard deviation over runs.

usage: umap_scores.py FILE.f32 ENERGIES LABELS OUTPUT...

FILE as for umap_reference.py; LABELS is a text file with a label a line, or "-". For each OUTPUT the files OUTPUT.0, OUTPUT.1 …
are read. Prints trustworthiness (scikit-learn), the share of neighbours kept, and the share of neighbours in the embedding with
the same label. More than 10,000 spectra: neighbours of a sample of 1,000 of them, trustworthiness by the same formula.
"""
import sys
from glob import glob

import numpy as np
from sklearn.metrics import pairwise_distances
from sklearn.neighbors import NearestNeighbors

K = 15
SAMPLE = 1000
FEW = 10_000


def nearest(values, rows):
    found = NearestNeighbors(n_neighbors=K + 1).fit(values).kneighbors(values[rows], return_distance=False)
    return np.array([list(f[f != row][:K]) for f, row in zip(found, rows)])


def trustworthiness(values, near, rows):
    """As sklearn.manifold.trustworthiness, which needs all distances at once, for the given rows."""
    count = len(values)
    penalty = 0
    for start in range(0, len(rows), 500):
        part = slice(start, start + 500)
        distances = pairwise_distances(values[rows[part]], values)
        distances[np.arange(len(distances)), rows[part]] = -1
        ranks = np.empty_like(distances, dtype=int)
        np.put_along_axis(ranks, np.argsort(distances, axis=1), np.arange(count)[None, :], axis=1)
        penalty += np.maximum(0, np.take_along_axis(ranks, near[part], axis=1) - K).sum()
    return 1 - penalty * 2 / (len(rows) * K * (2 * count - 3 * K - 1))


def main():
    file, energies, labels, *outputs = sys.argv[1:]
    values = np.fromfile(file, "<f4").reshape(-1, int(energies)).astype(float)
    labels = np.zeros(len(values)) if labels == "-" else np.loadtxt(labels, dtype=str)
    few = len(values) <= FEW
    rows = np.arange(len(values)) if few else np.random.RandomState(0).choice(len(values), SAMPLE, replace=False)
    exact = nearest(values, rows)
    for output in outputs:
        scores = []
        for run in sorted(glob(output + ".[0-9]*")):
            places = np.fromfile(run, "<f4").reshape(len(values), -1)
            near = nearest(places, rows)
            kept = np.mean([len(np.intersect1d(a, b)) / K for a, b in zip(exact, near)])
            scores.append((trustworthiness(values, near, rows), kept, np.mean(labels[near] == labels[rows][:, None])))
        mean, deviation = np.mean(scores, axis=0), np.std(scores, axis=0)
        print(output, *(f"{name} {m:.4f} ± {d:.4f}" for name, m, d in zip(("trustworthiness", "kept", "purity"), mean, deviation)))


if __name__ == "__main__":
    main()
