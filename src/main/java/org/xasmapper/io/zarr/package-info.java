/**
 * Zarr of versions 2 and 3, in folders and zip archives, with OME-Zarr's and xarray's conventions. Chunks are read when they
 * are needed; a missing one holds the array's fill value. Sharding, and codecs that are not known, are refused by name. Internal.
 */
package org.xasmapper.io.zarr;
