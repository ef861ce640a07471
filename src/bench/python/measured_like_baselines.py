#!/usr/bin/env python3
"""Random forest and gradient boosting on spectra as they would be measured.

usage: measured_like_baselines.py MEASURED.csv DESCRIPTOR...

MEASURED.csv comes from org.xasmapper.train.MeasuredLikeSpectra: all that is not of the part "test" is learnt from. Prints
the mean absolute error of each descriptor on the part "test".
"""
import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestRegressor


def main():
    path, *descriptors = sys.argv[1:]
    table = pd.read_csv(path)
    spectra = table[[c for c in table.columns if c.startswith("mu_")]].to_numpy()
    test = (table["part"] == "test").to_numpy()
    models = {
        "random forest": lambda: RandomForestRegressor(100, n_jobs=1, max_features=0.33, random_state=0),
        "gradient boosting": lambda: HistGradientBoostingRegressor(max_iter=300, random_state=0),
    }
    for name in descriptors:
        values = table[name].to_numpy(float)
        known = ~test & np.isfinite(values)
        judged = test & np.isfinite(values)
        for kind, make in models.items():
            model = make().fit(spectra[known], values[known])
            error = np.mean(np.abs(model.predict(spectra[judged]) - values[judged]))
            print(f"{name}: {kind} mae {error:.3f}", flush=True)


if __name__ == "__main__":
    main()
