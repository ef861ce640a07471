#!/usr/bin/env python3
"""Embeds spectra with umap-learn and prints the seconds that each run took, the first one with compilation.

usage: umap_reference.py FILE.f32 ENERGIES NEIGHBORS RUNS OUTPUT [parallel]

FILE holds little-endian float32, a spectrum after the other. Writes OUTPUT.0, OUTPUT.1 … likewise. Runs have the seeds 42, 43 …
and one thread, as umap-learn has it; with "parallel" no seed and all threads.
"""
import resource
import sys
import time

import numpy as np
import umap


def main():
    file, energies, neighbors, runs, output = sys.argv[1:6]
    parallel = sys.argv[6:] == ["parallel"]
    spectra = np.fromfile(file, "<f4").reshape(-1, int(energies))
    for run in range(int(runs)):
        start, cpu = time.time(), time.process_time()
        model = umap.UMAP(n_neighbors=int(neighbors), min_dist=0.1, random_state=None if parallel else 42 + run)
        places = model.fit_transform(spectra)
        print(f"{len(spectra)} spectra, run {run}: {time.time() - start:.2f} s ({time.process_time() - cpu:.1f} s of processor)",
              flush=True)
        places.astype("<f4").tofile(f"{output}.{run}")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
