/** Series of images, a file an energy, as TIFF or EDF; and EDF files with several frames. Internal. */
package org.xasmapper.io.series;
