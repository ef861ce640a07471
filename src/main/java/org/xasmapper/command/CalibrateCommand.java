package org.xasmapper.command;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.ReferenceSpectrum;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.JsonFile;
import org.xasmapper.io.Reading;
import org.xasmapper.register.EnergyCalibration;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.EnergyScale;

/** Puts the energies of a stack on the true scale, and says how well they are known. */
@Plugin(type = Command.class, label = "XAS Calibrate...",
	description = "Puts the energies of a stack on the true scale. foil: the first inflection point of a foil or reference channel, " +
		"measured with the stack, is put at the tabulated energy. region: the selected pixels are a known compound, whose edge is " +
		"at e0 or as in the reference. preedge: their highest pre-edge line is at e0, as in the reference or, to about 1 eV, where " +
		"those of the element lie. given: by shift. The shift and its error travel with the stack to all that comes after. The " +
		"output folder receives calibrated.tif and calibrate.json.")
public final class CalibrateCommand extends XasCommand {

	private static final String FOIL = "foil";
	private static final String REGION = "region";
	private static final String PRE_EDGE = "preedge";
	private static final String GIVEN = "given";

	@Parameter(label = "Spectral stack", persist = false, description = "Raw or normalized; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "Calibrate by", choices = { FOIL, REGION, PRE_EDGE, GIVEN }, persist = false,
		description = "A foil measured with the stack, a known region of it, its pre-edge line, or a given shift.")
	private String method = FOIL;

	@Parameter(label = "Reference", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		attrs = @Attr(name = InputMark.IMAGES),
		description = "Open stack or file with one spectrum. For foil: the foil or reference channel, on the stack's scale; empty: the " +
			"selected pixels. For region and preedge: the same compound on the true scale; empty: see the known energy.")
	private String reference = "";

	@Parameter(label = "Column of the reference", persist = false, required = false,
		attrs = { @Attr(name = InputMark.ADVANCED), @Attr(name = InputMark.COLUMNS, value = "reference") },
		description = "Which column of a text file is the spectrum, such as ln(itrans/irefer). Empty: recognised by its title.")
	private String columns = "";

	@Parameter(label = "Known energy (eV, 0 = tabulated, or the reference's)", persist = false, min = "0",
		description = "Where the foil's first inflection point, the region's steepest point or its pre-edge line truly is.")
	private double e0 = 0;

	@Parameter(label = "Given shift (eV)", persist = false, description = "For given: what is added to the energies.")
	private double shift = 0;

	@Parameter(label = "Error (eV, 0 = estimated)", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Standard deviation of the error of the calibrated energies, if it is known better.")
	private double sigma = 0;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus calibrated;

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = SpectralStack.of(image);
		try (Results results = results()) {
			final List<String> notes = new ArrayList<>();
			final EnergyScale found = calibration(stack, notes, progress);
			final EnergyScale scale = sigma > 0 ? new EnergyScale(found.shift(), sigma, found.source()) : found;
			calibrated = onScale(stack, scale, progress).toImage();
			results.tiff("calibrated.tif", calibrated);
			results.file("calibrate.json", path -> JsonFile.write(path, report(stack, scale)));
			progress.check();
			results.commit();
			note("XAS Calibrate", notes);
			note("XAS Calibrate", List.of("The energies of \"" + stack.title() + "\" were " + scale + "."));
		}
		ImageWindows.show(calibrated);
	}

	private EnergyScale calibration(final SpectralStack stack, final List<String> notes, final Progress progress) {
		if (method.equals(GIVEN)) return given();
		if (shift != 0) throw new XasException("A shift goes with method=given only; method=" + method + " finds it.");
		final AbsorptionEdge edge = stack.wantedEdge();
		if (method.equals(FOIL)) {
			final Spectra foil = reference.isBlank() ? selected(progress) : reference(notes, progress);
			return EnergyCalibration.byFoil(foil, e0 == 0 ? Double.NaN : e0, edge, name(foil));
		}
		final Spectra measured = selected(progress);
		if (method.equals(PRE_EDGE) && reference.isBlank() && e0 == 0) return EnergyCalibration.byPreEdge(measured, edge, name(measured));
		if (reference.isBlank() == (e0 == 0)) {
			throw new XasException("method=" + method + " needs to know where the " + (method.equals(REGION) ? "edge" : "pre-edge line") +
				" truly is: give either e0=, or a reference spectrum of the same compound on the true scale, not both.");
		}
		if (reference.isBlank()) {
			return method.equals(REGION) ? EnergyCalibration.byEdge(measured, e0, edge, name(measured)) : EnergyCalibration.byPreEdge(
				measured, e0, edge, name(measured));
		}
		final Spectra truth = reference(notes, progress);
		return method.equals(REGION) ? EnergyCalibration.byReference(measured, truth, edge, name(measured), name(truth), progress)
			: EnergyCalibration.byPreEdge(measured, truth, edge, name(measured), name(truth));
	}

	private EnergyScale given() {
		if (!reference.isBlank() || e0 != 0) {
			throw new XasException("method=given takes the shift as it is; leave reference and e0 out, or choose another method.");
		}
		return new EnergyScale(shift, EnergyScale.USUAL_SIGMA, "given by hand");
	}

	private Spectra selected(final Progress progress) {
		return ReferenceSpectrum.ofSelection(image, progress);
	}

	private Spectra reference(final List<String> notes, final Progress progress) {
		final Reading<Spectra> reading = ReferenceSpectrum.of(reference, ColumnChoice.of(columns), progress);
		notes.addAll(reading.notes());
		return reading.content();
	}

	private static String name(final Spectra one) {
		return one.names().get(0);
	}

	private static SpectralStack onScale(final SpectralStack stack, final EnergyScale scale, final Progress progress) {
		final SpectralCube source = stack.cube();
		final SpectralCube moved = ResultCubes.allocate(source.width(), source.height(), source.energies().shifted(scale.shift()));
		Resampler.between(source.energies(), scale.shift(), moved.energies()).apply(source, moved, progress);
		return stack.then(stack.baseTitle() + " calibrated", moved, "XAS Calibrate: " + scale, stack.metadata().normalization())
			.withEnergyScale(stack.metadata().energyScale().then(scale));
	}

	private Map<String, Object> report(final SpectralStack stack, final EnergyScale scale) {
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("image", stack.title());
		report.put("method", method);
		report.put("calibration", scale);
		report.put("before", stack.metadata().energyScale());
		return report;
	}
}
