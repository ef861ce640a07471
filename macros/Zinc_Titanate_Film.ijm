// The published benchmark: Ti in a combinatorial zinc titanate film, 100 measured spectra along the composition.
// Without SDM the predicted oxidation state falls where Ti is dilute, which is wrong; with SDM it is flat.
// The argument is "FILM.csv,BASIS.csv,OUTPUT FOLDER,MODEL"; the model may be left out.
arguments = split(getArgument(), ",");
model = "ti-k-edge";
if (arguments.length > 3) model = arguments[3];
run("XAS Open...", "file=[" + arguments[0] + "] element=Ti state=flattened");
run("XAS Wafer Map...", "model=[" + model + "] basis=[" + arguments[1] + "] sample=0 composition=ti_fraction output=[" +
	arguments[2] + "]");
