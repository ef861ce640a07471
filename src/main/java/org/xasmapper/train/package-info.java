/**
 * Trains RankAAE, a rank-constrained adversarial autoencoder of spectra, with an ensemble that reads descriptors
 * from its latent code, and writes both as one ONNX model. Training runs on PyTorch through DJL; nothing outside
 * this package needs either.
 * <p>
 * Public API.
 */
package org.xasmapper.train;
