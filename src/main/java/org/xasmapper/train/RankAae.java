package org.xasmapper.train;

/** A trained model: an autoencoder and the ensemble that reads descriptors from its code. */
record RankAae(Autoencoder autoencoder, Ensemble ensemble) {}
