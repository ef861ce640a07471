/** Starts ONNX Runtime for the rooms that compute with it. */
package org.xasmapper.onnx;
