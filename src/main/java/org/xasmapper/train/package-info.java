/**
 * Trains RankAAE, rank-constrained adversarial autoencoders of simulated spectra as they would be measured, with networks that read
 * descriptors from their latent codes, and writes all as one ONNX model. Training runs on PyTorch through DJL; nothing outside
 * this package needs either.
 * <p>
 * Public API.
 */
package org.xasmapper.train;
