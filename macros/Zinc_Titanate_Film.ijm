// The published benchmark: Ti in a combinatorial zinc titanate film, 100 measured spectra along the composition.
// Measured are the spectra, and that mixtures of four spectra explain them. That these four stand for the four simulated
// motifs is assumed, and all of these are Ti4+: a flat oxidation state with SDM follows from the basis and is no finding. It is
// the prediction without SDM that can tell Ti3+. What SDM adds is the coordination number.
// The argument is "FILM.csv,BASIS.csv,OUTPUT FOLDER,MODEL"; the model may be left out.
arguments = split(getArgument(), ",");
model = "ti-k-edge";
if (arguments.length > 3) model = arguments[3];
run("XAS Open...", "file=[" + arguments[0] + "] element=Ti state=flattened");
run("XAS Wafer Map...", "model=[" + model + "] basis=[" + arguments[1] + "] sample=0 composition=ti_fraction output=[" +
	arguments[2] + "]");
