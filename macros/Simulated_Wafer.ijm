// The main job: from a raw XANES map to maps of oxidation state and coordination number with error bars, with and
// without SDM. The argument is "INPUT FOLDER,OUTPUT FOLDER"; a model may follow.
arguments = split(getArgument(), ",");
input = arguments[0];
output = arguments[1];
model = "ti-k-edge";
if (arguments.length > 2) model = arguments[2];

run("XAS Open...", "file=[" + input + "/wafer.tif] element=Ti");
run("XAS Wafer Map...", "model=[" + model + "] basis=[" + input + "/basis.csv] composition=[" + input +
	"/ti_fraction.tif] output=[" + output + "]");
