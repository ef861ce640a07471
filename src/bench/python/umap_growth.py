#!/usr/bin/env python3
"""Draws how the time of UMAP grows with the number of spectra, from what UmapTrial printed.

usage: umap_growth.py FIGURE.png < OUTPUT

The least time of each number of spectra counts. Prints the exponent from the fewest to the most, and between neighbours.
"""
import re
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

PHASES = ["Finding neighbours", "Building the fuzzy graph", "Initialising", "Laying out"]
COLORS = ["#0072B2", "#009E73", "#E69F00", "#D55E00"]


def main():
    best = {}
    for line in sys.stdin:
        count = re.match(r"(\d+) spectra, run", line)
        if not count:
            continue
        seconds = [float(re.search(phase + r" ([\d.]+) s", line)[1]) for phase in PHASES]
        seconds.append(float(re.search(r"in all ([\d.]+) s", line)[1]))
        count = int(count[1])
        if count not in best or seconds[-1] < best[count][-1]:
            best[count] = seconds
    counts = np.array(sorted(best))
    seconds = np.array([best[count] for count in counts])
    for count, row in zip(counts, seconds):
        print(f"| {count:,} |", " | ".join(f"{value:.2f}" for value in row), "|")
    total = np.log(seconds[:, -1])
    print("exponent", (total[-1] - total[0]) / np.log(counts[-1] / counts[0]), np.diff(total) / np.diff(np.log(counts)))

    figure, axes = plt.subplots(figsize=(5, 4), layout="constrained")
    axes.loglog(counts, seconds[:, -1], "o-", color="black", lw=2, label="in all")
    for phase, color, column in zip(PHASES, COLORS, seconds.T):
        axes.loglog(counts, column, "o-", color=color, ms=4, lw=1, label=phase.lower())
    limit = seconds[0, -1] * (counts / counts[0]) ** 1.2
    axes.loglog(counts, limit, "--", color="gray", lw=1, label="$N^{1.2}$")
    axes.set_xlabel("spectra of 200 energies")
    axes.set_ylabel("seconds, two threads")
    axes.set_xticks(counts, [f"{count // 1000}k" for count in counts])
    axes.minorticks_off()
    axes.legend(frameon=False, fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(sys.argv[1], dpi=150)


if __name__ == "__main__":
    main()
