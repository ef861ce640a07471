#@ File (label = "Folder test-data of XAS Mapper", style = "directory") data
#@ CommandService command

// The commands from a script: what they show in ImageJ, they return by name. Inputs that are left out have their defaults.

import org.xasmapper.ij.TiffFiles

wafer = data.toPath().resolve("wafer")
image = TiffFiles.open(wafer.resolve("wafer.tif"))
image.setRoi(16, 20, 24, 12)
image = image.crop("stack")

run = { name, inputs -> command.run("org.xasmapper.command." + name, true, inputs).get() }

stack = run("OpenCommand", [image: image, element: "Ti"]).getOutput("stack")
normalized = run("NormalizeCommand", [image: stack]).getOutput("normalized")
weights = run("CbssCommand", [image: normalized, basis: wafer.resolve("basis.csv").toString(), broaden: 0.7, starts: 10, sample: 100])
	.getOutput("weights")
mapped = run("SdmCommand", [image: weights, basis: wafer.resolve("basis.csv").toString(), broaden: 0.7]).getOutput("mapped")
prediction = run("PredictCommand", [image: mapped])

[OS: prediction.getOutput("OS_mean"), bars: prediction.getOutput("OS_std"), maps: prediction.getOutput("maps")]
