#!/usr/bin/python3
"""The folder beamlines beside this script: the cube of SpectralReaderContract as programs of beamlines lay it out, as h5py 3.7 writes it.

make_beamlines.py FOLDER (needs h5py, numpy). The structures are those that Larch (xrm_mapfile), Orange Spectroscopy (soleil), TXM_Sandbox,
XRF-Maps (links of version 9) and the NeXus definitions (NXstxm for PolLux, NXxas) have. The tests need no Python; run this only to add a layout.
"""
import os, sys
import h5py, numpy as np
os.chdir(sys.argv[1])
E = np.array([7100, 7110.5, 7120, 7125.25, 7130, 7150.])
k, y, x = np.meshgrid(np.arange(6), np.arange(5), np.arange(7), indexing='ij')
V = (1000 * (k + 1) + 100 * y + x).astype('f4')
X, Y = np.arange(7) * 0.5, np.arange(5) * 0.25
FILES = 3
def strings(*names): return np.array(names, dtype='S')
def texts(group, name, *values): group.create_dataset(name, data=np.array(values, dtype=object), dtype=h5py.string_dtype())
def channels(plane, *, before, after): return [plane * 0 - i - 1 for i in range(before)] + [plane] + [plane * 0 - 9 for i in range(after)]
# SOLEIL HERMES: columns before rows, as Orange Spectroscopy turns them, and rows before columns
for name, cube in (('hermes_Exy.hdf5', V.transpose(0, 2, 1)), ('hermes_Eyx.hdf5', V)):
    with h5py.File(name, 'w') as f:
        f['entry1/collection/beamline'] = np.bytes_('Hermes'); c = f.create_group('entry1/Counter0')
        c['data'] = cube; c['energy'] = E; c['sample_x'] = X; c['sample_y'] = Y
# TXM_Sandbox: energies in keV with the results, in eV with the trial
with h5py.File('txm_sandbox.h5', 'w') as f:
    f['registration_results/reg_results/registered_xanes2D'] = V; f['registration_results/reg_results/eng_list'] = E / 1000
    f['processed_XANES2D/proc_spectrum/edge_jump_filter'] = V[0]
with h5py.File('txm_sandbox_trial.h5', 'w') as f:
    f['registration_results/reg_results/registered_xanes2D'] = V; f['trial_registration/trial_reg_parameters/eng_list'] = E
# MAPS before version 10: table of names, values, descriptions and units; the energy of a beamline that calls it otherwise; in eV
def maps(folder, pv, names, scale=1e-3, number='%.5f'):
    os.makedirs(folder, exist_ok=True)
    for i in range(FILES):
        with h5py.File(f'{folder}/2xfm_{40 + i:04d}.h5', 'w') as f:
            g = f.create_group('MAPS'); at = [n.startswith('Fe') for n in names].index(True)
            g['channel_names'] = strings(*names); g['channel_units'] = strings(*['cts/s'] * len(names))
            cube = np.array(channels(V[i], before=at, after=len(names) - at - 1)); g['XRF_roi'] = cube + 1; g['XRF_roi_plus'] = cube
            g['extra_pvs'] = np.array([['S:SRcurrentAI.VAL', pv, '2xfm:m53.VAL'], ['102.1', number % (E[i] * scale), '0.0'], ['current', 'energy', 'angle'], ['mA', 'keV', 'deg']], dtype='S64')
            g['scaler_names'] = strings('SRcurrent', 'US_IC', 'DS_IC'); g['scalers'] = np.array([V[i] * 0 + 102, V[i] * 0 + 50 + i, V[i] * 0 + 20])
            g['x_axis'] = X; g['y_axis'] = Y; g['energy'] = np.arange(20) * 0.01
