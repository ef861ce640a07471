/**
 * What measuring does to a spectrum, so that networks are trained on spectra as they are measured and not only as they
 * are simulated. {@link org.xasmapper.train.effects.DefaultEffects} gives the ranges for an edge,
 * {@link org.xasmapper.train.effects.Measurement} is one measurement drawn from them, and
 * {@link org.xasmapper.train.effects.Experiment} makes the spectrum that it would have given, in this order:
 * <ol>
 * <li>distances from the edge are stretched or shrunk: the self-energy of a simulation and its bond lengths are off by some percent, and
 * a bond that is 1 % longer brings features 2 % nearer (Natoli's rule); the pre-edge moves against the edge, too;</li>
 * <li>oscillations about the edge step are damped, above the edge: thermal and static disorder (Debye–Waller factor), many-body
 * losses (S₀²), and muffin-tin potentials, whose white lines are too high;</li>
 * <li>broad features of either sign are added from the edge on: what a simulation is off by beyond that has no name, and is drawn as what is
 * not known;</li>
 * <li>sites with six neighbours or more get up to three lines below the edge: a site with a centre of inversion has no
 * dipole transition to 3d, and a muffin-tin dipole calculation none at all, but measurements show the
 * quadrupole transition 1s → 3d, the 3d of neighbours drawn down by the core hole (the excitonic line), and what
 * vibrations mix in (de Groot, Vankó and Glatzel, J. Phys.: Condens. Matter 21, 2009, 104207);</li>
 * <li>self-absorption in fluorescence, and in the same form harmonics and pinholes in transmission, compress: μ(1 + a)/(1 + aμ),
 * where a is the absorption of the edge over that of all else, on the way in and out (Tröger et al., Phys. Rev. B 46, 1992, 3283);
 * for TiO₂ at 45° a is about 2;</li>
 * <li>broadening by the monochromator, a Gaussian, and by lifetimes that the simulation lacks, a Lorentzian, with an energy scale that is
 * off;</li>
 * <li>the edge step is normalised to one again, by a pre-edge line and a post-edge mean that depend on how far the scan reached:
 * the tail of the edge is taken off in part, the oscillations above move the mean;</li>
 * <li>what is left of offset, slope and height, and counting noise.</li>
 * </ol>
 * Public API.
 */
package org.xasmapper.train.effects;
