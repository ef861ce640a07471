/** Where simulated basis spectra come from: files, clusters and means of databases, on the grid and energy scale of a measurement. Public API. */
package org.xasmapper.basis;
