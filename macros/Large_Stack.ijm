// Trial of memory and speed: a stack larger than the heap through all commands, with the time of each.
// The argument is "STACK.tif,BASIS.csv,OUTPUT FOLDER".
arguments = split(getArgument(), ",");
output = " output=[" + arguments[2] + "]";
start = getTime();
run("XAS Open...", "file=[" + arguments[0] + "]");
opened = getTime();
run("XAS Normalize...", output);
normalized = getTime();
run("XAS cBSS...", "basis=[" + arguments[1] + "] broaden=0.7" + output);
unmixed = getTime();
run("XAS SDM...", "basis=[" + arguments[2] + "/basis.csv]" + output);
mapped = getTime();
print("seconds: open " + (opened - start) / 1000 + ", normalize " + (normalized - opened) / 1000 + ", cBSS " +
	(unmixed - normalized) / 1000 + ", SDM " + (mapped - unmixed) / 1000);
