#!/usr/bin/env python3
"""Makes the stack that Hdf5Benchmark reads, if it is not there, and reads it with h5py: hdf5_reference.py FILE"""
import os
import sys
import threading
import time

import h5py
import numpy as np

PLANES, SIDE = 48, 1024


def make(path):
    noise = np.random.default_rng(1).normal(1, 0.05, (SIDE, SIDE)).astype("f4")
    with h5py.File(path, "w") as file:
        group = file.create_group("entry/data")
        group.attrs["NX_class"] = "NXdata"
        group.attrs["signal"] = "data"
        group.attrs["axes"] = np.array(["energy", "y", "x"], dtype=h5py.string_dtype())
        group["energy"] = 7000.0 + np.arange(PLANES)
        data = group.create_dataset("data", shape=(PLANES, SIDE, SIDE), dtype="f4", chunks=(1, 256, SIDE), compression="gzip",
                                    compression_opts=1, shuffle=True)
        for k in range(PLANES):
            data[k] = np.round(np.roll(noise, k) * 1000) / 1000


def read(path, threads):
    with h5py.File(path) as file:
        data = file["entry/data/data"]
        sums = [0.0] * PLANES

        def work(first):
            plane = np.empty((SIDE, SIDE), "f4")
            for k in range(first, PLANES, threads):
                data.read_direct(plane, np.s_[k])
                sums[k] = plane.sum(dtype="f8")

        crew = [threading.Thread(target=work, args=(first,)) for first in range(threads)]
        for worker in crew:
            worker.start()
        for worker in crew:
            worker.join()


if not os.path.exists(sys.argv[1]):
    make(sys.argv[1])
for threads in (1, 2):
    for _ in range(5):
        wall, cpu = time.perf_counter(), time.process_time()
        read(sys.argv[1], threads)
        print(f"{threads} threads: {1000 * (time.perf_counter() - wall) / PLANES:.1f} ms a plane, "
              f"{1000 * (time.process_time() - cpu) / PLANES:.1f} ms of processor time")
