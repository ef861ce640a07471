// A spectral database at a glance: its embedding, coloured by oxidation state, coordination number and cluster.
// The argument is "DATABASE.csv,OUTPUT FOLDER".
arguments = split(getArgument(), ",");
database = arguments[0];
output = arguments[1];

run("XAS UMAP...", "database=[" + database + "] color=OS output=[" + output + "/OS]");
// Recoloured: the spectra stay where they are.
embedding = output + "/OS/embedding.umap";
run("XAS UMAP...", "database=[" + database + "] embedding=[" + embedding + "] color=CN output=[" + output + "/CN]");
run("XAS UMAP...", "database=[" + database + "] embedding=[" + embedding + "] color=cluster output=[" + output + "/cluster]");
