/**
 * Models: one ONNX file with its {@link org.xasmapper.model.ModelCard card}, loaded, checked and applied to
 * spectra, lists or whole maps, for the value of each descriptor and its error bar.
 * <p>
 * Public API.
 */
package org.xasmapper.model;
