#!/usr/bin/python3
"""The files beside this script, as h5py 3.7 writes them: the cube of SpectralReaderContract in the ways that HDF5 has to store and link.

make_variants.py FOLDER (needs h5py, numpy). The tests need no Python; run this only to add a way.
"""
import os, sys
import h5py, numpy as np
os.chdir(sys.argv[1])
E = np.array([7100, 7110.5, 7120, 7125.25, 7130, 7150.])
k, y, x = np.meshgrid(np.arange(6), np.arange(5), np.arange(7), indexing='ij')
V = (1000 * (k + 1) + 100 * y + x).astype('f4')
def new(name, lib='latest', **more): return h5py.File(name, 'w', libver=lib, **more)
def nexus(f, data=V, axes=('energy', 'y', 'x'), **more):
    g = f.create_group('entry/data'); g.attrs['NX_class'] = 'NXdata'; g.attrs['signal'] = 'data'
    g.attrs['axes'] = np.array(axes, dtype=h5py.string_dtype()); g['energy'] = E; g['energy'].attrs['units'] = 'eV'
    if data is not None: g.create_dataset('data', data=data, **more)
    return g
# numbers and filters
for name, lib, kind, more in (('float64_big', 'latest', '>f8', {}), ('uint16_big', 'latest', '>u2', {}), ('float32_lzf', 'earliest', 'f4', dict(chunks=(1, 5, 7), compression='lzf', shuffle=True)),
        ('int32_gzip_partial', 'latest', 'i4', dict(chunks=(4, 2, 3), compression='gzip', shuffle=True)), ('checksum', 'earliest', 'f4', dict(chunks=(1, 5, 7), fletcher32=True, compression='gzip')),
        ('growing', 'latest', 'f4', dict(chunks=(1, 5, 7), maxshape=(None, None, 7), compression='gzip')), ('one_chunk', 'latest', 'f4', dict(chunks=(6, 5, 7))), ('int64_old', 'earliest', 'i8', {})):
    with new(name + '.h5', lib) as f: nexus(f, V.astype(kind), **more)
with new('szip.h5') as f: nexus(f, V, chunks=(1, 5, 7), compression='szip')
with new('user_block.h5', userblock_size=512) as f: nexus(f, V, chunks=(1, 5, 7), compression='gzip')
with new('unwritten_planes.h5') as f:
    d = nexus(f, None).create_dataset('data', shape=V.shape, dtype='f4', chunks=(1, 5, 7), fillvalue=np.nan); d[:4] = V[:4]
with new('spectra.h5') as f: nexus(f, V.reshape(6, 35), ('energy', 'position'))
with new('two_counters.h5') as f:
    for c in (0, 1):
        g = f.create_group(f'entry1/counter{c}'); g.attrs['NX_class'] = 'NXdata'; g['data'] = V * (c + 1); g['energy'] = E; g['energy'].attrs['axis'] = 1
# virtual datasets: every second frame from another file, halves of files, a part of a dataset in the same file, sources that are gone or elsewhere
for i in range(2):
    with new(f'source_{i}.h5') as f: f.create_dataset('odd_even', data=V[i::2], chunks=(1, 5, 7), compression='gzip'); f['half'] = V[3 * i:3 * i + 3]
def virtual(name, lib, fill):
    layout = h5py.VirtualLayout(V.shape, 'f4')
    with new(name, lib) as f: g = nexus(f, None); fill(f, layout); g.create_virtual_dataset('data', layout)
def interleaved(f, v):
    for i in range(2): v[i::2] = h5py.VirtualSource(f'source_{i}.h5', 'odd_even', shape=(3, 5, 7))
def halves(f, v):
    for i in range(2): v[3 * i:3 * i + 3] = h5py.VirtualSource(f'source_{i}.h5', 'half', shape=(3, 5, 7))
def cropped(f, v):
    large = np.zeros((6, 8, 9), 'f4'); large[:, 2:7, 1:8] = V; f['large'] = large; v[...] = h5py.VirtualSource(f['large'])[:, 2:7, 1:8]
def gone(f, v): v[...] = h5py.VirtualSource('gone.h5', 'data', shape=V.shape)
def outside(f, v): v[...] = h5py.VirtualSource('../outside.h5', 'data', shape=V.shape)
virtual('virtual_interleaved.h5', 'latest', interleaved); virtual('virtual_halves.h5', 'earliest', halves); virtual('virtual_cropped.h5', 'latest', cropped)
virtual('virtual_gone.h5', 'latest', gone); virtual('virtual_outside.h5', 'earliest', outside)
# links
with new('link_target.h5') as f: f['a/raw'] = V
with new('link.h5') as f: nexus(f, None)['data'] = h5py.ExternalLink('link_target.h5', '/a/raw')
with new('link_outside.h5') as f: nexus(f, None)['data'] = h5py.ExternalLink('../outside.h5', '/a/raw')
with new('links_in_circles.h5') as f:
    g = nexus(f); g.move('data', '/real'); g['data'] = h5py.SoftLink('/real'); f['loop'] = h5py.SoftLink('/loop'); g['up'] = f['/entry']; g['nowhere'] = h5py.SoftLink('/nothing')
