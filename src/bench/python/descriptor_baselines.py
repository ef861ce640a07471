#!/usr/bin/env python3
"""Random forest and gradient boosting on the spectra, on the same split as a RankAAE training.

usage: descriptor_baselines.py DATABASE.csv[.gz] rows.csv START STEP POINTS BROADENING DESCRIPTOR...

rows.csv comes from the training (columns row and part are read). Spectra are broadened and resampled as for the training.
Prints the mean absolute error of each descriptor on the test part, and the root mean square error with which six
principal components of the training part reconstruct the test part.
"""
import sys

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestRegressor


def prepared(energies, spectra, grid, broadening):
    if broadening > 0:
        kernel = np.exp(-((energies[:, None] - energies[None, :]) / broadening) ** 2 / 2)
        kernel[np.abs(energies[:, None] - energies[None, :]) > 5 * broadening] = 0
        spectra = spectra @ (kernel / kernel.sum(axis=0))
    return np.array([np.interp(grid, energies, spectrum) for spectrum in spectra])


def main():
    database, split, start, step, points, broadening, *descriptors = sys.argv[1:]
    table = pd.read_csv(database)
    part = pd.read_csv(split).set_index("row")["part"].reindex(range(1, len(table) + 1)).to_numpy()
    columns = [c for c in table.columns if c.startswith("mu_")]
    energies = np.array([float(c[3:]) for c in columns])
    grid = float(start) + float(step) * np.arange(int(points))
    spectra = prepared(energies, table[columns].to_numpy(), grid, float(broadening))
    training, test = part == "training", part == "test"
    pca = PCA(6).fit(spectra[training])
    rebuilt = pca.inverse_transform(pca.transform(spectra[test]))
    print(f"six principal components: rmse {np.sqrt(np.mean((rebuilt - spectra[test]) ** 2)):.4f}")
    models = {
        "random forest": lambda: RandomForestRegressor(300, n_jobs=1, random_state=0),
        "gradient boosting": lambda: HistGradientBoostingRegressor(random_state=0),
    }
    for name in descriptors:
        values = table[name].to_numpy()
        known = training & np.isfinite(values)
        judged = test & np.isfinite(values)
        for kind, make in models.items():
            model = make().fit(spectra[known], values[known])
            error = np.mean(np.abs(model.predict(spectra[judged]) - values[judged]))
            print(f"{name}: {kind} mae {error:.3f}")


if __name__ == "__main__":
    main()
