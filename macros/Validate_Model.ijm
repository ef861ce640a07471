// How well a model does on measured spectra whose oxidation states and coordination numbers are known.
// The argument is "LABELS.csv,OUTPUT FOLDER,MODEL"; the table has the columns file, OS, CN, domain and state. The model may be left out.
arguments = split(getArgument(), ",");
model = "ti-k-edge";
if (arguments.length > 2) model = arguments[2];
run("XAS Validate...", "database=[" + arguments[0] + "] model=[" + model + "] output=[" + arguments[1] + "]");
// The same of the oxides alone; a copy of the model gets error bars that hold on them.
run("XAS Validate...", "database=[" + arguments[0] + "] model=[" + model + "] domain=Ti-O rescale=true output=[" + arguments[1] + "/oxides]");
