#@ File (label = "Folder test-data of XAS Mapper", style = "directory") data

// XAS Mapper as a library: from a RandomAccessibleInterval to oxidation states, step by step, and a database embedded and
// curated. Runs in Fiji's script editor; `mvn verify` runs it, too.

import net.imglib2.view.Views
import org.xasmapper.basis.BasisSource
import org.xasmapper.curate.*
import org.xasmapper.embed.Umap
import org.xasmapper.embed.UmapSettings
import org.xasmapper.ij.SpectralStack
import org.xasmapper.ij.TiffFiles
import org.xasmapper.model.Predictor
import org.xasmapper.normalize.NormalizationSettings
import org.xasmapper.normalize.Normalizer
import org.xasmapper.pipeline.MapUnmixing
import org.xasmapper.pipeline.ModelSource
import org.xasmapper.sdm.Sdm
import org.xasmapper.spectrum.*
import org.xasmapper.unmix.Cbss
import org.xasmapper.unmix.CbssSettings

wafer = data.toPath().resolve("wafer")
progress = Progress.NONE

// A cube is any RandomAccessibleInterval of floats, [x, y, energy], and its energies. Here it is a view: a part of the map.
whole = SpectralStack.of(TiffFiles.open(wafer.resolve("wafer.tif"))).cube()
energies = whole.energies()
part = Views.zeroMin(Views.interval(whole.samples(), [16, 20, 0] as long[], [39, 31, energies.size() - 1] as long[]))
cube = new SpectralCube(part, energies)

// The caller makes the room for results: in memory, or SpectralCube.inFile for those larger than that.
normalized = SpectralCube.inMemory(cube.width(), cube.height(), energies)
normalization = new Normalizer(NormalizationSettings.automatic()).normalize(cube, normalized, progress)

// cBSS of the map: the weights of every pixel. The basis is given the resolution of the measurement.
settings = CbssSettings.defaults().withStarts(10)
basis = BasisSource.ofFile(wafer.resolve("basis.csv"), 0.7).read(progress).content()
unmixing = MapUnmixing.of(normalized, basis, null, 100, 0.5, settings, progress)

// The same of a list of spectra, without a map: both on one energy grid.
pixels = PixelSample.read(normalized, (0..<60) as int[], progress)
measured = Resampler.between(energies, 0, unmixing.simulated().energies()).apply(pixels)
unmixed = Cbss.unmix(measured, unmixing.simulated(), settings, progress)

// SDM, and prediction with the model that ships with XAS Mapper.
mapped = SpectralCube.inMemory(cube.width(), cube.height(), basis.energies())
Sdm.transform(unmixing.maps().names(), unmixing.maps().weights(), basis, mapped, progress)
model = ModelSource.open("ti-k-edge")
prediction = new Predictor(model).predict(mapped, progress)
model.close()

// UMAP of the spectra, [spectra × components].
embedding = Umap.embed(measured, UmapSettings.defaults(), progress)

// Curation: what is not normalized, a duplicate or an outlier of its group goes, and it is told why.
candidates = (0..<measured.count()).collect { i ->
	spectrum = measured.spectrum(i)
	new Candidate(i, "pixel " + i, "wafer", "", new Levels(spectrum[0], spectrum[spectrum.length - 1]), spectrum)
}
curation = Curation.run(candidates, CurationSettings.published(), progress)

[normalization: normalization, unmixing: unmixing, unmixed: unmixed, prediction: prediction, embedding: embedding, curation: curation]