maps('maps_old', '2xfm:BraggERdbkAO', ['Ca', 'Fe', 'Pt_L']); maps('maps_line', '2idd:mono_energy.RBV', ['Ca_K', 'Fe_K', 'Fe_Kb'])
maps('maps_other', '26id:incident', ['Ca Ka', 'Fe Ka'], 1, '%.2f')
# Larch: regions of all detectors along the last axis (1 and 2.1), a group a region (2.0)
def larch(folder, root, version, energy):
    os.makedirs(folder, exist_ok=True)
    for i in range(FILES):
        with h5py.File(f'{folder}/map_{i + 1:03d}.h5', 'w') as f:
            g = f.create_group(root); g.attrs['Version'] = version; g.attrs['Dimension'] = 2; r = g.create_group('roimap'); e = g.create_group('config/environ')
            texts(e, 'name', 'Storage Ring Current', energy, 'Undulator Energy'); texts(e, 'address', 'S:SRcurrentAI.VAL', '13IDE:En:Energy', 'ID13us:EnergySet'); texts(e, 'value', '102.3', str(E[i]), '7.25')
            if version == '2.0.0':
                for name, plane in (('Ca Ka', V[i] * 0), ('Fe Ka', V[i]), ('Fe Kb', V[i] * 0)):
                    for detector in ('mca1', 'mcasum'):
                        o = r.create_group(f'{detector}/{name}'); o['raw'] = plane.astype('u4') + 1; o['cor'] = plane if detector == 'mcasum' else plane / 4; o['limits'] = [6.2, 6.6]
                continue
            texts(r, 'det_name', 'Time', 'I0', 'Fe Ka (mca1)', 'Fe Ka (mca2)'); texts(r, 'sum_name', 'Time', 'I0', 'Ca Ka', 'Fe Ka', 'Fe Kb')
            cube = np.stack(channels(V[i], before=3, after=1), axis=-1); r['sum_cor'] = cube; r['sum_raw'] = np.maximum(cube, 0).astype('u4'); r['det_cor'] = cube[:, :, :4]
larch('larch_1', 'xrfmap', '1.0.1', 'mono.energy'); larch('larch_20', 'xrmmap', '2.0.0', 'Mono Energy'); larch('larch_21', 'xrmmap', '2.1.0', 'Mono.Energy')
# SLS PolLux, NXstxm: several counters of a scan, energies of another name
with h5py.File('pollux.hdf5', 'w') as f:
    g = f.create_group('entry1'); g.attrs['NX_class'] = 'NXentry'; g['definition'] = np.bytes_('NXstxm')
    for c in (1, 2):
        d = g.create_group(f'Counter{c}'); d.attrs['NX_class'] = 'NXdata'; d.attrs['signal'] = 'data'; d.attrs['axes'] = strings('energy', 'sample_y', 'sample_x')
        d['data'] = V * c; d['energy'] = E; d['sample_y'] = Y; d['sample_x'] = X; d['stxm_scan_type'] = np.bytes_('sample image stack'); d['energy'].attrs['units'] = 'eV'
    o = g.create_group('control'); o.attrs['NX_class'] = 'NXmonitor'; o['data'] = V * 0 + 400
# NXxas: links without attributes as its first version has them, and stacked spectra of the second
with h5py.File('nxxas.nxs', 'w') as f:
    g = f.create_group('entry'); g.attrs['NX_class'] = 'NXentry'; g['definition'] = np.bytes_('NXxas')
    g['instrument/monochromator/energy'] = E; g['instrument/absorbed_beam/data'] = V; g['instrument/incoming_beam/data'] = np.full(6, 5000.)
    d = g.create_group('data'); d.attrs['NX_class'] = 'NXdata'; d['energy'] = g['instrument/monochromator/energy']; d['absorbed_beam'] = g['instrument/absorbed_beam/data']; d['mode'] = np.bytes_('Transmission')
with h5py.File('nxxas_new.nxs', 'w') as f:
    g = f.create_group('entry'); g.attrs['NX_class'] = 'NXentry'; g['definition'] = np.bytes_('NXxas')
    d = g.create_group('plot'); d.attrs['NX_class'] = 'NXdata'; d['energy'] = E; d['energy'].attrs['units'] = 'eV'; d['intensity'] = V.reshape(6, 35).T.copy()
