/** TIFF stacks as ImageJ, Fiji and Python write them: kinds that are understood are read to the last sample, others are refused by name. Internal. */
package org.xasmapper.io.tiff;
