/** Starts ONNX Runtime for the rooms that compute with it. Internal. */
package org.xasmapper.onnx;
