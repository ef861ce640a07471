// The commands one by one: open, normalize, unmix with cBSS, map with SDM, so that a network trained on simulations can
// read the spectra. The argument is "INPUT FOLDER,OUTPUT FOLDER".
folders = split(getArgument(), ",");
input = folders[0];
output = folders[1];

run("XAS Open...", "file=[" + input + "/wafer.tif] element=Ti output=[" + output + "]");
run("XAS Normalize...", "output=[" + output + "]");
normalized = getImageID();
run("XAS Spectra Plot...", "output=[" + output + "]");
selectImage(normalized);
run("XAS cBSS...", "basis=[" + input + "/basis.csv] broaden=0.7 output=[" + output + "]");
run("XAS SDM...", "basis=[" + output + "/basis.csv] output=[" + output + "]");
