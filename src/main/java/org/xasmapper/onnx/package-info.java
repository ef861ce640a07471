/** Starts engines of neural networks: ONNX Runtime, and whatever else DJL offers. Internal. */
package org.xasmapper.onnx;
