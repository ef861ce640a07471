"""XAS Mapper from Python, through PyImageJ and a Fiji that has it installed.

Written by the API of PyImageJ 1.5; it has not been run by the project's tests, which have no Fiji.

    python docs/examples/pyimagej.py FIJI-FOLDER test-data
"""
import sys

import imagej
import numpy as np
from jpype import JArray, JDouble, JFloat
from scyjava import jimport

fiji, data = sys.argv[1:]
ij = imagej.init(fiji, mode="headless")

# The commands: results come back by name, as images and tables.
TiffFiles = jimport("org.xasmapper.ij.TiffFiles")
Path = jimport("java.nio.file.Path")
image = TiffFiles.open(Path.of(f"{data}/wafer/wafer.tif"))


def run(name, **inputs):
    return ij.command().run(f"org.xasmapper.command.{name}", True, ij.py.to_java(inputs)).get()


stack = run("OpenCommand", image=image, element="Ti").getOutput("stack")
wafer = run("WaferMapCommand", image=stack, basis=f"{data}/wafer/basis.csv", starts=20)
oxidation = np.asarray(ij.py.from_java(wafer.getOutput("OS_mean")))
bars = np.asarray(ij.py.from_java(wafer.getOutput("OS_std")))
print("oxidation state", np.nanmean(oxidation), "error bar", np.nanmean(bars))

# The library: any array as a RandomAccessibleInterval [x, y, energy].
EnergyGrid = jimport("org.xasmapper.spectrum.EnergyGrid")
SpectralCube = jimport("org.xasmapper.spectrum.SpectralCube")
Normalizer = jimport("org.xasmapper.normalize.Normalizer")
NormalizationSettings = jimport("org.xasmapper.normalize.NormalizationSettings")
Progress = jimport("org.xasmapper.spectrum.Progress")
ArrayImgs = jimport("net.imglib2.img.array.ArrayImgs")

energies = np.loadtxt(f"{data}/wafer/energies.txt")
array = np.ones((energies.size, 2, 3), dtype=np.float32)  # [energy, y, x] in NumPy's order
array += 1 / (1 + np.exp((4980 - energies[:, None, None]) / 2))
samples = ArrayImgs.floats(JArray(JFloat)(array.ravel()), [3, 2, energies.size])
grid = EnergyGrid.of(JArray(JDouble)(energies))
normalized = SpectralCube.inMemory(3, 2, grid)
result = Normalizer(NormalizationSettings.automatic()).normalize(SpectralCube(samples, grid), normalized, Progress.NONE)
print("edge step", list(result.edgeStep()))
