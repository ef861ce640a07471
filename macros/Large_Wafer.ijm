// Trial of memory and speed: a stack larger than the heap through the whole chain.
// The argument is "STACK.tif,BASIS.csv,OUTPUT FOLDER,MODEL"; the model may be left out.
arguments = split(getArgument(), ",");
model = "ti-k-edge";
if (arguments.length > 3) model = arguments[3];
run("XAS Open...", "file=[" + arguments[0] + "] element=Ti");
start = getTime();
run("XAS Wafer Map...", "model=[" + model + "] basis=[" + arguments[1] + "] output=[" + arguments[2] + "]");
print("seconds: " + (getTime() - start) / 1000);
