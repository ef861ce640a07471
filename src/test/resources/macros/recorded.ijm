run("XAS Open...", "file=WAFER/wafer.tif energies= unit=auto axis=auto element=Ti edge=K state=raw output=");
run("XAS Normalize...", "e0=0 e0from=[mean spectrum] pre1=0 pre2=0 norm1=0 norm2=0 nnorm=-1 flatten=true minstep=0 minsnr=10 output=OUTPUT");
selectImage("wafer normalized");
run("XAS cBSS...", "basis=WAFER/basis.csv components=0 label= broaden=0.7 start=0 end=0 starts=100 fidelity=10 sample=400 seed=1 output=OUTPUT");
selectImage("wafer normalized weights");
run("XAS SDM...", "basis=OUTPUT/basis.csv broaden=0 output=OUTPUT");
run("XAS Spectra Plot...", "output=OUTPUT");
