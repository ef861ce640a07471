/** Starts engines of neural networks: ONNX Runtime, and whatever else DJL offers. */
package org.xasmapper.onnx;
